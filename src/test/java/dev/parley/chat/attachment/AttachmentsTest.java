package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files in both directions: upload, message, download, and their end. */
@QuarkusTest
class AttachmentsTest {

    private static final byte[] PDF = "%PDF-1.7\nAn invoice".getBytes(UTF_8);
    private static final String OF_CUSTOMER =
            "{ customerSession { messages(last: 1) { nodes { text kind notice { kind detail } attachments { name mediaType size url } } } } }";

    @Inject
    AttachmentCleanup cleanup;

    private final AttachmentScene scene = new AttachmentScene();

    @Test
    void fileOfTheCustomer_isReadByTheAgent_andTheOtherWayRound() throws IOException {
        Answer sent = scene.send(
                scene.customer,
                Map.of("text", "See this"),
                scene.uploaded(scene.customer, "../photo.png", AttachmentScene.PNG),
                scene.uploaded(scene.customer, "Fakt\u00fara \u2603.pdf", PDF));
        assertThat(sent.refusal()).isNull();

        List<Map<String, Object>> files = scene.anna
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { messages(last: 1) { nodes { attachments { name mediaType size url } } } } }",
                        Map.of("id", Ids.of("ChatSession", scene.session)))
                .list("chatSession.messages.nodes[0].attachments");

        assertThat(files).extracting("name").containsExactly("photo.png", "Fakt\u00fara \u2603.pdf");
        assertThat(files).extracting("mediaType").containsExactly("image/png", "application/pdf");
        assertThat(files).extracting("size").containsExactly(AttachmentScene.PNG.length, PDF.length);
        assertDownload(
                (String) files.get(0).get("url"), AttachmentScene.PNG, "image/png", "inline; filename=\"photo.png\"");
        assertDownload(
                (String) files.get(1).get("url"),
                PDF,
                "application/pdf",
                "attachment; filename=\"Fakt_ra _.pdf\"; filename*=UTF-8''Fakt%C3%BAra%20%E2%98%83.pdf");

        String back = scene.sent(scene.anna, "answer.txt", "Thank you".getBytes(UTF_8));

        assertThat(scene.customer
                        .asks(OF_CUSTOMER)
                        .<String>data("customerSession.messages.nodes[0].attachments[0].name"))
                .isEqualTo("answer.txt");
        assertDownload(back, "Thank you".getBytes(UTF_8), "text/plain", "attachment; filename=\"answer.txt\"");
    }

    private static void assertDownload(String url, byte[] content, String type, String disposition) throws IOException {
        HttpResponse<InputStream> response = DownloadClient.bytes(Caller.nobody(), url);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().readAllBytes()).isEqualTo(content);
        assertThat(response.headers().map())
                .containsEntry("content-type", List.of(type))
                .containsEntry("content-length", List.of(String.valueOf(content.length)))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry(
                        "content-security-policy", List.of("sandbox; default-src 'none'; frame-ancestors 'none'"));
        assertThat(response.headers().firstValue("content-disposition").orElseThrow())
                .startsWith(disposition);
    }

    @Test
    void message_mayHaveFilesOnly_butNotNothing() {
        Answer sent = scene.send(scene.customer, Map.of(), scene.uploaded(scene.customer, "a.pdf", PDF));

        assertThat(sent.refusal()).isNull();
        assertThat(sent.<String>data("done.chatMessage.text")).isNull();
        assertThat(scene.send(scene.customer, Map.of()).refusal()).isEqualTo("FIELD_REQUIRED text");
        assertThat(scene.world.session(scene.session, "status, message_seq")).isEqualTo("5 1");
    }

    @Test
    void fileOfATypeThatIsNotAllowed_isRefused_andTheChatSaysSo() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
        Answer announced = scene.announce(scene.customer, "holiday.png", page.length);

        HttpResponse<String> response = DownloadClient.put(scene.customer, announced.data("done.uploadUrl"), page);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(DownloadClient.code(response)).isEqualTo("ILLEGAL_FILE_TYPE");
        assertThat(scene.customer
                        .asks(OF_CUSTOMER)
                        .<Map<String, Object>>data("customerSession.messages.nodes[0].notice"))
                .isEqualTo(Map.of("kind", "FILE_TYPE_REJECTED", "detail", "holiday.png"));
        assertThat(scene.world.texts(
                        "select concat_ws(' ', type, special_type, special_param, created_by) from chat_message where session_id = ?",
                        scene.session))
                .containsExactly("3 18 holiday.png");
        assertThat(scene.world.events(scene.session)).containsExactly("FILE_REFUSED");
        assertThat(scene.rows("chat_attachment_chunk")).isZero();
        assertThat(scene.send(scene.customer, Map.of(), announced.<String>data("done.attachmentId"))
                        .refusal())
                .isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
    }

    @Test
    void fileOfAnAgentThatIsRefused_isANoticeByTheAgent() {
        byte[] program = "MZ\u0090\0\3\0\0\0\4\0\0\0".getBytes(ISO_8859_1);

        DownloadClient.put(scene.anna, scene.url(scene.anna, "tool.exe", program.length), program);

        assertThat(scene.world.texts(
                        "select concat_ws(' ', special_type, special_param, created_by, sender_kind) from chat_message where session_id = ?",
                        scene.session))
                .containsExactly("18 tool.exe " + scene.world.id(scene.login) + " 2");
    }

    @Test
    void topicThatDoesNotAllowFiles_refusesThem() {
        scene.world.set(scene.topic, "customer_attachments = false");
        assertThat(scene.announce(scene.customer, "a.pdf", 10).refusal()).isEqualTo("ATTACHMENTS_DISABLED");
        assertThat(scene.announce(scene.anna, "a.pdf", 10).refusal()).isNull();

        scene.world.set(scene.topic, "customer_attachments = true, agent_attachments = false");
        assertThat(scene.announce(scene.customer, "a.pdf", 10).refusal()).isNull();
        assertThat(scene.announce(scene.anna, "a.pdf", 10).refusal()).isEqualTo("ATTACHMENTS_DISABLED");
    }

    @Test
    void agentAllowsFilesOfTheCustomer_inOneSession_whateverTheTopicSays() {
        scene.world.set(scene.topic, "customer_attachments = false");
        long other = scene.world.active(scene.topic, scene.login);
        assertThat(actionOfCustomer()).isEqualTo("ATTACHMENTS_DISABLED");

        Answer allowed = allow(scene.anna, true);

        assertThat(allowed.refusal()).isNull();
        assertThat(allowed.<Boolean>data("done.chatSession.customerAttachments"))
                .isTrue();
        assertThat(scene.world.events(scene.session)).containsExactly("ATTACHMENTS_CHANGED");
        assertThat(scene.customer
                        .asks("{ customerSession { events { nodes { type } } } }")
                        .<String>list("customerSession.events.nodes.type"))
                .containsExactly("ATTACHMENTS_CHANGED");
        assertThat(scene.anna
                        .asks(
                                "query($id: ID!) { chatSession(id: $id) { events { nodes { changes { customerAttachments } } } } }",
                                Map.of("id", Ids.of("ChatSession", scene.session)))
                        .<Boolean>list("chatSession.events.nodes.changes.customerAttachments"))
                .containsExactly(true);
        assertThat(actionOfCustomer()).isNull();
        scene.sent(scene.customer, "a.pdf", PDF);
        assertThat(scene.announce(Caller.customer(scene.world.key(other)), other, "a.pdf", 10)
                        .refusal())
                .isEqualTo("ATTACHMENTS_DISABLED");

        assertThat(allow(scene.anna, true).changed()).isFalse();
        assertThat(scene.world.events(scene.session)).containsExactly("ATTACHMENTS_CHANGED", "MESSAGE_SENT");
    }

    @Test
    void managerForbidsFilesOfTheCustomer_andTheAgentMayStillSendSome() {
        assertThat(allow(Caller.agent(scene.world.managerOf(scene.topic)), false)
                        .refusal())
                .isNull();

        assertThat(scene.announce(scene.customer, "a.pdf", 10).refusal()).isEqualTo("ATTACHMENTS_DISABLED");
        scene.sent(scene.anna, "a.pdf", PDF);
    }

    @Test
    void othersThanItsStaff_mayNotAllowFilesInASession_norAfterItsEnd() {
        assertThat(allow(scene.customer, true).refusal()).isEqualTo("NOT_ALLOWED");
        assertThat(allow(Caller.agent(scene.world.agentOf(scene.topic)), true).refusal())
                .isEqualTo("NOT_OWNER");
        scene.anna.does("endChatSession", scene.session);
        assertThat(allow(scene.anna, true).refusal()).isEqualTo("NOT_ACTIVE");
        assertThat(scene.world.session(scene.session, "customer_attachments")).isEmpty();
    }

    private Answer allow(Caller caller, boolean fromCustomer) {
        return caller.does(
                "setChatSessionAttachments",
                Map.of("chatSessionId", Ids.of("ChatSession", scene.session), "fromCustomer", fromCustomer),
                "chatSession { customerAttachments }");
    }

    /** Why allowedActions says that the customer may not attach a file; null if it may. */
    private String actionOfCustomer() {
        return scene
                .customer
                .asks("{ customerSession { allowedActions { action code } } }")
                .<Map<String, Object>>list("customerSession.allowedActions")
                .stream()
                .filter(each -> each.get("action").equals("ATTACH_FILE"))
                .findFirst()
                .map(each -> (String) each.get("code"))
                .orElse(null);
    }

    @Test
    void sizesAndNumbersBeyondTheLimits_areRefused() {
        assertThat(scene.announce(scene.customer, "a.pdf", 0).refusal()).isEqualTo("VALIDATION size");
        assertThat(scene.announce(scene.customer, "a.pdf", -1).refusal()).isEqualTo("VALIDATION size");
        assertThat(scene.announce(scene.customer, " ", 1).refusal()).isEqualTo("FIELD_REQUIRED fileName");
        assertThat(scene.announce(scene.customer, "x".repeat(256), 1).refusal()).isEqualTo("FIELD_TOO_LONG fileName");
        int most = Caller.nobody().asks("{ serviceInfo { maxAttachmentSize } }").data("serviceInfo.maxAttachmentSize");
        assertThat(scene.announce(scene.customer, "a.pdf", most + 1).refusal()).isEqualTo("FILE_TOO_LARGE size");
        for (int file = 0; file < 10; file++) {
            assertThat(scene.announce(scene.customer, "a.pdf", most).refusal()).isNull();
        }
        assertThat(scene.announce(scene.customer, "a.pdf", 1).refusal()).isEqualTo("ATTACHMENT_LIMIT_REACHED size");
        String[] eleven = new String[11];
        for (int file = 0; file < eleven.length; file++) {
            eleven[file] = Ids.of("ChatAttachment", file + 1);
        }
        assertThat(scene.send(scene.customer, Map.of("text", "x"), eleven).refusal())
                .isEqualTo("ATTACHMENT_LIMIT_REACHED attachmentIds");
    }

    @Test
    void uploadIsRetriedWithTheSameKey_returnsTheSameUrl() {
        Map<String, Object> input = Map.of(
                "chatSessionId",
                Ids.of("ChatSession", scene.session),
                "fileName",
                "a.pdf",
                "size",
                10,
                "idempotencyKey",
                UUID.randomUUID().toString());

        Answer first = scene.customer.does("createUpload", input, "attachmentId uploadUrl");
        Answer again = scene.customer.does("createUpload", input, "attachmentId uploadUrl");

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.<String>data("done.uploadUrl")).isEqualTo(first.data("done.uploadUrl"));
        assertThat(scene.rows("chat_attachment")).isEqualTo(1);
    }

    @Test
    void redaction_removesTheFileOfTheMessageOnly() {
        String first = scene.sent(scene.customer, "a.pdf", PDF);
        String second = scene.sent(scene.customer, "b.pdf", PDF);

        Answer redacted = Caller.agent(scene.world.managerOf(scene.topic))
                .does("redactChatMessage", scene.session, Map.of("seq", 1));

        assertThat(redacted.refusal()).isNull();
        assertThat(scene.readCode(first)).isEqualTo("FORBIDDEN");
        assertThat(scene.readCode(second)).isNull();
        assertThat(scene.world.texts(
                        "select coalesce(attachments, 'none') like '%b.pdf%' from chat_message where session_id = ? order by seq",
                        scene.session))
                .containsExactly("f", "t");
        assertThat(scene.rows("chat_attachment_chunk")).isEqualTo(1);
    }

    @Test
    void deletedSession_hasNoReadableFiles_andItsRowsGoWithIt() {
        String url = scene.sent(scene.customer, "a.pdf", PDF);
        scene.customer.does("endChatSession", scene.session);

        Caller.admin(scene.world.user()).does("deleteChatSession", scene.session);

        assertThat(scene.readCode(url)).isEqualTo("FORBIDDEN");
        scene.world.run("delete from chat_session where id = ?", scene.session);
        assertThat(scene.rows("chat_attachment")).isZero();
    }

    @Test
    void filesThatWereNotSentInTime_areRemoved_andOthersAreNot() {
        String kept = scene.sent(scene.customer, "kept.pdf", PDF);
        String waiting = scene.uploaded(scene.customer, "waiting.pdf", PDF);
        String late = scene.uploaded(scene.customer, "late.pdf", PDF);
        scene.world.run(
                "update chat_attachment set expires_at = now() - interval '1 second' where session_id = ? and name in ('kept.pdf', 'late.pdf')",
                scene.session);

        cleanup.removeUnsent();

        assertThat(scene.readCode(kept)).isNull();
        assertThat(scene.send(scene.customer, Map.of(), late).refusal())
                .isEqualTo("ATTACHMENT_NOT_FOUND attachmentIds");
        assertThat(scene.send(scene.customer, Map.of(), waiting).refusal()).isNull();
    }

    @Test
    void transcript_namesTheFiles() {
        scene.world.set(scene.topic, "widget_post_transcript = true");
        scene.sent(scene.customer, "plan.pdf", PDF);

        for (String format : List.of("TEXT", "HTML", "MARKDOWN")) {
            assertThat(scene.customer
                            .asks("{ customerSession { transcript(format: " + format + ", language: \"de\") } }")
                            .<String>data("customerSession.transcript")
                            .replace("\\", ""))
                    .contains("[Datei: plan.pdf]")
                    .doesNotContain("TEXT");
        }
        assertThat(scene.customer
                        .asks("{ customerSession { transcript(format: JSON) } }")
                        .<String>data("customerSession.transcript"))
                .contains("\"attachments\":[{\"name\":\"plan.pdf\",\"mediaType\":\"application/pdf\",\"size\":19}]");
    }
}
