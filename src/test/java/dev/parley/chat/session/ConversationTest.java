package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.tag.ClosingDetails;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effect of messages, notes, read receipts and typing on a session and its log, field by field. */
class ConversationTest extends SessionScene {

    @Test
    void event_containsExactlyTheChangedColumns() {
        topic.welcomeMessage = "Welcome.";
        ChatSession session = waiting();

        session.accept(busy(agent(anna)));

        ChatSessionEvent event = events(session).get(0);
        assertThat(event.type).isEqualTo(ChatSessionEventType.ACCEPTED);
        assertThat(event.actorName).isEqualTo("user:anna");
        assertThat(event.occurredAt).isEqualTo(NOW);
        assertThat(event.seq).isEqualTo(1);
        assertThat(payload(event))
                .isEqualTo(Json.createObjectBuilder()
                        .add("user", 1)
                        .add("status", "USER_LAST")
                        .add("whenStarted", "2026-03-01T12:00:00Z")
                        .add("idle", "2026-03-01T12:00:00Z")
                        .add("rank", 1)
                        .add("messageSeq", 1)
                        .build());
    }

    @Test
    void secondEvent_containsOnlyChangesSinceTheFirst() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);

        session.ending().end(about(agent(anna), offer), ClosingDetails.NONE, ClosingDetails.TagFacts.NONE);

        List<ChatSessionEvent> events = events(session);
        assertThat(events)
                .extracting(event -> event.type)
                .containsExactly(ChatSessionEventType.TRANSFER_CANCELLED, ChatSessionEventType.ENDED);
        assertThat(payload(events.get(0)).keySet()).containsExactly("transferTo");
        assertThat(payload(events.get(1)).keySet())
                .containsExactlyInAnyOrder("status", "whenEnded", "rank", "endedBy", "endReason", "messageSeq");
    }

    @Test
    void events_containNoTypedText() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("My secret"));

        assertThat(events(session)).extracting(event -> event.payload).noneMatch(text -> text.contains("secret"));
    }

    @Test
    void firstResponse_isNotReplaced() {
        ChatSession session = active(anna);

        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Hello"));
        session.conversation().write(later(agent(anna)), MessageDraft.plain("Still there?"));

        assertThat(session.firstResponseAt).isEqualTo(NOW);
        assertThat(session.idle).isEqualTo(LATER);
    }

    @Test
    void answerOfABot_isNotAFirstResponse() {
        ChatSession session = botDriven();

        session.conversation().write(busy(bot()), MessageDraft.plain("Hello"));

        assertThat(session.firstResponseAt).isNull();
        assertThat(session.status).isEqualTo(ChatSessionStatus.USER_LAST);
    }

    @Test
    void answer_clearsTheAlert() {
        ChatSession session = active(anna);
        session.alertLevel = 1;
        session.unansweredSince = NOW.minusSeconds(60);
        session.idleWarnedAt = NOW;

        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Hello"));

        assertThat(session.alertLevel).isZero();
        assertThat(session.unansweredSince).isNull();
        assertThat(session.idleWarnedAt).isNull();
    }

    @Test
    void note_isNotAnAnswer() {
        ChatSession session = active(anna);
        session.alertLevel = 1;
        session.unansweredSince = NOW;

        session.conversation()
                .write(
                        busy(agent(anna)),
                        MessageDraft.of("Is she the boss?", MessageVisibility.AGENTS, null, null, null));

        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(session.alertLevel).isEqualTo((short) 1);
        assertThat(session.unansweredSince).isEqualTo(NOW);
        assertThat(session.firstResponseAt).isNull();
        assertThat(session.lastMessage).isNull();
    }

    @Test
    void unansweredSince_isTheFirstUnansweredMessage() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("Hello?"));
        session.conversation().write(later(SessionActor.CUSTOMER), MessageDraft.plain("Anybody?"));

        assertThat(session.unansweredSince).isEqualTo(NOW);
        assertThat(session.customerFetch).isEqualTo(LATER);
    }

    @Test
    void message_marksItselfAsReadByItsAuthor() {
        ChatSession session = active(anna);
        session.messageSeq = 4;

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("Hello?"));
        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Hello."));

        assertThat(session.customerReadSeq).isEqualTo(5);
        assertThat(session.userReadSeq).isEqualTo(6);
    }

    @Test
    void readPosition_neverDecreasesAndStopsAtTheLastMessage() {
        ChatSession session = active(anna);
        session.messageSeq = 4;

        assertThat(session.conversation().markRead(busy(agent(anna)), 3, false)).isTrue();
        assertThat(session.conversation().markRead(busy(agent(anna)), 2, false)).isFalse();
        assertThat(session.userReadSeq).isEqualTo(3);
        assertThat(session.conversation().markRead(busy(agent(anna)), 99, false))
                .isTrue();
        assertThat(session.userReadSeq).isEqualTo(4);
        assertThat(session.customerReadSeq).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1023, 1024", "1024, 1024", "1025, 1024", "5000, 1024"})
    void summaries_areTruncated(int length, int atMost) {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("x".repeat(length)));

        assertThat(session.firstMessage).hasSize(Math.min(length, atMost));
        assertThat(session.lastMessage).hasSize(Math.min(length, atMost));
        assertThat(messages(session).get(0).text).hasSize(length);
    }

    @Test
    void lastMessage_ofALongMessage_isTruncatedAtAGraphemeCluster() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("x".repeat(1023) + "😀"));
        assertThat(session.lastMessage).isEqualTo("x".repeat(1023) + "😀");

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("x".repeat(1023) + "👩‍👧"));
        assertThat(session.lastMessage).isEqualTo("x".repeat(1023));
    }

    @Test
    void firstMessage_isNotReplaced() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("First"));
        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Last"));

        assertThat(session.firstMessage).isEqualTo("First");
        assertThat(session.lastMessage).isEqualTo("Last");
    }

    @Test
    void typing_recordsNoEvent() {
        ChatSession session = active(anna);

        session.type(busy(agent(anna)), Typing.STARTED);

        assertThat(session.isUserTyping(NOW.minusSeconds(6))).isTrue();
        assertThat(session.isUserTyping(NOW)).isFalse();
        assertThat(session.isCustomerTyping(NOW.minusSeconds(6))).isFalse();
        assertThat(session.takeEntries()).isEmpty();
    }
}
