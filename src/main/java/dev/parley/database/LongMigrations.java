package dev.parley.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Lets migrations take their time without blocking instances of the previous version.
 *
 * <p>A migration has no time limit. While it runs, the database sends nothing, so that its connection would be closed as that of an unreachable
 * database (socketTimeout in application.properties). A migration waits for a lock for half a second at most, because all later statements on the
 * table wait behind it. {@link Migrations} then tries again.
 *
 * <p>Scripts whose names end with "concurrently" run outside of a transaction. They wait for older transactions, and nothing waits behind them.
 */
@Singleton
public class LongMigrations extends BaseCallback implements FlywayConfigurationCustomizer {

    /** The end of the names of scripts that run outside of a transaction. */
    static final String CONCURRENTLY = "concurrently.sql";

    private static final int NO_TIMEOUT = 0;
    private static final String NO_LIMITS = "set statement_timeout = 0; set lock_timeout = 0";
    private static final String BRIEF_WAITS = "set statement_timeout = 0; set lock_timeout = '500ms'";

    private int configuredMillis;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.callbacks(this);
        // A script that creates indexes concurrently may contain other statements.
        configuration.mixed(true);
        // The transaction of Flyway's lock would be one of those that a concurrent index waits for.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                configuredMillis = connection.getNetworkTimeout();
                setTimeout(NO_TIMEOUT, connection);
                limit(context.getMigrationInfo().getScript(), connection);
            } else {
                setTimeout(configuredMillis, connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The connection keeps the limits. {@link Migrations} removes it from the pool. */
    private static void limit(String script, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script.endsWith(CONCURRENTLY) ? NO_LIMITS : BRIEF_WAITS);
        }
    }

    private static void setTimeout(int millis, Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis);
    }
}
