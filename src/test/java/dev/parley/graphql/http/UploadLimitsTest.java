package dev.parley.graphql.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.attachment.AttachmentScene;
import dev.parley.graphql.websocket.NarrowLimits;
import dev.parley.support.DownloadClient;
import dev.parley.support.Waits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** A client that sends its upload slowly holds no more than its slot, and only for a while. */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class UploadLimitsTest {

    private static final int SIZE = 1_000_000;

    private final AttachmentScene scene = new AttachmentScene();

    @Test
    void clientThatSendsNothing_isRefused_andItsSlotIsFree() throws IOException {
        try (Socket silent = begun()) {
            Waits.until(() -> isRefusedForNow(), "the slot is taken");

            String answer = new String(silent.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 503").contains("DEADLINE_EXCEEDED");
        }
        Waits.until(() -> !isRefusedForNow(), "the slot is free");
        Waits.until(() -> scene.rows("chat_attachment_chunk") == 0, "nothing is left");
    }

    @Test
    void clientThatSendsLittleByLittle_isRefused() throws IOException {
        try (Socket slow = begun()) {
            Waits.until(() -> isEnded(slow), "the connection is closed");
        }
        Waits.until(() -> scene.rows("chat_attachment") == 0, "nothing is left");
    }

    /** Waits for the slot, which the former test's client may still have. */
    private Socket begun() throws IOException {
        Waits.until(() -> !isRefusedForNow(), "the slot is free");
        String url = scene.url(scene.customer, "a.txt", SIZE);
        Socket socket = new Socket("localhost", RestAssured.port);
        OutputStream request = socket.getOutputStream();
        request.write(("PUT " + url + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + SIZE + "\r\n\r\n")
                .getBytes(US_ASCII));
        request.write("x".repeat(SIZE / 2).getBytes(US_ASCII));
        request.flush();
        return socket;
    }

    private boolean isRefusedForNow() {
        return DownloadClient.put(scene.customer, "/uploads/none", new byte[1]).statusCode() == 429;
    }

    /** Sends one more byte. */
    private static boolean isEnded(Socket slow) {
        try {
            slow.getOutputStream().write('x');
            return slow.getInputStream().available() > 0;
        } catch (SocketException closed) {
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
