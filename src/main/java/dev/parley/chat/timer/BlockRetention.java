package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.database.DatabaseJob;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Removes blocks some time after they have ended. */
@Singleton
class BlockRetention {

    /** The function least() ignores nulls. */
    private static final String DELETE =
            "delete from chat_block where least(lifted_at, ends_at) < now() - make_interval(secs => :age)";

    private final ChatConfig config;

    BlockRetention(ChatConfig config) {
        this.config = config;
    }

    @Scheduled(
            identity = "blocks",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    @DatabaseJob
    void removeEnded() {
        removeOlderThan(config.blockRetention());
    }

    /** Removes blocks that ended before an age. */
    static void removeOlderThan(Duration age) {
        QuarkusTransaction.requiringNew()
                .run(() -> Panache.getSession()
                        .createNativeMutationQuery(DELETE)
                        .setParameter("age", (double) age.toSeconds())
                        .executeUpdate());
    }
}
