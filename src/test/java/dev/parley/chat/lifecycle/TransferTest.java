package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers and their answers. */
@QuarkusTest
class TransferTest {

    private static final String HISTORY =
            "query($id: ID!) { chatSession(id: $id) { transferTo { loginName } transfers { nodes { state reason rejectReason requestedBy { loginName } toUser { loginName } toTopic { databaseId } resolvedAt } } } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private String bjorn;
    private long session;

    @BeforeEach
    void anAgentWithASessionAndAColleague() {
        topic = world.topic();
        anna = world.agentOf(topic);
        bjorn = world.agentOf(topic);
        session = world.active(topic, anna);
    }

    @Test
    void offer_keepsTheSessionWithItsAgent() {
        Answer answer = Caller.agent(anna)
                .does(
                        "requestChatTransfer",
                        session,
                        Map.of("target", Map.of("userId", user(bjorn)), "reason", "She speaks Sami"));

        assertThat(answer.sessionStatus()).isEqualTo("CUSTOMER_LAST");
        assertThat(world.session(session, "user_id, transfer_to")).isEqualTo(world.id(anna) + " " + world.id(bjorn));
        Answer history = history();
        assertThat(history.<String>data("chatSession.transferTo.loginName")).isEqualTo(bjorn);
        assertThat(history.<String>data("chatSession.transfers.nodes[0].state")).isEqualTo("PENDING");
        assertThat(history.<String>data("chatSession.transfers.nodes[0].reason"))
                .isEqualTo("She speaks Sami");
        assertThat(history.<String>data("chatSession.transfers.nodes[0].requestedBy.loginName"))
                .isEqualTo(anna);
        assertThat(history.<String>data("chatSession.transfers.nodes[0].toUser.loginName"))
                .isEqualTo(bjorn);
        assertThat(write(anna).refusal()).isNull();
    }

    @Test
    void payload_containsTheTransfer() {
        Map<String, Object> input =
                Map.of("chatSessionId", Ids.of("ChatSession", session), "target", Map.of("userId", user(bjorn)));

        Answer answer =
                Caller.agent(anna).does("requestChatTransfer", input, "chatTransfer { state toUser { loginName } }");

        assertThat(answer.<String>data("done.chatTransfer.toUser.loginName")).isEqualTo(bjorn);
    }

    @Test
    void accept_assignsTheSessionToTheTarget() {
        offer(bjorn);
        world.active(topic, bjorn);

        assertThat(Caller.agent(bjorn).does("acceptChatTransfer", session).sessionStatus())
                .isEqualTo("CUSTOMER_LAST");

        assertThat(world.session(session, "user_id, transfer_to, rank, topic_id"))
                .isEqualTo(world.id(bjorn) + " 2 " + topic);
        assertThat(states()).containsExactly("ACCEPTED");
        assertThat(world.texts("select special_type from chat_message where session_id = ?", session))
                .containsExactly("6");
        assertThat(write(anna).refusal()).isEqualTo("NOT_OWNER");
        assertThat(write(bjorn).refusal()).isNull();
    }

    @Test
    void reject_keepsTheSessionAndStoresTheReason() {
        offer(bjorn);

        assertThat(Caller.agent(bjorn)
                        .does("rejectChatTransfer", session, Map.of("reason", "Lunch"))
                        .refusal())
                .isNull();

        assertThat(world.session(session, "user_id, transfer_to")).isEqualTo(String.valueOf(world.id(anna)));
        assertThat(states()).containsExactly("REJECTED");
        assertThat(history().<String>data("chatSession.transfers.nodes[0].rejectReason"))
                .isEqualTo("Lunch");
        assertThat(world.events(session)).containsExactly("TRANSFER_REQUESTED", "TRANSFER_REJECTED");
        assertThat(Caller.customer(world.key(session))
                        .asks("{ customerSession { messages { totalCount } } }")
                        .<Integer>data("customerSession.messages.totalCount"))
                .isZero();
    }

    @Test
    void cancel_byRequesterOrManager_resolvesTheTransfer() {
        offer(bjorn);
        assertThat(Caller.agent(anna).does("cancelChatTransfer", session).refusal())
                .isNull();
        offer(bjorn);
        assertThat(Caller.agent(world.managerOf(topic))
                        .does("cancelChatTransfer", session)
                        .refusal())
                .isNull();

        assertThat(world.session(session, "transfer_to")).isEmpty();
        assertThat(states()).containsExactly("CANCELLED", "CANCELLED");
        assertThat(Caller.agent(bjorn).does("acceptChatTransfer", session).refusal())
                .isEqualTo("TRANSFER_NOT_PENDING");
    }

    @Test
    void offer_withAPendingTransfer_isRefused() {
        offer(bjorn);

        assertThat(request(anna, user(world.agentOf(topic))).refusal()).isEqualTo("TRANSFER_PENDING");
    }

    @Test
    void offer_toAnInvalidTarget_isRefused() {
        String away = world.agentOf(topic);
        world.away(away);
        String listener = world.listenerOf(topic);
        world.present(listener);

        assertThat(request(anna, user(away)).refusal()).isEqualTo("USER_NOT_PRESENT target.userId");
        assertThat(request(anna, user(listener)).refusal()).isEqualTo("NOT_TOPIC_MEMBER target.userId");
        assertThat(request(anna, user(world.user())).refusal()).isEqualTo("NOT_TOPIC_MEMBER target.userId");
        assertThat(request(anna, user(anna)).refusal()).isEqualTo("TRANSFER_TO_SELF target.userId");
        assertThat(request(world.managerOf(topic), user(anna)).refusal()).isEqualTo("TRANSFER_TO_SELF target.userId");
        assertThat(request(anna, Ids.of("User", 999_999_999)).refusal()).isEqualTo("USER_NOT_FOUND target.userId");
        assertThat(world.events(session)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, USER_NOT_FOUND", "4, NOT_TOPIC_MEMBER", "127, USER_NOT_PRESENT", "2, USER_NOT_PRESENT"})
    void offer_toPresentUserWhoCannotAnswer_isRefused(int status, String code) {
        world.run("update ejuser set status = ? where loginname = ?", status, bjorn);

        assertThat(request(anna, user(bjorn)).refusal()).isEqualTo(code + " target.userId");
        assertThat(world.events(session)).isEmpty();
    }

    @Test
    void offer_toUserWithoutRights_saysThatTheAgentMayNotAnswer() {
        assertThat(message(request(anna, user(world.listenerOf(topic)))))
                .startsWith("The agent may not respond in this topic.");
        assertThat(message(request(anna, user(anna)))).startsWith("The session is already assigned to this agent.");
        assertThat(message(Caller.agent(world.listenerOf(topic)).does("acceptChatSession", world.waiting(topic))))
                .startsWith("You may not respond in this topic.");
        String manager = world.managerOf(topic);
        assertThat(message(Caller.agent(manager).does("takeOverChatSession", world.active(topic, manager))))
                .startsWith("The session is already assigned to you.");
    }

    private static String message(Answer answer) {
        return answer.data("done.userErrors[0].message");
    }

    @Test
    void offer_byOthers_doesNotRevealWhichUsersExist() {
        Answer answer = Caller.customer(world.key(session))
                .does("requestChatTransfer", session, Map.of("target", Map.of("userId", Ids.of("User", 999_999_999))));

        assertThat(answer.refusal()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void offer_withoutExactlyOneTarget_isInvalid() {
        Caller agent = Caller.agent(anna);
        Map<String, Object> none = new HashMap<>();
        none.put("userId", null);
        for (Map<String, Object> target :
                List.of(Map.<String, Object>of(), none, both(user(bjorn), Ids.of("ChatTopic", topic)))) {
            assertThat(agent.does("requestChatTransfer", session, Map.of("target", target))
                            .errorCode())
                    .as(target.toString())
                    .isEqualTo("VALIDATION_FAILED");
        }
        assertThat(agent.does("requestChatTransfer", session).errorCode()).isEqualTo("VALIDATION_FAILED");
        assertThat(agent.asks("mutation { requestChatTransfer(input: {chatSessionId: \""
                                + Ids.of("ChatSession", session)
                                + "\", target: {userId: \"" + user(bjorn) + "\", topicId: \""
                                + Ids.of("ChatTopic", topic)
                                + "\"}}) { changed } }")
                        .errorCode())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(world.events(session)).isEmpty();
    }

    private static Map<String, Object> both(String user, String topic) {
        return Map.of("userId", user, "topicId", topic);
    }

    @Test
    void offer_withAnUnknownTopicOrALongReason_isRefused() {
        assertThat(toTopic(999_999_999).refusal()).isEqualTo("TOPIC_NOT_FOUND target.topicId");
        assertThat(Caller.agent(anna)
                        .does(
                                "requestChatTransfer",
                                session,
                                Map.of("target", Map.of("userId", user(bjorn)), "reason", "x".repeat(256)))
                        .refusal())
                .isEqualTo("FIELD_TOO_LONG reason");
    }

    @Test
    void reject_withALongReason_isRefused() {
        offer(bjorn);

        assertThat(Caller.agent(bjorn)
                        .does("rejectChatTransfer", session, Map.of("reason", "x".repeat(256)))
                        .refusal())
                .isEqualTo("FIELD_TOO_LONG reason");
    }

    @Test
    void offer_afterAnExpiredTransfer_isAccepted() {
        offer(bjorn);
        world.run(
                "update chat_transfer set requested_at = now() - interval '10 minutes', expires_at = now() - interval '1 second' where session_id = ?",
                session);

        for (String answer : List.of("acceptChatTransfer", "rejectChatTransfer", "cancelChatTransfer")) {
            assertThat(Caller.agent(answer.startsWith("cancel") ? anna : bjorn)
                            .does(answer, session)
                            .refusal())
                    .isEqualTo("TRANSFER_NOT_PENDING");
        }
        String cecilie = world.agentOf(topic);
        offer(cecilie);

        assertThat(states()).containsExactly("EXPIRED", "PENDING");
        assertThat(world.session(session, "transfer_to")).isEqualTo(String.valueOf(world.id(cecilie)));
        assertThat(world.events(session))
                .containsExactly("TRANSFER_REQUESTED", "TRANSFER_EXPIRED", "TRANSFER_REQUESTED");
        assertThat(Caller.agent(cecilie).does("acceptChatTransfer", session).refusal())
                .isNull();
    }

    @Test
    void accept_ofAnOfferToAnotherTopic_movesTheSession() {
        long other = world.topic();
        String david = world.agentOf(other);
        assertThat(Caller.agent(david).does("acceptChatTransfer", session).refusal())
                .isEqualTo("NOT_FOUND chatSessionId");
        toTopic(other);

        assertThat(history().<Integer>data("chatSession.transfers.nodes[0].toTopic.databaseId"))
                .isEqualTo((int) other);
        assertThat(Caller.agent(david).does("acceptChatTransfer", session).refusal())
                .isNull();

        assertThat(world.session(session, "user_id, topic_id")).isEqualTo(world.id(david) + " " + other);
    }

    @Test
    void accept_ofAnOfferToTheSameTopic_isOpenToItsOtherAgents() {
        toTopic(topic);

        assertThat(Caller.agent(anna).does("acceptChatTransfer", session).refusal())
                .isEqualTo("NOT_TRANSFER_TARGET");
        assertThat(Caller.agent(world.listenerOf(topic))
                        .does("acceptChatTransfer", session)
                        .refusal())
                .isEqualTo("NOT_TRANSFER_TARGET");
        assertThat(Caller.agent(bjorn).does("rejectChatTransfer", session).refusal())
                .isEqualTo("NOT_TRANSFER_TARGET");
        assertThat(Caller.agent(bjorn).does("acceptChatTransfer", session).refusal())
                .isNull();
    }

    @Test
    void accept_byTenAgentsAtOnce_succeedsForOne() {
        toTopic(topic);
        List<String> agents =
                Stream.generate(() -> world.agentOf(topic)).limit(10).toList();

        List<Answer> answers = Race.of(agents, agent -> Caller.agent(agent).does("acceptChatTransfer", session));

        assertThat(answers).filteredOn(Answer::changed).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.changed())
                .allSatisfy(answer -> assertThat(answer.refusal()).isEqualTo("TRANSFER_NOT_PENDING"));
    }

    @Test
    void accept_intoATopicWithAnOpenSessionOfTheCustomer_isRefused() {
        long other = world.topic();
        long kari = world.person(world.company("Fjord AS"));
        world.link(session, "customer_id", kari);
        world.link(world.waiting(other), "customer_id", kari);
        toTopic(other);
        Caller david = Caller.agent(world.agentOf(other));

        assertThat(AllowedActionCode.of(david, session, "ACCEPT_TRANSFER")).isEqualTo("OPEN_SESSION_EXISTS");
        assertThat(david.does("acceptChatTransfer", session).refusal()).isEqualTo("OPEN_SESSION_EXISTS");
        assertThat(states()).containsExactly("PENDING");
    }

    @Test
    void accept_atCapacity_isRefused() {
        world.limit(bjorn, 1);
        world.active(topic, bjorn);
        offer(bjorn);

        assertThat(Caller.agent(bjorn).does("acceptChatTransfer", session).refusal())
                .isEqualTo("AT_CAPACITY");
        assertThat(states()).containsExactly("PENDING");
    }

    @Test
    void answer_byOthers_isRefused() {
        offer(bjorn);
        Caller other = Caller.agent(world.agentOf(topic));

        assertThat(other.does("acceptChatTransfer", session).refusal()).isEqualTo("NOT_TRANSFER_TARGET");
        assertThat(other.does("rejectChatTransfer", session).refusal()).isEqualTo("NOT_TRANSFER_TARGET");
        assertThat(other.does("cancelChatTransfer", session).refusal()).isEqualTo("NOT_OWNER");
    }

    @Test
    void end_cancelsThePendingTransfer() {
        offer(bjorn);

        Caller.customer(world.key(session)).does("endChatSession", session);

        assertThat(states()).containsExactly("CANCELLED");
        assertThat(world.session(session, "transfer_to")).isEmpty();
        assertThat(Caller.agent(bjorn).does("acceptChatTransfer", session).refusal())
                .isEqualTo("TRANSFER_NOT_PENDING");
    }

    private void offer(String login) {
        assertThat(request(anna, user(login)).refusal()).isNull();
    }

    private Answer request(String by, String userId) {
        return Caller.agent(by).does("requestChatTransfer", session, Map.of("target", Map.of("userId", userId)));
    }

    private Answer toTopic(long id) {
        return Caller.agent(anna)
                .does("requestChatTransfer", session, Map.of("target", Map.of("topicId", Ids.of("ChatTopic", id))));
    }

    private Answer write(String login) {
        return Caller.agent(login).does("sendChatMessage", session, Map.of("text", "Hello"));
    }

    private Answer history() {
        return Caller.agent(anna).asks(HISTORY, Map.of("id", Ids.of("ChatSession", session)));
    }

    private List<String> states() {
        return history().list("chatSession.transfers.nodes.state");
    }

    private String user(String login) {
        return Ids.of("User", world.id(login));
    }
}
