package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SendChatMessageTest {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void message_ofAWaitingCustomer_keepsThePosition() {
        long session = world.waiting(topic, "key-a" + topic);

        Answer answer = send(Caller.customer("key-a" + topic), session, "Anybody there?");

        assertThat(answer.<String>data("sendChatMessage.chatSession.status")).isEqualTo("IN_QUEUE");
        assertThat(answer.<String>data("sendChatMessage.chatSession.firstMessage"))
                .isEqualTo("Anybody there?");
        assertThat(answer.<String>data("sendChatMessage.chatMessage.sender.kind"))
                .isEqualTo("CUSTOMER");
        assertThat(answer.<Integer>data("sendChatMessage.chatMessage.seq")).isEqualTo(1);
    }

    @Test
    void message_setsTheStatusByItsAuthor() {
        long session = world.waiting(topic, "key-b" + topic);
        Caller agent = Caller.agent(anna);
        Caller customer = Caller.customer("key-b" + topic);
        agent.runs("accept", session);

        assertThat(send(customer, session, "Hello").<String>data("sendChatMessage.chatSession.status"))
                .isEqualTo("CUSTOMER_LAST");
        Answer reply = send(agent, session, "Good day");
        assertThat(reply.<String>data("sendChatMessage.chatSession.status")).isEqualTo("USER_LAST");
        assertThat(reply.<String>data("sendChatMessage.chatSession.firstResponseAt"))
                .isNotNull();
        assertThat(reply.<String>data("sendChatMessage.chatSession.firstMessage"))
                .isEqualTo("Hello");
        assertThat(world.session(session, "last_message")).isEqualTo("Good day");
        assertThat(reply.<Integer>data("sendChatMessage.chatMessage.seq")).isEqualTo(3);
        assertThat(reply.<String>data("sendChatMessage.chatMessage.sender.kind"))
                .isEqualTo("AGENT");
        assertThat(world.texts(
                        "select type || ' ' || actor from chat_session_event where session_id = ? order by seq",
                        session))
                .containsExactly("ACCEPTED user:" + anna, "MESSAGE_SENT customer", "MESSAGE_SENT user:" + anna);
    }

    @Test
    void messages_sentAtOnce_areNumberedWithoutGaps() {
        long session = world.active(topic, anna);

        IntStream.range(0, 24).parallel().forEach(i -> send(Caller.agent(anna), session, "message " + i));

        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(24);
        assertThat(world.number("select max(seq) from chat_message where session_id = ?", session))
                .isEqualTo(24);
        assertThat(world.number("select max(seq) from chat_session_event where session_id = ?", session))
                .isEqualTo(24);
    }

    @Test
    void message_inAnotherAgentsSession_isRefused() {
        Answer answer = Caller.agent(world.agentOf(topic))
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { userErrors { code currentUser { loginName } } } }",
                        Map.of("id", Ids.of("ChatSession", world.active(topic, anna))));

        assertThat(answer.refusal("sendChatMessage")).isEqualTo("NOT_OWNER");
        assertThat(answer.<String>data("sendChatMessage.userErrors[0].currentUser.loginName"))
                .isEqualTo(anna);
    }

    @Test
    void message_ofAnAgentInAWaitingSession_isRefused() {
        assertThat(send(Caller.agent(anna), world.waiting(topic), "Hello").refusal("sendChatMessage"))
                .isEqualTo("NOT_OWNER");
    }

    @Test
    void message_inAnEndedSession_isRefused() {
        Answer answer = send(Caller.agent(anna), world.closed(topic), "Hello");

        assertThat(answer.refusal("sendChatMessage")).isEqualTo("SESSION_ENDED");
        assertThat(answer.<String>data("sendChatMessage.userErrors[0].currentStatus"))
                .isEqualTo("CLOSED");
    }

    @Test
    void message_inAnotherCustomersSession_isNotFound() {
        world.waiting(topic, "key-c" + topic);
        long others = world.waiting(topic, "key-d" + topic);

        assertThat(send(Caller.customer("key-c" + topic), others, "Hello").refusal("sendChatMessage"))
                .isEqualTo("NOT_FOUND");
        assertThat(send(Caller.customer("key-c" + topic), 999_999_999, "Hello").refusal("sendChatMessage"))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void message_withoutCredentials_isRefused() {
        assertThat(send(Caller.nobody(), world.waiting(topic), "Hello").errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void message_blankOrTooLong_isRefused() {
        long session = world.active(topic, anna);

        assertThat(send(Caller.agent(anna), session, " \n").refusal("sendChatMessage"))
                .isEqualTo("FIELD_REQUIRED");
        assertThat(send(Caller.agent(anna), session, "x".repeat(10_001)).refusal("sendChatMessage"))
                .isEqualTo("MESSAGE_TOO_LONG");
        assertThat(send(Caller.agent(anna), session, "x".repeat(10_000)).refusal("sendChatMessage"))
                .isNull();
        assertThat(world.number("select length(last_message) from chat_session where id = ?", session))
                .isEqualTo(1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\u2060", "\u3164", "\uFEFF", "\u2800", "\u202E"})
    void message_ofInvisibleCharacters_isRefused(String blank) {
        long session = world.active(topic, anna);

        assertThat(send(Caller.agent(anna), session, blank).refusal("sendChatMessage"))
                .isEqualTo("FIELD_REQUIRED");
        assertThat(Caller.agent(anna)
                        .does("sendChatMessage", session, Map.of("text", "Yes?", "options", List.of("Yes", blank)))
                        .refusal())
                .isEqualTo("FIELD_REQUIRED options");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isZero();
    }

    @Test
    void message_ofEmoji_isCountedAndTruncatedInCodePoints() {
        long session = world.active(topic, anna);
        String face = "\uD83D\uDE00";
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(send(Caller.agent(anna), session, face.repeat(10_001)).refusal("sendChatMessage"))
                .isEqualTo("MESSAGE_TOO_LONG");
        assertThat(send(Caller.agent(anna), session, face.repeat(1_020) + family + " " + face.repeat(8_974))
                        .refusal("sendChatMessage"))
                .isNull();
        assertThat(world.session(session, "last_message")).isEqualTo(face.repeat(1_020));
        assertThat(Caller.agent(anna)
                        .does("sendChatMessage", session, Map.of("text", "?", "options", List.of(face.repeat(251))))
                        .refusal())
                .isNull();
    }

    @Test
    void message_isReturnedAsWritten() {
        long session = world.active(topic, anna);

        for (String text : List.of(
                "Blåbærsyltetøy \"quoted\" \\", "'; drop table chat_session; --", "emoji 😀 and\nlines", "%_!")) {
            assertThat(send(Caller.agent(anna), session, text).<String>data("sendChatMessage.chatMessage.text"))
                    .isEqualTo(text);
        }
    }

    private static Answer send(Caller caller, long session, String message) {
        return caller.runs(
                "send", Map.of("input", Map.of("chatSessionId", Ids.of("ChatSession", session), "text", message)));
    }
}
