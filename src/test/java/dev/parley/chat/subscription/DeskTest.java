package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.ListFollower;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeskTest {

    private static final String DESK = """
            subscription($after: String) { desk(after: $after) { snapshot ready cursor user { presence awayReason }
              sessions { kind chatSessionId chatSession { databaseId unreadCount customer { firstName } ticket { title } } }
              queue { kind chatSessionId chatSession { databaseId } }
              offers { kind chatSessionId chatSession { databaseId } }
              agents { kind userId user { databaseId presence } } } }""";

    private final World world = new World();
    private long topic;
    private String anna;
    private Caller agent;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
        agent = Caller.agent(anna);
    }

    @Test
    void desk_isSentAsASnapshotFirst() {
        long mine = world.active(topic, anna);
        world.messages(mine, 3);
        long waiting = world.waiting(topic);
        world.active(topic, world.agentOf(topic));
        String colleague = world.agentOf(topic);
        world.listenerOf(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            JsonPath desk = next(follow(socket, null));

            assertThat(desk.getString("snapshot")).isEqualTo("START");
            assertThat(desk.getBoolean("ready")).isTrue();
            assertThat(desk.getString("cursor")).isNotNull();
            assertThat(changes(desk, "sessions")).containsExactly("ENTER ChatSession " + mine);
            assertThat(desk.<Integer>get("sessions[0].chatSession.unreadCount")).isEqualTo(3);
            assertThat(changes(desk, "queue")).containsExactly("ENTER ChatSession " + waiting);
            assertThat(changes(desk, "offers")).isEmpty();
            assertThat(changes(desk, "agents"))
                    .hasSize(3)
                    .contains("ENTER User " + world.id(anna), "ENTER User " + world.id(colleague));
            assertThat(desk.getString("user.presence")).isEqualTo("PRESENT");
        }
    }

    @Test
    void acceptedSession_movesFromTheQueueToItsAgent() {
        long session = world.waiting(topic);
        try (SocketClient own = SocketClient.as(agent);
                SocketClient others = SocketClient.as(Caller.agent(world.agentOf(topic)))) {
            Follower mine = started(own);
            Follower theirs = started(others);

            agent.does("acceptChatSession", session);

            JsonPath moved = next(mine);
            assertThat(moved.getString("snapshot")).isNull();
            assertThat(changes(moved, "queue")).containsExactly("LEAVE ChatSession " + session);
            assertThat(changes(moved, "sessions")).containsExactly("ENTER ChatSession " + session);
            assertThat(moved.<Object>get("queue[0].chatSession")).isNull();
            JsonPath left = next(theirs);
            assertThat(changes(left, "queue")).containsExactly("LEAVE ChatSession " + session);
            assertThat(changes(left, "sessions")).isEmpty();
        }
    }

    @Test
    void messages_changeTheUnreadCount() {
        long session = world.active(topic, anna);
        Caller customer = Caller.customer(world.key(session));
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = started(socket);

            customer.does("sendChatMessage", session, Map.of("text", "Hello?"));
            assertThat(next(desk).<Integer>get("sessions[0].chatSession.unreadCount"))
                    .isEqualTo(1);

            agent.does("markChatRead", session, Map.of("upToSeq", 1));
            assertThat(next(desk).<Integer>get("sessions[0].chatSession.unreadCount"))
                    .isZero();
        }
    }

    @Test
    void offers_toTheAgentAndToItsTopics_enterAndLeave() {
        String other = world.agentOf(topic);
        long first = world.active(topic, other);
        long second = world.active(topic, other);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = started(socket);

            offer(other, first, Map.of("userId", Ids.of("User", world.id(anna))));
            assertThat(changes(next(desk), "offers")).containsExactly("ENTER ChatSession " + first);
            offer(other, second, Map.of("topicId", Ids.of("ChatTopic", topic)));
            assertThat(changes(next(desk), "offers")).containsExactly("ENTER ChatSession " + second);

            agent.does("rejectChatTransfer", first);
            assertThat(changes(next(desk), "offers")).containsExactly("LEAVE ChatSession " + first);
            agent.does("acceptChatTransfer", second);
            JsonPath accepted = next(desk);
            assertThat(changes(accepted, "offers")).containsExactly("LEAVE ChatSession " + second);
            assertThat(changes(accepted, "sessions")).containsExactly("ENTER ChatSession " + second);
        }
    }

    private static void offer(String agent, long session, Map<String, ?> target) {
        assertThat(Caller.agent(agent)
                        .does("requestChatTransfer", session, Map.of("target", target))
                        .changed())
                .isTrue();
    }

    @Test
    void presence_ofColleaguesAndOfTheCaller_isSent() {
        String colleague = world.agentOf(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = started(socket);

            world.away(colleague);
            JsonPath first = next(desk);
            assertThat(changes(first, "agents")).containsExactly("UPDATE User " + world.id(colleague));
            assertThat(first.getString("agents[0].user.presence")).isEqualTo("AWAY");
            assertThat(first.<Object>get("user")).isNull();

            world.run("update ejuser set chat_status = 0, not_present = 'Connection lost' where loginname = ?", anna);
            assertThat(next(desk).getString("user.awayReason")).isEqualTo("Connection lost");
        }
    }

    @Test
    void agentWithoutATopicAnyMore_losesItsRowsAtOnce() {
        world.join(anna, world.topic(), "can_listen");
        long waiting = world.waiting(topic);
        String colleague = world.agentOf(topic);
        long mine = world.active(topic, anna);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = started(socket);
            long start = System.nanoTime();

            world.run("delete from chat_topic_user where user_id = ? and topic_id = ?", world.id(anna), topic);

            JsonPath left = next(desk);
            assertThat(changes(left, "queue")).containsExactly("LEAVE ChatSession " + waiting);
            assertThat(changes(left, "agents"))
                    .containsExactlyInAnyOrder("LEAVE User " + world.id(anna), "LEAVE User " + world.id(colleague));
            assertThat(changes(left, "sessions")).doesNotContain("LEAVE ChatSession " + mine);
            // Rights of lists are checked every 30 s.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            world.event(world.waiting(topic));
            assertThat(desk.within(Duration.ofMillis(500)).map(message -> message.getList("payload.data.desk.queue")))
                    .isIn(Optional.empty(), Optional.of(List.of()));
        }
    }

    @Test
    void agentWithANewTopic_getsItsRowsAtOnce() {
        long joined = world.topic();
        long waiting = world.waiting(joined);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = started(socket);

            world.join(anna, joined, "can_respond");

            assertThat(changes(next(desk), "queue")).containsExactly("ENTER ChatSession " + waiting);
        }
    }

    @Test
    void administrator_hasTheDeskOfItsOwnTopics() {
        long waiting = world.waiting(topic);
        world.waiting(world.topic());
        try (SocketClient socket = SocketClient.as(Caller.admin(anna))) {
            assertThat(changes(next(follow(socket, null)), "queue")).containsExactly("ENTER ChatSession " + waiting);
        }
    }

    @Test
    void resume_sendsTheChangesSinceTheCursor() {
        long session = world.waiting(topic);
        String cursor = cursorOfNow();
        agent.does("acceptChatSession", session);

        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = follow(socket, cursor);
            JsonPath resumed = next(desk);
            while (resumed.getString("snapshot") == null
                    && changes(resumed, "queue").isEmpty()) {
                // It only moves the cursor, and comes first if the instance has not read the change yet.
                resumed = next(desk);
            }

            assertThat(resumed.getString("snapshot")).isNull();
            assertThat(changes(resumed, "queue")).containsExactly("LEAVE ChatSession " + session);
            assertThat(changes(resumed, "sessions")).containsExactly("UPDATE ChatSession " + session);
        }
    }

    @Test
    void resume_afterTheCursorHasExpired_isASnapshot() {
        long session = world.waiting(topic);
        String[] parts = plain(cursorOfNow()).split(":");
        String twoDaysAgo = String.valueOf(Long.parseLong(parts[3]) - 2 * 24 * 3600);

        assertSnapshot(
                cursor(String.join(":", parts[0], parts[1], parts[2], twoDaysAgo, parts[4])),
                "CURSOR_EXPIRED",
                session);
    }

    @Test
    void resume_inAnotherDatabase_isASnapshot() {
        long session = world.waiting(topic);
        String[] parts = plain(cursorOfNow()).split(":");

        assertSnapshot(
                cursor(String.join(":", parts[0], "999999999999", "0", parts[3], parts[4])), "CURSOR_EXPIRED", session);
    }

    @Test
    void resume_withOtherRights_isASnapshot() {
        long session = world.waiting(topic);
        String cursor = cursorOfNow();
        world.join(anna, world.topic(), "can_listen");

        assertSnapshot(cursor, "RIGHTS_CHANGED", session);
    }

    @Test
    void resume_afterVeryManyEvents_isASnapshot() {
        long session = world.waiting(topic);
        String cursor = cursorOfNow();
        world.addEvents(session, 10_001);

        // They must also have been read by the instance.
        Waits.until(() -> "TOO_FAR_BEHIND".equals(snapshotAfter(cursor)), "it is too much");
        assertSnapshot(cursor, "TOO_FAR_BEHIND", session);
    }

    @Test
    void resume_afterALargeImport_isASnapshot() {
        long session = world.waiting(topic);
        String cursor = cursorOfNow();
        world.run("insert into ticket (title, status) select 'import', 2 from generate_series(1, 1500)");
        world.run("update ticket set title = 'changed', status = 1 where title = 'import'");

        assertSnapshot(cursor, "RECORDS_CHANGED", session);
    }

    private void assertSnapshot(String cursor, String reason, long waiting) {
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = follow(socket, cursor);
            JsonPath update = next(desk);
            while (update.getString("snapshot") == null) {
                update = next(desk);
            }
            assertThat(update.getString("snapshot")).isEqualTo(reason);
            assertThat(update.getBoolean("ready")).isTrue();
            assertThat(changes(update, "queue")).containsExactly("ENTER ChatSession " + waiting);

            agent.does("acceptChatSession", waiting);
            assertThat(changes(next(desk), "queue")).contains("LEAVE ChatSession " + waiting);
        }
    }

    private String snapshotAfter(String cursor) {
        try (SocketClient socket = SocketClient.as(agent)) {
            return next(follow(socket, cursor)).getString("snapshot");
        }
    }

    @Test
    void interruptedSnapshot_isSentAgain() {
        world.queue(topic, 120);
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            JsonPath first = next(follow(socket, null));
            assertThat(first.getBoolean("ready")).isFalse();
            cursor = first.getString("cursor");
        }

        assertSnapshotOfTheQueue(cursor, 120);
    }

    @Test
    void interruptedDifferences_afterTheRightsCameBack_areASnapshot() {
        world.join(anna, world.topic(), "can_listen");
        world.queue(topic, 120);
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = follow(socket, null);
            while (!next(desk).getBoolean("ready")) {
                // The snapshot has two messages.
            }
            world.run("delete from chat_topic_user where user_id = ? and topic_id = ?", world.id(anna), topic);
            JsonPath first = next(desk);
            assertThat(changes(first, "queue")).hasSize(100);
            cursor = first.getString("cursor");
        }
        world.join(anna, topic, "can_respond");

        assertSnapshotOfTheQueue(cursor, 120);
    }

    private void assertSnapshotOfTheQueue(String cursor, int length) {
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = follow(socket, cursor);
            JsonPath update = next(desk);
            assertThat(update.getString("snapshot")).isEqualTo("INTERRUPTED");
            List<String> queue = new ArrayList<>(changes(update, "queue"));
            while (!update.getBoolean("ready")) {
                update = next(desk);
                assertThat(update.getString("snapshot")).isNull();
                queue.addAll(changes(update, "queue"));
            }
            assertThat(queue).hasSize(length).allMatch(change -> change.startsWith("ENTER "));
        }
    }

    @Test
    void cursorOfSomethingElse_isRefused() {
        String ofList;
        try (SocketClient socket = SocketClient.as(agent)) {
            ofList = ListFollower.of(socket, "where: {topic: {databaseId: {eq: " + topic + "}}}", "")
                    .ready();
        }
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, ofList).errorCode()).isEqualTo("BAD_CURSOR");
            assertThat(follow(socket, "nonsense").errorCode()).isEqualTo("BAD_CURSOR");
        }
    }

    @Test
    void cursorOfAnotherAgent_isASnapshot() {
        String cursor = cursorOfNow();
        try (SocketClient socket = SocketClient.as(Caller.agent(world.agentOf(topic)))) {
            assertThat(next(follow(socket, cursor)).getString("snapshot")).isEqualTo("RIGHTS_CHANGED");
        }
    }

    @Test
    void customer_isForbidden() {
        try (SocketClient socket = SocketClient.as(Caller.customer(world.key(world.waiting(topic))))) {
            assertThat(follow(socket, null).errorCode()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void failedRead_losesNoChange() {
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower desk = started(socket);

            Connections.failOnceWithout(world, "person", () -> agent.does("acceptChatSession", session));

            JsonPath moved = next(desk);
            assertThat(changes(moved, "queue")).containsExactly("LEAVE ChatSession " + session);
            assertThat(changes(moved, "sessions")).containsExactly("ENTER ChatSession " + session);
        }
    }

    private String cursorOfNow() {
        try (SocketClient socket = SocketClient.as(agent)) {
            return next(follow(socket, null)).getString("cursor");
        }
    }

    /** Subscribes and reads the snapshot. */
    private static Follower started(SocketClient socket) {
        Follower desk = follow(socket, null);
        assertThat(next(desk).getBoolean("ready")).isTrue();
        return desk;
    }

    private static Follower follow(SocketClient socket, String after) {
        return socket.subscribe(DESK, after == null ? Map.of() : Map.of("after", after));
    }

    /** The next message that says something: records of other tests may change the same tables. */
    private static JsonPath next(Follower desk) {
        JsonPath message = desk.next();
        assertThat(message.getList("errors")).as(message.prettify()).isNull();
        return message.setRootPath("payload.data.desk");
    }

    /** The changes of a list, each as its kind, and the type and number of its row. */
    private static List<String> changes(JsonPath desk, String list) {
        List<String> changes = new ArrayList<>();
        for (Map<String, Object> change : desk.<List<Map<String, Object>>>get(list)) {
            String id = (String) change.get(list.equals("agents") ? "userId" : "chatSessionId");
            changes.add(change.get("kind") + " " + plain(id).replace(":", " "));
        }
        return changes;
    }

    private static String plain(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
