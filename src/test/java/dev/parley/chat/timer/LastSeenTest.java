package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatConfig;
import dev.parley.security.Actor;
import dev.parley.security.CallerActivity;
import dev.parley.security.SessionKey;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Notifications;
import dev.parley.support.Race;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and open WebSockets keep their customer or agent alive. */
@QuarkusTest
class LastSeenTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String OWN = "{ customerSession { databaseId } }";

    @Inject
    LastSeen lastSeen;

    @Inject
    Timers timers;

    @Inject
    DataSource database;

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private String key;

    @BeforeAll
    static void closeOtherSessions() {
        new World().closeAll();
    }

    @BeforeEach
    void aCustomerWhoWasSilentForAnHour() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        key = world.key(session);
        world.setTime("customer_fetch", session, HOUR);
        world.silent(anna, HOUR);
        lastSeen.store();
    }

    @Test
    void customer_whoOnlyQueries_isNotEndedAsDeadClient() {
        Caller.customer(key).asks(OWN);

        lastSeen.store();
        timers.endAbandoned();

        assertThat(world.session(session, "status")).isEqualTo("5");
    }

    @Test
    void customer_whoQueriesOnAnotherDevice_isSeen() {
        String device = "d.laptop " + session;
        world.run(
                "insert into chat_session_key (key_hash, session_id, created_at) values (encode(sha256(?::bytea), 'hex'), ?, now())",
                device,
                session);
        assertThat(isFresh()).isFalse();

        Caller.customer(device).asks(OWN);
        lastSeen.store();

        assertThat(isFresh()).isTrue();
    }

    @Test
    void customer_whoOnlySubscribes_isNotEndedAsDeadClient() {
        try (SocketClient socket = SocketClient.as(Caller.customer(key))) {
            follow(socket, "chatMessages(chatSessionId: $id) { seq }");
            follow(socket, "queuePosition(chatSessionId: $id) { queuePosition }");
            socket.sync();
            lastSeen.store();
            world.setTime("customer_fetch", session, HOUR);

            socket.sync();
            lastSeen.store();
            timers.endAbandoned();
        }

        assertThat(world.session(session, "status")).isEqualTo("5");
    }

    @Test
    void customer_whoConnectsWithAKeyOnly_isSeen() {
        try (SocketClient socket = SocketClient.as(Caller.customer(key))) {
            lastSeen.store();

            assertThat(isFresh()).isTrue();
            assertThat(socket.untaken()).isEmpty();
        }
    }

    @Test
    void customer_whoIsSilent_isEnded() {
        Caller.customer("somebody else's key").asks(OWN);
        Caller.nobody().asks("{ serviceInfo { version } }");

        lastSeen.store();
        timers.endAbandoned();

        assertThat(world.session(session, "status")).isEqualTo("9");
    }

    @Test
    void customer_onTheFirstRequest_isSeen() {
        world.alter(session, "customer_fetch = null");
        Caller.customer(key).asks(OWN);

        lastSeen.store();

        assertThat(isFresh()).isTrue();
    }

    @Test
    void customer_ofAFinishedSession_isSeen() {
        world.alter(session, "status = 7, rank = 0, when_ended = now()");
        Caller.customer(key).asks(OWN);

        lastSeen.store();

        assertThat(isFresh()).isTrue();
    }

    @Test
    void customer_ofAClosedSession_isNotSeen() {
        world.alter(session, "status = 9, rank = 0, when_ended = now()");
        Caller.customer(key).asks(OWN);

        lastSeen.store();

        assertThat(isFresh()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12})
    void customer_isStoredAtMostEvery10Seconds(int secondsAgo) {
        world.setTime("customer_fetch", session, Duration.ofSeconds(secondsAgo));
        world.silent(anna, Duration.ofSeconds(secondsAgo));
        String before = world.session(session, "customer_fetch");
        String annaBefore = seenAt();
        Caller.customer(key).asks(OWN);
        Caller.agent(anna).asks("{ viewer { kind } }");

        lastSeen.store();

        assertThat(world.session(session, "customer_fetch").equals(before)).isEqualTo(secondsAgo < 10);
        assertThat(seenAt().equals(annaBefore)).isEqualTo(secondsAgo < 10);
    }

    @Test
    void customer_whoIsSeen_changesNoVersionAndSendsNoEvent() throws Exception {
        String version = world.session(session, "version, event_seq");
        try (Notifications notified = new Notifications()) {
            Caller.customer(key).asks(OWN);
            Caller.agent(anna).asks("{ viewer { kind } }");

            lastSeen.store();

            assertThat(isFresh()).isTrue();
            assertThat(world.session(session, "version, event_seq")).isEqualTo(version);
            assertThat(notified.soFar())
                    .doesNotContain("parley_typing " + session, "parley_presence " + world.id(anna));
        }
    }

    @Test
    void customer_whoseSessionIsLocked_isStoredTheNextTime() {
        world.whileLocked(session, () -> {
            Caller.customer(key).asks(OWN);
            lastSeen.store();
        });
        assertThat(isFresh()).isFalse();

        Caller.customer(key).asks(OWN);
        lastSeen.store();

        assertThat(isFresh()).isTrue();
    }

    @Test
    void agent_whoQueries_isSeen() {
        Caller.agent(anna).asks("{ viewer { kind } }");

        lastSeen.store();

        assertThat(isAnnaFresh()).isTrue();
    }

    @Test
    void agent_whoseLoginNameIsInCapitals_isSeen() {
        String token = anna;
        anna = anna.toUpperCase(Locale.ROOT);
        world.run("update ejuser set loginname = ? where loginname = ?", anna, token);
        Caller.agent(token).asks("{ viewer { kind } }");

        lastSeen.store();

        assertThat(isAnnaFresh()).isTrue();
    }

    @Test
    void agent_withAnOpenSocket_isSeen() {
        try (SocketClient socket = SocketClient.as(Caller.agent(anna))) {
            lastSeen.store();
            world.silent(anna, HOUR);

            socket.sync();
            lastSeen.store();

            assertThat(isAnnaFresh()).isTrue();
        }
    }

    @Test
    void agent_whoseSocketIsClosed_isNoLongerSeen() {
        SocketClient socket = SocketClient.as(Caller.agent(anna));
        socket.close();
        // The close frame is the last activity of the socket.
        socket.closed();
        lastSeen.store();
        world.silent(anna, HOUR);

        lastSeen.store();

        assertThat(isAnnaFresh()).isFalse();
    }

    @Test
    void callers_areKeptOnlyIfStored_andUpToALimit() {
        CallerActivity activity = new CallerActivity();
        activity.record(new Actor.Customer("before"));
        assertThat(activity.take()).isEmpty();

        for (int i = 0; i < 100_001; i++) {
            activity.record(new Actor.Customer("key " + i));
        }

        assertThat(activity.take()).hasSize(100_000);
    }

    /** Two instances with the same callers, while customers and agents write. */
    @Test
    void instances_andMutations_neitherDeadlockNorWait() {
        List<Actor> callers = new ArrayList<>();
        List<Long> sessions = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sessions.add(world.active(topic, anna));
            keys.add(world.key(sessions.get(i)));
            callers.add(new Actor.Customer(new SessionKey(keys.get(i)).hash()));
            callers.add(new Actor.Agent(world.agentOf(topic), Set.of()));
        }
        Runnable instance = () -> storeOften(callers);
        Runnable mutations = () -> {
            for (int i = 0; i < sessions.size(); i++) {
                assertThat(Caller.customer(keys.get(i))
                                .does("sendChatMessage", sessions.get(i), Map.of("text", "Hello"))
                                .changed())
                        .isTrue();
            }
        };

        Race.of(List.of(instance, instance, mutations), work -> {
            work.run();
            return true;
        });

        assertThat(world.number(
                        "select count(*) from chat_session where topic_id = ? and customer_fetch > now() - interval '1 minute'",
                        topic))
                .isEqualTo(sessions.size());
    }

    private void storeOften(List<Actor> callers) {
        CallerActivity activity = new CallerActivity();
        ChatConfig always = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChatConfig.class)
                .withDefaultValues(Map.of("parley.chat.last-seen.at-most-every", "0S"))
                .build()
                .getConfigMapping(ChatConfig.class);
        LastSeen instance = new LastSeen(activity, database, always);
        for (int i = 0; i < 30; i++) {
            callers.forEach(activity::record);
            instance.store();
        }
    }

    private void follow(SocketClient socket, String field) {
        Follower follower = socket.subscribe(
                "subscription($id: ID!) { " + field + " }", Map.of("id", Ids.of("ChatSession", session)));
        assertThat(follower.id()).isNotNull();
    }

    private boolean isFresh() {
        return "t".equals(world.session(session, "coalesce(customer_fetch > now() - interval '1 minute', false)"));
    }

    private boolean isAnnaFresh() {
        return world.number(
                        "select count(*) from agent_last_seen where user_id = ? and seen_at > now() - interval '1 minute'",
                        world.id(anna))
                == 1;
    }

    private String seenAt() {
        return world.texts("select seen_at from agent_last_seen where user_id = ?", world.id(anna))
                .get(0);
    }
}
