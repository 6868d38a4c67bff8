package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.ListFollower;
import dev.parley.support.OpenTransaction;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatSessionsChangedTest {

    private static final String WAITING = "{status: {eq: IN_QUEUE}}";

    @Inject
    SessionFactory sessions;

    private final World world = new World();
    private long topic;
    private String login;
    private Caller agent;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        login = world.agentOf(topic);
        agent = Caller.agent(login);
    }

    @Test
    void list_isSentFirst_thenItsChanges() {
        long first = world.waiting(topic);
        long second = world.waiting(topic);
        long third = world.active(topic, world.agentOf(topic));
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, WAITING, null);
            assertThat(list.changes(2)).containsExactly("ENTER " + first, "ENTER " + second);

            agent.does("acceptChatSession", first);
            assertThat(list.changes(1)).containsExactly("LEAVE " + first);
            Caller.customer(world.key(second)).does("sendChatMessage", second, Map.of("text", "Hello?"));
            assertThat(list.changes(1)).containsExactly("UPDATE " + second);
            Caller.admin(world.managerOf(topic)).does("returnChatSessionToQueue", third);
            assertThat(list.changes(1)).containsExactly("ENTER " + third);
            assertThat(socket.sync().untaken()).isEmpty();
        }
    }

    @Test
    void initialList_isSentInBatches() {
        world.queue(topic, 250);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, WAITING, null);

            for (boolean isFirst : new boolean[] {true, false}) {
                JsonPath batch = list.message();
                assertThat(batch.getList("changes")).hasSize(100);
                assertThat(batch.getBoolean("reset")).isEqualTo(isFirst);
                assertThat(batch.getBoolean("ready")).isFalse();
                assertThat(batch.getString("cursor")).isNull();
            }
            JsonPath last = list.message();
            assertThat(last.getList("changes")).hasSize(50);
            assertThat(last.getBoolean("ready")).isTrue();
            assertThat(last.getString("cursor")).isNotNull();
            assertThat(list.changes(250)).doesNotHaveDuplicates().allMatch(change -> change.startsWith("ENTER "));
        }
    }

    @Test
    void initialList_withListsBelowTheSessions_isSentInSmallBatches() {
        world.queue(topic, 25);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, "where: " + WAITING, "messages(first: 100) { totalCount }");

            assertThat(list.message().getList("changes")).hasSize(10);
            assertThat(list.message().getList("changes")).hasSize(10);
            assertThat(list.message().getList("changes.chatSession.messages.totalCount"))
                    .containsExactly(0, 0, 0, 0, 0);
        }
    }

    @Test
    void batchOfSessions_takesNoMoreStatementsThanOneSession() {
        world.waiting(topic);
        long one = statementsOfTheFirstMessage(0);
        world.queue(topic, 9);

        assertThat(statementsOfTheFirstMessage(one)).isEqualTo(one);
    }

    private long statementsOfTheFirstMessage(long expected) {
        return new Statements(sessions).fewest(expected, () -> {
            try (SocketClient socket = SocketClient.as(agent)) {
                return ListFollower.of(
                                socket, "where: " + WAITING, "ticket { title } messages(first: 2) { totalCount }")
                        .message();
            }
        });
    }

    @Test
    void change_containsTheCurrentSession() {
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, "{}", null);
            list.ready();

            agent.does("acceptChatSession", session);

            assertThat(list.message().getString("changes[0].chatSession.status"))
                    .isEqualTo("USER_LAST");
        }
    }

    @Test
    void resume_sendsMissedChanges() {
        long left = world.waiting(topic);
        long stayed = world.waiting(topic);
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, WAITING, null);
            cursor = list.ready();
        }
        agent.does("acceptChatSession", left);
        long newcomer = requested();

        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, WAITING, cursor);

            assertThat(list.changes(2)).containsExactly("LEAVE " + left, "UPDATE " + newcomer);
            agent.does("acceptChatSession", stayed);
            assertThat(list.changes(1)).containsExactly("LEAVE " + stayed);
        }
    }

    @Test
    void resume_sendsLeavesOfAnOlderOpenTransaction() throws Exception {
        long first = world.waiting(topic);
        long second = world.waiting(topic);
        String cursor = cursorOfNow();
        agent.does("acceptChatSession", first);

        try (OpenTransaction somebody = new OpenTransaction();
                SocketClient socket = SocketClient.as(agent)) {
            somebody.run("select pg_current_xact_id()");
            agent.does("acceptChatSession", second);
            ListFollower list = follow(socket, WAITING, cursor);
            assertThat(list.changes(1)).containsExactly("LEAVE " + first);
            somebody.commit();

            assertThat(list.changes(1)).containsExactly("LEAVE " + second);
        }
    }

    @Test
    void sessionsOfOtherTopics_areNotSent() {
        long elsewhere = world.topic();
        long theirs = world.waiting(elsewhere);
        long own = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, WAITING, null);
            assertThat(list.changes(1)).containsExactly("ENTER " + own);

            Caller.agent(world.agentOf(elsewhere)).does("acceptChatSession", theirs);
            agent.does("acceptChatSession", own);

            assertThat(list.changes(1)).containsExactly("LEAVE " + own);
        }
    }

    @Test
    void deletedSession_leaves() {
        long session = world.closed(topic);
        String manager = world.managerOf(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, "{}", null);
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            Caller.admin(manager).does("deleteChatSession", session);

            assertThat(list.changes(1)).containsExactly("LEAVE " + session);
        }
    }

    @Test
    void failedRead_losesNoChange() {
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, "where: " + WAITING, "customer { firstName }");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            Connections.failOnceWithout(world, "person", () -> world.event(session));

            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
        }
    }

    @Test
    void emptyList_isReportedWithACursor() {
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            JsonPath first = follow(socket, WAITING, null).message();
            assertThat(first.getBoolean("ready")).isTrue();
            assertThat(first.getList("changes")).isEmpty();
            assertThat(first.getBoolean("reset")).isTrue();
            cursor = first.getString("cursor");
        }

        try (SocketClient socket = SocketClient.as(agent)) {
            JsonPath resumed = follow(socket, WAITING, cursor).message();
            assertThat(resumed.getBoolean("ready")).isTrue();
            assertThat(resumed.getBoolean("reset")).isFalse();
        }
    }

    @Test
    void resume_doesNotReportSessionsNeverVisible() {
        long elsewhere = world.topic();
        long theirs = world.waiting(elsewhere);
        long own = world.waiting(topic);
        String cursor = cursorOfNow();
        Caller.agent(world.agentOf(elsewhere)).does("acceptChatSession", theirs);
        agent.does("acceptChatSession", own);

        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, cursor).changes(1)).containsExactly("LEAVE " + own);
        }
    }

    @Test
    void resume_reportsSessionsThatBecameInvisible() {
        long session = requested();
        String cursor = cursorOfNow();
        world.alter(session, "topic_id = " + world.topic());
        world.run(
                "insert into chat_session_event (session_id, seq, type, actor, at) select ?, 99, 'READ', 'test', now()",
                session);

        try (SocketClient socket = SocketClient.as(agent)) {
            JsonPath received = follow(socket, WAITING, cursor).messageWithChanges();

            assertThat(received.getString("changes[0].kind")).isEqualTo("LEAVE");
            assertThat(received.getString("changes[0].chatSessionId")).isEqualTo(Ids.of("ChatSession", session));
            assertThat(received.getString("changes[0].chatSession")).isNull();
        }
    }

    @Test
    void list_followsTheRightsOfItsSubscriber() {
        long elsewhere = world.topic();
        long theirs = world.waiting(elsewhere);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = follow(socket, WAITING, null);
            list.ready();

            world.join(login, elsewhere, "can_listen");
            assertThat(list.changes(1)).containsExactly("ENTER " + theirs);
            list.ready();
            world.run("delete from chat_topic_user where user_id = ? and topic_id = ?", world.id(login), elsewhere);

            assertThat(list.changes(1)).containsExactly("LEAVE null");
            list.ready();
        }
    }

    @Test
    void resume_withOtherRights_requiresAResync() {
        String cursor = cursorOfNow();
        world.join(login, world.topic(), "can_listen");

        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, cursor).errorCode()).isEqualTo("RESYNC_REQUIRED");
        }
    }

    @Test
    void resume_afterVeryManyEvents_requiresAResync() {
        String cursor = cursorOfNow();
        world.addEvents(world.waiting(topic), 10_001);

        // It must also have been read by the instance.
        Waits.until(() -> "RESYNC_REQUIRED".equals(errorCodeBehind(cursor)), "it is too much");
    }

    private String cursorOfNow() {
        try (SocketClient socket = SocketClient.as(agent)) {
            return follow(socket, WAITING, null).ready();
        }
    }

    private String errorCodeBehind(String cursor) {
        try (SocketClient socket = SocketClient.as(agent)) {
            return follow(socket, WAITING, cursor).errorCodeIfAny();
        }
    }

    @Test
    void catchingUp_doesNotRenewTheCursor() {
        long session = world.waiting(topic);
        String[] parts;
        try (SocketClient socket = SocketClient.as(agent)) {
            parts = plain(follow(socket, WAITING, null).ready()).split(":");
        }
        String anHourAgo = String.valueOf(Long.parseLong(parts[3]) - 3600);
        String old = cursor(String.join(":", parts[0], parts[1], parts[2], anHourAgo, parts[4]));

        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower present = follow(socket, WAITING, null);
            present.ready();
            agent.does("acceptChatSession", session);
            // As soon as another list receives the change, the instance has read it. Before that, there would be
            // nothing to catch up with.
            present.messageWithChanges();
            ListFollower list = follow(socket, WAITING, old);
            String caughtUp = list.messageWithChanges().getString("cursor");

            assertThat(plain(caughtUp).split(":")[3]).isEqualTo(anHourAgo);
        }
    }

    @Test
    void filter_withTheMostConditions_isAccepted_andWithMoreIsRefused() {
        world.waiting(topic);
        String condition = "{status: {eq: IN_QUEUE}} ";
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, "{or: [" + condition.repeat(200) + "]}", null)
                            .ready())
                    .isNotNull();
            assertThat(follow(socket, "{or: [" + condition.repeat(201) + "]}", null)
                            .errorCode())
                    .isEqualTo("BAD_FILTER");
        }
    }

    @Test
    void cursorThatIsTooOld_requiresAResync() {
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, cursor("list:1:0:1000000000:0123456789abcdef"))
                            .errorCode())
                    .isEqualTo("RESYNC_REQUIRED");
        }
    }

    @Test
    void cursorOfAnotherDatabase_requiresAResync() {
        long now = world.number("select extract(epoch from now())::bigint");
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, cursor("list:999999999999:0:" + now + ":0123456789abcdef"))
                            .errorCode())
                    .isEqualTo("RESYNC_REQUIRED");
        }
    }

    @Test
    void malformedCursor_isRefused() {
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, WAITING, "nonsense").errorCode()).isEqualTo("BAD_CURSOR");
        }
    }

    @Test
    void tooLargeList_isRefused() {
        world.finished(topic, 10_001);
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, "{topic: {id: {eq: \"" + Ids.of("ChatTopic", topic) + "\"}}}", null)
                            .errorCode())
                    .isEqualTo("TOO_COSTLY");
        }
    }

    @Test
    void subscribe_byNonAgents_isRefused() {
        try (SocketClient socket = SocketClient.as(Caller.customer(world.key(world.waiting(topic))))) {
            assertThat(follow(socket, WAITING, null).errorCode()).isEqualTo("FORBIDDEN");
        }
        try (SocketClient socket = SocketClient.as(Caller.nobody())) {
            assertThat(follow(socket, WAITING, null).errorCode()).isEqualTo("UNAUTHENTICATED");
        }
    }

    private static ListFollower follow(SocketClient socket, String where, String after) {
        String cursor = after == null ? "" : ", after: \"" + after + "\"";
        return ListFollower.of(socket, "where: " + where + cursor, "status");
    }

    /** A session requested through the API, so that its log is complete. */
    private long requested() {
        return Caller.nobody()
                .asks("mutation { requestChatSession(input: {topicId: \"" + Ids.of("ChatTopic", topic)
                        + "\", message: \"Hello\"}) { chatSession { databaseId } } }")
                .<Integer>data("requestChatSession.chatSession.databaseId");
    }

    private static String plain(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
