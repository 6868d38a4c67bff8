package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.server.S3Server;
import dev.parley.support.server.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S3 that is down, slow, full or damaged, or refuses requests. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class AttachmentStorageIT extends S3Scene {

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
}
