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

@QuarkusTest
class EndChatSessionTest {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void end_byItsAgent_closesTheSession() {
        long session = world.active(topic, anna);

        Answer answer = Caller.agent(anna).runs("end", session);

        assertThat(answer.<String>data("endChatSession.chatSession.status")).isEqualTo("CLOSED");
        assertThat(answer.<String>data("endChatSession.chatSession.endedBy")).isEqualTo("AGENT");
        assertThat(answer.<Integer>data("endChatSession.chatSession.rank")).isZero();
        assertThat(answer.<String>data("endChatSession.chatSession.messages.nodes[0].notice.kind"))
                .isEqualTo("ENDED_BY_AGENT");
    }

    @Test
    void end_withAPostChatForm_finishesTheSession() {
        long withForm = world.topicWithPostForm();

        Answer answer = Caller.agent(anna).runs("end", world.active(withForm, anna));

        assertThat(answer.<String>data("endChatSession.chatSession.status")).isEqualTo("FINISHED");
    }

    @Test
    void end_inTheQueue_isAMissedChat() {
        long session = world.waiting(topic, "key-e" + topic);

        Answer answer = Caller.customer("key-e" + topic)
                .asks(
                        "mutation($id: ID!) { endChatSession(input: {chatSessionId: $id}) { changed chatSession { status endedBy whenEnded messages(last: 1) { nodes { notice { kind } } } } userErrors { code } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<String>data("endChatSession.chatSession.status")).isEqualTo("CLOSED_FROM_QUEUE");
        assertThat(answer.<String>data("endChatSession.chatSession.endedBy")).isEqualTo("CUSTOMER");
        assertThat(answer.<String>data("endChatSession.chatSession.messages.nodes[0].notice.kind"))
                .isEqualTo("ENDED_BY_CUSTOMER");
    }

    @Test
    void end_byAManager_endsAnotherAgentsSession() {
        Answer answer = Caller.agent(world.managerOf(topic)).runs("end", world.active(topic, anna));

        assertThat(answer.<String>data("endChatSession.chatSession.endedBy")).isEqualTo("MANAGER");
    }

    @Test
    void end_byAnotherAgent_isRefused() {
        Answer answer = Caller.agent(world.agentOf(topic)).runs("end", world.active(topic, anna));

        assertThat(answer.refusal("endChatSession")).isEqualTo("NOT_OWNER");
    }

    @Test
    void end_twice_changesNothing() {
        long session = world.active(topic, anna);
        Caller.agent(anna).runs("end", session);
        long events = world.number("select count(*) from chat_session_event where session_id = ?", session);

        Answer again = Caller.agent(anna).runs("end", session);

        assertThat(again.<Boolean>data("endChatSession.changed")).isFalse();
        assertThat(again.refusal("endChatSession")).isNull();
        assertThat(again.<String>data("endChatSession.chatSession.status")).isEqualTo("CLOSED");
        assertThat(world.number("select count(*) from chat_session_event where session_id = ?", session))
                .isEqualTo(events);
    }
}
