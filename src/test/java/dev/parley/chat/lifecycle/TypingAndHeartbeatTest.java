package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Typing indicators and heartbeats: they expire, are not recorded as events, and do not affect expectedVersion. */
@QuarkusTest
class TypingAndHeartbeatTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aSession() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void typing_isVisibleToTheOtherSide() {
        assertThat(typing()).isEqualTo("false false");

        type(customer, true);
        assertThat(typing()).isEqualTo("true false");
        type(Caller.agent(anna), true);
        assertThat(typing()).isEqualTo("true true");
        type(customer, false);
        assertThat(typing()).isEqualTo("false true");
    }

    @Test
    void message_clearsTheTypingIndicator() {
        type(customer, true);
        type(Caller.agent(anna), true);

        customer.does("sendChatMessage", session, Map.of("text", "Hello"));
        assertThat(typing()).isEqualTo("false true");
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "Hello"));
        assertThat(typing()).isEqualTo("false false");
    }

    @Test
    void typing_expires() {
        type(customer, true);
        type(Caller.agent(anna), true);

        world.alter(
                session,
                "customer_typing_at = now() - interval '7 seconds', user_typing_at = now() - interval '5 seconds'");

        assertThat(typing()).isEqualTo("false true");
    }

    @Test
    void heartbeat_updatesTheLastSeenTime() {
        world.alter(session, "customer_fetch = now() - interval '1 hour'");

        assertThat(customer.does("heartbeatChatSession", session).changed()).isTrue();

        assertThat(world.session(session, "customer_fetch > now() - interval '1 minute'"))
                .isEqualTo("t");
    }

    @Test
    void typingAndHeartbeat_recordNoEventAndKeepTheVersion() {
        String version = world.session(session, "version");

        type(customer, true);
        type(Caller.agent(anna), true);
        customer.does("heartbeatChatSession", session);

        assertThat(world.session(session, "version")).isEqualTo(version);
        assertThat(world.events(session)).isEmpty();
    }

    @Test
    void heartbeat_byAnAgent_isRefused() {
        assertThat(Caller.agent(anna).does("heartbeatChatSession", session).refusal())
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void typing_byOthers_isRefused() {
        assertThat(type(Caller.agent(world.agentOf(topic)), true).refusal()).isEqualTo("NOT_OWNER");
        assertThat(type(Caller.bot(anna), true).refusal()).isEqualTo("NOT_ALLOWED");
        Caller.agent(anna).does("endChatSession", session);
        assertThat(type(customer, true).refusal()).isEqualTo("SESSION_ENDED");
        assertThat(customer.does("heartbeatChatSession", session).refusal()).isEqualTo("SESSION_ENDED");
    }

    private Answer type(Caller caller, boolean typing) {
        return caller.does("setTyping", session, Map.of("typing", typing));
    }

    private String typing() {
        Answer answer = Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { customerTyping userTyping } }",
                        Map.of("id", Ids.of("ChatSession", session)));
        return answer.data("chatSession.customerTyping") + " " + answer.data("chatSession.userTyping");
    }
}
