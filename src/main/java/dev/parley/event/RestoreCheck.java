package dev.parley.event;

import dev.parley.database.DatabaseReady;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Finds at the start that the logs have transaction ids of another server: the database was restored, and parley_after_restore() was not called. New entries would
 * come before the old ones, so readers would lose them. The instance is not ready until the function has been called.
 */
@Singleton
@Readiness
class RestoreCheck implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(RestoreCheck.class);

    private static final String REASON =
            "The database was restored from another server. Run: select parley_after_restore();";

    /** A transaction that the statement sees is older than the newest one of the server. */
    private static final String IS_AHEAD = """
            select coalesce(greatest(
              (select xid from chat_session_event order by xid desc, id desc limit 1),
              (select xid from record_change order by xid desc, id desc limit 1),
              (select xid from audit_event order by xid desc, id desc limit 1),
              (select xid from chat_notification order by xid desc, id desc limit 1))
              >= pg_snapshot_xmax(pg_current_snapshot()), false)""";

    private final DataSource database;

    private volatile boolean ahead;

    RestoreCheck(DataSource database) {
        this.database = database;
    }

    void check(@Observes @Priority(DatabaseReady.MAY_FAIL) DatabaseReady ready) {
        try {
            ahead = isAhead();
        } catch (SQLException failed) {
            throw new IllegalStateException("Reading the newest entries of the logs failed", failed);
        }
        if (ahead) {
            LOG.error(
                    "The logs have transaction ids that this server has not reached, so subscriptions and webhooks lose events. "
                            + REASON);
        }
    }

    /** Reports readiness. Reads the database only after the check has failed at the start. */
    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Restore");
        try {
            if (ahead) {
                ahead = isAhead();
            }
        } catch (SQLException unreachable) {
            // The check of the database reports it.
            LOG.debug("Reading the newest entries of the logs failed", unreachable);
        }
        return ahead
                ? response.down().withData("reason", REASON).build()
                : response.up().build();
    }

    private boolean isAhead() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(IS_AHEAD);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
