package dev.parley.chat.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.server.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that were sent are moved to S3, and back, and end there with their message, session or person. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class AttachmentMovesIT extends S3Scene {

    @Test
    void fileThatWasSent_isMovedAndReadFromS3_andOthersStay() throws IOException {
        byte[] invoice = pdf(1_200_000);
        scene.uploaded(customer, "unsent.txt", TEXT);
        String url = scene.sent(customer, "invoice.pdf", invoice);

        awaitPlaces("unsent.txt 0 1", "invoice.pdf 1 0");

        assertThat(Files.readAllBytes(object())).isEqualTo(invoice);
        assertThat(key()).matches("attachments/[0-9a-f-]{36}");
        assertThat(read(customer, url)).isEqualTo(invoice);
        HttpResponse<InputStream> response = DownloadClient.bytes(customer, url);
        response.body().close();
        assertThat(response.headers().firstValue("content-length")).contains("1200000");
        assertThat(instance.metric("parley_attachments_objects_seconds_count\\{operation=\"store\",result=\"done\"\\}"))
                .isPositive();
        assertThat(instance.log()).doesNotContain("invoice.pdf", S3Server.SECRET);
    }

    /** The instance that the other tests share has no bucket. */
    @Test
    void instanceWithoutTheBucket_saysThatTheFileIsUnavailable() {
        String url = scene.sent(customer, "a.txt", TEXT);
        awaitPlaces("a.txt 1 0");

        assertThat(readCode(Caller.nobody(), url)).isEqualTo("503 UNAVAILABLE");
    }

    @Test
    void fileThatIsMovedWhileItIsRead_isReadToItsEnd() throws Exception {
        // More than the buffers of the network hold.
        byte[] film = pdf(18_000_000);
        Map<String, String> patient =
                Map.of("parley.attachments.s3.move-every", "off", "parley.downloads.slow-consumer-after", "5M");
        try (Instance reader = Instance.onTestDatabase(with(server.settings(), patient));
                OpenDownload download = new OpenDownload()) {
            String url = scene.sent(customer, "first.txt", TEXT);
            awaitPlaces("first.txt 1 0");
            pauseMoving(() -> {
                String large = scene.sent(scene.customer.at(reader), "film.pdf", film);
                download.begin(scene.customer.at(reader), large);
                assertThat(places()).contains("film.pdf 0 1");
            });
            awaitPlaces("first.txt 1 0", "film.pdf 1 0");

            assertThat(download.rest()).isEqualTo(film);
            assertThat(read(scene.customer.at(reader), url)).isEqualTo(TEXT);
        }
    }

    /** A download whose reader pauses. */
    private static final class OpenDownload implements AutoCloseable {

        private InputStream body;
        private int first;

        void begin(Caller caller, String url) throws IOException {
            body = DownloadClient.bytes(caller, url).body();
            first = body.read();
        }

        byte[] rest() throws IOException {
            byte[] rest = body.readAllBytes();
            byte[] all = new byte[rest.length + 1];
            all[0] = (byte) first;
            System.arraycopy(rest, 0, all, 1, rest.length);
            return all;
        }

        @Override
        public void close() throws IOException {
            if (body != null) {
                body.close();
            }
        }
    }

    @Test
    void redactedMessageAndDeletedSession_haveNoObjects() {
        scene.sent(customer, "a.txt", TEXT);
        awaitPlaces("a.txt 1 0");
        Path first = object();

        Caller.agent(scene.world.managerOf(scene.topic))
                .at(instance)
                .does("redactChatMessage", scene.session, Map.of("seq", 1));

        Waits.until(() -> Files.notExists(first), "the object of the redacted message is deleted");

        scene.sent(customer, "b.txt", TEXT);
        awaitPlaces("b.txt 1 0");
        Path second = object();
        scene.anna.at(instance).does("endChatSession", scene.session);
        Caller.admin(scene.world.user()).at(instance).does("deleteChatSession", scene.session);
        scene.world.run("delete from chat_session where id = ?", scene.session);

        Waits.until(() -> Files.notExists(second), "the object of the deleted session is deleted");
    }

    @Test
    void filesOfTwoInstances_areMovedOnceEach() throws Exception {
        int count = 30;
        List<String> urls = new ArrayList<>();
        try (Instance other = Instance.onTestDatabase(server.settings())) {
            double before = stored(instance) + stored(other);
            for (int file = 0; file < count; file++) {
                urls.add(scene.sent(file % 2 == 0 ? customer : scene.customer.at(other), "a.txt", TEXT));
            }

            Waits.until(
                    () -> scene.world.number(
                                    "select count(*) from chat_attachment where session_id = ? and stored_in = 1",
                                    scene.session)
                            == count,
                    "all files are moved");

            assertThat(stored(instance) + stored(other) - before).isEqualTo(count);
            for (String url : urls) {
                assertThat(read(scene.customer.at(other), url)).isEqualTo(TEXT);
            }
        }
    }

    /** The number of objects that an instance has stored. It has no such metric before the first. */
    private static double stored(Instance instance) {
        try {
            return instance.metric("parley_attachments_objects_seconds_count\\{operation=\"store\",result=\"done\"\\}");
        } catch (IllegalArgumentException none) {
            return 0;
        }
    }

    @Test
    void files_areMovedBack_ifTheyAreToBeKeptInPostgresql() throws Exception {
        byte[] invoice = pdf(1_200_000);
        String url = scene.sent(customer, "invoice.pdf", invoice);
        awaitPlaces("invoice.pdf 1 0");
        Path object = object();

        pauseMoving(() -> {
            try (Instance back = Instance.onTestDatabase(
                    with(server.settings(), Map.of("parley.attachments.store", "postgresql")))) {
                awaitPlaces("invoice.pdf 0 1");

                assertThat(read(scene.customer.at(back), url)).isEqualTo(invoice);
                assertThat(readCode(Caller.nobody(), url)).isNull();
                // Downloads that have begun continue from it for an hour.
                assertThat(object).exists();
                awaitDeletion(object);
            }
        });
    }

    @Test
    void objectsOfNoFile_areDeletedIfThatIsConfigured() throws Exception {
        scene.sent(customer, "a.txt", TEXT);
        awaitPlaces("a.txt 1 0");
        Path own = object();
        Path orphan = Files.write(own.resolveSibling(UUID.randomUUID().toString()), TEXT);
        Path foreign = Files.write(own.resolveSibling("report.pdf"), TEXT);
        Path recent = Files.write(own.resolveSibling(UUID.randomUUID().toString()), TEXT);
        for (Path old : List.of(own, orphan, foreign)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }

        try (Instance cleaner =
                Instance.onTestDatabase(with(server.settings(), Map.of("parley.attachments.s3.orphans-after", "1H")))) {
            Waits.until(() -> Files.notExists(orphan), "the orphan is deleted");
            Waits.until(
                    () -> cleaner.log().contains("Objects of the bucket that belong to no file were deleted"),
                    "the log says so");
        }

        assertThat(own).exists();
        assertThat(foreign).exists();
        assertThat(recent).exists();
        Files.delete(foreign);
        Files.delete(recent);
    }
}
