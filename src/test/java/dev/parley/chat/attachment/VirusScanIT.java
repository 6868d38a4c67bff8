package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Uploads are scanned for viruses: by a server that answers as ClamAV does, and by ClamAV's daemon itself if Debian's package clamav-daemon is installed. */
@ExtendWith(PackagedService.class)
class VirusScanIT {

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    /** The test file that all scanners report. It is in two parts, so that they do not report this class. */
    private static final byte[] EICAR =
            ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(UTF_8);

    /** The only signature that the daemon gets, which needs no download: hash, size and name. */
    private static final String SIGNATURE = "44d88612fea8a8f36de82e1278abb02f:68:Parley.Test.EICAR\n";

    private static final String CONFIGURATION = """
            Foreground yes
            LocalSocket %1$s/clamd.ctl
            DatabaseDirectory %1$s/signatures
            TemporaryDirectory %1$s
            """;

    private static final byte[] TEXT = "Only some text".getBytes(UTF_8);

    private final AttachmentScene scene = new AttachmentScene();

    @TempDir
    Path folder;

    private HttpResponse<String> put(Caller caller, Answer announced, byte[] content) {
        assertThat(announced.refusal()).isNull();
        return DownloadClient.put(caller, announced.data("done.uploadUrl"), content);
    }

    private List<String> files() {
        return scene.world.texts(
                "select concat_ws(' ', state, name, media_type, threat) from chat_attachment where session_id = ?",
                scene.session);
    }

    private static Instance scanning(String clamd) throws IOException, InterruptedException {
        return Instance.onTestDatabase(Map.of("parley.attachments.scan.clamd", clamd));
    }

    @Test
    void infectedFile_isRefusedAndKeptInQuarantine_andAFileThatIsNotScannedIsNotStored() throws Exception {
        try (ClamdServer clamd = new ClamdServer(ClamdServer.answers(ClamdServer.INFECTED));
                Instance instance = scanning(clamd.address())) {
            Caller customer = scene.customer.at(instance);
            Answer announced = scene.announce(customer, "notes.txt", TEXT.length);

            HttpResponse<String> refused = put(customer, announced, TEXT);

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(DownloadClient.code(refused)).isEqualTo("INFECTED_FILE");
            assertThat(clamd.received()).isEqualTo(TEXT);
            assertThat(files()).containsExactly("4 notes.txt text/plain Win.Test.EICAR_HDB-1");
            assertThat(scene.rows("chat_attachment_chunk")).isEqualTo(1);
            assertThat(scene.world.number(
                            "select count(*) from chat_attachment where session_id = ? and expires_at > now() + interval '6 days'",
                            scene.session))
                    .isEqualTo(1);
            assertThat(scene.world.events(scene.session)).containsExactly("FILE_REFUSED");
            assertThat(customer.asks("{ customerSession { messages(last: 1) { nodes { notice { kind detail } } } } }")
                            .<Map<String, Object>>data("customerSession.messages.nodes[0].notice"))
                    .isEqualTo(Map.of("kind", "FILE_INFECTED", "detail", "notes.txt"));
            assertThat(scene.send(customer, Map.of(), announced.<String>data("done.attachmentId"))
                            .refusal())
                    .isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");

            clamd.now(ClamdServer.HANGS_UP_LATER);
            HttpResponse<String> failed = put(customer, scene.announce(customer, "a.txt", TEXT.length), TEXT);

            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(DownloadClient.code(failed)).isEqualTo("UNAVAILABLE");
            Waits.until(() -> files().size() == 1, "the file that was not scanned is removed");
            assertThat(scene.world.events(scene.session)).containsExactly("FILE_REFUSED");

            clamd.now(ClamdServer.answers(ClamdServer.CLEAN));
            scene.sent(customer, "b.txt", TEXT);

            assertThat(files()).contains("2 b.txt text/plain");
            assertThat(instance.log()).doesNotContain("notes.txt", "\tat ");
        }
    }

    @Test
    void infectedFile_isFoundByClamAv() throws Exception {
        assumeThat(PROGRAM).as("Debian's package clamav-daemon").exists();
        Process daemon = startDaemon();
        try (Instance instance = scanning(folder.resolve("clamd.ctl").toString())) {
            Caller customer = scene.customer.at(instance);

            HttpResponse<String> refused = put(customer, scene.announce(customer, "eicar.txt", EICAR.length), EICAR);

            assertThat(DownloadClient.code(refused)).isEqualTo("INFECTED_FILE");
            assertThat(files()).singleElement().asString().startsWith("4 eicar.txt text/plain Parley.Test.EICAR");
            scene.sent(customer, "clean.txt", TEXT);
            byte[] large = "A line of text\n".repeat(100_000).getBytes(UTF_8);
            scene.sent(customer, "large.txt", large);
        } finally {
            daemon.destroy();
            daemon.onExit().join();
        }
    }

    private Process startDaemon() throws IOException {
        Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(folder.resolve("signatures/test.hdb"), SIGNATURE);
        Path configuration = Files.writeString(folder.resolve("clamd.conf"), CONFIGURATION.formatted(folder));
        Path log = folder.resolve("clamd.log");
        Process daemon = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Waits.until(
                () -> {
                    if (!daemon.isAlive()) {
                        throw new IllegalStateException("clamd does not start: " + text(log));
                    }
                    return Files.exists(folder.resolve("clamd.ctl"));
                },
                "clamd listens");
        return daemon;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            return failed.toString();
        }
    }
}
