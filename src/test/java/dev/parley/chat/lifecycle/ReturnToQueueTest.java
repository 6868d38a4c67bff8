package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatTransferState;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent returns a session to the queue. */
@QuarkusTest
class ReturnToQueueTest {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void return_keepsThePositionOfTheRequestTime() {
        long first = world.waitingSince(topic, 90);
        long session = world.waitingSince(topic, 60);
        long last = world.waitingSince(topic, 30);
        world.alter(session, "initial_queue_pos = 2");
        Caller.agent(anna).does("acceptChatSession", session);

        Answer answer = Caller.agent(anna).does("returnChatSessionToQueue", session);

        assertThat(answer.sessionStatus()).isEqualTo("IN_QUEUE");
        assertThat(List.of(place(first), place(session), place(last))).containsExactly(1, 2, 3);
        assertThat(world.session(session, "user_id, rank, initial_queue_pos")).isEqualTo("0 2");
        assertThat(world.events(session)).containsExactly("ACCEPTED", "RETURNED_TO_QUEUE");
    }

    @Test
    void accept_afterAReturn_isNotAFirstAccept() {
        long session = world.waitingSince(topic, 60);
        Caller.agent(anna).does("acceptChatSession", session);
        String started = world.session(session, "when_started");
        world.acceptGap(topic, 7);
        Caller.agent(anna).does("returnChatSessionToQueue", session);

        Caller.agent(world.agentOf(topic)).does("acceptChatSession", session);

        assertThat(world.number("select seconds_pr_accept from chat_topic where id = ?", topic))
                .isEqualTo(7);
        assertThat(world.session(session, "when_started")).isEqualTo(started);
    }

    @Test
    void return_cancelsThePendingTransfer() {
        String bjorn = world.agentOf(topic);
        long session = world.active(topic, anna);
        Caller.agent(anna)
                .does(
                        "requestChatTransfer",
                        session,
                        Map.of("target", Map.of("userId", Ids.of("User", world.id(bjorn)))));

        Caller.agent(anna).does("returnChatSessionToQueue", session);

        assertThat(world.session(session, "transfer_to")).isEmpty();
        assertThat(world.texts("select state from chat_transfer where session_id = ?", session))
                .containsExactly(String.valueOf(ChatTransferState.CANCELLED.ordinal()));
        assertThat(world.events(session))
                .containsExactly("TRANSFER_REQUESTED", "TRANSFER_CANCELLED", "RETURNED_TO_QUEUE");
    }

    @Test
    void return_byAManager_returnsOthersAndTheBotsSessions() {
        Caller manager = Caller.agent(world.managerOf(topic));
        long bots = world.botDriven(topic);

        assertThat(manager.does("returnChatSessionToQueue", world.active(topic, anna))
                        .sessionStatus())
                .isEqualTo("IN_QUEUE");
        assertThat(manager.does("returnChatSessionToQueue", bots).sessionStatus())
                .isEqualTo("IN_QUEUE");
        assertThat(world.session(bots, "chatbot_isactive")).isEqualTo("f");
    }

    @Test
    void return_byOthers_isRefused() {
        Answer answer = Caller.agent(world.agentOf(topic)).does("returnChatSessionToQueue", world.active(topic, anna));

        assertThat(answer.refusal()).isEqualTo("NOT_OWNER");
    }

    @Test
    void return_ofAnEndedSession_isRefused() {
        Answer answer = Caller.agent(anna).does("returnChatSessionToQueue", world.finished(topic, anna));

        assertThat(answer.refusal()).isEqualTo("NOT_ACTIVE");
        assertThat(answer.<String>data("done.userErrors[0].currentStatus")).isEqualTo("FINISHED");
    }

    private int place(long session) {
        return Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { queuePosition } }",
                        Map.of("id", Ids.of("ChatSession", session)))
                .data("chatSession.queuePosition");
    }
}
