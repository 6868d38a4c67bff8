package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service refuses a configuration with faults: one message that names all of them, and no stack trace. */
@ExtendWith(PackagedService.class)
class ConfigurationIT {

    @TempDir
    Path folder;

    @Test
    void faults_inPropertiesAndAFile_areOneMessage() throws Exception {
        Path file = Files.writeString(folder.resolve("more.properties"), "parley.chat.reopen-windw=1H\n");
        Map<String, String> settings = new HashMap<>(Instance.testSettings(Map.of()));
        settings.put("smallrye.config.locations", file.toString());
        settings.put("parley.chat.idle-after", "soon");

        assertRefused(Instance.launch(folder, settings), """
                Parley does not start, because its configuration has 2 faults:
                - Unknown setting parley.chat.reopen-windw. Did you mean parley.chat.reopen-window?
                - parley.chat.idle-after must be a time such as 30S, 5M or 24H.
                All settings are listed in docs/configuration.md.
                """);
    }

    @Test
    void fileBesideTheProcess_isChecked() throws Exception {
        Path file = Files.createDirectory(folder.resolve("config")).resolve("application.properties");
        Files.writeString(file, "parley.chat.reopen-windw=1H\nparley.chat.idle-after=soon\n");

        assertRefused(Instance.launch(folder, Instance.testSettings(Map.of())), """
                Parley does not start, because its configuration has 2 faults:
                - Unknown setting parley.chat.reopen-windw. Did you mean parley.chat.reopen-window?
                - parley.chat.idle-after must be a time such as 30S, 5M or 24H.
                All settings are listed in docs/configuration.md.
                """);
    }

    @Test
    void unknownVariable_isRefused() throws Exception {
        assertRefused(
                Instance.launchWithVariables(
                        folder,
                        Map.of(
                                "PARLEY_CHAT_IDEL_AFTER",
                                "1H",
                                "PARLEY_PORT_8080_TCP",
                                "x",
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://127.0.0.1/unused")),
                """
                Parley does not start, because its configuration has a fault:
                - Unknown environment variable PARLEY_CHAT_IDEL_AFTER. Did you mean PARLEY_CHAT_IDLE_AFTER?
                All settings are listed in docs/configuration.md.
                """);
    }

    @Test
    void contradictions_areOneMessage() throws Exception {
        assertRefused(
                Instance.launch(
                        folder,
                        Instance.testSettings(Map.of(
                                "parley.http.request-timeout",
                                "50S",
                                "parley.chat.retention",
                                "25H",
                                "parley.chat.rating-window",
                                "26H"))),
                """
                Parley does not start, because its configuration has 2 faults:
                - parley.chat.rating-window (26h) must not be longer than parley.chat.retention (25h).
                - parley.http.request-timeout (50s) must be shorter than quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout (40s).
                All settings are listed in docs/configuration.md.
                """);
    }

    /** Found later, by the component that uses the value. */
    @ParameterizedTest
    @CsvSource({"parley.persisted-queries.allow-list, /nowhere.json", "parley.attachments.scan.clamd, clamav"})
    void valueThatCannotBeUsed_isOneMessage(String setting, String value) throws Exception {
        try (Instance refused = Instance.launch(folder, Instance.testSettings(Map.of(setting, value)))) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.log())
                    .contains("Parley does not start, because of its configuration: " + setting)
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void valueThatQuarkusCannotRead_isNamedAndNotQuoted() throws Exception {
        String setting = "parley.identity.sites.shop.max-age";

        try (Instance refused = Instance.launch(folder, Instance.testSettings(Map.of(setting, "secret")))) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.log())
                    .contains("\n- " + setting + " has no value that can be used.\n")
                    .doesNotContain("\tat ", "secret");
        }
    }

    @Test
    void port_thatIsInUse_isOneMessage() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Instance refused = Instance.command(
                        folder,
                        Instance.testSettings(Map.of("quarkus.http.port", String.valueOf(taken.getLocalPort()))),
                        List.of())) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.log())
                    .contains("quarkus.http.port", String.valueOf(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    private static void assertRefused(Instance instance, String message) {
        try (instance) {
            assertThat(instance.awaitExit()).isEqualTo(1);
            assertThat(instance.log()).isEqualTo(message);
        }
    }
}
