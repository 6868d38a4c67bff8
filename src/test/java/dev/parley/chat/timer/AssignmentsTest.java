package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.ListFollower;
import dev.parley.support.SocketClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics that offer their waiting sessions to agents: who is next, and what ends an offer. */
@QuarkusTest
class AssignmentsTest extends TimerScene {

    private static final String ROUND_ROBIN = "assignment = 1";
    private static final String LEAST_BUSY = "assignment = 2";

    @Inject
    Assignments assignments;

    private String bjorn;

    @BeforeEach
    void twoAgents() {
        bjorn = world.agentOf(topic);
    }

    @Test
    void sessions_ofAManualTopic_areOfferedToNobody() {
        long session = world.waiting(topic);

        assignments.offerAll();

        assertThat(offeredTo(session)).isNull();
        assertThat(world.events(session)).isEmpty();
    }

    @Test
    void roundRobin_offersInTurn() {
        world.set(topic, ROUND_ROBIN);
        long first = world.waiting(topic);
        long second = world.waiting(topic);
        long third = world.waiting(topic);

        assignments.offerAll();

        assertThat(List.of(offeredTo(first), offeredTo(second), offeredTo(third)))
                .containsExactly(anna, bjorn, anna);
        assertThat(world.events(first)).containsExactly("OFFERED");
        assertThat(world.texts(
                        "select n.kind || ' ' || u.loginname from chat_notification n join ejuser u on u.id = n.user_id where n.session_id = ?",
                        second))
                .containsExactly("OFFER " + bjorn);
    }

    @Test
    void leastBusy_offersToTheAgentWithTheFewestSessionsAndOffers() {
        world.set(topic, LEAST_BUSY);
        world.active(topic, anna);
        world.active(topic, anna);
        List<Long> waiting = List.of(world.waiting(topic), world.waiting(topic), world.waiting(topic));

        assignments.offerAll();

        assertThat(waiting.stream().map(this::offeredTo)).containsExactly(bjorn, bjorn, anna);
    }

    @Test
    void offer_isVisibleToStaffAndNotToTheCustomer() {
        world.set(topic, ROUND_ROBIN + ", offer_seconds = 60");
        long session = world.waiting(topic);
        assignments.offerAll();

        Answer staff = Caller.agent(bjorn)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { offerExpiresAt offeredTo { loginName } events { nodes { type changes { offeredToId } } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));
        Answer own = Caller.agent(anna)
                .asks(
                        "query($me: String!) { chatSessions(where: {offeredTo: {loginName: {eq: $me}}}) { nodes { databaseId } } viewer { user { chatSessionOffers { totalCount } } } }",
                        Map.of("me", anna));
        Answer customer =
                Caller.customer(world.key(session)).asks("{ customerSession { version events { nodes { type } } } }");
        Answer forbidden = Caller.customer(world.key(session)).asks("{ customerSession { offerExpiresAt } }");

        assertThat(staff.<String>data("chatSession.offeredTo.loginName")).isEqualTo(anna);
        assertThat(staff.<String>data("chatSession.offerExpiresAt")).isNotNull();
        assertThat(staff.<String>list("chatSession.events.nodes.changes.offeredToId"))
                .containsExactly(Ids.of("User", world.id(anna)));
        assertThat(own.<Integer>list("chatSessions.nodes.databaseId")).containsExactly((int) session);
        assertThat(own.<Integer>data("viewer.user.chatSessionOffers.totalCount"))
                .isEqualTo(1);
        assertThat(customer.<String>list("customerSession.events.nodes.type")).isEmpty();
        assertThat(forbidden.errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void offer_isAcceptedByItsAgentOnly() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        assignments.offerAll();

        assertThat(Caller.agent(bjorn).does("acceptChatSession", session).refusal())
                .isEqualTo("OFFERED_TO_ANOTHER");
        assertThat(Caller.agent(bjorn).does("declineChatOffer", session).refusal())
                .isEqualTo("NOT_OFFERED");
        assertThat(Caller.agent(bjorn)
                        .does("acceptNextChatSession", Map.of(), "")
                        .refusal())
                .isEqualTo("QUEUE_EMPTY");
        assertThat(Caller.agent(anna)
                        .does("acceptNextChatSession", Map.of(), "chatSession { status }")
                        .refusal())
                .isNull();

        assertThat(world.session(session, "status, user_id, offered_to, offer_expires_at"))
                .isEqualTo("6 " + world.id(anna));
        assertThat(outcomes(session)).containsExactly(anna + " 1");
    }

    @Test
    void declinedOffer_goesToTheNextAgent_andThenToEverybody() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        assignments.offerAll();

        assertThat(Caller.agent(anna).does("declineChatOffer", session).refusal())
                .isNull();
        assignments.offerAll();
        assertThat(offeredTo(session)).isEqualTo(bjorn);
        assertThat(Caller.agent(bjorn).does("declineChatOffer", session).refusal())
                .isNull();
        assignments.offerAll();

        assertThat(offeredTo(session)).isNull();
        assertThat(world.events(session)).containsExactly("OFFERED", "OFFER_DECLINED", "OFFERED", "OFFER_DECLINED");
        assertThat(outcomes(session)).containsExactly(anna + " 2", bjorn + " 2");
        assertThat(Caller.agent(anna).does("acceptChatSession", session).refusal())
                .isNull();
    }

    @Test
    void sessionThatAllDeclined_isOfferedAgainWhenAnAgentBecomesPresent() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        declineAll(session);

        world.away(anna);
        world.present(anna);
        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(anna);
    }

    @Test
    void sessionThatAllDeclined_doesNotHoldUpTheOnesBehindIt() {
        world.set(topic, ROUND_ROBIN);
        declineAll(world.waitingSince(topic, 600));
        long behind = world.waiting(topic);

        assignments.offerAll();

        assertThat(offeredTo(behind)).isNotNull();
    }

    @Test
    void expiredOffer_goesToTheNextAgent() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        assignments.offerAll();

        world.setTime("offer_expires_at", session, Duration.ofSeconds(1));
        assertThat(Caller.agent(anna).does("declineChatOffer", session).refusal())
                .isEqualTo("NOT_OFFERED");
        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(bjorn);
        assertThat(world.events(session)).containsExactly("OFFERED", "OFFER_EXPIRED", "OFFERED");
        assertThat(outcomes(session)).containsExactly(anna + " 4", bjorn + " 0");
    }

    @Test
    void offer_toAnAgentWhoLeaves_isWithdrawn() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        assignments.offerAll();

        world.away(anna);
        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(bjorn);
        assertThat(world.events(session)).containsExactly("OFFERED", "OFFER_WITHDRAWN", "OFFERED");
    }

    @Test
    void offers_countAsLoad_overAllTopics() {
        long other = world.topic();
        world.join(anna, other, "can_respond");
        world.set(topic, ROUND_ROBIN);
        world.set(other, LEAST_BUSY);
        world.away(bjorn);
        world.limit(anna, 3);
        world.active(topic, anna);
        List<Long> waiting =
                List.of(world.waiting(topic), world.waiting(other), world.waiting(topic), world.waiting(other));

        assignments.offerAll();

        assertThat(waiting.stream().map(this::offeredTo).filter(anna::equals)).hasSize(2);
    }

    @Test
    void offers_toAnAgentWhoIsFullByAnotherSession_areWithdrawn() {
        world.set(topic, ROUND_ROBIN);
        world.away(bjorn);
        world.limit(anna, 1);
        long offered = world.waiting(topic);
        assignments.offerAll();
        long chosen = world.waiting(topic);

        assertThat(Caller.agent(anna).does("acceptChatSession", chosen).refusal())
                .isNull();
        assignments.offerAll();

        assertThat(offeredTo(offered)).isNull();
        assertThat(world.events(offered)).containsExactly("OFFERED", "OFFER_WITHDRAWN");
    }

    @Test
    void capacityThatBecomesFree_bringsTheNextOffer() {
        world.set(topic, ROUND_ROBIN);
        world.away(bjorn);
        world.limit(anna, 1);
        long active = world.active(topic, anna);
        long session = world.waiting(topic);
        assignments.offerAll();
        assertThat(offeredTo(session)).isNull();

        assertThat(Caller.agent(anna).does("endChatSession", active).refusal()).isNull();
        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(anna);
    }

    @Test
    void returnedSession_isOfferedToOthers_alsoToThoseWhoDeclinedItBefore() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        assignments.offerAll();
        Caller.agent(anna).does("declineChatOffer", session);
        assignments.offerAll();
        assertThat(Caller.agent(bjorn).does("acceptChatSession", session).refusal())
                .isNull();

        assertThat(Caller.agent(bjorn).does("returnChatSessionToQueue", session).refusal())
                .isNull();
        assignments.offerAll();
        assertThat(offeredTo(session)).isEqualTo(anna);
        Caller.agent(anna).does("declineChatOffer", session);
        assignments.offerAll();

        assertThat(offeredTo(session)).isNull();
    }

    @Test
    void sessionsThatABotHandles_andEndedOnes_areNotOffered() {
        world.set(topic, ROUND_ROBIN);
        long withBot = world.waitingForBot(topic);
        long ended = world.waiting(topic);
        assignments.offerAll();

        assertThat(Caller.customer(world.key(ended))
                        .does("endChatSession", ended)
                        .refusal())
                .isNull();
        assignments.offerAll();

        assertThat(world.events(withBot)).isEmpty();
        assertThat(offeredTo(ended)).isNull();
        assertThat(outcomes(ended)).containsExactly(anna + " 3");
    }

    @Test
    void offers_areCountedByAgentAndOutcome() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        assignments.offerAll();
        Caller.agent(anna).does("declineChatOffer", session);
        assignments.offerAll();
        Caller.agent(bjorn).does("acceptChatSession", session);

        Answer answer = Caller.agent(world.managerOf(topic)).asks("""
                query($topic: ID!) {
                  chatStatistics(from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z", groupBy: [AGENT], where: {topic: {id: {eq: $topic}}}) {
                    buckets { agent { loginName } figures { offers { requested accepted rejected } } }
                  }
                }""", Map.of("topic", Ids.of("ChatTopic", topic)));

        assertThat(answer.<Object>data(figures(anna))).isEqualTo(Map.of("requested", 1, "accepted", 0, "rejected", 1));
        assertThat(answer.<Object>data(figures(bjorn))).isEqualTo(Map.of("requested", 1, "accepted", 1, "rejected", 0));
    }

    private static String figures(String agent) {
        return "chatStatistics.buckets.find { it.agent.loginName == '" + agent + "' }.figures.offers";
    }

    @Test
    void queueOfADesk_showsOffersAsTheyChange() {
        world.set(topic, ROUND_ROBIN);
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(Caller.agent(bjorn))) {
            ListFollower list = ListFollower.of(
                    socket,
                    "where: {topic: {id: {eq: \"" + Ids.of("ChatTopic", topic) + "\"}}}",
                    "offeredTo { loginName }");
            list.ready();
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            assignments.offerAll();
            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
            Caller.agent(anna).does("declineChatOffer", session);
            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
        }
    }

    private void declineAll(long session) {
        for (int i = 0; i < 2; i++) {
            assignments.offerAll();
            assertThat(Caller.agent(offeredTo(session))
                            .does("declineChatOffer", session)
                            .refusal())
                    .isNull();
        }
        assignments.offerAll();
        assertThat(offeredTo(session)).isNull();
    }

    private String offeredTo(long session) {
        return world.texts(
                        "select u.loginname from chat_session s left join ejuser u on u.id = s.offered_to where s.id = ?",
                        session)
                .get(0);
    }

    /** The agents to whom the session was offered, with the state of each offer. */
    private List<String> outcomes(long session) {
        return world.texts(
                "select u.loginname || ' ' || o.state from chat_offer o join ejuser u on u.id = o.user_id where o.session_id = ? order by o.id",
                session);
    }
}
