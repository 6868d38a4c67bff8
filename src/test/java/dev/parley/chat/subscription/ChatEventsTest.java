package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.OpenTransaction;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of events over all sessions: pages, the subscription with the same cursors, rights, and erased entries. */
@QuarkusTest
class ChatEventsTest {

    private static final String PAGE = """
            query($where: ChatSessionEventFilter, $first: Int, $after: String) {
              chatEvents(where: $where, first: $first, after: $after) {
                nodes { databaseId type chatSession { databaseId } } pageInfo { endCursor hasNextPage }
              }
            }""";

    private static final String FOLLOW = """
            subscription($where: ChatSessionEventFilter, $first: Int, $after: String) {
              chatEvents(where: $where, first: $first, after: $after) { nodes { databaseId type } pageInfo { endCursor } }
            }""";

    private static final String ORDER = """
            select e.id from chat_session_event e join chat_session s on s.id = e.session_id
            where s.topic_id = ? order by e.xid, e.id""";

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private Caller agent;
    private Caller admin;
    private long session;
    private long other;

    @BeforeEach
    void twoSessions() {
        topic = world.topic();
        agent = Caller.agent(world.agentOf(topic));
        admin = Caller.admin(world.user());
        session = world.waiting(topic);
        other = world.waiting(topic);
    }

    @Test
    void page_withEventOfOpenTransaction_waitsForIt() throws Exception {
        try (OpenTransaction older = new OpenTransaction()) {
            older.event(session);
            world.event(other);
            assertThat(ids(page(admin, 10, null))).isEmpty();

            older.commit();
        }

        assertThat(ids(page(admin, 10, null))).isEqualTo(ids()).hasSize(2);
    }

    @Test
    void pages_thenSubscription_bringEachEventOnce_whileTransactionsCommitOutOfOrder() throws Exception {
        int writers = 6;
        int each = 40;
        List<CompletableFuture<Void>> writing = IntStream.range(0, writers)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer, each)))
                .toList();
        List<Integer> read = new ArrayList<>();
        String cursor = null;
        while (read.size() < writers * each / 3) {
            Answer page = page(admin, 7, cursor);
            read.addAll(ids(page));
            cursor = page.data("chatEvents.pageInfo.endCursor");
        }

        for (int cut = 0; cut < 3 || read.size() < writers * each; cut++) {
            try (SocketClient socket = SocketClient.as(admin)) {
                Follower follower = socket.subscribe(FOLLOW, arguments(5, cursor));
                int until = Math.min(writers * each, read.size() + 50);
                while (read.size() < until) {
                    JsonPath message = follower.next();
                    read.addAll(message.getList("data.chatEvents.nodes.databaseId"));
                    cursor = message.getString("data.chatEvents.pageInfo.endCursor");
                }
            }
            writing.stream().limit(cut).forEach(CompletableFuture::join);
        }

        writing.forEach(CompletableFuture::join);
        assertThat(read).isEqualTo(ids());
        assertThat(ids(page(admin, 10, cursor))).isEmpty();
    }

    /** Writes events in transactions of random length, so that later ones commit before earlier ones. */
    private void write(int seed, int events) {
        Random random = new Random(seed);
        long own = world.waiting(topic);
        for (int written = 0; written < events; ) {
            try (OpenTransaction transaction = new OpenTransaction()) {
                for (int more = Math.min(events - written, 1 + random.nextInt(4)); more > 0; more--) {
                    transaction.event(own);
                    written++;
                    transaction.run("select pg_sleep(?)", random.nextInt(20) / 1000.0);
                }
                transaction.commit();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @Test
    void subscription_withoutCursor_sendsNewEventsOnly() {
        world.event(session);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower follower = socket.subscribe(FOLLOW, arguments(5, null));
            socket.sync();

            assertThat(follower.within(Duration.ofMillis(500))).isEmpty();
            agent.does("acceptChatSession", other);

            // On a busy machine, an event may be written before the subscription begins, so there are more of them.
            Optional<JsonPath> first = follower.within(Duration.ofSeconds(1));
            while (first.isEmpty()) {
                agent.does("sendChatMessage", other, Map.of("text", "Hello"));
                first = follower.within(Duration.ofSeconds(1));
            }
            assertThat(first.get().<List<String>>get("payload.data.chatEvents.nodes.type"))
                    .isNotEmpty()
                    .isSubsetOf("ACCEPTED", "MESSAGE_SENT");
        }
    }

    @Test
    void cursorOfSubscription_continuesInTheQuery() {
        world.event(session);
        String start = page(admin, 1, null).data("chatEvents.pageInfo.endCursor");
        world.event(other);
        try (SocketClient socket = SocketClient.as(admin)) {
            Follower follower = socket.subscribe(FOLLOW, arguments(5, start));
            JsonPath message = follower.next();
            assertThat(message.<Integer>getList("data.chatEvents.nodes.databaseId"))
                    .isEqualTo(ids().subList(1, 2));
            world.event(session);

            assertThat(ids(page(admin, 5, message.getString("data.chatEvents.pageInfo.endCursor"))))
                    .isEqualTo(ids().subList(2, 3));
        }
    }

    @Test
    void emptyPage_hasACursorThatMovesOn() {
        world.event(session);
        String none =
                page(admin, 5, null, Map.of("type", Map.of("eq", "RATED"))).data("chatEvents.pageInfo.endCursor");
        world.event(other);

        Answer rest = page(admin, 5, none);

        assertThat(ids(rest)).contains(ids().get(1));
        assertThat(page(admin, 5, rest.data("chatEvents.pageInfo.endCursor"))
                        .<String>data("chatEvents.pageInfo.endCursor"))
                .isNotNull();
    }

    @Test
    void pageOfNone_doesNotMoveOn() {
        world.event(session);

        String cursor = page(admin, 0, null).data("chatEvents.pageInfo.endCursor");

        assertThat(ids(page(admin, 5, cursor))).isEqualTo(ids());
    }

    @Test
    void filters_byTypeAgentAndTime() {
        agent.does("acceptChatSession", session);
        agent.does("sendChatMessage", session, Map.of("text", "Hello"));
        Caller.customer(world.key(session)).does("sendChatMessage", session, Map.of("text", "Hi"));
        String login = world.texts("select actor from chat_session_event where session_id = ? and seq = 1", session)
                .get(0)
                .replace("user:", "");

        assertThat(types(Map.of("type", Map.of("in", List.of("ACCEPTED"))))).containsExactly("ACCEPTED");
        assertThat(types(Map.of("actor", Map.of("user", Map.of("loginName", Map.of("eq", login))))))
                .containsExactly("ACCEPTED", "MESSAGE_SENT");
        assertThat(types(Map.of("chatSession", Map.of("user", Map.of("loginName", Map.of("eq", login))))))
                .containsExactly("ACCEPTED", "MESSAGE_SENT", "MESSAGE_SENT");
        assertThat(types(Map.of("occurredAt", Map.of("gt", "2999-01-01T00:00:00Z"))))
                .isEmpty();
    }

    private List<String> types(Map<String, ?> where) {
        return page(agent, 50, null, where).data("chatEvents.nodes.type");
    }

    @Test
    void rights_agentsSeeTheirTopics_customersNothing() {
        world.event(session);
        long hidden = world.topic();
        world.event(world.waiting(hidden));
        String key = world.key(session);
        Caller stranger = Caller.agent(world.agentOf(hidden));

        assertThat(ids(page(agent, 10, null))).isEqualTo(ids());
        assertThat(ids(page(stranger, 10, null))).isEmpty();
        assertThat(page(Caller.customer(key), 10, null).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(page(Caller.nobody(), 10, null).errorCode()).isEqualTo("UNAUTHENTICATED");
        for (Caller customer : List.of(Caller.customer(key), Caller.nobody())) {
            try (SocketClient socket = SocketClient.as(customer)) {
                assertThat(socket.subscribe(FOLLOW, arguments(5, null)).errorCode())
                        .isIn("FORBIDDEN", "UNAUTHENTICATED");
            }
        }
    }

    @Test
    void invalidArguments_haveACode() {
        String list = admin.asks("{ chatSessions(first: 1) { pageInfo { endCursor } } }")
                .data("chatSessions.pageInfo.endCursor");

        assertThat(page(admin, 1001, null).errorCode()).isEqualTo("BAD_PAGE_SIZE");
        assertThat(page(admin, -1, null).errorCode()).isEqualTo("BAD_PAGE_SIZE");
        for (String cursor : List.of("", "x", "€", list, list + list)) {
            assertThat(page(admin, 5, cursor).errorCode()).as(cursor).isEqualTo("BAD_CURSOR");
        }
        try (SocketClient socket = SocketClient.as(admin)) {
            assertThat(socket.subscribe(FOLLOW, arguments(0, null)).errorCode()).isEqualTo("BAD_PAGE_SIZE");
            assertThat(socket.subscribe(FOLLOW, arguments(1001, null)).errorCode())
                    .isEqualTo("BAD_PAGE_SIZE");
            assertThat(socket.subscribe(FOLLOW, arguments(5, "x")).errorCode()).isEqualTo("BAD_CURSOR");
        }
    }

    @Test
    void thousandEvents_takeOneStatement() {
        world.addEvents(session, 1_500);
        Statements statements = new Statements(sessions);
        page(agent, 1000, null);

        assertThat(statements.fewest(
                        1, () -> assertThat(ids(page(agent, 1000, null))).hasSize(1000)))
                .isEqualTo(1);
    }

    @Test
    void deletedSession_hasOnlyTheEventThatSaysSo() {
        world.event(session);
        world.event(other);

        delete(session);

        assertThat(page(admin, 10, null).<List<String>>data("chatEvents.nodes.type"))
                .containsExactly("READ", "DELETED");
    }

    @Test
    void cursorBehindAnErasedSession_requiresAResync() {
        world.event(session);
        String knowing = page(admin, 5, null).data("chatEvents.pageInfo.endCursor");
        delete(session);
        String informed = page(admin, 5, knowing).data("chatEvents.pageInfo.endCursor");
        world.event(other);
        String beginning = page(admin, 0, null).data("chatEvents.pageInfo.endCursor");

        world.run("delete from chat_session where id = ?", session);

        assertThat(page(admin, 5, knowing).errorCode()).isEqualTo("RESYNC_REQUIRED");
        try (SocketClient socket = SocketClient.as(admin)) {
            assertThat(socket.subscribe(FOLLOW, arguments(5, knowing)).errorCode())
                    .isEqualTo("RESYNC_REQUIRED");
        }
        assertThat(ids(page(admin, 5, informed))).isEqualTo(ids());
        assertThat(ids(page(admin, 5, beginning))).isEqualTo(ids());
        assertThat(ids(page(admin, 5, null))).isEqualTo(ids());
    }

    private void delete(long deleted) {
        world.alter(
                deleted,
                "status = 9, when_ended = now(), event_seq = (select count(*) from chat_session_event e where e.session_id = chat_session.id)");
        assertThat(admin.does("deleteChatSession", deleted).changed()).isTrue();
    }

    private List<Integer> ids() {
        return world.texts(ORDER, topic).stream().map(Integer::valueOf).toList();
    }

    private static List<Integer> ids(Answer page) {
        return page.data("chatEvents.nodes.databaseId");
    }

    private Answer page(Caller caller, int first, String after) {
        return page(caller, first, after, Map.of());
    }

    private Answer page(Caller caller, int first, String after, Map<String, ?> where) {
        Map<String, Object> arguments = arguments(first, after);
        arguments.put(
                "where", Map.of("and", Stream.of(arguments.get("where"), where).toList()));
        return caller.asks(PAGE, arguments);
    }

    private Map<String, Object> arguments(int first, String after) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("first", first);
        arguments.put("after", after);
        arguments.put(
                "where",
                Map.of("chatSession", Map.of("topic", Map.of("id", Map.of("eq", Ids.of("ChatTopic", topic))))));
        return arguments;
    }
}
