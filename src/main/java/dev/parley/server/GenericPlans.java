package dev.parley.server;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Has the database keep one generic plan per prepared statement. PostgreSQL's default compares the estimated cost of a generic plan
 * with that of plans for the values, and then plans many statements anew at each execution, although their plans do not differ. A value
 * that is set for the server, the database, the role or the connection wins.
 */
@Singleton
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
