package dev.parley.server;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes PostgreSQL use one generic plan per prepared statement. By default, PostgreSQL compares the estimated costs of generic and custom
 * plans. It then plans many statements again at each execution, although the plans do not differ. If plan_cache_mode is configured for the
 * server, the database, the role or the connection, that value is kept.
 */
@Singleton
@Default
@DataSource("replica")
class GenericPlans implements AgroalPoolInterceptor {

    private static final String UNLESS_CONFIGURED = """
            select set_config(name, 'force_generic_plan', false) from pg_settings
            where name = 'plan_cache_mode' and source = 'default'""";

    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(UNLESS_CONFIGURED);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
