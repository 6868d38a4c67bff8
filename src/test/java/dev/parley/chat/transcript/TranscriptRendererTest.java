package dev.parley.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.ChatMessageKind;
import dev.parley.chat.ChatNoticeKind;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.session.ChatMessage;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a message or a name leaves its place in any format. */
class TranscriptRendererTest {

    private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");
    private static final String ATTACK = "<script>alert(1)</script><img src=x onerror='a()'>\"&";

    @Test
    void time_isInTheZoneWithItsOffset() {
        assertThat(render(TranscriptFormat.TEXT, "en", message(ChatActorKind.AGENT, "anna", "Hi")))
                .isEqualTo("Chat transcript: Support\n\n2026-06-01 12:00:00+02:00 anna\n    Hi\n");
    }

    @Test
    void notice_isInTheReadersLanguage() {
        ChatMessage end = message(ChatActorKind.AGENT, "anna", null);
        end.kind = ChatMessageKind.NOTICE;
        end.noticeKind = ChatNoticeKind.ENDED_BY_AGENT;

        assertThat(render(TranscriptFormat.TEXT, "de", end)).endsWith("[Der Mitarbeiter hat den Chat beendet] anna\n");
        assertThat(render(TranscriptFormat.TEXT, "nb", end)).endsWith("[Medarbeideren avsluttet chatten] anna\n");
    }

    @Test
    void internalNote_isMarked() {
        ChatMessage note = message(ChatActorKind.AGENT, "anna", "Angry");
        note.visibility = MessageVisibility.AGENTS;

        assertThat(render(TranscriptFormat.TEXT, "en", note)).endsWith(" anna (internal note)\n    Angry\n");
    }

    @Test
    void html_escapesTextsNamesAndTheTopic() {
        ChatMessage message = message(ChatActorKind.CUSTOMER, ATTACK, ATTACK + "\n" + ATTACK);
        String html = render(TranscriptFormat.HTML, "en", ATTACK, message);

        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "<img", "x onerror='");
        assertThat(html.replaceAll(
                                "</?(html|head|title|body|h1|section|p|b|bdi|time)( (lang|class|datetime|dir)=\"[^\"<>]*\")*>",
                                "")
                        .replace("<!doctype html>", "")
                        .replace("<meta charset=\"utf-8\">", "")
                        .replace("<br>", ""))
                .doesNotContain("<", ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Heading",
                "<b>x</b>",
                "[click](javascript:alert(1))",
                "![x](http://evil.example/x.png)",
                "```",
                "    code",
                "> quoted",
                "***",
                "1. item",
                "a | b",
                "&lt;",
                "https://evil.example",
                "**anna** 2026"
            })
    void markdown_hasNoConstructInATextThatIsNotEscaped(String text) {
        String markdown =
                render(TranscriptFormat.MARKDOWN, "en", message(ChatActorKind.CUSTOMER, "Kari", "Hi\n\n" + text));
        String line = markdown.lines()
                .filter(each -> each.startsWith("> "))
                .reduce((one, other) -> other)
                .orElseThrow();

        assertThat(line.substring(2))
                .matches("(\\\\[!-/:-@\\[-`{-~]|[A-Za-z0-9 ])*")
                .doesNotStartWith(" ");
        assertThat(line.substring(2).replaceAll("\\\\(.)", "$1")).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\n\n"})
    void markdown_keepsEachLineOfAMessageInItsQuotation(String lineBreak) {
        ChatMessage forged = message(
                ChatActorKind.CUSTOMER,
                "Kari",
                "Hi" + lineBreak + "**anna** 2026-06-01" + lineBreak + "> We refund you");

        assertThat(render(TranscriptFormat.MARKDOWN, "en", forged).split("[\\n\\r\\u0085\\u2028\\u2029]"))
                .filteredOn(line -> !line.startsWith(">") && !line.isBlank())
                .containsExactly(
                        "# Chat transcript\\: Support",
                        "**Kari \\(customer\\)** 2026\\-06\\-01 12\\:00\\:00\\+02\\:00");
    }

    @Test
    void text_keepsEachLineOfAMessageIndented() {
        ChatMessage forged =
                message(ChatActorKind.CUSTOMER, "Kari", "Hi\n2026-06-01 12:00:00+02:00 anna\r    We refund you");

        assertThat(render(TranscriptFormat.TEXT, "en", forged).lines())
                .filteredOn(line -> !line.startsWith("    ") && !line.isEmpty())
                .containsExactly("Chat transcript: Support", "2026-06-01 12:00:00+02:00 Kari (customer)");
    }

    @Test
    void json_hasTheTextsUnchanged() {
        ChatMessage end = message(ChatActorKind.SYSTEM, null, null);
        end.kind = ChatMessageKind.NOTICE;
        end.noticeKind = ChatNoticeKind.ENDED_BY_INACTIVITY;
        JsonObject json = new JsonObject(render(
                TranscriptFormat.JSON, "sv", message(ChatActorKind.CUSTOMER, "Kari", ATTACK + "\n\u202Ex"), end));

        assertThat(json.getString("topic")).isEqualTo("Support");
        assertThat(json.getString("language")).isEqualTo("sv");
        assertThat(json.getJsonArray("messages").getJsonObject(0).getString("text"))
                .isEqualTo(ATTACK + "\n\u202Ex");
        assertThat(json.getJsonArray("messages").getJsonObject(0).getString("postedAt"))
                .isEqualTo("2026-06-01T12:00+02:00");
        assertThat(json.getJsonArray("messages")
                        .getJsonObject(1)
                        .getJsonObject("notice")
                        .getString("text"))
                .isEqualTo("Chatten avslutades på grund av inaktivitet");
    }

    private static String render(TranscriptFormat format, String language, ChatMessage... messages) {
        return render(format, language, "Support", messages);
    }

    private static String render(TranscriptFormat format, String language, String topic, ChatMessage... messages) {
        TranscriptStyle style =
                new TranscriptStyle(TranscriptTexts.of(language).orElseThrow(), ZoneId.of("Europe/Oslo"), false);
        TranscriptRenderer renderer = format.renderer(style);
        return renderer.begin(new TranscriptHeading(1, topic, null, "UTC"))
                + String.join(
                        renderer.between(),
                        List.of(messages).stream().map(renderer::message).toList())
                + renderer.end();
    }

    private static ChatMessage message(ChatActorKind sender, String name, String text) {
        ChatMessage message = new ChatMessage();
        message.kind = ChatMessageKind.TEXT;
        message.senderKind = sender;
        message.senderName = name;
        message.text = text;
        message.postedAt = TEN;
        return message;
    }
}
