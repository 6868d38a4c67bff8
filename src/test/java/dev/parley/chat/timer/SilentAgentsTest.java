package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.Idempotency;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.database.DatabaseJobs;
import dev.parley.event.EventPublisher;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.OpenTransaction;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents who disconnect become absent, and their waiting customers return to the queue. */
@QuarkusTest
class SilentAgentsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Timers timers;

    @Inject
    TimerRunner rounds;

    @Inject
    SilentAgents silentAgents;

    @Inject
    Idempotency idempotency;

    @Inject
    SessionUnitOfWork agentClient;

    @Inject
    PendingWrites writes;

    @Inject
    Clock clock;

    @Inject
    DatabaseJobs jobs;

    @Inject
    EventPublisher feed;

    @Inject
    ChatConfig config;

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void aPresentAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void agent_whoIsSilent_becomesNotPresentWithAReason() {
        String bert = world.agentOf(topic);
        world.silent(anna, config.agentAwayAfter());
        world.silent(bert, config.agentAwayAfter().minus(MINUTE));

        timers.releaseSilentAgents();

        assertThat(presence(anna)).isEqualTo("0 Connection lost");
        assertThat(presence(bert)).isEqualTo("1");
    }

    @Test
    void user_writtenByAProgramThatMayWriteUsersOnly_isSeen() throws Exception {
        world.away(anna);
        world.silent(anna, HOUR);
        String created = anna + " created";

        try (OpenTransaction crm = new OpenTransaction()) {
            crm.run("create role crm_of_users");
            crm.run("grant select, insert, update on ejuser to crm_of_users");
            crm.run("grant usage on all sequences in schema public to crm_of_users");
            crm.run("set local role crm_of_users");
            crm.run("set local search_path = pg_catalog");
            crm.run("update public.ejuser set chat_status = 1 where loginname = '" + anna + "'");
            crm.run("insert into public.ejuser (loginname, username) values ('" + created + "', 'Created')");
            crm.run("reset role");
            crm.run("drop owned by crm_of_users");
            crm.run("drop role crm_of_users");
            crm.commit();
        }

        assertThat(world.number(
                        "select count(*) from agent_last_seen where user_id in (?, ?) and seen_at > now() - interval '1 minute'",
                        world.id(anna),
                        world.id(created)))
                .isEqualTo(2);
    }

    @Test
    void agent_whoIsAlreadyAway_keepsItsReason() {
        world.run("update ejuser set chat_status = 0, not_present = 'Lunch' where loginname = ?", anna);
        world.silent(anna, HOUR);

        timers.releaseSilentAgents();

        assertThat(presence(anna)).isEqualTo("0 Lunch");
    }

    @Test
    void agent_whoBecomesPresent_getsTheFullTimeout() {
        String byManager = world.agentOf(topic);
        String bySql = world.agentOf(topic);
        List.of(byManager, bySql).forEach(login -> {
            world.away(login);
            world.silent(login, HOUR);
        });
        Caller.agent(world.managerOf(topic))
                .runs(
                        "set-presence",
                        Map.of("input", Map.of("userId", Ids.of("User", world.id(byManager)), "presence", "PRESENT")));
        world.present(bySql);

        timers.releaseSilentAgents();

        assertThat(presence(byManager)).isEqualTo("1");
        assertThat(presence(bySql)).isEqualTo("1");
    }

    @Test
    void agent_whoDisconnects_isReportedToQueueSubscribers() {
        Caller manager = Caller.agent(world.managerOf(topic));
        try (SocketClient socket = SocketClient.as(manager)) {
            Follower queue = socket.subscribe("subscription { chatQueueChanged(topicIds: [\""
                    + Ids.of("ChatTopic", topic) + "\"]) { agentsPresent } }");
            assertThat(queue.<Integer>next("chatQueueChanged.agentsPresent")).isEqualTo(1);
            world.silent(anna, HOUR);

            timers.releaseSilentAgents();

            assertThat(queue.<Integer>next("chatQueueChanged.agentsPresent")).isZero();
        }
    }

    @Test
    void agent_whoseRowIsLocked_isHandledInTheNextRound() throws Exception {
        world.silent(anna, HOUR);
        try (OpenTransaction accepting = new OpenTransaction()) {
            accepting.run("select from ejuser where id = " + world.id(anna) + " for no key update");

            timers.releaseSilentAgents();

            assertThat(presence(anna)).isEqualTo("1");
        }

        timers.releaseSilentAgents();

        assertThat(presence(anna)).isEqualTo("0 Connection lost");
    }

    @Test
    void supervisor_whoDisconnects_listensNoLonger() {
        String listener = world.listenerOf(topic);
        String other = world.listenerOf(topic);
        long supervised = world.active(topic, anna);
        long followed = world.active(topic, anna);
        world.away(listener);
        // The last request was long ago. Joining ends the silence.
        world.silent(listener, HOUR);
        Caller.agent(listener).does("joinChatSession", supervised);
        Caller.agent(other).does("joinChatSession", followed);

        timers.releaseSilentAgents();
        assertThat(world.session(supervised, "supervised_by")).isEqualTo(String.valueOf(world.id(listener)));

        world.silent(listener, config.agentAwayAfter());
        world.silent(other, config.agentAwayAfter().minus(MINUTE));
        timers.releaseSilentAgents();

        assertThat(world.session(supervised, "coalesce(supervised_by, 0)")).isEqualTo("0");
        assertThat(world.session(followed, "supervised_by")).isEqualTo(String.valueOf(world.id(other)));
        assertThat(world.texts(
                        "select concat(type, ' by ', actor) from chat_session_event where session_id = ? order by id",
                        supervised))
                .endsWith("SUPERVISOR_LEFT by system");
    }

    @Test
    void customer_whoWaitsForADisconnectedAgent_returnsToTheQueueAndIsNotified() {
        long session = world.active(topic, anna);
        String key = world.key(session);
        world.silent(anna, untilReturn());

        timers.releaseSilentAgents();

        assertThat(world.session(session, "status, coalesce(user_id, 0), rank")).isEqualTo("4 0 0");
        assertThat(world.texts(
                        "select concat(type, ' by ', actor) from chat_session_event where session_id = ?", session))
                .containsExactly("RETURNED_TO_QUEUE by system");
        assertThat(Caller.customer(key)
                        .asks("{ customerSession { status messages { nodes { kind notice { kind } } } } }")
                        .<String>list("customerSession.messages.nodes.notice.kind"))
                .containsExactly("RETURNED_TO_QUEUE");
        assertThat(Caller.agent(world.agentOf(topic))
                        .does("acceptChatSession", session)
                        .changed())
                .isTrue();
    }

    @Test
    void customer_ofAnAgentWhoWasAlreadyAway_returnsToTheQueue() {
        long session = world.active(topic, anna);
        world.away(anna);
        world.silent(anna, untilReturn());

        timers.releaseSilentAgents();

        assertThat(world.session(session, "status")).isEqualTo("4");
    }

    @Test
    void customer_beforeTheReturnTimeout_staysWithItsAgent() {
        long session = world.active(topic, anna);
        world.silent(anna, untilReturn().minus(Duration.ofSeconds(30)));

        timers.releaseSilentAgents();

        assertThat(presence(anna)).isEqualTo("0 Connection lost");
        assertThat(world.session(session, "status")).isEqualTo("5");
        assertThat(world.events(session)).isEmpty();
    }

    @Test
    void customer_whoHasAnAnswer_staysUntilItWrites() {
        long session = world.active(topic, anna);
        world.alter(session, "status = 6");
        Caller customer = Caller.customer(world.key(session));
        world.silent(anna, untilReturn());

        timers.releaseSilentAgents();
        assertThat(world.session(session, "status")).isEqualTo("6");

        customer.does("sendChatMessage", session, Map.of("text", "Are you there?"));
        timers.releaseSilentAgents();
        assertThat(world.session(session, "status")).isEqualTo("4");
    }

    @Test
    void transferOfADisconnectedAgent_isCancelled() {
        long session = world.active(topic, anna);
        world.offer(session, world.agentOf(topic), MINUTE);
        world.silent(anna, untilReturn());

        timers.releaseSilentAgents();

        assertThat(world.events(session)).containsExactly("TRANSFER_CANCELLED", "RETURNED_TO_QUEUE");
        assertThat(world.number("select state from chat_transfer where session_id = ?", session))
                .isEqualTo(3);
    }

    @Test
    void sessions_withoutTheSetting_stayWithTheirAgent() {
        long session = world.active(topic, anna);
        world.silent(anna, HOUR);
        ChatConfig off = configWith("parley.chat.agent-sessions-return-after", "");

        new Timers(rounds, silentAgents, idempotency, off).releaseSilentAgents();

        assertThat(presence(anna)).isEqualTo("0 Connection lost");
        assertThat(world.session(session, "status")).isEqualTo("5");
    }

    @Test
    void silence_rightAfterADatabaseOutage_isIgnored() {
        ChatConfig patient = configWith("parley.chat.timers-delay", "1H");
        TimerRunner own = new TimerRunner(agentClient, writes, clock, jobs, patient);
        Timers afterOutage = new Timers(own, new SilentAgents(own, feed), idempotency, patient);
        long session = world.active(topic, anna);
        world.setTime("customer_fetch", session, HOUR);
        world.silent(anna, HOUR);
        world.run("alter table agent_last_seen rename to away");
        try {
            assertThatThrownBy(afterOutage::releaseSilentAgents).isInstanceOf(RuntimeException.class);
        } finally {
            world.run("alter table away rename to agent_last_seen");
        }

        afterOutage.releaseSilentAgents();
        afterOutage.endAbandoned();

        assertThat(presence(anna)).isEqualTo("1");
        assertThat(world.session(session, "status")).isEqualTo("5");

        timers.releaseSilentAgents();
        assertThat(presence(anna)).as("without an outage").isEqualTo("0 Connection lost");
    }

    private static ChatConfig configWith(String setting, String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChatConfig.class)
                .withDefaultValues(Map.of(setting, value))
                .build()
                .getConfigMapping(ChatConfig.class);
    }

    private Duration untilReturn() {
        return config.agentAwayAfter().plus(config.agentSessionsReturnAfter().orElseThrow());
    }

    private String presence(String login) {
        return world.texts("select concat_ws(' ', chat_status, not_present) from ejuser where loginname = ?", login)
                .get(0);
    }
}
