package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.BusyMachine;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to queues and positions share reads, without disclosing anything that a subscriber could not read for itself. */
@QuarkusTest
@TestProfile(BusyMachine.class)
class SharedQueuesTest {

    /** One statement each for the versions of rights, the waiting sessions, and the figures of the topics. */
    private static final long QUEUE = 3;

    /** One statement each for the selected fields of the topics and of the sessions. */
    private static final long TOPICS_AND_SESSIONS = 2;

    /** One statement each for the positions and for the sessions that have moved. */
    private static final long PLACES = 2;

    private static final String FIGURES = "length agentsPresent";

    private static final String AGENT_CLIENT =
            "length agentsPresent topics { name } sessions { nodes { databaseId lastMessage email topic { name } user { loginName } customer { firstName email } } }";

    private static final String BY_CALLER =
            "length sessions { totalCount nodes { databaseId unreadCount allowedActions { action allowed code } messages(first: 3) { nodes { text } } } }";

    private static final String PLACE =
            "subscription($id: ID!) { queuePosition(chatSessionId: $id) { queuePosition } }";

    private final World world = new World();
    private final List<SocketClient> sockets = new ArrayList<>();

    @Inject
    SessionFactory sessions;

    private long topic;
    private int waiting;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
        waiting = 0;
    }

    @AfterEach
    void leave() {
        sockets.forEach(SocketClient::close);
    }

    @Test
    void change_withThirtyClients_takesNoMoreStatementsThanWithThree() {
        List<Follower> agentClients = new ArrayList<>(agentClients(3, AGENT_CLIENT));
        assertThat(statementsOfAChange(QUEUE + TOPICS_AND_SESSIONS, agentClients))
                .isEqualTo(QUEUE + TOPICS_AND_SESSIONS);

        agentClients.addAll(agentClients(27, AGENT_CLIENT));
        assertIsForAll(QUEUE + TOPICS_AND_SESSIONS, agentClients);
    }

    @Test
    void change_withClientsOfOtherSelections_readsTheQueueOnce() {
        List<Follower> agentClients = new ArrayList<>(agentClients(10, FIGURES));
        assertThat(statementsOfAChange(QUEUE, agentClients)).isEqualTo(QUEUE);

        agentClients.addAll(agentClients(10, AGENT_CLIENT));
        agentClients.addAll(agentClients(10, "length longestWaitSeconds"));

        assertIsForAll(QUEUE + TOPICS_AND_SESSIONS, agentClients);
    }

    @Test
    void change_withClientsOfOtherTopics_readsTheQueuesOnce() {
        String both = world.agentOf(topic);
        world.join(both, world.topic(), "can_respond");
        List<Follower> agentClients = new ArrayList<>(agentClients(5, FIGURES));
        agentClients.add(agentClient(Caller.agent(both), FIGURES, null));

        assertThat(statementsOfAChange(QUEUE, agentClients)).isEqualTo(QUEUE);
    }

    @Test
    void change_afterAnAgentHasLostATopic_isSentByEachAgentsRights() {
        String stayer = world.agentOf(topic);
        String leaver = world.agentOf(topic);
        long other = world.topic();
        List.of(stayer, leaver).forEach(agent -> world.join(agent, other, "can_respond"));
        Follower stays = agentClient(Caller.agent(stayer), AGENT_CLIENT, null);
        Follower leaves = agentClient(Caller.agent(leaver), AGENT_CLIENT, null);
        long first = change();
        assertThat(sessions(until(stays, 1)))
                .isEqualTo(sessions(until(leaves, 1)))
                .containsExactly(first);

        world.run("delete from chat_topic_user where user_id = ? and topic_id = ?", world.id(leaver), topic);
        long second = change();

        assertThat(sessions(until(stays, 2))).containsExactly(first, second);
        assertThat(sessions(until(leaves, 0))).isEmpty();
    }

    @Test
    void change_afterAnAgentHasJoinedATopic_isSentToIt() {
        String agent = world.agentOf(world.topic());
        Follower agentClient = agentClient(Caller.agent(agent), AGENT_CLIENT, null);
        agentClients(1, FIGURES);

        world.join(agent, topic, "can_listen");
        long session = change();

        assertThat(sessions(until(agentClient, 1))).containsExactly(session);
    }

    @Test
    void change_afterAnAgentHasLostTheChosenTopic_endsItsStreamOnly() {
        String leaver = world.agentOf(topic);
        Follower stays = agentClient(Caller.agent(world.agentOf(topic)), AGENT_CLIENT, topic);
        Follower leaves = agentClient(Caller.agent(leaver), AGENT_CLIENT, topic);

        world.run("delete from chat_topic_user where user_id = ?", world.id(leaver));
        long session = change();

        assertThat(sessions(until(stays, 1))).containsExactly(session);
        assertThat(leaves.errorCode()).isEqualTo("BAD_ID");
    }

    @Test
    void change_isSentToEachCaller_asItsOwnQueryReturnsIt() {
        Map<String, Caller> callers = callers();
        List.of(AGENT_CLIENT, BY_CALLER).forEach(selected -> {
            Map<String, Follower> followers = new LinkedHashMap<>();
            callers.forEach((name, caller) -> followers.put(name, agentClient(caller, selected, topic)));
            change();
            callers.forEach((name, caller) -> {
                Follower follower = followers.get(name);
                JsonPath received = until(follower, waiting);
                Object own = caller.asks(
                                "query($topics: [ID!]) { queue: chatQueue(topicIds: $topics) { " + selected + " } }",
                                Map.of("topics", List.of(Ids.of("ChatTopic", topic))))
                        .data("queue");
                assertThat(received.<Object>get("data.queue"))
                        .as("%s, %s", name, selected)
                        .isEqualTo(own);
            });
        });
    }

    /** Members by name. Their rights differ, but some have the same. */
    private Map<String, Caller> callers() {
        long session = change();
        world.alter(session, "last_message = 'secret', email = 'c@example.com'");
        world.messages(session, 2);
        world.link(session, "customer_id", world.person(world.company("Fjord AS")));
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("responder", Caller.agent(world.agentOf(topic)));
        callers.put("another responder", Caller.agent(world.agentOf(topic)));
        callers.put("listener", Caller.agent(world.listenerOf(topic)));
        callers.put("manager", Caller.agent(world.managerOf(topic)));
        callers.put("warned", Caller.agent(world.warnedOf(topic)));
        callers.put("admin", Caller.admin(world.agentOf(topic)));
        callers.put("another admin", Caller.admin(world.listenerOf(topic)));
        return callers;
    }

    @Test
    void change_withThirtyWaitingCustomers_takesNoMoreStatementsThanWithThree() {
        List<Follower> customers = new ArrayList<>(customers(3));
        long ofThree = statementsOf(PLACES, customers, SharedQueuesTest::place, this::overtake);
        customers.addAll(customers(27));
        long ofThirty = statementsOf(PLACES, customers, SharedQueuesTest::place, this::overtake);

        assertThat(ofThirty).isEqualTo(ofThree).isEqualTo(PLACES);
    }

    @Test
    void position_afterTheSessionHasGotAnotherKey_isNotSentToTheOldKey() {
        long session = world.waiting(topic);
        Follower stays = customers(1).get(0);
        Follower loses = place(session);

        world.key(session);
        overtake();

        place(stays);
        assertThat(loses.errorCode()).isEqualTo("BAD_ID");
    }

    private List<Follower> customers(int count) {
        List<Follower> customers =
                Stream.generate(() -> follow(world.waiting(topic))).limit(count).toList();
        customers.forEach(SharedQueuesTest::place);
        return customers;
    }

    /** Subscribes to the position of a session as its customer, and reads the first message. */
    private Follower place(long session) {
        Follower follower = follow(session);
        place(follower);
        return follower;
    }

    /** Subscribes to the position of a session as its customer. */
    private Follower follow(long session) {
        return socket(Caller.customer(world.key(session)))
                .subscribe(PLACE, Map.of("id", Ids.of("ChatSession", session)));
    }

    private static void place(Follower follower) {
        assertThat(follower.<Integer>next("queuePosition.queuePosition")).isPositive();
    }

    /** Adds a session that precedes all others. */
    private Object overtake() {
        long session = world.waiting(topic);
        world.run(
                "update chat_session set priority = (select max(priority) + 1 from chat_session where topic_id = ?) where id = ?",
                topic,
                session);
        world.event(session);
        return session;
    }

    /** Adds a session to the queue and returns its id. */
    private long change() {
        long session = world.waiting(topic);
        world.event(session);
        waiting++;
        return session;
    }

    private List<Follower> agentClients(int count, String selected) {
        return Stream.generate(() -> agentClient(Caller.agent(world.agentOf(topic)), selected, topic))
                .limit(count)
                .toList();
    }

    /** Subscribes an agent to one topic or to all of its own, and reads the first message. */
    private Follower agentClient(Caller caller, String selected, Long only) {
        String document =
                "subscription($topics: [ID!]) { queue: chatQueueChanged(topicIds: $topics) { " + selected + " } }";
        Follower agentClient = socket(caller)
                .subscribe(document, only == null ? Map.of() : Map.of("topics", List.of(Ids.of("ChatTopic", only))));
        agentClient.next();
        return agentClient;
    }

    private SocketClient socket(Caller caller) {
        SocketClient socket = SocketClient.as(caller);
        sockets.add(socket);
        return socket;
    }

    /** Reads until the queue has the given length. */
    private static JsonPath until(Follower agentClient, int waiting) {
        return agentClient.until(received -> received.getInt("data.queue.length") == waiting);
    }

    /** While slow clients read, the service may read the queues again, because an event wakes it twice. */
    private void assertIsForAll(long expected, List<Follower> agentClients) {
        long statements = statementsOfAChange(expected, agentClients);
        assertThat(statements).isBetween(expected, (long) agentClients.size() - 1);
        assertThat((statements - expected) % QUEUE).isZero();
    }

    private static List<Long> sessions(JsonPath received) {
        return received.<List<Number>>get("data.queue.sessions.nodes.databaseId").stream()
                .map(Number::longValue)
                .toList();
    }

    private long statementsOfAChange(long expected, List<Follower> agentClients) {
        return statementsOf(expected, agentClients, agentClient -> until(agentClient, waiting), this::change);
    }

    private long statementsOf(long expected, List<Follower> followers, Consumer<Follower> waits, Supplier<?> change) {
        return new Statements(sessions).fewest(expected, () -> {
            change.get();
            followers.forEach(waits);
            return null;
        });
    }
}
