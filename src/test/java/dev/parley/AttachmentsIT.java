package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file that is nearly as large as the memory passes an instance in both directions. */
@ExtendWith(PackagedService.class)
class AttachmentsIT {

    private static final int SIZE = 100 * 1024 * 1024;

    private final World world = new World();

    @Test
    void fileOf100Megabytes_passesAnInstanceWith256Megabytes() throws Exception {
        long topic = world.silentTopic();
        world.set(topic, "agent_attachments = true");
        String login = world.agentOf(topic);
        long session = world.active(topic, login);

        try (Instance small =
                Instance.onTestDatabase(Map.of("parley.attachments.max-size", "100M"), List.of("-Xmx256m"))) {
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
