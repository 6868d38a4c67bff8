package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.S3Server;
import dev.parley.support.server.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that were sent are moved to S3, and back, and end there with their message, session or person: with a real server of S3, which fails in many ways. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class AttachmentStorageIT {

    private static final byte[] TEXT = "Only some text".getBytes(UTF_8);

    @TempDir
    static Path folder;

    private static S3Server server;

    /** Moves files to S3. */
    private static Instance instance;

    private final AttachmentScene scene = new AttachmentScene();
    private final Caller customer = scene.customer.at(instance);

    @BeforeAll
    static void start() throws Exception {
        // The instance moves those of earlier tests too.
        new World().run("delete from chat_attachment");
        server = new S3Server(folder);
        instance = Instance.onTestDatabase(server.settings());
    }

    @AfterAll
    static void stop() {
        instance.close();
        server.close();
    }

    @AfterEach
    void removeFiles() {
        scene.world.run("delete from chat_attachment where session_id = ?", scene.session);
        awaitNoObjects();
    }

    /** Waits until all objects are deleted, without the pauses that follow failures. */
    private void awaitNoObjects() {
        Waits.until(
                () -> {
                    endPauses();
                    return scene.world.number("select count(*) from chat_attachment_object") == 0;
                },
                "all objects are deleted");
    }

    private void endPauses() {
        scene.world.run("update chat_attachment_object set due_at = now() where due_at > now()");
    }

    /** Waits until the object is deleted, without the pauses that follow failures. */
    private void awaitDeletion(Path object) {
        Waits.until(
                () -> {
                    endPauses();
                    return Files.notExists(object);
                },
                "the object is deleted");
    }

    private static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(UTF_8);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        return all;
    }

    /** Where the files of the session are: their name, 1 for S3, and 1 if they have pieces in PostgreSQL. */
    private List<String> places() {
        return scene.world.texts(
                "select concat_ws(' ', a.name, a.stored_in,"
                        + " (exists (select from chat_attachment_chunk c where c.attachment_id = a.id))::integer)"
                        + " from chat_attachment a where a.session_id = ? order by a.id",
                scene.session);
    }

    private void awaitPlaces(String... expected) {
        Waits.until(() -> places().equals(List.of(expected)), "the files are at " + Arrays.toString(expected));
    }

    /** Waits as {@link #awaitPlaces}, without the pauses that follow failures. */
    private void retryUntil(String... expected) {
        Waits.until(
                () -> {
                    endPauses();
                    return places().equals(List.of(expected));
                },
                "the files are at " + Arrays.toString(expected));
    }

    private String key() {
        return scene.world
                .texts(
                        "select o.key from chat_attachment_object o join chat_attachment a on a.id = o.attachment_id where a.session_id = ?",
                        scene.session)
                .get(0);
    }

    private Path object() {
        return server.bucket().resolve(key());
    }

    private static byte[] read(Caller caller, String url) {
        HttpResponse<InputStream> response = DownloadClient.bytes(caller, url);
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            return body.readAllBytes();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static String readCode(Caller caller, String url) {
        HttpResponse<String> response = DownloadClient.get(caller, url);
        return response.statusCode() == 200 ? null : response.statusCode() + " " + DownloadClient.code(response);
    }

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

    private interface Step {
        void run() throws Exception;
    }

    /** Keeps files in PostgreSQL meanwhile. */
    private static void pauseMoving(Step step) throws Exception {
        instance.pause();
        try {
            step.run();
        } finally {
            instance.resume();
        }
    }

    @Test
    void serverThatIsDown_stopsNoUpload_andErasedFilesAreDeletedLater() {
        long person = scene.world.person(scene.world.company("Company"));
        scene.world.link(scene.session, "customer_id", person);
        String moved = scene.sent(customer, "moved.txt", TEXT);
        awaitPlaces("moved.txt 1 0");
        Path object = object();

        server.kill();
        try {
            assertThat(readCode(customer, moved)).isEqualTo("503 UNAVAILABLE");
            String kept = scene.sent(customer, "kept.txt", TEXT);
            assertThat(read(customer, kept)).isEqualTo(TEXT);
            Waits.until(() -> instance.log().contains("The bucket of files fails (store)"), "the failure is logged");
            Waits.until(() -> instance.metric("parley_attachments_waiting\\{task=\"move\"\\}") == 1, "a file waits");
            assertThat(places()).containsExactly("moved.txt 1 0", "kept.txt 0 1");

            scene.anna.at(instance).does("endChatSession", scene.session);
            Answer erased = Caller.admin(scene.world.user())
                    .at(instance)
                    .does("erasePersonData", Map.of("personId", Ids.of("Person", person)), "erasureReceipt { id }");

            assertThat(erased.refusal()).isNull();
            assertThat(places()).isEmpty();
            assertThat(readCode(customer, moved)).isEqualTo("403 FORBIDDEN");
            assertThat(object).exists();
            Waits.until(
                    () -> instance.metric("parley_attachments_waiting\\{task=\"delete\"\\}") >= 1,
                    "the deletion waits");
        } finally {
            restart(server);
        }

        awaitDeletion(object);
        Waits.until(() -> instance.metric("parley_attachments_waiting\\{task=\"delete\"\\}") == 0, "nothing waits");
    }

    private static void restart(S3Server stopped) {
        try {
            stopped.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
    void damagedObject_isNotSent_andALostOneIsRefused() throws IOException {
        String url = scene.sent(customer, "a.txt", TEXT);
        awaitPlaces("a.txt 1 0");

        Files.write(object(), "Other bytes...".getBytes(UTF_8));
        assertThat(readCode(customer, url)).isEqualTo("500 INTERNAL");

        Files.delete(object());
        assertThat(readCode(customer, url)).isEqualTo("403 FORBIDDEN");
        assertThat(instance.log()).contains("is not in the bucket");
    }

    @Test
    void serverThatIsKilledWhileAFileIsStored_getsItLater() throws Exception {
        byte[] film = pdf(4_000_000);
        S3Server killed = new S3Server(Files.createDirectory(folder.resolve("killed")));
        try (killed;
                Wire wire = new Wire(killed.url())) {
            pauseMoving(() -> {
                wire.delay(Duration.ofMillis(50));
                try (Instance slow = Instance.onTestDatabase(killed.settings(wire))) {
                    Caller caller = scene.customer.at(slow);
                    String url = scene.sent(caller, "film.pdf", film);
                    Waits.until(() -> !killed.objects().isEmpty(), "the server begins to store the file");

                    killed.kill();
                    Waits.until(
                            () -> slow.log().contains("The bucket of files fails (store)"), "the failure is logged");

                    assertThat(places()).containsExactly("film.pdf 0 1");
                    assertThat(read(caller, url)).isEqualTo(film);

                    wire.delay(Duration.ZERO);
                    killed.start();
                    retryUntil("film.pdf 1 0");
                    assertThat(read(caller, url)).isEqualTo(film);
                    assertThat(Files.readAllBytes(killed.bucket().resolve(key())))
                            .isEqualTo(film);
                    scene.world.run("delete from chat_attachment where session_id = ?", scene.session);
                    awaitNoObjects();
                }
            });
        }
    }

    @Test
    void serverThatIsTooSlow_isGivenUp_untilItIsFaster() throws Exception {
        String url = scene.sent(customer, "a.txt", TEXT);
        awaitPlaces("a.txt 1 0");
        try (Wire wire = new Wire(server.url())) {
            wire.delay(Duration.ofSeconds(5));
            pauseMoving(() -> {
                try (Instance impatient = Instance.onTestDatabase(with(
                        server.settings(wire),
                        Map.of(
                                "parley.attachments.s3.timeout", "2S",
                                "parley.attachments.s3.store-timeout", "2S")))) {
                    Caller caller = scene.customer.at(impatient);
                    assertThat(readCode(caller, url)).isEqualTo("503 UNAVAILABLE");
                    scene.sent(caller, "b.txt", TEXT);
                    Waits.until(
                            () -> impatient.log().contains("The bucket of files fails (store)"),
                            "the failure is logged");
                    assertThat(places()).containsExactly("a.txt 1 0", "b.txt 0 1");

                    wire.delay(Duration.ZERO);
                    retryUntil("a.txt 1 0", "b.txt 1 0");
                    Waits.until(() -> readCode(caller, url) == null, "the file can be read again");
                }
            });
        }
    }

    @Test
    void serverWithoutSpace_keepsWhatFits_andGetsTheRestLater() throws Exception {
        S3Server full = S3Server.withLargestFile(Files.createDirectory(folder.resolve("full")), 1_000);
        try (full) {
            pauseMoving(() -> {
                try (Instance mover = Instance.onTestDatabase(full.settings())) {
                    Caller caller = scene.customer.at(mover);
                    String large = scene.sent(caller, "large.pdf", pdf(3_000_000));
                    scene.sent(caller, "small.pdf", pdf(500_000));

                    awaitPlaces("large.pdf 0 1", "small.pdf 1 0");
                    assertThat(read(caller, large)).isEqualTo(pdf(3_000_000));
                    assertThat(mover.log()).contains("The bucket of files fails (store)");

                    full.kill();
                    full.start();
                    retryUntil("large.pdf 1 0", "small.pdf 1 0");
                    assertThat(read(caller, large)).isEqualTo(pdf(3_000_000));
                    scene.world.run("delete from chat_attachment where session_id = ?", scene.session);
                    awaitNoObjects();
                }
            });
        }
    }

    @Test
    void wrongSecret_isReportedWithoutIt_andFilesStay() throws Exception {
        pauseMoving(() -> {
            try (Instance refused = Instance.onTestDatabase(with(
                    server.settings(), Map.of("parley.attachments.s3.secret-key", "another-secret-of-the-tests")))) {
                Caller caller = scene.customer.at(refused);
                String url = scene.sent(caller, "a.txt", TEXT);
                Waits.until(() -> refused.log().contains("status 403, SignatureDoesNotMatch"), "the failure is logged");

                assertThat(places()).containsExactly("a.txt 0 1");
                assertThat(read(caller, url)).isEqualTo(TEXT);
                assertThat(refused.log()).doesNotContain("another-secret-of-the-tests", "\tat ");
            }
        });
        retryUntil("a.txt 1 0");
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
