package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.http.HttpConfig;
import dev.parley.support.TestDatabase;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Socket timeout of database connections. VanishedDatabaseIT tests it with a database that stops responding. */
@QuarkusTest
class VanishedDatabaseTest {

    @Inject
    DataSource database;

    @Inject
    HttpConfig config;

    @Inject
    FlywayConfigurationCustomizer customizer;

    @Test
    void socketTimeout_isLongerThanTheStatementTimeout() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout())
                    .isGreaterThan((int) config.requestTimeout().toMillis());
        }
    }

    @Test
    void migration_longerThanTheSocketTimeout_succeeds(@TempDir Path migrations) throws IOException {
        Files.writeString(migrations.resolve("V1__long.sql"), "select pg_sleep(2)");
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(TestDatabase.url() + "&socketTimeout=1", "postgres", "postgres")
                .defaultSchema("long_migrations")
                .locations("filesystem:" + migrations);

        customizer.customize(flyway);

        assertThat(flyway.load().migrate().success).isTrue();
    }
}
