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
 * Lets migrations take their time: while one runs, the database sends nothing, and its connection would be given up as that of a
 * database that has vanished (socketTimeout in application.properties).
 */
@Singleton
class LongMigrations extends BaseCallback implements FlywayConfigurationCustomizer {

    private static final int FOR_EVER = 0;

    private int usual;

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
                usual = connection.getNetworkTimeout();
                waitAtMost(FOR_EVER, connection);
            } else {
                waitAtMost(usual, connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void waitAtMost(int millis, Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis);
    }
}
