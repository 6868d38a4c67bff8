package dev.parley.support;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs a request during an open transaction of another connection. */
public final class Interleaved {

    private Interleaved() {}

    /**
     * Changes the database in a transaction, sends the request, and commits when the request waits for a lock or has been answered.
     *
     * @return the response to the request
     */
    public static Answer with(World world, Runnable change, Supplier<Answer> request) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        world.run("begin");
        try {
            change.run();
            Future<Answer> answer = thread.submit(request::get);
            while (!answer.isDone() && world.number("select count(*) from pg_locks where not granted") == 0) {
                Thread.onSpinWait();
            }
            world.run("commit");
            return answer.get();
        } finally {
            world.run("rollback");
            thread.shutdownNow();
        }
    }
}
