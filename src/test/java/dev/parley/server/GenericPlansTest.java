package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.World;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections use generic plans, unless plan_cache_mode is configured. */
@QuarkusTest
class GenericPlansTest {

    private static final String ROLE = "decides_on_plans";

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final World world = new World();

    @AfterEach
    void removeRole() {
        world.run("drop role if exists " + ROLE);
    }

    @Test
    void connection_ofThePool_usesGenericPlans() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(mode(connection)).isEqualTo("force_generic_plan");
        }
    }

    @Test
    void connection_ofRoleWithMode_keepsIt() throws SQLException {
        world.run("create role " + ROLE + " login password 'postgres'");
        world.run("alter role " + ROLE + " set plan_cache_mode = 'auto'");

        assertThat(modeOfNewConnection(ROLE, "")).isEqualTo("auto");
    }

    @Test
    void connection_withModeInItsUrl_keepsIt() throws SQLException {
        assertThat(modeOfNewConnection("postgres", "-c plan_cache_mode=force_custom_plan"))
                .isEqualTo("force_custom_plan");
    }

    private String modeOfNewConnection(String user, String options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "postgres");
        properties.setProperty("options", options);
        try (Connection connection = DriverManager.getConnection(url.replaceAll("\\?.*", ""), properties)) {
            new GenericPlans().onConnectionCreate(connection);
            return mode(connection);
        }
    }

    private static String mode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show plan_cache_mode")) {
            row.next();
            return row.getString(1);
        }
    }
}
