package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class RequestChatSessionTest {

    private final World world = new World();
    private long topic;

    @BeforeEach
    void aTopicWithAnAgentWhoIsThere() {
        topic = world.topic();
        world.agentOf(topic);
    }

    @Test
    void aStrangerGetsAPlaceInTheQueueAndAKey() {
        world.waiting(topic);

        Answer answer = request(
                Caller.nobody(),
                Map.of("name", "Kari", "email", "kari@example.com", "message", "Hello?", "clientMutationId", "m1"));

        assertThat(answer.refusal("requestChatSession")).isNull();
        assertThat(answer.<Boolean>data("requestChatSession.changed")).isTrue();
        assertThat(answer.<String>data("requestChatSession.clientMutationId")).isEqualTo("m1");
        assertThat(answer.<String>data("requestChatSession.chatSession.status")).isEqualTo("IN_QUEUE");
        assertThat(answer.<Integer>data("requestChatSession.chatSession.initialQueuePos"))
                .isEqualTo(2);
        assertThat(answer.<Integer>data("requestChatSession.chatSession.queuePosition"))
                .isEqualTo(2);
        assertThat(answer.<String>data("requestChatSession.chatSession.messages.nodes[0].message"))
                .isEqualTo("Hello?");
        assertThat(answer.<String>data("requestChatSession.sessionKey")).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void theKeyIsStoredAsAHashOnly() {
        String key = request(Caller.nobody(), Map.of()).data("requestChatSession.sessionKey");

        assertThat(world.number(
                        "select count(*) from chat_session where session_key = encode(sha256(?::bytea), 'hex')", key))
                .isEqualTo(1);
        assertThat(world.number("select count(*) from chat_session where session_key = ?", key))
                .isZero();
    }

    @Test
    void whatHappenedIsInTheLog() {
        Answer answer = request(Caller.nobody(), Map.of("message", "Hello?"));
        int session = answer.data("requestChatSession.chatSession.databaseId");

        assertThat(world.texts(
                        "select seq || ' ' || type || ' ' || actor from chat_session_event where session_id = ? order by seq",
                        (long) session))
                .containsExactly("1 REQUESTED customer", "2 MESSAGE_SENT customer");
    }

    @Test
    void whoHasAnOpenSessionOfTheTopicGetsThatOne() {
        Answer first = request(Caller.nobody(), Map.of());
        Caller customer = Caller.customer(first.data("requestChatSession.sessionKey"));

        Answer again = request(customer, Map.of());

        assertThat(again.<Boolean>data("requestChatSession.changed")).isFalse();
        assertThat(again.<String>data("requestChatSession.chatSession.id"))
                .isEqualTo(first.data("requestChatSession.chatSession.id"));
        assertThat(again.<String>data("requestChatSession.sessionKey")).isNull();
    }

    @Test
    void aTopicThatIsNotThere() {
        topic = 999_999_999;

        Answer answer = request(Caller.nobody(), Map.of());

        assertThat(answer.refusal("requestChatSession")).isEqualTo("TOPIC_NOT_FOUND");
        assertThat(answer.<String>data("requestChatSession.userErrors[0].path")).isEqualTo("topicId");
    }

    @ParameterizedTest
    @CsvSource({"customerAlias, 65", "name, 256", "companyName, 256", "email, 256", "phone, 33"})
    void aFieldLongerThanItsColumn(String field, int length) {
        Answer tooLong = request(Caller.nobody(), Map.of(field, text(field, length)));
        Answer fits = request(Caller.nobody(), Map.of(field, text(field, length - 1)));

        assertThat(tooLong.refusal("requestChatSession")).isEqualTo("FIELD_TOO_LONG");
        assertThat(tooLong.<String>data("requestChatSession.userErrors[0].path"))
                .isEqualTo(field);
        assertThat(fits.refusal("requestChatSession")).isNull();
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isEqualTo(1);
    }

    private static String text(String field, int length) {
        String start = field.equals("email") ? "kari@" + ("x".repeat(60) + ".").repeat(4) : "";
        return start + "x".repeat(length - start.length());
    }

    private Answer request(Caller caller, Map<String, Object> said) {
        Map<String, Object> input = new HashMap<>(said);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return caller.runs("request", Map.of("input", input));
    }
}
