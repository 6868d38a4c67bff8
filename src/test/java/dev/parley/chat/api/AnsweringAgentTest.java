package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fields by which customers see the agent that answers them. */
@QuarkusTest
class AnsweringAgentTest {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void agentName_whileTheSessionWaits_isNull() {
        assertThat(answering(world.waiting(topic))).isEqualTo("null null");
    }

    @Test
    void agentName_ofAnAgent_isItsUserName() {
        long session = world.active(topic, anna);

        assertThat(answering(session)).isEqualTo(anna + " true");
        assertThat(Caller.agent(anna)
                        .asks(
                                "query($id: ID!) { chatSession(id: $id) { agentName agentPresent } }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<String>data("chatSession.agentName"))
                .isEqualTo(anna);
    }

    @Test
    void agentName_withUseFirstname_isTheFirstNameIfThereIsOne() {
        world.set(topic, "widget_agent_use_firstname = true");
        long session = world.active(topic, anna);
        assertThat(answering(session)).isEqualTo("Anna true");
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "Good day"));
        assertThat(authors(session)).isEqualTo("Anna");

        world.run("update ejuser set firstname = ' ' where id = ?", world.id(anna));

        assertThat(answering(session)).isEqualTo(anna + " true");
    }

    @Test
    void agentPresent_ofAnAgentWhoLeft_isFalse() {
        long session = world.active(topic, anna);
        world.away(anna);

        assertThat(answering(session)).isEqualTo(anna + " false");
    }

    @Test
    void agentPresent_ofAnAgentWhoseAccountIsUnavailable_isFalse() {
        long session = world.active(topic, anna);
        world.run("update ejuser set status = 2 where id = ?", world.id(anna));

        assertThat(answering(session)).isEqualTo(anna + " false");
    }

    @Test
    void agentName_ofTheBot_isTheTopicsBotName() {
        world.set(topic, "bot_name = 'Robo'");

        assertThat(answering(world.botDriven(topic))).isEqualTo("Robo true");
    }

    @Test
    void afterTheEnd_nameStaysAndPresenceIsNull() {
        long session = world.active(topic, anna);
        Caller.agent(anna).does("endChatSession", session);

        assertThat(answering(session)).isEqualTo(anna + " null");
    }

    private String answering(long session) {
        Answer answer = Caller.customer(world.key(session)).asks("{ customerSession { agentName agentPresent } }");
        return answer.data("customerSession.agentName") + " " + answer.data("customerSession.agentPresent");
    }

    private String authors(long session) {
        return world.texts("select string_agg(distinct author, ',') from chat_message where session_id = ?", session)
                .get(0);
    }
}
