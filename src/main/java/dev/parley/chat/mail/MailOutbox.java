package dev.parley.chat.mail;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The e-mails in the table transcript_mail. An instance claims an e-mail by moving its next attempt into the future, so that no connection is held
 * while it is sent. If the instance stops before it has noted the success, the e-mail is sent again: at least once.
 */
@Singleton
class MailOutbox {

    private static final String OPEN = "sent_at is null and failed_at is null";

    /** Pauses double from a minute to six hours. Instances skip what another one is claiming. */
    private static final String CLAIM = """
            update transcript_mail m
            set attempts = m.attempts + 1, due_at = now() + make_interval(secs => least(21600, 60 * power(2, m.attempts)))
            from chat_session s
            where s.id = m.session_id
              and m.id = (select o.id from transcript_mail o where o.due_at <= now() and o.sent_at is null and o.failed_at is null
                          order by o.due_at limit 1 for update skip locked)
            returning m.id, m.session_id, m.recipient, m.message_id, m.language, m.time_zone, m.attempts, s.status = 8,
                      m.waiting_count, m.waiting_seconds, (select t.name from chat_topic t where t.id = s.topic_id)""";

    private static final String SENT = "update transcript_mail set sent_at = now() where id = ? and " + OPEN;
    private static final String FAILED = "update transcript_mail set failed_at = now() where id = ? and " + OPEN;

    private static final String DELETE_OLD =
            "delete from transcript_mail where coalesce(sent_at, failed_at) < now() - make_interval(secs => ?)";

    private final AgroalDataSource database;

    MailOutbox(AgroalDataSource database) {
        this.database = database;
    }

    /** Claims the e-mail that is due first; empty if none is due. */
    Optional<OutboxMail> claim() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(mail(row)) : Optional.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException("Claiming an e-mail failed", failed);
        }
    }

    private static OutboxMail mail(ResultSet row) throws SQLException {
        return new OutboxMail(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getBoolean(8),
                alert(row));
    }

    private static @Nullable AlertLetter alert(ResultSet row) throws SQLException {
        int waiting = row.getInt(9);
        return row.wasNull() ? null : new AlertLetter(row.getString(11), waiting, row.getInt(10));
    }

    /** Notes that an e-mail was sent. */
    void sent(OutboxMail mail) {
        change(SENT, mail.id());
    }

    /** Gives an e-mail up. */
    void failed(OutboxMail mail) {
        change(FAILED, mail.id());
    }

    /** Deletes e-mails that were sent or given up longer ago than this. */
    void deleteOld(Duration age) {
        change(DELETE_OLD, age.toSeconds());
    }

    private void change(String sql, long parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, parameter);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("Changing an e-mail failed", failed);
        }
    }
}
