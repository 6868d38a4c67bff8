package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance that starts before its database. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class LateDatabaseIT {

    private static final String TOPICS = "{ chatTopics { totalCount } }";
    private static final Map<String, String> IMPATIENT = Map.of("parley.database.longest-pause", "1S");

    @TempDir
    Path folder;

    @Test
    void start_withoutDatabase_waitsForIt() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            database.stop();
            try (Instance instance = begin(database.asSettings())) {
                assertIsWaiting(instance, "The database can't be reached.");

                database.start();

                assertServes(instance);
            }
        }
    }

    @Test
    void start_withWrongNameOfTheDatabase_waitsForItAndSaysSo() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder);
                Instance instance = begin(
                        Map.of("quarkus.datasource.jdbc.url", database.url().replace("/postgres?", "/elsewhere?")))) {
            assertIsWaiting(instance, "The server has no database of this name.");
            assertThat(instance.log()).contains("database \"elsewhere\" does not exist");

            database.run("create database elsewhere");

            assertServes(instance);
        }
    }

    @Test
    void start_withUnknownRole_waitsForItAndSaysSo() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder);
                Instance instance = begin(Map.of(
                        "quarkus.datasource.jdbc.url",
                        database.url().replaceAll("\\?.*", ""),
                        "quarkus.datasource.username",
                        "stranger"))) {
            assertIsWaiting(instance, "The database refuses the credentials.");
            assertThat(instance.log()).contains("role \"stranger\" does not exist");

            database.run("create role stranger superuser login");

            assertServes(instance);
        }
    }

    @Test
    void start_withoutMigrating_waitsForTheCommand() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            Map<String, String> settings = new HashMap<>(database.asSettings());
            settings.put("parley.database.migrate", "false");
            try (Instance instance = begin(settings)) {
                assertIsWaiting(instance, "The database is not migrated to this version.");

                try (Instance command = Instance.command(folder, settings, List.of("migrate"))) {
                    assertThat(command.awaitExit()).isZero();
                    assertThat(command.log()).contains("The database is migrated.");
                }

                assertServes(instance);
                assertThat(exitOfHealth(URI.create(instance.url()).getPort())).isZero();
            }
            assertThat(exitOfHealth(1)).isOne();
        }
    }

    /** The exit value of the command "health", as images run it. */
    private int exitOfHealth(int port) throws Exception {
        try (Instance command =
                Instance.command(folder, Map.of("quarkus.http.port", Integer.toString(port)), List.of("health"))) {
            return command.awaitExit();
        }
    }

    @Test
    void start_withoutDatabaseAndWithoutWaiting_endsWithOneMessage() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            database.stop();
            try (Instance instance = Instance.launch(
                    folder,
                    Instance.testSettings(
                            Map.of("parley.database.await", "false", "quarkus.datasource.jdbc.url", database.url())))) {
                assertThat(instance.awaitExit()).isOne();

                assertThat(instance.log())
                        .contains("The database can't be used: ")
                        .doesNotContain("\tat ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update flyway_schema_history set checksum = checksum + 1 where version = '22'",
                "update flyway_schema_history set version = '22.7' where version = '22'"
            })
    void start_onADatabaseOfAnotherBuild_endsWithOneMessage(String change) throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            try (Instance first = begin(database.asSettings())) {
                assertServes(first);
            }
            database.run(change);

            try (Instance instance = Instance.launch(folder, Instance.testSettings(database.asSettings()))) {
                assertThat(instance.awaitExit()).isOne();

                assertThat(instance.log())
                        .containsOnlyOnce("of the database is not that of this version of Parley")
                        .doesNotContain("\tat ", "Next attempt");
            }
        }
    }

    @Test
    void databaseOfAnotherBuild_thatComesLater_endsTheInstance() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            try (Instance first = begin(database.asSettings())) {
                assertServes(first);
            }
            database.run("update flyway_schema_history set checksum = checksum + 1 where version = '22'");
            database.stop();
            try (Instance instance = begin(database.asSettings())) {
                assertIsWaiting(instance, "The database can't be reached.");

                database.start();

                assertThat(instance.awaitExit()).isOne();
                assertThat(instance.log())
                        .containsOnlyOnce("of the database is not that of this version of Parley")
                        .doesNotContain("\tat ");
            }
        }
    }

    private static Instance begin(Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(IMPATIENT);
        all.putAll(settings);
        return Instance.begin(all).awaitListening();
    }

    private static void assertIsWaiting(Instance instance, String reason) throws Exception {
        assertThat(health(instance, "live").statusCode()).isEqualTo(200);
        Response ready = health(instance, "ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body().asString()).contains(reason);
        Answer answer = Caller.nobody().at(instance).asks(TOPICS);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorCode()).isEqualTo("UNAVAILABLE");
        assertThat(SocketClient.refusal(Caller.nobody().at(instance), SocketClient.PROTOCOL, Map.of()))
                .isEqualTo(503);
        Waits.until(() -> warnings(instance) > 1, "it tries again");
        assertThat(instance.log()).doesNotContain("Reporting health down status");
        assertThat(instance.log()).doesNotContain("\tat ", "ERROR");
    }

    private static long warnings(Instance instance) {
        return instance.log()
                .lines()
                .filter(line -> line.contains("The database can't be used yet."))
                .count();
    }

    private static void assertServes(Instance instance) throws Exception {
        instance.awaitReady();
        assertThat(Caller.nobody().at(instance).asks(TOPICS).<Integer>data("chatTopics.totalCount"))
                .isZero();
        Waits.until(() -> instance.metric("parley_feed_listening") == 1, "it listens for notifications");
        assertThat(instance.log()).doesNotContain("\tat ", "ERROR");
    }

    private static Response health(Instance instance, String kind) {
        return RestAssured.get(instance.url() + "/q/health/" + kind);
    }
}
