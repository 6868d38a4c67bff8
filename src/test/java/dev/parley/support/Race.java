package dev.parley.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Several who do something at the same moment, each in a thread of its own. */
public final class Race {

    private Race() {}

    /** What each got, in their order. */
    public static <T, R> List<R> of(List<T> runners, Function<T, R> deed) {
        ExecutorService threads = Executors.newFixedThreadPool(runners.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<R>> running = runners.stream()
                    .map(runner -> threads.submit(() -> {
                        start.await();
                        return deed.apply(runner);
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
