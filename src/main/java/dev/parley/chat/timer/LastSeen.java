package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.database.DatabaseJob;
import dev.parley.security.Actor;
import dev.parley.security.CallerActivity;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Stores when customers (chat_session.customer_fetch) and agents (agent_last_seen) were last active. It runs beside the requests, so that it delays
 * none, and updates many rows in one statement.
 *
 * <p>Plain SQL, because it must neither change a version nor record an event. Locked rows are skipped, so that it neither waits for a mutation nor
 * deadlocks with one; the client's next request or pong is stored instead.
 */
@ApplicationScoped
class LastSeen {

    private static final Logger LOG = Logger.getLogger(LastSeen.class);

    /** Number of keys or login names per statement. */
    private static final int BATCH = 1000;

    /** Includes finished sessions: they can be reopened, and their customer's client may be connected. */
    private static final String STORE_CUSTOMERS = """
            update chat_session s set customer_fetch = now()
            from (select id from chat_session
                  where session_key = any(?) and status between 1 and 7
                    and (customer_fetch is null or customer_fetch <= now() - make_interval(secs => ?))
                  for no key update skip locked) due
            where s.id = due.id""";

    private static final String STORE_DEVICES = """
            update chat_session s set customer_fetch = now()
            from (select o.id from chat_session o join chat_session_key k on k.session_id = o.id
                  where k.key_hash = any(?) and o.status between 1 and 7
                    and (o.customer_fetch is null or o.customer_fetch <= now() - make_interval(secs => ?))
                  for no key update of o skip locked) due
            where s.id = due.id""";

    private static final String STORE_AGENTS = """
            update agent_last_seen a set seen_at = now()
            from (select l.user_id from agent_last_seen l join ejuser u on u.id = l.user_id
                  where lower(u.loginname) in (select lower(name) from unnest(?) as name)
                    and l.seen_at <= now() - make_interval(secs => ?)
                  for no key update of l skip locked) due
            where a.user_id = due.user_id""";

    private final CallerActivity activity;
    private final DataSource database;
    private final ChatConfig config;

    LastSeen(CallerActivity activity, DataSource database, ChatConfig config) {
        this.activity = activity;
        this.database = database;
        this.config = config;
    }

    /** Stores everyone who was active since the last run and whose stored time is older than {@code parley.chat.last-seen.at-most-every}. */
    @DatabaseJob
    @Scheduled(
            identity = "last-seen",
            every = "{parley.chat.last-seen.store-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void store() {
        Set<Actor> active = activity.take();
        try {
            store(STORE_CUSTOMERS, hashes(active, false));
            store(STORE_DEVICES, hashes(active, true));
            store(STORE_AGENTS, only(Actor.Agent.class, active).map(Actor.Agent::loginname));
        } catch (SQLException failed) {
            // Active clients send another request or pong.
            LOG.warnf("Last seen times were not stored: SQLSTATE %s", failed.getSQLState());
        }
    }

    private void store(String sql, Stream<String> names) throws SQLException {
        List<String> all = names.distinct().toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            store(sql, all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }

    private void store(String sql, List<String> names) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("text", names.toArray()));
            update.setDouble(2, config.lastSeen().atMostEvery().toMillis() / 1000.0);
            update.executeUpdate();
        }
    }

    private static Stream<String> hashes(Set<Actor> active, boolean ofDevices) {
        return only(Actor.Customer.class, active)
                .filter(customer -> customer.isOfDevice() == ofDevices)
                .map(Actor.Customer::keyHash);
    }

    private static <T extends Actor> Stream<T> only(Class<T> kind, Set<Actor> active) {
        return active.stream().filter(kind::isInstance).map(kind::cast);
    }
}
