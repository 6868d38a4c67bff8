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

/** A manager takes over a session from its agent or from the bot. */
@QuarkusTest
class TakeOverTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private String manager;
    private long session;

    @BeforeEach
    void anAgentWithASessionAndAManager() {
        topic = world.topic();
        anna = world.agentOf(topic);
        manager = world.managerOf(topic);
        session = world.active(topic, anna);
    }

    @Test
    void takeOver_assignsTheSessionToTheManager() {
        String started = world.session(session, "when_started");

        assertThat(takeOver(manager).sessionStatus()).isEqualTo("CUSTOMER_LAST");

        assertThat(world.session(session, "user_id, rank, when_started"))
                .isEqualTo(world.id(manager) + " 1 " + started);
        assertThat(world.events(session)).containsExactly("TAKEN_OVER");
        assertThat(world.texts("select special_type from chat_message where session_id = ?", session))
                .containsExactly("6");
        assertThat(write(manager).refusal()).isNull();
        assertThat(write(anna).refusal()).isEqualTo("NOT_OWNER");
    }

    @Test
    void takeOver_ofABotsSession_assignsIt() {
        session = world.botDriven(topic);

        assertThat(takeOver(manager).refusal()).isNull();

        assertThat(world.session(session, "user_id, chatbot_isactive, when_started is not null"))
                .isEqualTo(world.id(manager) + " f t");
    }

    @Test
    void takeOver_cancelsThePendingTransfer() {
        Map<String, Object> toBjorn =
                Map.of("target", Map.of("userId", Ids.of("User", world.id(world.agentOf(topic)))));
        Caller.agent(anna).does("requestChatTransfer", session, toBjorn);

        takeOver(manager);

        assertThat(world.session(session, "transfer_to")).isEmpty();
        assertThat(world.events(session)).containsExactly("TRANSFER_REQUESTED", "TRANSFER_CANCELLED", "TAKEN_OVER");
    }

    @Test
    void takeOver_withATransferToTheManager_succeeds() {
        world.join(manager, world.topic(), "can_respond");
        world.present(manager);
        world.run("update chat_topic_user set can_respond = true where topic_id = ?", topic);
        Caller.agent(anna)
                .does(
                        "requestChatTransfer",
                        session,
                        Map.of("target", Map.of("userId", Ids.of("User", world.id(manager)))));

        assertThat(takeOver(manager).refusal()).isNull();
    }

    @Test
    void takeOver_byOthers_isRefused() {
        String elsewhere = world.managerOf(world.topic());

        assertThat(takeOver(world.agentOf(topic)).refusal()).isEqualTo("NOT_MANAGER");
        assertThat(takeOver(world.listenerOf(topic)).refusal()).isEqualTo("NOT_MANAGER");
        assertThat(takeOver(elsewhere).refusal()).isEqualTo("NOT_FOUND chatSessionId");
    }

    @Test
    void takeOver_ofOnesOwnSession_isRefused() {
        session = world.active(topic, manager);

        assertThat(takeOver(manager).refusal()).isEqualTo("TRANSFER_TO_SELF");
    }

    @Test
    void takeOver_ofAnUnassignedSession_isRefused() {
        session = world.waiting(topic);

        Answer answer = takeOver(manager);

        assertThat(answer.refusal()).isEqualTo("NOT_ACTIVE");
        assertThat(answer.<String>data("done.userErrors[0].currentStatus")).isEqualTo("IN_QUEUE");
    }

    @Test
    void takeOver_atCapacity_isRefused() {
        world.limit(manager, 1);
        world.active(topic, manager);

        assertThat(takeOver(manager).refusal()).isEqualTo("AT_CAPACITY");
        assertThat(world.session(session, "user_id")).isEqualTo(String.valueOf(world.id(anna)));
    }

    private Answer takeOver(String login) {
        return Caller.agent(login).does("takeOverChatSession", session);
    }

    private Answer write(String login) {
        return Caller.agent(login).does("sendChatMessage", session, Map.of("text", "Hello"));
    }
}
