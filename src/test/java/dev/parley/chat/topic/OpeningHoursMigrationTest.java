package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.database.LongMigrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Topics of an earlier version get their periods from SuperOffice's columns, also while that version still writes. */
class OpeningHoursMigrationTest {

    @Test
    void topicsOfAnEarlierVersion_keepTheirHoursAndVersions() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(server, "29");
            statement.execute("""
                    insert into chat_topic (name, mon_enabled, mon_start, mon_stop, tue_start, tue_stop, sun_enabled, sun_start, sun_stop)
                    values ('A', true, '08:00', '16:00', '09:00', '17:00', true, '10:00', '24:00')""");
            migrate(server, "36");
            statement.execute("update chat_topic set last_accept = now()");
            statement.execute(
                    "insert into chat_topic (name, wed_enabled, wed_start, wed_stop) values ('B', true, '08:00', '00:00')");

            migrate(server, "latest");

            assertThat(text(statement, "A"))
                    .isEqualTo(
                            "1 [[[\"08:00:00\", \"16:00:00\"]], [], [], [], [], [], [[\"10:00:00\", \"24:00:00\"]]]");
            assertThat(text(statement, "B")).isEqualTo("1 [[], [], [[\"08:00:00\", \"00:00:00\"]], [], [], [], []]");
        }
    }

    private static String text(Statement statement, String topic) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "select version || ' ' || opening_periods from chat_topic where name = '" + topic + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void migrate(EmbeddedPostgres server, String version) {
        FluentConfiguration flyway =
                Flyway.configure().dataSource(server.getPostgresDatabase()).locations("classpath:db/migration");
        new LongMigrations().customize(flyway);
        flyway.target(MigrationVersion.fromVersion(version)).load().migrate();
    }
}
