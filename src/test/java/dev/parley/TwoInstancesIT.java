package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.OwnDatabase;
import dev.parley.support.RedisServer;
import dev.parley.support.SocketClient;
import dev.parley.support.TestServer;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done at one instance reaches those who follow at the other. Polls come too late here: only a wake-up can be the reason. */
@QuarkusIntegrationTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class TwoInstancesIT {

    private static final Map<String, String> NO_POLLS = Map.of("parley.feed.poll-every", "1H");

    private static final String EVENTS =
            "subscription($id: ID!) { chatSessionEvents(id: $id, afterSeq: 0) { seq type } }";
    private static final String LIST = "subscription { chatSessionsChanged { kind chatSession { eventSeq } } }";

    private final World world = new World();

    @Test
    void byNotificationsOfPostgresql() throws Exception {
        try (Instance first = Instance.onTestDatabase(NO_POLLS);
                Instance second = Instance.onTestDatabase(NO_POLLS)) {
            assertThatNewsTravel(first, second);
        }
    }

    @Test
    void byRedis() throws Exception {
        try (RedisServer redis = new RedisServer()) {
            Map<String, String> settings = new HashMap<>(NO_POLLS);
            settings.put("parley.feed.fan-out", "redis");
            settings.put("quarkus.redis.hosts", redis.url());
            try (Instance first = Instance.onTestDatabase(settings);
                    Instance second = Instance.onTestDatabase(settings)) {
                assertThatNewsTravel(first, second);
            }
        }
    }

    private void assertThatNewsTravel(Instance first, Instance second) {
        long topic = world.topic();
        long session = world.waiting(topic);
        Caller agent = Caller.agent(world.agentOf(topic));
        try (SocketClient socket = SocketClient.as(agent.at(second))) {
            Follower events = follow(socket, session);
            Follower list = socket.subscribe(LIST);
            assertThat(list.<String>next("chatSessionsChanged.kind")).isEqualTo("ENTER");

            agent.at(first).does("acceptChatSession", session);

            assertThat(events.<String>next("chatSessionEvents.type")).isEqualTo("ACCEPTED");
            assertThat(list.<String>next("chatSessionsChanged.kind")).isEqualTo("UPDATE");
        }
    }

    @Test
    void overARestartOfTheDatabaseOnTheSameSocket(@TempDir Path folder) throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            Map<String, String> settings = new HashMap<>(NO_POLLS);
            settings.putAll(database.asSettings());
            try (Instance first = Instance.onTestDatabase(settings);
                    Instance second = Instance.onTestDatabase(settings)) {
                database.run("insert into ejuser (loginname, username, chat_status) values ('anna', 'anna', 1)");
                database.run("insert into chat_topic (name) values ('Support')");
                database.run(
                        "insert into chat_topic_user (user_id, topic_id, can_respond) select u.id, t.id, true from ejuser u, chat_topic t");
                assertThatNothingIsLost(database, first, second);
            }
        }
    }

    private static void assertThatNothingIsLost(OwnDatabase database, Instance first, Instance second)
            throws Exception {
        Answer requested = Caller.nobody()
                .at(first)
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", 1)),
                        "sessionKey chatSession { databaseId eventSeq }");
        long session = requested.<Integer>data("done.chatSession.databaseId");
        int told = requested.data("done.chatSession.eventSeq");
        Caller customer = Caller.customer(requested.data("done.sessionKey")).at(first);
        try (SocketClient socket = SocketClient.as(Caller.agent("anna").at(second))) {
            Follower events = follow(socket, session);
            Follower list = socket.subscribe(LIST);
            assertThat(events.<Integer>next(told, "chatSessionEvents.seq")).endsWith(told);
            assertThat(list.<Integer>next("chatSessionsChanged.chatSession.eventSeq"))
                    .isEqualTo(told);

            database.stop();
            database.start();
            // Nobody listens yet.
            database.run("""
                    with told as (update chat_session set event_seq = event_seq + 1 where id = ? returning id, event_seq)
                    insert into chat_session_event (session_id, seq, type, actor, at)
                    select id, event_seq, 'READ', 'test', now() from told""", session);
            expect(told + 1, events, list);
            say(customer, session);
            expect(told + 2, events, list);
            assertThat(socket.sync().untaken()).isEmpty();
        }
    }

    private static Follower follow(SocketClient socket, long session) {
        return socket.subscribe(EVENTS, Map.of("id", Ids.of("ChatSession", session)));
    }

    private static void expect(int seq, Follower events, Follower list) {
        assertThat(events.<Integer>next("chatSessionEvents.seq")).isEqualTo(seq);
        assertThat(list.<Integer>next("chatSessionsChanged.chatSession.eventSeq"))
                .isEqualTo(seq);
    }

    /** As a client does: connections of the pool may be dead. */
    private static void say(Caller customer, long session) {
        Map<String, ?> message = Map.of("message", "Are you there?", "idempotencyKey", "the question, once");
        Waits.until(
                () -> customer.does("sendChatMessage", session, message).text().contains("\"changed\":true"),
                "the message is taken");
    }
}
