package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance whose clock is an hour ahead has written before this one, so that its times are in the future. */
@QuarkusTest
class ClockSkewTest {

    private static final String AHEAD = " = now() + interval '1 hour' where ";

    private final World world = new World();
    private long session;
    private Caller customer;
    private Caller agent;

    @BeforeEach
    void aConversationAtAnInstanceWhoseClockIsAhead() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        customer = Caller.customer("key-skew" + topic);
        agent = Caller.agent(anna);
        session = world.waiting(topic, "key-skew" + topic);
        agent.does("acceptChatSession", session);
        say(customer, "first");
        say(agent, "second");
        world.run("update chat_session set when_started" + AHEAD + "id = ?", session);
        world.run("update chat_message set when_posted" + AHEAD + "session_id = ?", session);
        world.run("update chat_session_event set at" + AHEAD + "session_id = ?", session);
    }

    @Test
    void messages_areInTheOrderOfTheirSeq() {
        say(customer, "third");

        Answer answer = agent.asks(
                "query($id: ID!) { chatSession(id: $id) { messages(first: 10) { nodes { seq text } } events(first: 20) { nodes { seq } } transcript } }",
                Map.of("id", Ids.of("ChatSession", session)));
        assertThat(answer.<List<String>>data("chatSession.messages.nodes.text"))
                .containsSubsequence("first", "second", "third");
        assertThat(answer.<List<Integer>>data("chatSession.messages.nodes.seq")).isSorted();
        assertThat(answer.<List<Integer>>data("chatSession.events.nodes.seq")).isSorted();
        assertThat(answer.<String>data("chatSession.transcript")).containsSubsequence("first", "second", "third");
    }

    @Test
    void end_beforeTheStart_isAtTheStart() {
        Answer ended = agent.does("endChatSession", session);

        assertThat(ended.<List<?>>data("done.userErrors")).isEmpty();
        assertThat(world.session(session, "when_ended = when_started")).isEqualTo("t");
    }

    private void say(Caller caller, String text) {
        Answer answer = caller.does("sendChatMessage", session, Map.of("text", text));
        assertThat(answer.<List<?>>data("done.userErrors")).isEmpty();
    }
}
