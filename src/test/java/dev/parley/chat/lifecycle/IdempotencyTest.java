package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mutation that is retried with the same idempotency key takes effect once. */
@QuarkusTest
class IdempotencyTest {

    private final World world = new World();
    private final String key = UUID.randomUUID().toString();
    private long topic;
    private String anna;
    private long session;

    @BeforeEach
    void anAgentWithASession() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
    }

    @Test
    void retry_returnsTheSameOutcome() {
        Answer first = send(anna, "Hello", key);
        Answer again = send(anna, "Hello", key);

        assertThat(first.<Boolean>data("done.replayed")).isFalse();
        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.changed()).isTrue();
        assertThat(again.<Integer>data("done.chatMessage.databaseId"))
                .isEqualTo(first.data("done.chatMessage.databaseId"));
        assertThat(messages()).isEqualTo(1);
        assertThat(world.events(session)).containsExactly("MESSAGE_SENT");
    }

    @Test
    void retry_afterLosingAccess_hidesTheSession() {
        send(anna, "Hello", key);
        world.run("delete from chat_topic_user where user_id = ?", world.id(anna));
        world.alter(session, "user_id = " + world.id(world.agentOf(topic)));

        Answer again = send(anna, "Hello", key);

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.<Object>data("done.chatMessage")).isNull();
        assertThat(again.text()).doesNotContain("errors");
    }

    @Test
    void mutation_withoutAKey_isExecutedAgain() {
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "Hello"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "Hello"));

        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void retry_ofAMutationWithoutEffect_isUnchanged() {
        world.alter(session, "status = 9, rank = 0, when_ended = now()");
        Map<String, Object> once = Map.of("idempotencyKey", key);

        Caller.agent(anna).does("endChatSession", session, once);
        Answer again = Caller.agent(anna).does("endChatSession", session, once);

        assertThat(again.changed()).isFalse();
        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.sessionStatus()).isEqualTo("CLOSED");
    }

    @Test
    void retry_ofARequest_returnsTheSameSessionKey() {
        Answer first = request("Hello");
        Answer again = request("Hello");

        String sessionKey = first.data("done.sessionKey");
        assertThat(again.<String>data("done.sessionKey")).isEqualTo(sessionKey);
        assertThat(again.<Integer>data("done.chatSession.databaseId"))
                .isEqualTo(first.data("done.chatSession.databaseId"));
        assertThat(world.number("select count(*) from chat_session where topic_id = ? and status = 4", topic))
                .isEqualTo(1);
        assertThat(Caller.customer(sessionKey)
                        .asks("{ customerSession { databaseId } }")
                        .<Integer>data("customerSession.databaseId"))
                .isEqualTo(first.data("done.chatSession.databaseId"));
    }

    @Test
    void retry_ofCreateTicket_returnsTheSameTicket() {
        world.set(topic, "widget_enable_ticket = true");
        long offline = world.entering(topic, 3);
        Caller customer = Caller.customer(world.key(offline));
        Map<String, Object> input =
                Map.of("chatSessionId", Ids.of("ChatSession", offline), "question", "When?", "idempotencyKey", key);

        Answer first = customer.does("submitOfflineForm", input, "ticketNumber");
        Answer again = customer.does("submitOfflineForm", input, "ticketNumber");

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.<Integer>data("done.ticketNumber")).isEqualTo(first.data("done.ticketNumber"));
    }

    @Test
    void retry_returnsTheCurrentSession() {
        send(anna, "Hello", key);
        Caller.agent(anna).does("endChatSession", session);

        Answer again =
                Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "Hello", "idempotencyKey", key));

        assertThat(again.sessionStatus()).isEqualTo("CLOSED");
    }

    @Test
    void keys_areNotStoredInClearText() {
        String sessionKey = request("Hello").data("done.sessionKey");

        assertThat(world.number(
                        "select count(*) from idempotency_key k where strpos(to_jsonb(k)::text, ?) > 0", sessionKey))
                .isZero();
        assertThat(world.number("select count(*) from idempotency_key k where strpos(to_jsonb(k)::text, ?) > 0", key))
                .isZero();
    }

    @Test
    void sameKey_withOtherArguments_isRefused() {
        send(anna, "Hello", key);

        assertThat(send(anna, "Good day", key).refusal()).isEqualTo("IDEMPOTENCY_KEY_REUSED idempotencyKey");
        assertThat(Caller.agent(anna)
                        .does("endChatSession", session, Map.of("idempotencyKey", key))
                        .refusal())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED idempotencyKey");
        assertThat(world.session(session, "status, message_seq")).isEqualTo("6 1");
    }

    @Test
    void sameKey_withAnotherClientMutationId_isARetry() {
        send(anna, "Hello", key);

        Answer again = Caller.agent(anna)
                .does(
                        "sendChatMessage",
                        session,
                        Map.of("text", "Hello", "idempotencyKey", key, "clientMutationId", "second"));

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
    }

    @Test
    void sameKey_ofAnotherCaller_isIndependent() {
        String bjorn = world.agentOf(topic);
        send(anna, "Hello", key);

        long his = world.active(topic, bjorn);
        Answer other = Caller.agent(bjorn).does("sendChatMessage", his, Map.of("text", "Hello", "idempotencyKey", key));

        assertThat(other.<Boolean>data("done.replayed")).isFalse();
        assertThat(other.changed()).isTrue();
    }

    @Test
    void refusal_isNotStored_andIsEvaluatedAgain() {
        world.limit(anna, 1);
        long waits = world.waiting(topic);
        Map<String, Object> once = Map.of("idempotencyKey", key);
        assertThat(Caller.agent(anna).does("acceptChatSession", waits, once).refusal())
                .isEqualTo("AT_CAPACITY");
        Caller.agent(anna).does("endChatSession", session);

        Answer again = Caller.agent(anna).does("acceptChatSession", waits, once);

        assertThat(again.sessionStatus()).isEqualTo("USER_LAST");
        assertThat(again.<Boolean>data("done.replayed")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "15, INVALID_IDEMPOTENCY_KEY idempotencyKey",
        "16,",
        "255,",
        "256, INVALID_IDEMPOTENCY_KEY idempotencyKey"
    })
    void aKeyHasALength(int length, String refusal) {
        assertThat(send(anna, "Hello", "k".repeat(length)).refusal()).isEqualTo(refusal);
    }

    @Test
    void key_afterTheIdempotencyWindow_isForgotten() {
        send(anna, "Hello", key);
        world.run(
                "update idempotency_key set created_at = now() - interval '25 hours' where actor = ?", "user:" + anna);

        assertThat(send(anna, "Good day", key).<Boolean>data("done.replayed")).isFalse();

        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void eightRetriesAtOnce_takeEffectOnce() {
        List<Answer> answers = Race.of(List.of(1, 2, 3, 4, 5, 6, 7, 8), any -> send(anna, "Hello", key));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusal()).isNull());
        assertThat(answers)
                .filteredOn(answer -> !answer.<Boolean>data("done.replayed"))
                .hasSize(1);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void eightRetriesAtOnce_withoutASession_takeEffectOnce() {
        world.queue(topic, 8);
        Map<String, Object> input = Map.of("idempotencyKey", key);

        List<Answer> answers = Race.of(
                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                any -> Caller.agent(anna).does("acceptNextChatSession", input, "chatSession { databaseId }"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusal()).isNull());
        assertThat(answers)
                .filteredOn(answer -> !answer.<Boolean>data("done.replayed"))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.data("done.chatSession.databaseId")))
                .containsOnly(answers.get(0).<Integer>data("done.chatSession.databaseId"));
        assertThat(world.number("select count(*) from chat_session where topic_id = ? and status = 4", topic))
                .isEqualTo(7);
    }

    @Test
    void retry_ofCreateTopic_returnsTheSameTopic() {
        Map<String, Object> input = Map.of("name", "Topic " + key, "idempotencyKey", key);
        Caller admin = Caller.admin(anna);

        Answer first = admin.does("createChatTopic", input, "chatTopic { databaseId }");
        Answer again = admin.does("createChatTopic", input, "chatTopic { databaseId }");

        assertThat(again.refusal()).isNull();
        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.<Integer>data("done.chatTopic.databaseId")).isEqualTo(first.data("done.chatTopic.databaseId"));
    }

    @Test
    void sameKey_forTwoMutationsOfOneDocument_isIndependent() {
        Answer answer = Caller.agent(anna)
                .asks(
                        """
                        mutation($session: ID!, $key: String!, $other: String!) {
                          first: sendChatMessage(input: {chatSessionId: $session, text: "One", idempotencyKey: $key}) { replayed userErrors { code } }
                          again: sendChatMessage(input: {chatSessionId: $session, text: "One", idempotencyKey: $key}) { replayed userErrors { code } }
                          reused: sendChatMessage(input: {chatSessionId: $session, text: "Two", idempotencyKey: $key}) { replayed userErrors { code } }
                          second: sendChatMessage(input: {chatSessionId: $session, text: "Two", idempotencyKey: $other}) { replayed userErrors { code } }
                        }""",
                        Map.of(
                                "session", Ids.of("ChatSession", session),
                                "key", key,
                                "other", UUID.randomUUID().toString()));

        assertThat(answer.<Boolean>data("first.replayed")).isFalse();
        assertThat(answer.<Boolean>data("again.replayed")).isTrue();
        assertThat(answer.refusal("reused")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(answer.refusal("second")).isNull();
        assertThat(answer.<Boolean>data("second.replayed")).isFalse();
        assertThat(world.texts("select message from chat_message where session_id = ? order by seq", session))
                .containsExactly("One", "Two");
    }

    private Answer send(String login, String message, String idempotencyKey) {
        Map<String, Object> input = Map.of(
                "chatSessionId", Ids.of("ChatSession", session), "text", message, "idempotencyKey", idempotencyKey);
        return Caller.agent(login).does("sendChatMessage", input, "chatMessage { databaseId }");
    }

    private Answer request(String message) {
        Map<String, Object> input =
                Map.of("topicId", Ids.of("ChatTopic", topic), "message", message, "idempotencyKey", key);
        return Caller.nobody().does("requestChatSession", input, "sessionKey chatSession { databaseId }");
    }

    private long messages() {
        return world.number("select count(*) from chat_message where session_id = ?", session);
    }
}
