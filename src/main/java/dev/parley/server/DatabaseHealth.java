package dev.parley.server;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Readiness of the database. It replaces the check of Quarkus, which repeats the driver's message, with the database's address and role. The path of health
 * checks answers anybody.
 */
@Singleton
@Readiness
class DatabaseHealth implements HealthCheck {

    private static final int TIMEOUT_SECONDS = 5;

    /** Meaning of SQLSTATEs. The first two characters are a class. */
    private static final Map<String, String> MEANINGS = Map.of(
            "08", "The database can't be reached.",
            "28", "The database does not accept the user or the password.",
            "3D", "The database does not exist.",
            "53", "The database has too few resources, such as connections or disk space.",
            "57", "The database is starting or shutting down.");

    private final AgroalDataSource database;

    DatabaseHealth(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Database");
        String problem = problem();
        return problem == null
                ? response.up().build()
                : response.down().withData("reason", problem).build();
    }

    private @Nullable String problem() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(TIMEOUT_SECONDS) ? null : "The database does not respond.";
        } catch (SQLException failed) {
            return reason(failed);
        }
    }

    /** Says what is wrong without the message, which has addresses and names. */
    static String reason(SQLException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                String meaning = MEANINGS.get(state.substring(0, Math.min(2, state.length())));
                return meaning != null ? meaning : "The database reports SQLSTATE " + state + ".";
            }
        }
        return "No connection of the pool is free.";
    }
}
