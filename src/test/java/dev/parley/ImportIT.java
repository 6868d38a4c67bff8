package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.superoffice.SuperOfficeRows;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.server.OwnDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command "import" of the packaged service, killed and resumed, and a service on the imported rows. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class ImportIT {

    private static final int SESSIONS = 300;

    @TempDir
    Path folder;

    @Test
    void command_killedAndRunAgain_importsRowsThatTheServiceServes() throws Exception {
        Path rows = folder.resolve("rows");
        new SuperOfficeRows(rows, SESSIONS, 10).write();
        try (OwnDatabase database = new OwnDatabase(folder.resolve("database"))) {
            Instance killed = imports(database, rows);
            awaitStaging(killed);
            killed.kill();

            Instance imported = imports(database, rows);
            assertThat(imported.awaitExit()).as(imported.log()).isZero();
            assertThat(imported.log()).contains("The import is complete.").doesNotContain("Listening on");
            Instance again = imports(database, rows);
            assertThat(again.awaitExit()).isZero();
            assertThat(again.log()).containsPattern("chat_message +3002 +0 +3000 ");

            Map<String, String> settings = Instance.testSettings(database.asSettings());
            try (Instance service = Instance.launch(folder, settings).awaitReady()) {
                assertServes(service);
            }
        }
    }

    private Instance imports(OwnDatabase database, Path rows) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "import", rows.toString(), "--report", folder.resolve("report").toString()));
        arguments.addAll(List.of("--time-zone", SuperOfficeRows.ZONE, "--exported-at", SuperOfficeRows.EXPORTED_AT));
        return Instance.command(folder, database.asSettings(), arguments);
    }

    /** Waits until the command has read some rows. It may also have ended by then. */
    private static void awaitStaging(Instance command) throws InterruptedException {
        while (command.isAlive() && !command.log().contains("Reading")) {
            Thread.sleep(20);
        }
    }

    private static void assertServes(Instance service) {
        Caller admin = Caller.admin("admin").at(service);

        assertThat(admin.asks("{ chatSessions { totalCount } chatMessages(search: \"printer\") { totalCount } }")
                        .<Integer>data("chatSessions.totalCount"))
                .isGreaterThanOrEqualTo(SESSIONS - 1);
        assertThat(admin.asks("""
                        query($id: ID!) { chatSession(id: $id) {
                          phase messageSeq asOf(at: "2025-12-31T00:00:00Z") { status } messages(first: 1) { nodes { text } }
                          events(first: 3) { nodes { type } } } }""", Map.of("id", Ids.of("ChatSession", 2))).<String>data("chatSession.asOf.status"))
                .isEqualTo("CLOSED");
        // The names are data of the JDK, which the native executable must contain.
        assertThat(Caller.nobody()
                        .at(service)
                        .asks("{ countries(language: \"de\") { countryId code name deleted } }")
                        .<List<Map<String, Object>>>data("countries"))
                .contains(
                        Map.of("countryId", 578, "code", "NO", "name", "Norwegen", "deleted", false),
                        Map.of("countryId", 752, "code", "SE", "name", "Schweden", "deleted", false));
        assertThat(service.log()).doesNotContain("Imported rows need a repair");
    }

    /** The database can't be reached, so the command would fail if it started anything. */
    @ParameterizedTest
    @CsvSource({
        "'', 2, Usage: import <folder>",
        "--help, 0, Usage: import <folder>",
        "/no/such, 2, /no/such is no folder."
    })
    void arguments_areCheckedBeforeAnythingStarts(String argument, int exit, String message) throws Exception {
        List<String> arguments = argument.isEmpty() ? List.of("import") : List.of("import", argument);
        Map<String, String> unreachable =
                Instance.testSettings(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none"));

        Instance command = Instance.command(folder, unreachable, arguments);

        assertThat(command.awaitExit()).as(command.log()).isEqualTo(exit);
        assertThat(command.log()).contains(message).doesNotContain("database");
    }

    @Test
    void wrongArguments_endWithAnExplanation() throws Exception {
        Instance wrong = Instance.command(
                folder, Instance.testSettings(Map.of()), List.of("import", folder.toString(), "--time-zone", "Mars"));

        assertThat(wrong.awaitExit()).isEqualTo(2);
        assertThat(wrong.log()).contains("Unknown time zone: Mars");
        assertThat(Files.exists(folder.resolve("import-report"))).isFalse();
    }
}
