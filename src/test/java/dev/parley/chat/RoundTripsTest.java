package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.RoundTrips;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a mutation waits for the database: once to lock and read, once to write and commit. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class RoundTripsTest {

    private final World world = new World();

    private long topic;
    private String login;
    private Caller anna;

    @BeforeEach
    void anAgent() {
        topic = world.topic();
        login = world.agentOf(topic);
        anna = Caller.agent(login);
    }

    @Test
    void sendChatMessage_byItsAgent() {
        long session = world.active(topic, login);

        assertRoundTrips(2, () -> does(anna, "sendChatMessage", session, Map.of("message", "Hello.")));
    }

    @Test
    void sendChatMessage_withAnIdempotencyKey() {
        long session = world.active(topic, login);
        String key = UUID.randomUUID().toString();

        assertRoundTrips(
                2, () -> does(anna, "sendChatMessage", session, Map.of("message", "Hello.", "idempotencyKey", key)));
    }

    @Test
    void sendChatMessage_byTheCustomerWhoHasNotReadWhatWasBefore() {
        long session = world.active(topic, login);
        world.messages(session, 2);
        Caller customer = Caller.customer(world.key(session));

        assertRoundTrips(2, () -> does(customer, "sendChatMessage", session, Map.of("message", "Hello.")));
    }

    @Test
    void sendChatMessage_whoseAnswerIsInHand() {
        long session = world.active(topic, login);
        Caller customer = Caller.customer(world.key(session));
        Map<String, ?> input = Map.of("chatSessionId", Ids.of("ChatSession", session), "message", "Hello.");

        assertRoundTrips(
                2, () -> done(customer.does("sendChatMessage", input, "chatMessage { id databaseId whenPosted }")));
    }

    @Test
    void acceptChatSession() {
        long session = world.waiting(topic);

        assertRoundTrips(2, () -> does(anna, "acceptChatSession", session, Map.of()));
    }

    @Test
    void requestChatSession() {
        assertRoundTrips(
                2,
                () -> done(Caller.nobody()
                        .does(
                                "requestChatSession",
                                Map.of("topicId", Ids.of("ChatTopic", topic), "message", "Hello?"),
                                "")));
    }

    @Test
    void requestChatSession_ofSomebodyWhomTheCrmKnows() {
        long person = world.person(world.company("Fjord AS"), "Ola", "Nordmann", "round.trips@fjord.example");
        Map<String, ?> input =
                Map.of("topicId", Ids.of("ChatTopic", topic), "email", "Round.Trips@fjord.example", "name", "Ola");

        assertRoundTrips(2, () -> done(Caller.nobody().does("requestChatSession", input, "")));

        assertThat(world.number("select customer_id from chat_session where topic_id = ?", topic))
                .isEqualTo(person);
    }

    @Test
    void endChatSession() {
        long session = world.active(topic, login);

        assertRoundTrips(2, () -> does(anna, "endChatSession", session, Map.of()));
    }

    @Test
    void setTyping() {
        long session = world.active(topic, login);

        assertRoundTrips(2, () -> does(anna, "setTyping", session, Map.of("typing", true)));
    }

    @Test
    void markChatRead() {
        long session = world.active(topic, login);
        world.messages(session, 3);

        assertRoundTrips(2, () -> does(anna, "markChatRead", session, Map.of("upToSeq", 2)));
    }

    private static Answer does(Caller caller, String mutation, long session, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("chatSessionId", Ids.of("ChatSession", session));
        return done(caller.does(mutation, input, ""));
    }

    private static Answer done(Answer answer) {
        assertThat(answer.<Boolean>data("done.changed")).isTrue();
        return answer;
    }

    private static void assertRoundTrips(int expected, Supplier<?> mutation) {
        List<String> messages = RoundTrips.messagesOf(mutation);

        assertThat(messages.stream().filter("FE=> Sync"::equals))
                .as(() -> String.join("\n", messages))
                .hasSize(expected);
    }
}
