package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.session.ChatSession;
import dev.parley.database.DatabaseJob;
import dev.parley.security.DeviceKeys;
import dev.parley.security.SessionKey;
import io.quarkus.arc.Unremovable;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The keys of further devices on which a verified customer has found its session. Each device has a key of its own, because the first one is not
 * stored. They last as long as the session.
 */
@Unremovable
@ApplicationScoped
public class SessionKeys implements DeviceKeys {

    /** Number of further devices of one session. The oldest one loses its key, and gets another with its identity. */
    static final int MOST_DEVICES = 10;

    private static final String FIND = """
            select s.session_key from chat_session_key k join chat_session s on s.id = k.session_id
            where k.key_hash = ?""";

    private static final String ADD =
            "insert into chat_session_key (key_hash, session_id, created_at) values (?, ?, ?)";

    private static final String REMOVE_OLDEST = """
            delete from chat_session_key
            where session_id = ? and key_hash not in (
              select key_hash from chat_session_key where session_id = ? order by created_at desc, key_hash limit ?)""";

    private static final String REMOVE_TOKENS = "delete from identity_token where expires_at < ?";

    private final DataSource database;
    private final PendingWrites writes;
    private final Clock clock;

    SessionKeys(DataSource database, PendingWrites writes, Clock clock) {
        this.database = database;
        this.writes = writes;
        this.clock = clock;
    }

    /** Creates a key for another device. It counts when the transaction has been committed. */
    SessionKey add(ChatSession session, Instant now) {
        SessionKey key = SessionKey.ofDevice();
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        writes.after(ADD, key.hash(), session.id, at);
        writes.after(REMOVE_OLDEST, session.id, session.id, MOST_DEVICES);
        return key;
    }

    @Override
    public Optional<String> sessionKeyHash(String deviceKeyHash) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, deviceKeyHash);
            ResultSet found = find.executeQuery();
            return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException("The key of a device could not be looked up", failed);
        }
    }

    /** Deletes the one-time identities that have expired. */
    @DatabaseJob
    @Scheduled(
            identity = "identity-tokens",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void forgetTokens() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement remove = connection.prepareStatement(REMOVE_TOKENS)) {
            remove.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            remove.executeUpdate();
        }
    }
}
