package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Supervisors join and leave running conversations, and read them as the topic allows it. */
@QuarkusTest
class SupervisionTest {

    private static final String ANNOUNCED = "listening = 1";
    private static final String OFF = "listening = 2";

    private final World world = new World();
    private long topic;
    private String anna;
    private String listenerName;
    private Caller listener;
    private Caller manager;
    private long session;

    @BeforeEach
    void aConversationWithAListenerAndAManager() {
        topic = world.topic();
        anna = world.agentOf(topic);
        listenerName = world.listenerOf(topic);
        listener = Caller.agent(listenerName);
        manager = Caller.agent(world.managerOf(topic));
        session = world.active(topic, anna);
        world.messages(session, 2);
        world.alter(session, "last_message = 'message 2'");
    }

    @Test
    void join_isSeenByTheAgentAndNotByTheCustomer() {
        Caller customer = Caller.customer(world.key(session));
        String own = "{ customerSession { version eventSeq events { nodes { type } } } }";
        String before = customer.asks(own).text();

        assertThat(listener.does("joinChatSession", session).changed()).isTrue();
        assertThat(listener.does("joinChatSession", session).changed()).isFalse();

        Answer staff = read(
                Caller.agent(anna),
                "supervisedBy { loginName } events { nodes { type changes { supervisedById } } } status user { loginName }");
        assertThat(staff.<String>data("chatSession.supervisedBy.loginName")).isEqualTo(listenerName);
        assertThat(staff.<String>data("chatSession.user.loginName")).isEqualTo(anna);
        assertThat(staff.<String>list("chatSession.events.nodes.type")).containsExactly("SUPERVISOR_JOINED");
        assertThat(staff.<String>list("chatSession.events.nodes.changes.supervisedById"))
                .containsExactly(Ids.of("User", world.id(listenerName)));
        assertThat(customer.asks(own).text()).isEqualTo(before);
        assertThat(customer.asks("{ customerSession { supervisedBy { loginName } } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void supervisor_writesNotesAndLeaves() {
        listener.does("joinChatSession", session);

        assertThat(note(listener).refusal()).isNull();
        assertThat(listener.does("leaveChatSession", session).changed()).isTrue();

        assertThat(listener.does("leaveChatSession", session).refusal()).isEqualTo("NOT_SUPERVISOR");
        assertThat(supervisor()).isNull();
        assertThat(world.events(session)).containsExactly("SUPERVISOR_JOINED", "NOTE_ADDED", "SUPERVISOR_LEFT");
    }

    @Test
    void supervisedSessions_areFoundByTheirSupervisor() {
        listener.does("joinChatSession", session);

        Answer found = listener.asks(
                "query($me: String!) { chatSessions(where: {supervisedBy: {loginName: {eq: $me}}}) { nodes { databaseId } } viewer { user { supervisedChatSessions { totalCount } } } }",
                Map.of("me", listenerName));

        assertThat(found.<Integer>list("chatSessions.nodes.databaseId")).containsExactly((int) session);
        assertThat(found.<Integer>data("viewer.user.supervisedChatSessions.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void secondListener_isRefused_andAManagerReplacesTheFirst() {
        listener.does("joinChatSession", session);

        assertThat(Caller.agent(world.listenerOf(topic))
                        .does("joinChatSession", session)
                        .refusal())
                .isEqualTo("ALREADY_SUPERVISED");
        assertThat(manager.does("joinChatSession", session).changed()).isTrue();

        assertThat(listener.does("leaveChatSession", session).refusal()).isEqualTo("NOT_SUPERVISOR");
        assertThat(listener.does("joinChatSession", session).refusal()).isEqualTo("ALREADY_SUPERVISED");
    }

    @Test
    void join_byListenersAtOnce_succeedsForOne() {
        List<Caller> listeners =
                List.of(listener, Caller.agent(world.listenerOf(topic)), Caller.agent(world.listenerOf(topic)));

        List<Answer> answers = Race.of(listeners, caller -> caller.does("joinChatSession", session));

        assertThat(answers.stream().map(Answer::refusal))
                .containsExactlyInAnyOrder(null, "ALREADY_SUPERVISED", "ALREADY_SUPERVISED");
        assertThat(world.events(session)).containsExactly("SUPERVISOR_JOINED");
    }

    @Test
    void join_byOthers_isRefused() {
        assertThat(Caller.agent(anna).does("joinChatSession", session).refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.agent(world.agentOf(topic))
                        .does("joinChatSession", session)
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.agent(world.managerOf(world.topic()))
                        .does("joinChatSession", session)
                        .refusal())
                .startsWith("NOT_FOUND");
        assertThat(world.events(session)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"endChatSession", "returnChatSessionToQueue", "takeOverChatSession", "blockChatCustomer"})
    void supervision_endsWithTheConversationOrItsAgent(String mutation) {
        world.alter(session, "email = gen_random_uuid() || '@example.com'");
        listener.does("joinChatSession", session);

        assertThat(manager.does(mutation, session).refusal()).isNull();

        assertThat(supervisor()).isNull();
    }

    @Test
    void acceptedTransfer_endsTheSupervision() {
        String bert = world.agentOf(topic);
        world.present(bert);
        listener.does("joinChatSession", session);
        Caller.agent(anna)
                .does(
                        "requestChatTransfer",
                        session,
                        Map.of("target", Map.of("userId", Ids.of("User", world.id(bert)))));
        assertThat(supervisor()).isEqualTo(String.valueOf(world.id(listenerName)));

        assertThat(Caller.agent(bert).does("acceptChatTransfer", session).refusal())
                .isNull();

        assertThat(supervisor()).isNull();
    }

    @Test
    void anotherProgramThatEndsTheConversation_endsTheSupervision() {
        listener.does("joinChatSession", session);

        world.run("update chat_session set status = 9, when_ended = now(), rank = 0 where id = ?", session);

        assertThat(supervisor()).isNull();
    }

    @Test
    void silentTopic_isReadWithoutJoining() {
        assertReads(listener, true);
        assertReads(manager, true);
        assertThat(note(listener).refusal()).isNull();
    }

    @Test
    void announcedTopic_isReadByTheSupervisorOnly() {
        world.set(topic, ANNOUNCED);
        assertReads(listener, false);
        assertReads(manager, false);
        assertThat(note(listener).refusal()).startsWith("NOT_ALLOWED");

        listener.does("joinChatSession", session);

        assertReads(listener, true);
        assertReads(manager, false);
        assertReads(Caller.agent(anna), true);
        assertThat(note(listener).refusal()).isNull();

        listener.does("leaveChatSession", session);

        assertReads(listener, false);
    }

    @Test
    void announcedTopic_isReadByEveryMemberAfterTheEnd() {
        world.set(topic, ANNOUNCED);

        Caller.agent(anna).does("endChatSession", session);

        assertReads(listener, true);
        assertReads(manager, true);
    }

    @Test
    void supervisor_whoLosesTheRightToListen_readsNoMore() {
        world.set(topic, ANNOUNCED);
        listener.does("joinChatSession", session);

        world.run(
                "update chat_topic_user set can_listen = false, notifications = true where user_id = ?",
                world.id(listenerName));

        assertReads(listener, false);
        assertThat(listener.does("leaveChatSession", session).refusal()).isNull();
    }

    @Test
    void topicWithoutListening_letsNobodyJoinOrRead() {
        world.set(topic, OFF);

        assertThat(listener.does("joinChatSession", session).refusal()).isEqualTo("LISTENING_DISABLED");
        assertThat(manager.does("joinChatSession", session).refusal()).isEqualTo("LISTENING_DISABLED");
        assertReads(listener, false);
        assertReads(manager, false);
        assertReads(Caller.agent(anna), true);
        assertThat(manager.does("takeOverChatSession", session).refusal()).isNull();
        assertReads(manager, true);
    }

    /** Checks whether a caller reads the messages, what repeats them, and what is found by them. */
    private void assertReads(Caller caller, boolean reads) {
        Answer answer = read(
                caller,
                "lastMessage transcriptAvailable messages(first: 1, where: {kind: {eq: TEXT}}) { totalCount } allowedActions { action allowed }");
        assertThat(answer.<Boolean>data("chatSession.transcriptAvailable")).isEqualTo(reads);
        assertThat(answer.<Integer>data("chatSession.messages.totalCount") > 0).isEqualTo(reads);
        assertThat(answer.<String>data("chatSession.lastMessage") != null).isEqualTo(reads);
        List<String> actions = answer.list("chatSession.allowedActions.action");
        List<Boolean> allowed = answer.list("chatSession.allowedActions.allowed");
        assertThat(allowed.get(actions.indexOf("WRITE_NOTE"))).isEqualTo(reads);
        List<Integer> found = caller.asks(
                        "query($id: ID!) { chatMessages(first: 10, where: {chatSession: {id: {eq: $id}}}) { nodes { seq } } }",
                        Map.of("id", Ids.of("ChatSession", session)))
                .list("chatMessages.nodes.seq");
        assertThat(!found.isEmpty()).isEqualTo(reads);
    }

    private Answer read(Caller caller, String fields) {
        return caller.asks(
                "query($id: ID!) { chatSession(id: $id) { " + fields + " } }",
                Map.of("id", Ids.of("ChatSession", session)));
    }

    private Answer note(Caller caller) {
        return caller.does("sendChatMessage", session, Map.of("text", "Offer a discount.", "visibility", "AGENTS"));
    }

    private String supervisor() {
        return world.texts("select supervised_by::text from chat_session where id = ?", session)
                .get(0);
    }
}
