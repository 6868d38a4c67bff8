package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A chat in which both sides may attach files. */
public final class AttachmentScene {

    static final byte[] PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1".getBytes(ISO_8859_1);

    final World world = new World();
    final long topic = world.silentTopic();
    final String login = world.agentOf(topic);
    final long session = world.active(topic, login);
    final Caller anna = Caller.agent(login);
    public final Caller customer = Caller.customer(world.key(session));

    /** Creates the chat. */
    public AttachmentScene() {
        world.set(topic, "agent_attachments = true, customer_attachments = true");
    }

    /** Announces a file. */
    Answer announce(Caller caller, long chat, String name, int size) {
        return caller.does(
                "createUpload",
                Map.of("chatSessionId", Ids.of("ChatSession", chat), "fileName", name, "size", size),
                "attachmentId uploadUrl");
    }

    Answer announce(Caller caller, String name, int size) {
        return announce(caller, session, name, size);
    }

    /** The path for an upload of a file. */
    public String url(Caller caller, String name, int size) {
        Answer answer = announce(caller, name, size);
        assertThat(answer.refusal()).isNull();
        return answer.data("done.uploadUrl");
    }

    /** Uploads a file, and returns its id. */
    String uploaded(Caller caller, String name, byte[] content) {
        Answer answer = announce(caller, name, content.length);
        assertThat(answer.refusal()).isNull();
        HttpResponse<String> response = DownloadClient.put(caller, answer.data("done.uploadUrl"), content);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return answer.data("done.attachmentId");
    }

    /** Sends a message with files. */
    Answer send(Caller caller, Map<String, Object> more, String... files) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("chatSessionId", Ids.of("ChatSession", session));
        input.put("attachmentIds", List.of(files));
        return caller.does(
                "sendChatMessage",
                input,
                "chatMessage { seq text attachments { attachmentId name mediaType size url } }");
    }

    /** Uploads and sends a file, and returns the path from which it can be read. */
    String sent(Caller caller, String name, byte[] content) {
        Answer answer = send(caller, Map.of(), uploaded(caller, name, content));
        assertThat(answer.refusal()).isNull();
        return answer.data("done.chatMessage.attachments[0].url");
    }

    /** The code with which a file is refused to a reader; null if it is not. */
    String readCode(String url) {
        HttpResponse<String> response = DownloadClient.get(Caller.nobody(), url);
        return response.statusCode() == 200 ? null : DownloadClient.code(response);
    }

    /** The number of rows that a table has of the session. */
    public long rows(String table) {
        return table.endsWith("chunk")
                ? world.number(
                        "select count(*) from chat_attachment_chunk c join chat_attachment a on a.id = c.attachment_id where a.session_id = ?",
                        session)
                : world.number("select count(*) from " + table + " where session_id = ?", session);
    }

    /** Signs as the service does. */
    String signature(String content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        String key = world.texts("select key from attachment_key").get(0);
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }
}
