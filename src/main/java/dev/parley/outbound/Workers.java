package dev.parley.outbound;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for the parts of a request that may block, such as the resolution of a name. They do not keep the process alive. */
public final class Workers {

    private Workers() {}

    /**
     * Returns a pool of threads.
     *
     * @param name name of the threads, which get a number behind it
     */
    public static ExecutorService named(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, work -> {
            Thread worker = new Thread(work, name + "-" + number.incrementAndGet());
            worker.setDaemon(true);
            return worker;
        });
    }
}
