package dev.parley.database;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness of the database. It replaces the check of Quarkus, which repeats the driver's message, with the database's address and role. The path of health
 * checks answers anybody.
 */
@Singleton
@Readiness
class DatabaseHealth implements HealthCheck {

    private static final int TIMEOUT_SECONDS = 5;

    private final AgroalDataSource database;

    DatabaseHealth(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Database");
        try (Connection connection = database.getConnection()) {
            return connection.isValid(TIMEOUT_SECONDS)
                    ? response.up().build()
                    : down(response, DatabaseFailure.UNREACHABLE);
        } catch (SQLException failed) {
            return down(response, DatabaseFailure.of(failed));
        }
    }

    private static HealthCheckResponse down(HealthCheckResponseBuilder response, DatabaseFailure failure) {
        return response.down().withData("reason", failure.meaning()).build();
    }
}
