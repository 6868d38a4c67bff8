package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.Notifications;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.OwnDatabase;
import dev.parley.support.server.RedisServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Changes on one instance reach subscribers on another. Polls are too rare here to explain it. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class TwoInstancesIT {

    private static final Map<String, String> NO_POLLS = Map.of("parley.feed.poll-every", "1H");

    private static final String EVENTS =
            "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id, after: 0) { seq type } }";
    private static final String LIST =
            "subscription { chatSessionsChanged { changes { kind chatSession { eventSeq } } } }";

    private static final String COUNT = "{ chatSessions { totalCount } }";

    private static final String LISTENERS =
            "select count(*) from pg_stat_activity where application_name = 'parley-listen'";

    private static Pair byPostgresql;

    private final World world = new World();
    private final long topic = world.topic();
    private final Caller agent = Caller.agent(world.agentOf(topic));

    /** Two instances with the same settings. */
    private record Pair(Instance first, Instance second) implements AutoCloseable {

        static Pair start(Map<String, String> settings) throws Exception {
            Pair pair = new Pair(Instance.begin(settings), Instance.begin(settings));
            pair.first.awaitReady();
            pair.second.awaitReady();
            return pair;
        }

        @Override
        public void close() {
            first.terminate();
            second.close();
            first.close();
        }
    }

    @BeforeAll
    static void startInstances() throws Exception {
        byPostgresql = Pair.start(NO_POLLS);
    }

    @AfterAll
    static void stopInstances() {
        byPostgresql.close();
    }

    @Test
    void change_withPostgresqlFanOut_reachesTheOtherInstance() {
        awaitListening(byPostgresql);

        assertThatEventWakesTheSecond(byPostgresql, world.waiting(topic));
        assertThatChangesArrive(byPostgresql);
    }

    @Test
    void change_withRedisFanOut_reachesTheOtherInstanceWithoutNotificationsOfPostgresql() throws Exception {
        long session = world.waiting(topic);
        awaitListening(byPostgresql);
        long listeners = world.number(LISTENERS);
        try (RedisServer redis = new RedisServer();
                Pair byRedis = Pair.start(by(redis))) {
            awaitListening(byRedis);
            assertThat(world.number(LISTENERS)).isEqualTo(listeners);
            try (Notifications notified = new Notifications()) {
                assertThatEventWakesTheSecond(byRedis, session);

                assertThat(notified.soFar()).isEmpty();
            }
            assertThatChangesArrive(byRedis);
        }
    }

    private static void awaitListening(Pair pair) {
        Waits.until(
                () -> pair.first.metric("parley_feed_listening") == 1
                        && pair.second.metric("parley_feed_listening") == 1,
                "both listen for notifications");
    }

    /** The second instance has no subscribers. Its feed reads what it is notified of. */
    private void assertThatEventWakesTheSecond(Pair pair, long session) {
        double entries = pair.second.metric("parley_feed_entries_total");

        agent.at(pair.first).runs("accept", session);

        Waits.until(
                () -> pair.second.metric("parley_feed_entries_total") > entries, "the other instance reads the event");
    }

    @Test
    void right_removedOnOneInstance_endsOnTheOtherWithTheNextRequest() {
        world.waiting(topic);
        String login = world.agentOf(topic);
        Caller member = Caller.agent(login).at(byPostgresql.second);
        assertThat(member.asks(COUNT).<Integer>data("chatSessions.totalCount")).isOne();

        String topicId = Ids.of("ChatTopic", topic);
        String userId = Ids.of("User", world.id(login));
        for (int i = 0; i < 3; i++) {
            change("removeChatTopicMember", byPostgresql.first, Map.of("topicId", topicId, "userId", userId));
            assertThat(member.asks(COUNT).<Integer>data("chatSessions.totalCount"))
                    .isZero();
            change(
                    "setChatTopicMember",
                    byPostgresql.first,
                    Map.of("topicId", topicId, "userId", userId, "canRespond", true));
            assertThat(member.asks(COUNT).<Integer>data("chatSessions.totalCount"))
                    .isOne();
        }
    }

    private static void change(String mutation, Instance instance, Map<String, Object> input) {
        String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
        assertThat(Caller.admin("admin")
                        .at(instance)
                        .asks(
                                "mutation($input: " + type + "!) { " + mutation + "(input: $input) { changed } }",
                                Map.of("input", input))
                        .<Boolean>data(mutation + ".changed"))
                .isTrue();
    }

    private void assertThatChangesArrive(Pair pair) {
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(agent.at(pair.second))) {
            Follower events = follow(socket, session);
            Follower list = socket.subscribe(LIST);
            assertThat(list.<String>next("chatSessionsChanged.changes[0].kind")).isEqualTo("ENTER");

            agent.at(pair.first).does("acceptChatSession", session);

            assertThat(events.<String>next("chatSessionEvents.type")).isEqualTo("ACCEPTED");
            assertThat(list.<String>next("chatSessionsChanged.changes[0].kind")).isEqualTo("UPDATE");
        }
    }

    @Test
    void subscription_afterRestartOfTheDatabase_continuesOnTheSameSocket(@TempDir Path folder) throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder);
                Pair pair = Pair.start(on(database, NO_POLLS))) {
            Conversation conversation = begin(database, pair.first);
            try (SocketClient socket = SocketClient.as(Caller.agent("anna").at(pair.second))) {
                Followed followed = follow(socket, conversation);

                database.stop();
                database.start();
                // The instances do not listen for notifications yet.
                database.run("""
                        with counted as (update chat_session set event_seq = event_seq + 1 where id = ? returning id, event_seq)
                        insert into chat_session_event (session_id, seq, type, actor, at)
                        select id, event_seq, 'READ', 'test', now() from counted""", conversation.session());
                followed.expect(conversation.lastSeq() + 1);
                say(conversation);
                followed.expect(conversation.lastSeq() + 2);
                assertThat(socket.sync().untaken()).isEmpty();
            }
        }
    }

    @Test
    void subscription_afterRestartOfTheDatabaseWithRedisFanOut_continues(@TempDir Path folder) throws Exception {
        try (RedisServer redis = new RedisServer();
                OwnDatabase database = new OwnDatabase(folder);
                Pair pair = Pair.start(on(database, by(redis)))) {
            Conversation conversation = begin(database, pair.first);
            try (SocketClient socket = SocketClient.as(Caller.agent("anna").at(pair.second))) {
                Followed followed = follow(socket, conversation);

                database.stop();
                database.start();
                say(conversation);

                followed.expect(conversation.lastSeq() + 1);
                assertThat(socket.sync().untaken()).isEmpty();
            }
        }
    }

    private static Map<String, String> by(RedisServer redis) {
        Map<String, String> settings = new HashMap<>(NO_POLLS);
        settings.put("parley.feed.fan-out", "redis");
        settings.put("quarkus.redis.hosts", redis.url());
        return settings;
    }

    private static Map<String, String> on(OwnDatabase database, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(database.asSettings());
        return settings;
    }

    /**
     * A session of a customer.
     *
     * @param lastSeq seq of its last event
     */
    private record Conversation(Caller customer, long session, int lastSeq) {}

    private static Conversation begin(OwnDatabase database, Instance first) throws Exception {
        database.run("insert into ejuser (loginname, username, chat_status) values ('anna', 'anna', 1)");
        database.run("insert into chat_topic (name) values ('Support')");
        database.run(
                "insert into chat_topic_user (user_id, topic_id, can_respond) select u.id, t.id, true from ejuser u, chat_topic t");
        Answer requested = Caller.nobody()
                .at(first)
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", 1)),
                        "sessionKey chatSession { databaseId eventSeq }");
        return new Conversation(
                Caller.customer(requested.data("done.sessionKey")).at(first),
                requested.<Integer>data("done.chatSession.databaseId"),
                requested.<Integer>data("done.chatSession.eventSeq"));
    }

    /** Subscriptions to the events of a session and to the list that contains it. */
    private record Followed(Follower events, Follower list) {

        void expect(int seq) {
            assertThat(events.<Integer>next("chatSessionEvents.seq")).isEqualTo(seq);
            assertThat(list.<Integer>next("chatSessionsChanged.changes[0].chatSession.eventSeq"))
                    .isEqualTo(seq);
        }
    }

    /** Subscribes, and consumes the events up to now. */
    private static Followed follow(SocketClient socket, Conversation conversation) {
        Follower events = follow(socket, conversation.session());
        Follower list = socket.subscribe(LIST);
        assertThat(events.<Integer>next(conversation.lastSeq(), "chatSessionEvents.seq"))
                .endsWith(conversation.lastSeq());
        assertThat(list.<Integer>next("chatSessionsChanged.changes[0].chatSession.eventSeq"))
                .isEqualTo(conversation.lastSeq());
        return new Followed(events, list);
    }

    private static Follower follow(SocketClient socket, long session) {
        return socket.subscribe(EVENTS, Map.of("id", Ids.of("ChatSession", session)));
    }

    /** Sends a message with retries, because connections of the pool may be dead. */
    private static void say(Conversation conversation) {
        Map<String, ?> message = Map.of("text", "Are you there?", "idempotencyKey", "the question, once");
        Waits.until(
                () -> conversation
                        .customer()
                        .does("sendChatMessage", conversation.session(), message)
                        .text()
                        .contains("\"changed\":true"),
                "the message is taken");
    }
}
