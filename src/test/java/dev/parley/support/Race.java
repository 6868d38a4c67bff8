package dev.parley.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs actions at the same moment, each in its own thread. */
public final class Race {

    private Race() {}

    /** Runs the action once per runner. Returns the results in the order of the runners. */
    public static <T, R> List<R> of(List<T> runners, Function<T, R> action) {
        ExecutorService threads = Executors.newFixedThreadPool(runners.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<R>> running = runners.stream()
                    .map(runner -> threads.submit(() -> {
                        start.await();
                        return action.apply(runner);
                    }))
                    .toList();
            start.countDown();
            List<R> results = new ArrayList<>();
            for (Future<R> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
