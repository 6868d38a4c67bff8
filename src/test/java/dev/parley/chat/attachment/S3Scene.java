package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Instance;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A chat with files on an instance that moves them to S3, with a real server. */
abstract class S3Scene {

    static final byte[] TEXT = "Only some text".getBytes(UTF_8);

    @TempDir
    static Path folder;

    static S3Server server;

    /** Moves files to S3. */
    static Instance instance;

    final AttachmentScene scene = new AttachmentScene();
    final Caller customer = scene.customer.at(instance);

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
    void awaitNoObjects() {
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
    void awaitDeletion(Path object) {
        Waits.until(
                () -> {
                    endPauses();
                    return Files.notExists(object);
                },
                "the object is deleted");
    }

    static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(UTF_8);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    static Map<String, String> with(Map<String, String> settings, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        return all;
    }

    /** Where the files of the session are: their name, 1 for S3, and 1 if they have pieces in PostgreSQL. */
    List<String> places() {
        return scene.world.texts(
                "select concat_ws(' ', a.name, a.stored_in,"
                        + " (exists (select from chat_attachment_chunk c where c.attachment_id = a.id))::integer)"
                        + " from chat_attachment a where a.session_id = ? order by a.id",
                scene.session);
    }

    void awaitPlaces(String... expected) {
        Waits.until(() -> places().equals(List.of(expected)), "the files are at " + Arrays.toString(expected));
    }

    /** Waits as {@link #awaitPlaces}, without the pauses that follow failures. */
    void retryUntil(String... expected) {
        Waits.until(
                () -> {
                    endPauses();
                    return places().equals(List.of(expected));
                },
                "the files are at " + Arrays.toString(expected));
    }

    String key() {
        return scene.world
                .texts(
                        "select o.key from chat_attachment_object o join chat_attachment a on a.id = o.attachment_id where a.session_id = ?",
                        scene.session)
                .get(0);
    }

    Path object() {
        return server.bucket().resolve(key());
    }

    static byte[] read(Caller caller, String url) {
        HttpResponse<InputStream> response = DownloadClient.bytes(caller, url);
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            return body.readAllBytes();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    static String readCode(Caller caller, String url) {
        HttpResponse<String> response = DownloadClient.get(caller, url);
        return response.statusCode() == 200 ? null : response.statusCode() + " " + DownloadClient.code(response);
    }

    interface Step {
        void run() throws Exception;
    }

    /** Keeps files in PostgreSQL meanwhile. */
    static void pauseMoving(Step step) throws Exception {
        instance.pause();
        try {
            step.run();
        } finally {
            instance.resume();
        }
    }
}
