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

/** The customer's answer whether the FAQ helped. */
@QuarkusTest
class AnswerFaqTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aCustomerWhoIsShownAnswers() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.entering(topic, 2);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void answerFaq_helped_endsTheSession() {
        assertThat(answer("HELPED").sessionStatus()).isEqualTo("CLOSED");

        Answer read = Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { endedBy endReason whenEnded } }",
                        Map.of("id", Ids.of("ChatSession", session)));
        assertThat(read.<String>data("chatSession.endedBy")).isEqualTo("CUSTOMER");
        assertThat(read.<String>data("chatSession.endReason")).isEqualTo("FAQ_HELPED");
        assertThat(read.<String>data("chatSession.whenEnded")).isNotNull();
        assertThat(world.events(session)).containsExactly("FAQ_ANSWERED");
    }

    @Test
    void answerFaq_notHelped_entersTheQueue() {
        world.waiting(topic);

        assertThat(answer("DID_NOT_HELP").sessionStatus()).isEqualTo("IN_QUEUE");

        assertThat(world.session(session, "initial_queue_pos")).isEqualTo("2");
    }

    @Test
    void answerFaq_notHelpedWithoutAgents_opensTheOfflineForm() {
        world.away(anna);

        assertThat(answer("DID_NOT_HELP").sessionStatus()).isEqualTo("OFFLINE_FORM");
    }

    @Test
    void answerFaq_notHelpedWithABot_startsTheBot() {
        world.away(anna);
        world.alter(session, "chatbot_isactive = true");

        assertThat(answer("DID_NOT_HELP").sessionStatus()).isEqualTo("IN_QUEUE");
    }

    @Test
    void answerFaq_keepsTheQuestionAsAMessage() {
        assertThat(customer.does("sendChatMessage", session, Map.of("text", "How do I pay?"))
                        .sessionStatus())
                .isEqualTo("FAQ");

        assertThat(world.session(session, "first_message")).isEqualTo("How do I pay?");
    }

    @Test
    void answerFaq_twice_isRefused() {
        answer("DID_NOT_HELP");

        Answer again = answer("HELPED");

        assertThat(again.refusal()).isEqualTo("FORM_NOT_EXPECTED");
        assertThat(again.<String>data("done.userErrors[0].currentStatus")).isEqualTo("IN_QUEUE");
    }

    private Answer answer(String answer) {
        return customer.does("answerFaq", session, Map.of("answer", answer));
    }
}
