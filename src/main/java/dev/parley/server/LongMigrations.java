package dev.parley.server;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Disables the socket timeout during migrations. While a migration runs, the database sends nothing, so that its connection would be closed
 * as that of an unreachable database (socketTimeout in application.properties).
 */
@Singleton
class LongMigrations extends BaseCallback implements FlywayConfigurationCustomizer {

    private static final int NO_TIMEOUT = 0;

    private int configuredMillis;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.callbacks(this);
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
            } else {
                setTimeout(configuredMillis, connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void setTimeout(int millis, Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis);
    }
}
