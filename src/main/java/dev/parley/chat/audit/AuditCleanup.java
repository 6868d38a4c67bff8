package dev.parley.chat.audit;

import dev.parley.database.DatabaseJob;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.hibernate.Session;

/** Removes entries of the audit and times of presence when their retention has passed. */
@ApplicationScoped
class AuditCleanup {

    /** Maximum number of rows of one round. */
    private static final int MOST = 20_000;

    /** The database refuses to delete entries without this setting. */
    private static final String ALLOW = "select set_config('parley.audit_cleanup', 'on', true)";

    private static final List<String> DELETE = List.of("""
            delete from audit_event where id in (
              select id from audit_event where at < now() - make_interval(secs => :age) order by at limit :most)""", """
            delete from agent_presence where (user_id, since) in (
              select user_id, since from agent_presence where until < now() - make_interval(secs => :age) limit :most)""");

    private final AuditConfig config;

    AuditCleanup(AuditConfig config) {
        this.config = config;
    }

    @DatabaseJob
    @Scheduled(
            identity = "audit",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void removeOld() {
        config.retention().ifPresent(AuditCleanup::removeOlderThan);
    }

    /** Removes entries that are older than an age. */
    static void removeOlderThan(Duration age) {
        QuarkusTransaction.requiringNew().run(() -> {
            Session database = Panache.getSession();
            database.createNativeQuery(ALLOW, String.class).getSingleResult();
            DELETE.forEach(statement -> database.createNativeMutationQuery(statement)
                    .setParameter("age", (double) age.toSeconds())
                    .setParameter("most", MOST)
                    .executeUpdate());
        });
    }
}
