package dev.parley.chat.push;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pushes in the table push_message, which triggers of the database write. An instance claims a push by moving its time into the future, so that nothing is
 * locked while it is sent. If the instance stops before it has noted the result, the push is sent again: at least once.
 */
@Singleton
class PushQueue {

    /** Length of the beginning of a message. With encryption and the other fields, a push has less than the 4096 bytes that all push services take. */
    private static final int PREVIEW = 200;

    /**
     * Claims pushes to browsers that subscribed for the present key. Those of messages wait until the customer had time to read them. Several messages are one push:
     * the last one that is due.
     */
    private static final String CLAIM = """
            with given (delay, preview) as (values (make_interval(secs => ?), ?::boolean)),
            due as materialized (
              select o.id from push_message o cross join given g
              where o.due_at <= now() and (o.message_id is null or o.attempts > 0 or o.due_at <= now() - g.delay)
                and exists (select from push_subscription b where b.id = o.subscription_id and b.server_key = ?)
              order by o.due_at, o.id limit ? for update of o skip locked),
            claimed as (
              update push_message p
              set attempts = p.attempts + 1, due_at = now() + interval '1 minute'
              from due d where p.id = d.id
              returning p.*)
            select p.id, p.attempts, b.id, b.endpoint, b.public_key, b.auth_secret, coalesce(n.kind, 'MESSAGE'),
                   coalesce(s.status <> 8 and case
                     when p.message_id is null then n.user_id = b.user_id and n.read_at is null
                     else m.session_id = b.session_id and m.redacted_at is null and m.seq > s.customer_read_seq
                          and not exists (select from push_message o
                                          where o.subscription_id = b.id and o.message_id > p.message_id and o.due_at <= now() - g.delay)
                     end, false),
                   s.id, t.name, n.id, case when g.preview then left(m.message, %d) end,
                   extract(epoch from now() - p.created_at)::float8
            from claimed p
            cross join given g
            join push_subscription b on b.id = p.subscription_id
            left join chat_notification n on n.id = p.notification_id
            left join chat_message m on m.id = p.message_id
            left join chat_session s on s.id = coalesce(n.session_id, m.session_id)
            left join chat_topic t on t.id = s.topic_id
            order by p.id""".formatted(PREVIEW);

    private static final String REMOVE = "delete from push_message where id = ? and attempts = ?";

    private static final String RETRY =
            "update push_message set due_at = now() + make_interval(secs => ?) where id = ? and attempts = ?";

    /** The browser may have got another address meanwhile. */
    private static final String FORGET = "delete from push_subscription where id = ? and endpoint = ?";

    private static final String DELETE_OLD_PUSHES =
            "delete from push_message where created_at < now() - interval '1 day'";

    /** Browsers whose subscription is over, whose user's account is closed, or whose customer has ended the session a day ago. */
    private static final String DELETE_OLD_SUBSCRIPTIONS = """
            delete from push_subscription p
            where p.expires_at < now() or p.renewed_at < now() - make_interval(secs => ?)
               or exists (select from ejuser u where u.id = p.user_id and u.status in (3, 4))
               or exists (select from chat_session s
                          where s.id = p.session_id
                            and (s.status = 8 or s.erased_at is not null or s.status > 6 and s.when_ended < now() - interval '1 day'))""";

    private final AgroalDataSource database;

    PushQueue(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Claims pushes that are due.
     *
     * @param most maximum number
     * @param serverKey the public key of the service
     * @param unreadAfter time for which a message must be unread
     * @param preview whether to read the beginning of messages
     */
    List<DuePush> claim(int most, String serverKey, Duration unreadAfter, boolean preview) {
        List<DuePush> due = new ArrayList<>();
        run(
                CLAIM,
                statement -> {
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            due.add(push(row));
                        }
                    }
                },
                seconds(unreadAfter),
                preview,
                serverKey,
                most);
        return due;
    }

    private static DuePush push(ResultSet row) throws SQLException {
        Optional<PushKind> kind = PushKind.named(row.getString(7));
        return new DuePush(
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                kind.orElse(PushKind.MESSAGE),
                kind.isPresent() && row.getBoolean(8),
                row.getObject(9, Long.class),
                row.getString(10),
                row.getObject(11, Long.class),
                row.getString(12),
                Duration.ofMillis(Math.round(row.getDouble(13) * 1000)));
    }

    /** Removes a push that was sent, is not wanted any more, or was given up. */
    void remove(DuePush push) {
        run(REMOVE, PreparedStatement::executeUpdate, push.id(), push.attempts());
    }

    /** Notes a failure, after which the push is tried again. */
    void retry(DuePush push, Duration pause) {
        run(RETRY, PreparedStatement::executeUpdate, seconds(pause), push.id(), push.attempts());
    }

    /** Removes the browser of a push, with all its pushes. */
    void forget(DuePush push) {
        run(FORGET, PreparedStatement::executeUpdate, push.subscription(), push.endpoint());
    }

    /** Removes browsers that were not renewed for so long or are of no use for another reason, and pushes that nobody sends. */
    void deleteOld(Duration age) {
        run(DELETE_OLD_SUBSCRIPTIONS, PreparedStatement::executeUpdate, seconds(age));
        run(DELETE_OLD_PUSHES, PreparedStatement::executeUpdate);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private interface Work {
        void run(PreparedStatement statement) throws SQLException;
    }

    private void run(String sql, Work work, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            work.run(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException("Reading or changing pushes failed", failed);
        }
    }
}
