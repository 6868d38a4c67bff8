package dev.parley;

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
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file that is nearly as large as the memory passes an instance in both directions. */
@ExtendWith(PackagedService.class)
class AttachmentsIT {

    private static final int SIZE = 100 * 1024 * 1024;

    private final World world = new World();

    @Test
    void fileOf100Megabytes_passesAnInstanceWith256Megabytes() throws Exception {
        assertPasses(Map.of());
    }

    @Test
    void fileOf100Megabytes_isMovedToS3AndReadFromThere_byAnInstanceWith256Megabytes(@TempDir Path folder)
            throws Exception {
        // The instance moves those of earlier tests too.
        world.run("delete from chat_attachment");
        try (S3Server server = new S3Server(folder)) {
            assertPasses(server.settings());
            assertThat(server.objects())
                    .singleElement()
                    .satisfies(object -> assertThat(Files.size(object)).isEqualTo(SIZE));
        } finally {
            world.run("delete from chat_attachment where stored_in = 1");
            world.run("delete from chat_attachment_object");
        }
    }

    private void assertPasses(Map<String, String> storage) throws Exception {
        Map<String, String> settings = new HashMap<>(storage);
        settings.put("parley.attachments.max-size", "100M");
        long topic = world.silentTopic();
        world.set(topic, "agent_attachments = true");
        String login = world.agentOf(topic);
        long session = world.active(topic, login);

        try (Instance small = Instance.onTestDatabase(settings, List.of("-Xmx256m"))) {
            Caller anna = Caller.agent(login).at(small);
            String chat = Ids.of("ChatSession", session);
            Answer announced = anna.does(
                    "createUpload",
                    Map.of("chatSessionId", chat, "fileName", "film.pdf", "size", SIZE),
                    "attachmentId uploadUrl");
            assertThat(announced.refusal()).isNull();

            HttpResponse<String> uploaded =
                    DownloadClient.put(anna, announced.data("done.uploadUrl"), BodyPublishers.ofInputStream(Film::new));

            assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
            Answer sent = anna.does(
                    "sendChatMessage",
                    Map.of(
                            "chatSessionId",
                            chat,
                            "attachmentIds",
                            List.of(announced.<String>data("done.attachmentId"))),
                    "chatMessage { attachments { url size } }");
            assertThat(sent.<Integer>data("done.chatMessage.attachments[0].size"))
                    .isEqualTo(SIZE);
            if (!storage.isEmpty()) {
                Waits.until(
                        () -> world.number(
                                        "select count(*) from chat_attachment where session_id = ? and stored_in = 1",
                                        session)
                                == 1,
                        "the file is moved to S3");
            }
            HttpResponse<InputStream> read =
                    DownloadClient.bytes(anna, sent.data("done.chatMessage.attachments[0].url"));
            String expected = hash(new Film());
            assertThat(hash(read.body())).isEqualTo(expected);
            assertThat(world.texts("select sha256 from chat_attachment where session_id = ?", session))
                    .containsExactly(expected);
        }
    }

    private static String hash(InputStream content) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream bytes = new DigestInputStream(content, digest)) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A long file, which begins as a PDF does. */
    private static final class Film extends InputStream {

        private static final String HEAD = "%PDF-1.7\n";
        private int position;

        @Override
        public int read() {
            if (position == SIZE) {
                return -1;
            }
            int next = position < HEAD.length() ? HEAD.charAt(position) : (position * 31) >>> 7 & 0xff;
            position++;
            return next;
        }
    }
}
