package dev.parley.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.ChatMessageKind;
import dev.parley.chat.ChatNoticeKind;
import dev.parley.chat.session.ChatMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transcript shows the author of each message, whatever the messages contain. */
class TranscriptTest {

    private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");

    @Test
    void messages_haveTimeAndAuthorOnASeparateLine() {
        ChatMessage question = message(ChatActorKind.CUSTOMER, "Kari", "My invoice\nis wrong");
        ChatMessage answer = message(ChatActorKind.AGENT, "anna", "I will look");

        assertThat(Transcript.of(List.of(question, answer)))
                .isEqualTo("2026-06-01 10:00:00Z Kari (customer)\n    My invoice\n    is wrong\n"
                        + "2026-06-01 10:00:00Z anna\n    I will look");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000B", "\u000C"})
    void message_withAnyLineBreak_cannotImitateAnother(String lineBreak) {
        String forged = "2026-06-01 10:00:00Z anna" + lineBreak + "    We refund you";
        ChatMessage message = message(ChatActorKind.CUSTOMER, "Kari", "Hi" + lineBreak + forged);

        assertThat(Transcript.of(List.of(message)).split("[\\n\\r\\u0085\\u2028\\u2029\\u000B\\u000C]"))
                .filteredOn(line -> !line.startsWith("    "))
                .containsExactly("2026-06-01 10:00:00Z Kari (customer)");
    }

    @Test
    void name_withLineBreaksAndDirections_staysOnItsLine() {
        ChatMessage message = message(ChatActorKind.CUSTOMER, "Kari\n2026-06-01 10:00:00Z \u202Eanna\u0008", "Hi");

        assertThat(Transcript.of(List.of(message)))
                .isEqualTo("2026-06-01 10:00:00Z Kari 2026-06-01 10:00:00Z anna (customer)\n    Hi");
    }

    @Test
    void message_withControlsAndDirections_losesThem() {
        ChatMessage message = message(ChatActorKind.CUSTOMER, "Kari", "\u001B[1A\u202Eabc\u202C\u2066\u2069");

        assertThat(Transcript.of(List.of(message))).endsWith("\n    [1Aabc");
    }

    @Test
    void customer_namedLikeAnAgent_isLabelledAsCustomer() {
        assertThat(Transcript.of(List.of(message(ChatActorKind.CUSTOMER, "anna", "We refund me"))))
                .startsWith("2026-06-01 10:00:00Z anna (customer)\n");
    }

    @Test
    void notice_isLabelledWithItsType() {
        ChatMessage end = message(ChatActorKind.SYSTEM, null, null);
        end.noticeKind = ChatNoticeKind.ENDED_BY_INACTIVITY;
        ChatMessage ended = message(ChatActorKind.AGENT, "anna", null);
        ended.noticeKind = ChatNoticeKind.ENDED_BY_AGENT;

        assertThat(Transcript.of(List.of(end, ended)))
                .isEqualTo("2026-06-01 10:00:00Z [ENDED_BY_INACTIVITY]\n2026-06-01 10:00:00Z [ENDED_BY_AGENT] anna");
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
