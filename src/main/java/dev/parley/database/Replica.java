package dev.parley.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The streaming replica that answers queries, if one is configured. A read sees everything that was committed before it began, by whichever instance: the
 * primary says how far its log is written, and the replica is read once it has replayed that. If it does not get there in time, or can't be used, the primary
 * is read.
 */
@Singleton
public class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);

    /** Name of the data source in application.properties. */
    private static final String NAME = "replica";

    /**
     * Asks the primary for a position behind all commits that are visible, and its timeline. Commits were flushed before they became visible, unless they are
     * asynchronous. Nulls if the server is no primary.
     */
    private static final String WRITTEN = """
            select p.lsn::text, substr(pg_walfile_name(p.lsn), 1, 8)
            from (select case when pg_is_in_recovery() then null
              when current_setting('synchronous_commit') = 'off' then pg_current_wal_insert_lsn()
              else pg_current_wal_flush_lsn() end as lsn) as p""";

    /** A number that a primary and its standbys share. */
    private static final String SYSTEM = "select system_identifier from pg_control_system()";

    /**
     * Asks the replica whether it has replayed a position. Null if the position means nothing to it: it is no standby any more, or one of another system, or its
     * last restart point is on another timeline. After a failover, a standby may have changes that the new primary has lost.
     *
     * <p>The read is a later statement, because the replay may be ahead of the snapshot of this one.
     */
    private static final String REPLAYED = """
            select case when pg_is_in_recovery() and s.system_identifier = ? and r.min_recovery_end_timeline = ?
              then pg_last_wal_replay_lsn() >= cast(? as pg_lsn) end
            from pg_control_system() s, pg_control_recovery() r""";

    private static final int HEXADECIMAL = 16;

    /** Class of PostgreSQL's SQLSTATEs of a statement that was in the way of the replay. */
    private static final String CONFLICT_WITH_RECOVERY = "40";

    private static final Duration POLL_EVERY = Duration.ofMillis(1);

    /** How long the replica may take to say what it has replayed. A host that is gone says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long the primary is read before one read tries the replica again: after a lag, and after a failure, which may cost that read its patience. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    /** A replica that lags behind again and again is in the log only so often. */
    private static final Duration REPORT_EVERY = Duration.ofMinutes(1);

    private final AgroalDataSource primary;
    private final @Nullable AgroalDataSource replica;
    private final Duration maxWait;
    private final MeterRegistry metrics;

    private final AtomicLong retryAt = new AtomicLong();
    private volatile boolean paused;
    private volatile @Nullable Long system;
    private long reportedAt = System.nanoTime() - REPORT_EVERY.toNanos();
    private boolean reported;

    /**
     * A read.
     *
     * @param <T> type of its result
     */
    @FunctionalInterface
    public interface Read<T> {

        /** Reads over a connection. It is called again, with a connection to the primary, if the replica fails meanwhile. */
        T over(Connection connection) throws SQLException;
    }

    /** A position in the log of a primary. */
    private record Position(String lsn, long timeline, long system) {}

    /** The state of the replica's replay. */
    private enum Replay {
        REACHED,
        BEHIND,
        /** The server is no standby that follows the primary. */
        NONE
    }

    Replica(
            AgroalDataSource primary,
            @DataSource(NAME) InjectableInstance<AgroalDataSource> replica,
            ReplicaConfig config,
            MeterRegistry metrics) {
        this.primary = primary;
        this.replica = replica.getHandle().getBean().isActive() ? replica.get() : null;
        this.maxWait = config.maxWait();
        this.metrics = metrics;
    }

    /** Reads from the replica, or from the primary if there is no replica or it can't be used. */
    public <T> T read(Read<T> read) throws SQLException {
        Optional<T> found = replica == null ? Optional.empty() : fromReplica(replica, read);
        if (found.isPresent()) {
            return found.get();
        }
        try (Connection connection = primary.getConnection()) {
            return read.over(connection);
        }
    }

    /** Returns what the replica answers; empty if it can't be used. */
    private <T> Optional<T> fromReplica(AgroalDataSource database, Read<T> read) throws SQLException {
        if (isPaused()) {
            return fromPrimary("paused");
        }
        Position written = written();
        boolean reads = false;
        try (Connection connection = database.getConnection()) {
            switch (replay(connection, written)) {
                case REACHED -> {
                    resume();
                    reads = true;
                    Optional<T> found = Optional.of(read.over(connection));
                    count("replica");
                    return found;
                }
                case BEHIND -> {
                    pause(PAUSE, "It lags behind.");
                    return fromPrimary("behind");
                }
                default -> {
                    // The URL may name a further server.
                    database.flush(FlushMode.GRACEFUL);
                    pause(PAUSE_AFTER_FAILURE, "It is no standby that follows the primary.");
                    return fromPrimary("failed");
                }
            }
        } catch (SQLException | RuntimeException failed) {
            // Others, such as a timeout of the statement, would be the same on the primary.
            boolean isConflict = isConflict(failed);
            if (reads && !isConflict && !DatabaseFailure.isTemporary(failed)) {
                throw failed;
            }
            if (!isConflict) {
                // After a restart, each of them would fail.
                database.flush(FlushMode.IDLE);
                pause(PAUSE_AFTER_FAILURE, String.valueOf(failed.getMessage()));
            }
            return fromPrimary("failed");
        }
    }

    private static boolean isConflict(Exception failed) {
        return DatabaseFailure.sql(failed)
                .map(SQLException::getSQLState)
                .filter(state -> state.startsWith(CONFLICT_WITH_RECOVERY))
                .isPresent();
    }

    private @Nullable Position written() throws SQLException {
        try (Connection connection = primary.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITTEN);
                ResultSet row = statement.executeQuery()) {
            String lsn = row.next() ? row.getString(1) : null;
            return lsn == null
                    ? null
                    : new Position(lsn, Long.parseLong(row.getString(2), HEXADECIMAL), system(connection));
        }
    }

    /** It never changes. */
    private long system(Connection connection) throws SQLException {
        Long known = system;
        if (known == null) {
            try (PreparedStatement statement = connection.prepareStatement(SYSTEM);
                    ResultSet row = statement.executeQuery()) {
                known = row.next() ? row.getLong(1) : 0;
                system = known;
            }
        }
        return known;
    }

    /** Waits until the replica has replayed a position of the primary. */
    private Replay replay(Connection connection, @Nullable Position written) throws SQLException {
        if (written == null) {
            return Replay.NONE;
        }
        int configuredMillis = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
        Replay replay;
        try (PreparedStatement statement = connection.prepareStatement(REPLAYED)) {
            statement.setLong(1, written.system());
            statement.setLong(2, written.timeline());
            statement.setString(3, written.lsn());
            replay = awaitReplay(statement);
        }
        // Not after a failure: the connection is closed then, and this would hide the reason.
        connection.setNetworkTimeout(Runnable::run, configuredMillis);
        return replay;
    }

    private Replay awaitReplay(PreparedStatement statement) throws SQLException {
        long start = System.nanoTime();
        Replay replay = answer(statement);
        while (replay == Replay.BEHIND && System.nanoTime() - start < maxWait.toNanos()) {
            LockSupport.parkNanos(POLL_EVERY.toNanos());
            replay = answer(statement);
        }
        return replay;
    }

    private static Replay answer(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            boolean isReached = row.next() && row.getBoolean(1);
            return row.wasNull() ? Replay.NONE : isReached ? Replay.REACHED : Replay.BEHIND;
        }
    }

    /** Whether the primary is read without trying the replica. After each pause, one read tries it. */
    private boolean isPaused() {
        if (!paused) {
            return false;
        }
        long now = System.nanoTime();
        long at = retryAt.get();
        return now - at < 0 || !retryAt.compareAndSet(at, now + PAUSE.toNanos());
    }

    private synchronized void pause(Duration duration, String reason) {
        long now = System.nanoTime();
        retryAt.set(now + duration.toNanos());
        if (!paused && now - reportedAt >= REPORT_EVERY.toNanos()) {
            reportedAt = now;
            reported = true;
            LOG.warnf("Queries are read from the primary until the replica can be used. %s", reason);
        }
        paused = true;
    }

    private void resume() {
        if (paused) {
            endPause();
        }
    }

    private synchronized void endPause() {
        paused = false;
        if (reported) {
            reported = false;
            LOG.info("Queries are read from the replica again.");
        }
    }

    private <T> Optional<T> fromPrimary(String outcome) {
        count(outcome);
        return Optional.empty();
    }

    private void count(String outcome) {
        metrics.counter("parley.replica.reads", "outcome", outcome).increment();
    }
}
