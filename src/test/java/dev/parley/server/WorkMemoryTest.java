package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Connections have more memory than PostgreSQL's default, unless work_mem is configured. */
@QuarkusTest
class WorkMemoryTest {

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void connection_ofThePool_hasSixteenMegabytes() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(memory(connection)).isEqualTo("16MB");
        }
    }

    @Test
    void connection_withWorkMemInItsUrl_keepsIt() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", "postgres");
        properties.setProperty("options", "-c work_mem=8MB");
        try (Connection connection = DriverManager.getConnection(url.replaceAll("\\?.*", ""), properties)) {
            new WorkMemory().onConnectionCreate(connection);

            assertThat(memory(connection)).isEqualTo("8MB");
        }
    }

    private static String memory(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show work_mem")) {
            row.next();
            return row.getString(1);
        }
    }
}
