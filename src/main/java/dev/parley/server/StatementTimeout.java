package dev.parley.server;

import dev.parley.graphql.http.HttpConfig;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets the database give up what takes longer than anybody waits, so that no worker and no connection is held for it. Told once for
 * each connection, it costs requests nothing; and it holds where nobody looks after a query any more.
 */
@Singleton
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
