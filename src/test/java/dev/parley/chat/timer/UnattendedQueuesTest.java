package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting customers are offered the offline form when no agent can answer any more. */
@QuarkusTest
class UnattendedQueuesTest {

    private static final Map<String, String> QUESTION = Map.of("question", "When do you open?");

    private final World world = new World();
    private final long topic = world.topic();
    private String anna;
    private long session;
    private Caller customer;

    @Inject
    UnattendedQueues queues;

    @BeforeEach
    void oneWaitsForOneAgent() {
        world.set(topic, "widget_enable_ticket = true");
        anna = world.agentOf(topic);
        world.present(anna);
        session = world.waiting(topic);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void whileAnAgentIsPresent_theFormIsNotOffered() {
        queues.checkAll();

        assertThat(world.events(session)).isEmpty();
        assertThat(offlineFormAction()).isEqualTo("FORM_NOT_EXPECTED");
        assertThat(customer.does("submitOfflineForm", session, QUESTION).refusal())
                .isEqualTo("FORM_NOT_EXPECTED");
    }

    @Test
    void whenTheLastAgentLeaves_theFormIsOfferedAndAccepted() {
        world.away(anna);
        queues.check(world.id(anna));

        assertThat(world.events(session)).containsExactly("OFFLINE_FORM_OFFERED");
        assertThat(offeredAt()).isNotNull();
        assertThat(offlineFormAction()).isEqualTo("allowed");
        assertThat(customer.does("submitOfflineForm", session, QUESTION).sessionStatus())
                .isEqualTo("REQUEST_POSTED");
        assertThat(offeredAt()).isNull();
    }

    @Test
    void whenOneOfTwoAgentsLeaves_theFormIsNotOffered() {
        world.present(world.agentOf(topic));
        world.away(anna);

        queues.check(world.id(anna));

        assertThat(world.events(session)).isEmpty();
    }

    @Test
    void whenAnAgentReturns_theOfferIsWithdrawnAndThePositionIsKept() {
        long later = world.waiting(topic);
        world.away(anna);
        queues.check(world.id(anna));
        world.present(anna);

        queues.check(world.id(anna));
        queues.check(world.id(anna));

        assertThat(world.events(session)).containsExactly("OFFLINE_FORM_OFFERED", "OFFLINE_FORM_WITHDRAWN");
        assertThat(offeredAt()).isNull();
        assertThat(customer.does("submitOfflineForm", session, QUESTION).refusal())
                .isEqualTo("FORM_NOT_EXPECTED");
        assertThat(acceptedNext()).isEqualTo(session).isNotEqualTo(later);
    }

    @Test
    void whenTheTopicCloses_theFormIsOffered_andWithdrawnWhenItOpens() {
        world.set(topic, "use_opening_hours = true");
        queues.checkAll();
        queues.checkAll();

        assertThat(world.events(session)).containsExactly("OFFLINE_FORM_OFFERED");

        world.set(topic, "use_opening_hours = false");
        queues.checkAll();

        assertThat(world.events(session)).containsExactly("OFFLINE_FORM_OFFERED", "OFFLINE_FORM_WITHDRAWN");
    }

    @Test
    void whenAnAgentAccepts_theOfferIsWithdrawn() {
        world.away(anna);
        queues.check(world.id(anna));

        assertThat(acceptedNext()).isEqualTo(session);

        assertThat(offeredAt()).isNull();
    }

    @Test
    void whereTheTopicAcceptsNoOfflineRequests_nothingIsOffered() {
        world.set(topic, "widget_enable_ticket = false");
        world.away(anna);
        queues.check(world.id(anna));

        assertThat(offeredAt()).isNull();
        assertThat(customer.does("submitOfflineForm", session, QUESTION).refusal())
                .isEqualTo(offlineFormAction());
    }

    @Test
    void sessionHandledByABot_isNotOfferedTheForm() {
        long withBot = world.waitingForBot(topic);
        world.away(anna);

        queues.check(world.id(anna));

        assertThat(world.events(withBot)).isEmpty();
    }

    @Test
    void theCustomer_seesTheOfferAndItsEvent() {
        world.away(anna);
        queues.check(world.id(anna));

        Answer answer = customer.asks("{ customerSession { status offlineFormOfferedAt events { nodes { type } } } }");

        assertThat(answer.<String>data("customerSession.status")).isEqualTo("IN_QUEUE");
        assertThat(answer.<String>data("customerSession.offlineFormOfferedAt")).isNotNull();
        assertThat(answer.<String>data("customerSession.events.nodes[0].type")).isEqualTo("OFFLINE_FORM_OFFERED");
    }

    private String offeredAt() {
        return customer.asks("{ customerSession { offlineFormOfferedAt } }")
                .data("customerSession.offlineFormOfferedAt");
    }

    /** The entry of allowedActions for the offline form, as the customer sees it. */
    private String offlineFormAction() {
        Map<String, Object> action = customer.asks("{ customerSession { allowedActions { action allowed code } } }")
                .data("customerSession.allowedActions.find { it.action == 'SUBMIT_OFFLINE_FORM' }");
        return Boolean.TRUE.equals(action.get("allowed")) ? "allowed" : (String) action.get("code");
    }

    private long acceptedNext() {
        return Caller.agent(anna)
                .does("acceptNextChatSession", Map.of(), "chatSession { databaseId }")
                .<Number>data("done.chatSession.databaseId")
                .longValue();
    }
}
