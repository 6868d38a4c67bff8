package dev.parley.support;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** A request that comes while a transaction of somebody else is under way. */
public final class Interleaved {

    private Interleaved() {}

    /**
     * Changes the database, sends the request, and commits once the request waits, or has been answered all the same.
     *
     * @return what the request was answered
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
