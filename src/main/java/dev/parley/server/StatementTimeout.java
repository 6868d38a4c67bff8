package dev.parley.server;

import dev.parley.graphql.http.HttpConfig;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sets PostgreSQL's statement_timeout to the request timeout, so that abandoned statements hold no worker and no connection. It is set once
 * per connection and costs requests nothing. It also ends statements whose request has been abandoned.
 */
@Singleton
@Default
@DataSource("replica")
class StatementTimeout implements AgroalPoolInterceptor {

    private final HttpConfig config;

    StatementTimeout(HttpConfig config) {
        this.config = config;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set statement_timeout = " + config.requestTimeout().toMillis());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
