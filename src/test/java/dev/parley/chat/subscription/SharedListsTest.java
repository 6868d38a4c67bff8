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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** List subscriptions share reads, without disclosing anything that a subscriber could not read for itself. */
@QuarkusTest
@TestProfile(BusyMachine.class)
class SharedListsTest {

    /** One statement determines the lists that contain a session, and one reads the message. */
    private static final long MATCH_AND_READ = 2;

    private static final String LIST =
            "subscription($where: ChatSessionFilter) { list: chatSessionsChanged(where: $where) { ready changes { kind chatSession { databaseId status topic { name } } } } }";

    /** Columns that depend on rights in the topic, on the owner and on transfers, and fields that a loader computes. */
    private static final String GUARDED =
            "databaseId lastMessage email topic { name } user { loginName } customer { firstName email }";

    private static final String BY_LOADERS = " unreadCount allowedActions { action allowed code }";
    private static final String WITH_LISTS = " messages(first: 3) { totalCount nodes { text } }";

    private final World world = new World();
    private final List<SocketClient> sockets = new ArrayList<>();

    @Inject
    SessionFactory sessions;

    private long topic;
    private String responder;

    @BeforeEach
    void aTopicWithAnAgent() {
        topic = world.topic();
        responder = world.agentOf(topic);
    }

    @AfterEach
    void leave() {
        sockets.forEach(SocketClient::close);
    }

    @Test
    void event_withFiftySubscribersOfOneList_takesNoMoreStatementsThanWithTwo() {
        long session = world.waiting(topic);
        List<Follower> followers = new ArrayList<>(follow(2, waiting()));
        long ofTwo = statementsOfAnEvent(session, followers);
        followers.addAll(follow(48, waiting()));
        long ofFifty = statementsOfAnEvent(session, followers);

        assertThat(ofFifty).isEqualTo(ofTwo).isEqualTo(MATCH_AND_READ);
    }

    @Test
    void event_withSubscribersOfManyFilters_takesNoMoreStatementsThanWithOneFilter() {
        world.link(world.waiting(topic), "ticket_id", world.ticket(responder));
        long session = world.number("select max(id) from chat_session where topic_id = ?", topic);
        List<Map<String, ?>> filters = Stream.concat(
                        Stream.<Map<String, ?>>of(
                                waiting(),
                                Map.of("topic", Map.of("id", Map.of("eq", Ids.of("ChatTopic", topic)))),
                                Map.of("ticket", Map.of("status", Map.of("eq", "ACTIVE"))),
                                Map.of("not", Map.of("topic", Map.of("name", Map.of("contains", "no such name")))),
                                Map.of("messages", Map.of("none", Map.of("seq", Map.of("gte", 5))))),
                        IntStream.range(0, 20)
                                .mapToObj(i ->
                                        Map.of("priority", Map.of("lt", 10 + i), "phase", Map.of("eq", "PENDING"))))
                .toList();
        List<Follower> followers =
                filters.stream().flatMap(filter -> follow(1, filter).stream()).toList();

        assertThat(statementsOfAnEvent(session, followers)).isEqualTo(MATCH_AND_READ);
    }

    @Test
    void event_withSubscribersOfManyAgentsOfATopic_takesNoMoreStatementsThanWithOneAgent() {
        long session = world.waiting(topic);
        List<Follower> followers = IntStream.range(0, 10)
                .mapToObj(i -> follow(Caller.agent(world.agentOf(topic)), LIST, waiting()))
                .toList();

        assertThat(statementsOfAnEvent(session, followers)).isEqualTo(MATCH_AND_READ);
    }

    @Test
    void event_afterAnAgentHasLostTheTopic_isSentToOthersOnly() {
        String leaver = world.agentOf(topic);
        world.join(leaver, world.topic(), "can_listen");
        long session = world.waiting(topic);
        Follower stays = follow(Caller.agent(responder), LIST, waiting());
        Follower leaves = follow(Caller.agent(leaver), LIST, waiting());
        world.event(session);
        assertThat(change(stays)).isEqualTo(change(leaves)).contains("UPDATE");

        world.run("delete from chat_topic_user where user_id = ? and topic_id = ?", world.id(leaver), topic);
        world.event(session);

        assertThat(change(stays)).contains("UPDATE", String.valueOf(session));
        assertThat(change(leaves)).contains("LEAVE").doesNotContain(String.valueOf(session));
    }

    @Test
    void event_isSentToEachCaller_asItsOwnQueryReturnsIt() {
        Map<String, Caller> callers = callers();
        String owner = world.agentOf(topic);
        List<Long> all = List.of(
                world.waiting(topic),
                world.active(topic, owner),
                world.botDriven(topic),
                world.closed(topic),
                offered(world.active(topic, owner)));
        all.forEach(session -> {
            world.messages(session, 2);
            world.link(session, "customer_id", world.person(world.company("Fjord AS")));
            world.alter(session, "last_message = 'secret', email = 'c@example.com'");
        });

        List.of(GUARDED, GUARDED + BY_LOADERS, GUARDED + WITH_LISTS).forEach(selected -> {
            Map<String, Follower> followers = new LinkedHashMap<>();
            String document =
                    "subscription($where: ChatSessionFilter) { list: chatSessionsChanged(where: $where) { ready changes { kind chatSession { "
                            + selected + " } } } }";
            callers.forEach((name, caller) -> followers.put(name, follow(caller, document, ofTopic())));
            all.forEach(session -> {
                world.event(session);
                callers.forEach((name, caller) -> {
                    Object own = caller.asks(
                                    "query($id: ID!) { chatSession(id: $id) { " + selected + " } }",
                                    Map.of("id", Ids.of("ChatSession", session)))
                            .data("chatSession");
                    if (own != null) {
                        assertThat(followers.get(name).next().<Object>get("data.list.changes[0].chatSession"))
                                .as("%s, %s, session %s", name, selected, session)
                                .isEqualTo(own);
                    }
                });
            });
        });
    }

    /** Callers by name. Their rights differ, but some have the same. */
    private Map<String, Caller> callers() {
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("responder", Caller.agent(responder));
        callers.put("another responder", Caller.agent(world.agentOf(topic)));
        callers.put("listener", Caller.agent(world.listenerOf(topic)));
        callers.put("another listener", Caller.agent(world.listenerOf(topic)));
        callers.put("manager", Caller.agent(world.managerOf(topic)));
        callers.put("warned", Caller.agent(world.warnedOf(topic)));
        callers.put("admin", Caller.admin(responder));
        callers.put("another admin", Caller.admin(world.user()));
        callers.put("stranger", Caller.agent(world.agentOf(world.topic())));
        callers.put("no member", Caller.agent(world.user()));
        return callers;
    }

    private long offered(long session) {
        world.offer(session, responder);
        return session;
    }

    @Test
    void event_withOtherValuesOfVariables_isSentByThoseValues() {
        long session = world.waiting(topic);
        world.messages(session, 3);
        String document =
                "subscription($where: ChatSessionFilter, $first: Int, $short: Boolean!) { list: chatSessionsChanged(where: $where) { ready changes { kind chatSession { databaseId status @skip(if: $short) messages(first: $first) { nodes { seq } } } } } }";
        SocketClient socket = socket(Caller.agent(responder));
        List<Follower> followers = LongStream.rangeClosed(0, 3)
                .mapToObj(first ->
                        socket.subscribe(document, Map.of("where", waiting(), "first", first, "short", first % 2 == 0)))
                .toList();
        followers.forEach(SharedListsTest::ready);

        world.event(session);

        for (int first = 0; first < followers.size(); first++) {
            JsonPath received = followers.get(first).next();
            assertThat(received.getList("data.list.changes[0].chatSession.messages.nodes"))
                    .hasSize(first);
            assertThat(received.getString("data.list.changes[0].chatSession.status"))
                    .isEqualTo(first % 2 == 0 ? null : "IN_QUEUE");
        }
    }

    @Test
    void event_withTwoSelectionsOfOneDocument_isSentByEach() {
        long session = world.waiting(topic);
        String document =
                "subscription { list: chatSessionsChanged { a: changes { ...both chatSession { status } } b: changes { ...both } ready } } fragment both on ChatSessionListChange { chatSession { databaseId } }";
        Follower follower = socket(Caller.agent(responder)).subscribe(document);
        ready(follower);

        world.event(session);

        JsonPath received = follower.next();
        assertThat(received.<Map<String, ?>>get("data.list.a[0].chatSession")).containsOnlyKeys("databaseId", "status");
        assertThat(received.<Map<String, ?>>get("data.list.b[0].chatSession")).containsOnlyKeys("databaseId");
    }

    private static Map<String, ?> waiting() {
        return Map.of("status", Map.of("eq", "IN_QUEUE"));
    }

    private Map<String, ?> ofTopic() {
        return Map.of("topic", Map.of("id", Map.of("eq", Ids.of("ChatTopic", topic))));
    }

    private List<Follower> follow(int count, Map<String, ?> where) {
        return IntStream.range(0, count)
                .mapToObj(i -> follow(Caller.agent(responder), LIST, where))
                .toList();
    }

    private Follower follow(Caller caller, String document, Map<String, ?> where) {
        Follower follower = socket(caller).subscribe(document, Map.of("where", where));
        ready(follower);
        return follower;
    }

    private SocketClient socket(Caller caller) {
        SocketClient socket = SocketClient.as(caller);
        sockets.add(socket);
        return socket;
    }

    private static void ready(Follower follower) {
        follower.until(result -> result.getBoolean("data.list.ready"));
    }

    /** Kind and session of the next change, as text. */
    private static String change(Follower follower) {
        return follower.next().getString("data.list.changes[0]");
    }

    private long statementsOfAnEvent(long session, List<Follower> followers) {
        return new Statements(sessions).fewest(MATCH_AND_READ, () -> {
            world.event(session);
            return followers.stream().map(SharedListsTest::change).toList();
        });
    }
}
