package dev.parley.chat.timer;

import dev.parley.crm.User;
import dev.parley.event.EventPublisher;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Sets present agents to AWAY when all their clients have been silent for too long, for instance because a laptop sleeps or the network fails.
 */
@ApplicationScoped
class SilentAgents {

    /** The value of {@code User.awayReason} for agents set to AWAY here. */
    static final String REASON = "Connection lost";

    private static final String DUE = """
             from ejuser u join agent_last_seen l on l.user_id = u.id
            where u.chat_status = 1 and l.seen_at <= now() - make_interval(secs => :silence)""";

    private static final String FIND =
            "select u.id" + DUE + " and u.id > :after order by u.id limit " + TimerRunner.PAGE;

    /** Skips a locked row: its last-seen time is being written, so the agent is active. */
    private static final String LOCK = "select u.id" + DUE + " and u.id = :id for no key update skip locked";

    private final TimerRunner runner;
    private final EventPublisher feed;

    SilentAgents(TimerRunner runner, EventPublisher feed) {
        this.runner = runner;
        this.feed = feed;
    }

    /** Sets agents who have been silent for this long to AWAY, each in its own transaction. */
    void setAway(Duration silence) {
        runner.each(
                "silent agents",
                "user",
                after -> query(FIND, silence).setParameter("after", after).getResultList(),
                id -> setAway(id, silence));
    }

    private void setAway(long id, Duration silence) {
        if (query(LOCK, silence).setParameter("id", id).getSingleResultOrNull() != null) {
            User user = User.findById(id, LockModeType.PESSIMISTIC_WRITE);
            user.setAway(REASON);
            feed.presence(user.id);
        }
    }

    private static NativeQuery<Long> query(String sql, Duration silence) {
        return Panache.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(sql, Long.class)
                .setParameter("silence", silence.toMillis() / 1000.0);
    }
}
