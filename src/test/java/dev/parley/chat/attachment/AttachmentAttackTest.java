package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Race;
import dev.parley.support.Waits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uploads and downloads that somebody has tampered with. */
@QuarkusTest
class AttachmentAttackTest {

    private static final byte[] TEXT = "Only some text".getBytes(UTF_8);

    private final AttachmentScene scene = new AttachmentScene();

    private String put(String url, byte[] content) {
        HttpResponse<String> response = DownloadClient.put(scene.customer, url, content);
        return response.statusCode() == 201 ? null : DownloadClient.code(response);
    }

    @Test
    void bodyOfAnotherLength_isRefused_andNothingIsLeft() {
        Answer shorter = scene.announce(scene.customer, "a.txt", TEXT.length + 1);
        assertThat(put(shorter.data("done.uploadUrl"), TEXT)).isEqualTo("WRONG_LENGTH");
        Answer longer = scene.announce(scene.customer, "a.txt", TEXT.length - 1);
        assertThat(put(longer.data("done.uploadUrl"), TEXT)).isEqualTo("PAYLOAD_TOO_LARGE");
        Answer unknown = scene.announce(scene.customer, "a.txt", TEXT.length + 1);
        assertThat(DownloadClient.code(DownloadClient.put(
                        scene.customer,
                        unknown.data("done.uploadUrl"),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEXT)))))
                .isEqualTo("WRONG_LENGTH");

        Waits.until(() -> scene.rows("chat_attachment") == 0, "the files are removed");
        assertThat(scene.send(scene.customer, Map.of(), shorter.<String>data("done.attachmentId"))
                        .refusal())
                .isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
    }

    @Test
    void bodyOfUnknownLength_ofTheRightSize_isAccepted() {
        HttpResponse<String> response = DownloadClient.put(
                scene.customer,
                scene.url(scene.customer, "a.txt", TEXT.length),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEXT)));

        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void clientThatDisconnects_leavesNothing() throws IOException {
        String url = scene.url(scene.customer, "a.txt", 1_000_000);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream request = socket.getOutputStream();
            request.write(
                    ("PUT " + url + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n").getBytes(UTF_8));
            request.write("x".repeat(600_000).getBytes(UTF_8));
            request.flush();
            Waits.until(() -> scene.rows("chat_attachment_chunk") > 0, "a piece is stored");
        }

        Waits.until(() -> scene.rows("chat_attachment") == 0, "the file is removed");
    }

    @Test
    void urlOfAnUpload_worksOnce() {
        String url = scene.url(scene.customer, "a.txt", TEXT.length);

        assertThat(put(url, TEXT)).isNull();

        assertThat(put(url, TEXT)).isEqualTo("FORBIDDEN");
        assertThat(scene.rows("chat_attachment_chunk")).isEqualTo(1);
    }

    @Test
    void urlOfAnUpload_usedByManyAtOnce_worksForOne() {
        String url = scene.url(scene.customer, "a.txt", TEXT.length);

        long stored = Race.of(IntStream.range(0, 8).boxed().toList(), runner -> String.valueOf(put(url, TEXT))).stream()
                .filter("null"::equals)
                .count();

        assertThat(stored).isEqualTo(1);
        assertThat(scene.rows("chat_attachment_chunk")).isEqualTo(1);
    }

    @Test
    void urlOfAnUpload_thatIsForgedOrLate_isRefused() {
        String url = scene.url(scene.customer, "a.txt", TEXT.length);
        String other = scene.url(scene.anna, "a.txt", TEXT.length);

        assertThat(put("/uploads/1.x", TEXT)).isEqualTo("FORBIDDEN");
        assertThat(put(url.substring(0, url.indexOf('.')) + other.substring(other.indexOf('.')), TEXT))
                .isEqualTo("FORBIDDEN");
        assertThat(put(url + "A", TEXT)).isEqualTo("FORBIDDEN");
        scene.world.run(
                "update chat_attachment set expires_at = now() - interval '1 second' where session_id = ?",
                scene.session);
        assertThat(put(url, TEXT)).isEqualTo("FORBIDDEN");
        assertThat(scene.rows("chat_attachment_chunk")).isZero();
    }

    @Test
    void urlOfAnUpload_acceptsNoOtherMethodAndNoCompression() {
        String url = scene.url(scene.customer, "a.txt", TEXT.length);

        HttpResponse<String> get = DownloadClient.get(Caller.nobody(), url);

        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("allow")).contains("PUT");
        assertThat(put(url, TEXT)).isNull();
    }

    @Test
    void urlOfAnAttachment_thatIsForgedOrHasExpired_isRefused() throws GeneralSecurityException {
        String url = scene.sent(scene.customer, "a.txt", TEXT);
        String path = url.substring(0, url.indexOf('?'));
        String number = path.substring(path.lastIndexOf('/') + 1);
        long past = Instant.now().getEpochSecond() - 1;
        long future = past + 1000;

        assertThat(scene.readCode(url)).isNull();
        assertThat(scene.readCode(path)).isEqualTo("FORBIDDEN");
        assertThat(scene.readCode(url.replaceAll("expires=[0-9]+", "expires=" + future)))
                .isEqualTo("FORBIDDEN");
        assertThat(scene.readCode(url.replace(path, "/attachments/" + (Long.parseLong(number) + 1))))
                .isEqualTo("FORBIDDEN");
        assertThat(scene.readCode(
                        path + "?expires=" + past + "&signature=" + scene.signature("download " + number + " " + past)))
                .isEqualTo("FORBIDDEN");
        assertThat(scene.readCode(path + "?expires=" + future + "&signature="
                        + scene.signature("upload " + number + " " + future)))
                .isEqualTo("FORBIDDEN");
        assertThat(scene.readCode(path + "?expires=" + future + "&signature="
                        + scene.signature("download " + number + " " + future)))
                .isNull();
    }

    @Test
    void fileOfSomebodyElse_cannotBeSent() {
        AttachmentScene other = new AttachmentScene();
        String ofOther = other.uploaded(other.customer, "a.txt", TEXT);
        String ofAgent = scene.uploaded(scene.anna, "a.txt", TEXT);
        String own = scene.uploaded(scene.customer, "a.txt", TEXT);
        String announced = scene.announce(scene.customer, "a.txt", TEXT.length).data("done.attachmentId");

        for (String file : new String[] {ofOther, ofAgent, announced}) {
            assertThat(scene.send(scene.customer, Map.of(), file).refusal())
                    .isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
            assertThat(scene.send(scene.customer, Map.of("text", "x"), own, file)
                            .refusal())
                    .isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
        }
        assertThat(scene.send(scene.anna, Map.of(), own).refusal()).isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
        assertThat(scene.send(scene.customer, Map.of(), own, own).refusal())
                .isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
        assertThat(scene.world.number("select count(*) from chat_message where session_id = ?", scene.session))
                .isZero();
        assertThat(scene.send(scene.customer, Map.of(), own).refusal()).isNull();
        assertThat(scene.send(scene.customer, Map.of(), own).refusal()).isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
    }

    @Test
    void fileOfANote_isNotShownToTheCustomer() {
        String note = scene.send(
                        scene.anna,
                        Map.of("text", "x", "visibility", "AGENTS"),
                        scene.uploaded(scene.anna, "secret.txt", TEXT))
                .data("done.chatMessage.attachments[0].name");

        assertThat(note).isEqualTo("secret.txt");
        assertThat(scene.customer
                        .asks("{ customerSession { messages(first: 10) { nodes { attachments { name url } } } } }")
                        .text())
                .doesNotContain("secret");
    }

    /** Nothing is unpacked, so the content of an archive does not matter. */
    @Test
    void archiveThatIsHugeWhenUnpacked_isAFileLikeAnother() throws IOException {
        byte[] bomb = new byte[200];
        byte[] head = "PK\3\4\24\0\0\0\10\0".getBytes(UTF_8);
        System.arraycopy(head, 0, bomb, 0, head.length);
        Arrays.fill(bomb, 22, 26, (byte) 0xff);

        String url = scene.sent(scene.customer, "bomb.docx", bomb);

        assertThat(DownloadClient.bytes(Caller.nobody(), url).body().readAllBytes())
                .isEqualTo(bomb);
        assertThat(put(scene.url(scene.customer, "bomb.zip", bomb.length), bomb))
                .isEqualTo("ILLEGAL_FILE_TYPE");
    }
}
