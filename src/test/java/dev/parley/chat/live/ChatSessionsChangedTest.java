package dev.parley.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.OpenTransaction;
import dev.parley.support.SocketClient;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class ChatSessionsChangedTest {

    private static final String WAITING = "{status: {eq: IN_QUEUE}}";

    private final World world = new World();
    private long topic;
    private Caller agent;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        agent = Caller.agent(world.agentOf(topic));
    }

    @Test
    void beginsWithTheListAndThenTellsWhatBecomesOfIt() {
        long first = world.waiting(topic);
        long second = world.waiting(topic);
        long third = world.active(topic, world.agentOf(topic));
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = follow(socket, WAITING, null);
            assertThat(changes(list, 2)).containsExactly("ENTER " + first, "ENTER " + second);

            agent.does("acceptChatSession", first);
            assertThat(changes(list, 1)).containsExactly("LEAVE " + first);
            Caller.customer(world.key(second)).does("sendChatMessage", second, java.util.Map.of("message", "Hello?"));
            assertThat(changes(list, 1)).containsExactly("UPDATE " + second);
            Caller.admin(world.managerOf(topic)).does("returnChatSessionToQueue", third);
            assertThat(changes(list, 1)).containsExactly("ENTER " + third);
            assertThat(socket.sync().untaken()).isEmpty();
        }
    }

    @Test
    void tellsWithAChangeWhatTheSessionIsNow() {
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = follow(socket, "{}", null);
            list.next();

            agent.does("acceptChatSession", session);

            assertThat(list.<String>next("chatSessionsChanged.chatSession.status"))
                    .isEqualTo("USER_LAST");
        }
    }

    @Test
    void whoComesBackIsToldWhatHappenedMeanwhile() {
        long left = world.waiting(topic);
        long stayed = world.waiting(topic);
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = follow(socket, WAITING, null);
            assertThat(list.<String>next("chatSessionsChanged.cursor")).isNull();
            cursor = list.next("chatSessionsChanged.cursor");
        }
        agent.does("acceptChatSession", left);
        String newcomer = Caller.nobody()
                .asks("mutation { requestChatSession(input: {topicId: \"" + Ids.of("ChatTopic", topic)
                        + "\", message: \"Hello\"}) { chatSession { databaseId } } }")
                .data("requestChatSession.chatSession.databaseId")
                .toString();

        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = follow(socket, WAITING, cursor);

            assertThat(changes(list, 2)).containsExactly("LEAVE " + left, "UPDATE " + newcomer);
            agent.does("acceptChatSession", stayed);
            assertThat(changes(list, 1)).containsExactly("LEAVE " + stayed);
        }
    }

    @Test
    void whoComesBackIsToldWhatLeftWhileAnOlderTransactionWasOpen() throws Exception {
        long first = world.waiting(topic);
        long second = world.waiting(topic);
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = follow(socket, WAITING, null);
            list.next();
            cursor = list.next("chatSessionsChanged.cursor");
        }
        agent.does("acceptChatSession", first);

        try (OpenTransaction somebody = new OpenTransaction();
                SocketClient socket = SocketClient.as(agent)) {
            somebody.run("select pg_current_xact_id()");
            agent.does("acceptChatSession", second);
            Follower list = follow(socket, WAITING, cursor);
            assertThat(changes(list, 1)).containsExactly("LEAVE " + first);
            somebody.commit();

            assertThat(changes(list, 1)).containsExactly("LEAVE " + second);
        }
    }

    @Test
    void sessionsOfOtherTopicsAreNotInIt() {
        long elsewhere = world.topic();
        long theirs = world.waiting(elsewhere);
        long own = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = follow(socket, WAITING, null);
            assertThat(changes(list, 1)).containsExactly("ENTER " + own);

            Caller.agent(world.agentOf(elsewhere)).does("acceptChatSession", theirs);
            agent.does("acceptChatSession", own);

            assertThat(changes(list, 1)).containsExactly("LEAVE " + own);
        }
    }

    @Test
    void aDeletedSessionLeaves() {
        long session = world.closed(topic);
        String manager = world.managerOf(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = follow(socket, "{}", null);
            assertThat(changes(list, 1)).containsExactly("ENTER " + session);

            Caller.admin(manager).does("deleteChatSession", session);

            assertThat(changes(list, 1)).containsExactly("LEAVE " + session);
        }
    }

    @Test
    void aFailureWhileAChangeIsReadDoesNotCostIt() {
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower list = socket.subscribe("subscription { chatSessionsChanged(where: " + WAITING
                    + ") { kind chatSession { databaseId customer { firstname } } } }");
            assertThat(changes(list, 1)).containsExactly("ENTER " + session);

            Connections.failOnceWithout(world, "person", () -> world.event(session));

            assertThat(changes(list, 1)).containsExactly("UPDATE " + session);
        }
    }

    @Test
    void aCursorThatIsTooOldNeedsAResync() {
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, cursor("list:1:0:1000000000")).errorCode())
                    .isEqualTo("RESYNC_REQUIRED");
        }
    }

    @Test
    void aCursorOfAnotherDatabaseNeedsAResync() {
        long now = world.number("select extract(epoch from now())::bigint");
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, cursor("list:999999999999:0:" + now))
                            .errorCode())
                    .isEqualTo("RESYNC_REQUIRED");
        }
    }

    @Test
    void whatIsNoCursorOfOursIsRefused() {
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, "nonsense").errorCode()).isEqualTo("BAD_CURSOR");
        }
    }

    @Test
    void aListThatNobodyCanLookAtIsRefused() {
        world.finished(topic, 10_001);
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, "{topic: {id: {eq: \"" + Ids.of("ChatTopic", topic) + "\"}}}", null)
                            .errorCode())
                    .isEqualTo("TOO_COSTLY");
        }
    }

    @Test
    void isForAgents() {
        try (SocketClient socket = SocketClient.as(Caller.customer(world.key(world.waiting(topic))))) {
            assertThat(follow(socket, WAITING, null).errorCode()).isEqualTo("FORBIDDEN");
        }
        try (SocketClient socket = SocketClient.as(Caller.nobody())) {
            assertThat(follow(socket, WAITING, null).errorCode()).isEqualTo("UNAUTHENTICATED");
        }
    }

    private static Follower follow(SocketClient socket, String where, String after) {
        String cursor = after == null ? "" : ", after: \"" + after + "\"";
        return socket.subscribe("subscription { chatSessionsChanged(where: " + where + cursor
                + ") { kind cursor chatSession { databaseId status } id } }");
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> changes(Follower list, int count) {
        return java.util.stream.Stream.generate(list::next)
                .limit(count)
                .map((JsonPath change) -> change.getString("data.chatSessionsChanged.kind") + " "
                        + change.getString("data.chatSessionsChanged.chatSession.databaseId"))
                .toList();
    }
}
