package dev.parley.chat.notification;

import dev.parley.database.DatabaseJob;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Removes notifications when their retention has passed. */
@Singleton
class NotificationCleanup {

    /** It looks at the oldest rows only. The next rounds remove the rest. The order of the log is nearly that of the times. */
    private static final String DELETE = """
            delete from chat_notification where id in (
              select o.id from (select id, at from chat_notification order by xid, id limit 5000) o
              where o.at < now() - make_interval(secs => :age))""";

    private final NotificationConfig config;

    NotificationCleanup(NotificationConfig config) {
        this.config = config;
    }

    @DatabaseJob
    @Scheduled(
            identity = "notifications",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void removeOld() {
        removeOlderThan(config.retention());
    }

    /** Removes some notifications that are older than an age, and returns their number. */
    static int removeOlderThan(Duration age) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Panache.getSession()
                        .createNativeMutationQuery(DELETE)
                        .setParameter("age", (double) age.toSeconds())
                        .executeUpdate());
    }
}
