package dev.parley.chat.webhook;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table webhook_delivery. It refers to events of the log, which stays the only source: deliveries are created from the log, behind a position that each
 * webhook has, and what is sent is read from the log.
 *
 * <p>Of each session, only the first event that is not delivered yet is due. Its end makes the next one due. Both the creation and the end of deliveries take
 * an advisory lock of the webhook, so that neither misses the other.
 *
 * <p>An instance claims a delivery by moving its time into the future, so that nothing is locked while it is sent. If the instance stops before it has noted
 * the result, the delivery becomes due again: at least once.
 */
@Singleton
class WebhookQueue {

    private final AgroalDataSource database;

    WebhookQueue(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The result of an attempt.
     *
     * @param status status of the answer, or null if there was none
     * @param failure why it failed, or null if it did not
     */
    record Result(@Nullable Integer status, @Nullable WebhookFailure failure, Duration time) {}

    /** Creates deliveries for a page of the log. Returns whether there may be more. */
    boolean create(long webhook) {
        return inTransaction(connection -> {
            lock(connection, WebhookQueueSql.LOCK_ALONE, webhook);
            String xid;
            long id;
            try (PreparedStatement position = prepare(connection, WebhookQueueSql.POSITION, webhook);
                    ResultSet row = position.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                xid = row.getString(1);
                id = row.getLong(2);
            }
            try (PreparedStatement create =
                            prepare(connection, WebhookQueueSql.CREATE, xid, id, xid, id, webhook, webhook);
                    ResultSet row = create.executeQuery()) {
                return row.next() && row.getInt(1) == WebhookQueueSql.PAGE;
            }
        });
    }

    /**
     * Claims deliveries that are due.
     *
     * @param room maximum number for each webhook
     * @param lease time after which they become due again
     */
    List<DueDelivery> claim(Map<Long, Integer> room, Duration lease) {
        return inTransaction(connection -> {
            List<DueDelivery> due = new ArrayList<>();
            try (PreparedStatement claim = prepare(
                            connection,
                            WebhookQueueSql.CLAIM,
                            seconds(lease),
                            array(connection, "bigint", room.keySet()),
                            array(connection, "integer", room.values()));
                    ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    due.add(delivery(row));
                }
            }
            return due;
        });
    }

    private static DueDelivery delivery(ResultSet row) throws SQLException {
        long event = row.getLong(5);
        boolean isTest = row.wasNull();
        return new DueDelivery(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                Duration.ofMillis(Math.round(row.getDouble(4) * 1000)),
                isTest
                        ? null
                        : new DueDelivery.Event(
                                event,
                                row.getLong(6),
                                row.getInt(7),
                                row.getString(8),
                                row.getObject(9, OffsetDateTime.class).toInstant()),
                row.getBoolean(10));
    }

    /** Notes that the receiver accepted a delivery. The next one of the session becomes due. */
    void delivered(DueDelivery delivery, Result result) {
        end(delivery, WebhookQueueSql.DELIVERED, WebhookDeliveryState.DELIVERED, result);
    }

    /** Gives a delivery up. The next one of the session becomes due. */
    void dead(DueDelivery delivery, Result result) {
        end(delivery, WebhookQueueSql.DEAD, WebhookDeliveryState.DEAD, result);
    }

    private void end(DueDelivery delivery, String sql, WebhookDeliveryState state, Result result) {
        locked(
                delivery,
                sql,
                state.name(),
                result.status(),
                name(result.failure()),
                result.time().toMillis(),
                delivery.id(),
                delivery.attempts());
    }

    /** Removes a delivery whose event is no longer in the log. The next one of the session becomes due. */
    void drop(DueDelivery delivery) {
        locked(delivery, WebhookQueueSql.DROP, delivery.id(), delivery.attempts());
    }

    /** Notes a failure, after which the delivery is tried again. */
    void retry(DueDelivery delivery, Result result, Duration pause) {
        locked(
                delivery,
                WebhookQueueSql.RETRY,
                seconds(pause),
                result.status(),
                name(result.failure()),
                result.time().toMillis(),
                delivery.id(),
                delivery.attempts());
    }

    /** Deletes deliveries that ended longer ago than this. */
    void deleteOld(Duration age) {
        inTransaction(connection -> run(connection, WebhookQueueSql.DELETE_OLD, seconds(age)));
    }

    private void locked(DueDelivery delivery, String sql, @Nullable Object... values) {
        inTransaction(connection -> {
            lock(connection, WebhookQueueSql.LOCK_SHARED, delivery.webhook());
            return run(connection, sql, values);
        });
    }

    private static void lock(Connection connection, String sql, long webhook) throws SQLException {
        run(connection, sql, webhook);
    }

    private static boolean run(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.execute();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static java.sql.Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static @Nullable String name(@Nullable WebhookFailure failure) {
        return failure == null ? null : failure.name();
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Reading or changing deliveries failed", failed);
        }
    }
}
