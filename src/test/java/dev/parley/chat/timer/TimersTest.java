package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.Idempotency;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TimersTest {

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
    ChatConfig config;

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeAll
    static void closeOtherSessions() {
        new World().closeAll();
    }

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Nested
    class DeadClients {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void abandonedForm_isClosed(int form) {
            Duration threshold = config.deadAfter().form();
            long alive = inForm(form, threshold.minus(MINUTE));
            long dead = inForm(form, threshold);

            timers.endAbandoned();

            assertThat(status(alive)).isEqualTo(form);
            assertThat(status(dead)).isEqualTo(9);
        }

        @Test
        void abandonedWait_isAMissedChat() {
            Duration threshold = config.deadAfter().queue();
            long alive = waiting(threshold.minus(MINUTE));
            long dead = waiting(threshold);

            timers.endAbandoned();

            assertThat(status(alive)).isEqualTo(4);
            assertThat(world.events(alive)).isEmpty();
            assertThat(status(dead)).isEqualTo(11);
        }

        @Test
        void conversation_thatWasReturned_hasTheTimeoutOfAConversation() {
            long alive = putBack(config.deadAfter().active().minus(MINUTE));
            long dead = putBack(config.deadAfter().active());

            timers.endAbandoned();

            assertThat(status(alive)).isEqualTo(4);
            assertThat(status(dead)).isEqualTo(9);
        }

        @Test
        void abandonedConversation_ends() {
            Duration threshold = config.deadAfter().active();
            long alive = active(threshold.minus(MINUTE));
            long dead = active(threshold);

            timers.endAbandoned();

            assertThat(status(alive)).isEqualTo(5);
            assertThat(status(dead)).isEqualTo(9);
            assertThat(world.texts("select concat(ended_by, ' ', end_reason) from chat_session where id = ?", dead))
                    .as("by a timer, because of the client")
                    .containsExactly("4 3");
            assertThat(world.texts(
                            "select concat(type, ' by ', actor) from chat_session_event where session_id = ?", dead))
                    .containsExactly("ENDED by system");
            assertThat(world.number("select special_type from chat_message where session_id = ?", dead))
                    .as("closed by idleness")
                    .isEqualTo(12);
        }

        @Test
        void abandonedConversation_withAPostChatForm_isFinished() {
            long withForm = world.topicWithPostForm();
            world.join(anna, withForm, "can_respond");
            long dead = world.active(withForm, anna);
            world.setTime("customer_fetch", dead, HOUR);

            timers.endAbandoned();

            assertThat(status(dead)).isEqualTo(7);
        }

        @Test
        void clientThatNeverCalled_isSilentSinceTheRequest() {
            long session = world.waiting(topic);
            world.setTime("when_requested", session, config.deadAfter().queue());

            timers.endAbandoned();

            assertThat(status(session)).isEqualTo(11);
        }

        @Test
        void pendingTransfer_ofAnAbandonedSession_isCancelled() {
            long session = active(HOUR);
            world.offer(session, world.agentOf(topic), MINUTE);

            timers.endAbandoned();

            assertThat(world.events(session)).containsExactly("TRANSFER_CANCELLED", "ENDED");
            assertThat(transferState(session)).isEqualTo(3);
        }

        private long inForm(int form, Duration silence) {
            long session = world.waiting(topic);
            world.run("update chat_session set status = ? where id = ?", form, session);
            world.setTime("customer_fetch", session, silence);
            return session;
        }

        private long waiting(Duration silence) {
            long session = world.waiting(topic);
            world.setTime("customer_fetch", session, silence);
            return session;
        }

        private long putBack(Duration silence) {
            long session = active(silence);
            world.alter(session, "status = 4, user_id = null, rank = 0");
            return session;
        }

        private long active(Duration silence) {
            long session = world.active(topic, anna);
            world.setTime("customer_fetch", session, silence);
            return session;
        }
    }

    @Nested
    class Idleness {

        private final Duration untilWarning = config.idleAfter().minus(config.idleWarningBefore());

        @Test
        void idleConversation_isWarnedOnce() {
            long talking = conversation(untilWarning.minus(MINUTE));
            long silent = conversation(untilWarning);

            timers.endIdle();
            timers.endIdle();

            assertThat(world.events(talking)).isEmpty();
            assertThat(world.events(silent)).containsExactly("IDLE_WARNED");
            assertThat(status(silent)).isEqualTo(5);
        }

        @Test
        void idleConversation_afterTheWarning_ends() {
            long early = conversation(config.idleAfter().minus(MINUTE));
            world.setTime("when_idle_warned", early, config.idleWarningBefore());
            long due = conversation(config.idleAfter());
            world.setTime("when_idle_warned", due, config.idleWarningBefore());

            timers.endIdle();

            assertThat(status(early)).isEqualTo(5);
            assertThat(status(due)).isEqualTo(9);
            assertThat(world.events(due)).containsExactly("ENDED");
            assertThat(world.number("select end_reason from chat_session where id = ?", due))
                    .as("idle")
                    .isEqualTo(2);
        }

        @Test
        void idleConversation_withoutTimelyWarning_doesNotEnd() {
            long unwarned = conversation(HOUR);
            long warnedLate = conversation(HOUR);
            world.setTime(
                    "when_idle_warned", warnedLate, config.idleWarningBefore().minus(MINUTE));

            timers.endIdle();

            assertThat(world.events(unwarned)).containsExactly("IDLE_WARNED");
            assertThat(status(warnedLate)).isEqualTo(5);
            assertThat(world.events(warnedLate)).isEmpty();
        }

        @Test
        void replyAfterTheWarning_keepsTheConversation() {
            long session = conversation(HOUR);
            timers.endIdle();
            world.setTime("when_idle_warned", session, config.idleWarningBefore());

            Caller.agent(anna)
                    .runs(
                            "send",
                            Map.of(
                                    "input",
                                    Map.of("chatSessionId", Ids.of("ChatSession", session), "text", "Are you there?")));
            timers.endIdle();

            assertThat(status(session)).isEqualTo(6);
            assertThat(world.events(session)).containsExactly("IDLE_WARNED", "MESSAGE_SENT");
        }

        @Test
        void longWaitBeforeTheAccept_isNotIdleness() {
            long session = world.active(topic, anna);
            world.setTime("when_requested", session, HOUR);
            world.setTime("idle", session, HOUR);

            timers.endIdle();

            assertThat(world.events(session)).isEmpty();
        }

        @Test
        void waitingSession_isNotIdle() {
            long session = world.waiting(topic);
            world.setTime("when_requested", session, HOUR);

            timers.endIdle();

            assertThat(world.events(session)).isEmpty();
        }

        private long conversation(Duration silence) {
            long session = world.active(topic, anna);
            world.setTime("when_requested", session, HOUR.multipliedBy(2));
            world.setTime("when_started", session, HOUR.multipliedBy(2));
            world.setTime("idle", session, silence);
            return session;
        }
    }

    @Nested
    class Alerts {

        @BeforeEach
        void aTopicThatWarns() {
            world.run("""
                    update chat_topic set warning_new_chat = 5, manager_warning_new_chat = 10,
                      warning_chat_message = 5, manager_warning_chat_message = 10 where id = ?""", topic);
            world.run("update chat_topic_user set notifications = true where topic_id = ?", topic);
        }

        @Test
        void longWait_alertsAgentsOnce() {
            long early = waiting(4);
            long due = waiting(5);

            timers.alert();
            timers.alert();

            assertThat(alerts(early)).isEmpty();
            assertThat(alerts(due)).containsExactly("1");
        }

        @Test
        void longerWait_alertsManagers() {
            long session = waiting(9);
            timers.alert();
            world.queued(session, Duration.ofMinutes(10));

            timers.alert();
            timers.alert();

            assertThat(alerts(session)).containsExactly("1", "2");
        }

        @Test
        void longWait_dueForBothLevels_raisesOneAlert() {
            long session = waiting(10);

            timers.alert();

            assertThat(alerts(session)).containsExactly("2");
            assertThat(world.number("select alert_level from chat_session where id = ?", session))
                    .isEqualTo(2);
        }

        @Test
        void longWait_withoutPresentAgents_raisesNoAlert() {
            world.run("update ejuser set chat_status = 0 where loginname = ?", anna);
            long session = waiting(60);
            long conversation = unanswered(60);

            timers.alert();

            assertThat(alerts(session)).isEmpty();
            assertThat(alerts(conversation)).as("of its own agent alone").containsExactly("1");
        }

        @Test
        void retiredUser_doesNotCountAsPresent() {
            world.run("update ejuser set status = 2 where loginname = ?", anna);
            long session = waiting(60);

            timers.alert();

            assertThat(alerts(session)).isEmpty();
        }

        @Test
        void memberWithoutRespondOrNotifications_doesNotCount() {
            world.run("update chat_topic_user set notifications = false where topic_id = ?", topic);
            long forManagers = waiting(10);
            long forAgents = waiting(9);
            timers.alert();
            world.run("update chat_topic_user set notifications = true, can_respond = false where topic_id = ?", topic);
            long withoutResponder = waiting(10);

            timers.alert();

            assertThat(alerts(forManagers)).containsExactly("2");
            assertThat(alerts(forAgents)).containsExactly("1");
            assertThat(alerts(withoutResponder)).containsExactly("1");
        }

        @Test
        void unansweredMessage_alertsTheAgentThenManagers() {
            long early = unanswered(4);
            long due = unanswered(5);
            timers.alert();
            world.setTime("unanswered_since", due, Duration.ofMinutes(10));

            timers.alert();

            assertThat(alerts(early)).isEmpty();
            assertThat(alerts(due)).containsExactly("1", "2");
        }

        @Test
        void answeredMessage_raisesNoAlert() {
            long session = unanswered(60);
            world.run("update chat_session set status = 6, unanswered_since = null where id = ?", session);

            timers.alert();

            assertThat(alerts(session)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "0"})
        void topicWithoutThresholds_raisesNoAlert(String never) {
            world.run(
                    "update chat_topic set warning_new_chat = " + never + ", manager_warning_new_chat = " + never
                            + ", warning_chat_message = 0, manager_warning_chat_message = 0 where id = ?",
                    topic);
            long session = waiting(60);
            long conversation = unanswered(60);

            timers.alert();

            assertThat(alerts(session)).isEmpty();
            assertThat(alerts(conversation)).isEmpty();
        }

        private long waiting(int minutes) {
            long session = world.waiting(topic);
            world.queued(session, Duration.ofMinutes(minutes));
            return session;
        }

        private long unanswered(int minutes) {
            long session = world.active(topic, anna);
            world.setTime("unanswered_since", session, Duration.ofMinutes(minutes));
            return session;
        }

        private List<String> alerts(long session) {
            return world.texts(
                    "select payload ->> 'alertLevel' from chat_session_event where session_id = ? and type = 'ALERTED' order by seq",
                    session);
        }
    }

    @Test
    void sessionOfADisabledBot_isHandedToAgents() {
        long active = world.botDriven(topic);
        long waiting = world.waitingForBot(topic);
        long other = world.topic();
        world.set(other, "bot_enabled = true, bot_name = 'Robbie'");
        long withBot = world.waitingForBot(other);

        timers.releaseSessionsOfSwitchedOffBots();

        assertThat(List.of(active, waiting))
                .allSatisfy(
                        session -> assertThat(world.session(session, "status, chatbot_isactive, queued_at is not null"))
                                .isEqualTo("4 f t"));
        assertThat(world.events(active)).containsExactly("HANDED_OFF");
        assertThat(world.session(withBot, "chatbot_isactive")).isEqualTo("t");
    }

    @Nested
    class Transfers {

        @Test
        void expiredTransfer_isResolved() {
            long session = world.active(topic, anna);
            world.offer(session, world.agentOf(topic), Duration.ofMinutes(2));

            timers.expireTransfers();

            assertThat(world.events(session)).containsExactly("TRANSFER_EXPIRED");
            assertThat(transferState(session)).isEqualTo(4);
            assertThat(world.number("select count(*) from chat_session where id = ? and transfer_to is null", session))
                    .isEqualTo(1);
            assertThat(world.number("select user_id from chat_session where id = ?", session))
                    .isEqualTo(world.id(anna));
        }

        @Test
        void transferBeforeItsExpiry_stays() {
            long session = world.active(topic, anna);
            world.offer(session, world.agentOf(topic), MINUTE);

            timers.expireTransfers();

            assertThat(world.events(session)).isEmpty();
            assertThat(transferState(session)).isZero();
        }
    }

    @Nested
    class Afterwards {

        @Test
        void sessionBehindAPageOfFailures_isHandledInTheSameRound() {
            world.finished(topic, TimerRunner.PAGE);
            world.run(
                    "insert into chat_session_event (session_id, seq, type, actor, at) select id, 1, 'READ', 'customer', now() from chat_session where topic_id = ?",
                    topic);
            long due = world.finished(topic);
            world.setTime("when_ended", due, config.reopenWindow());

            timers.closeFinished();

            assertThat(status(due)).isEqualTo(9);
            // Their events have no number left, so that they would fail in every later round.
            world.run("delete from chat_session where topic_id = ? and status = 7", topic);
        }

        @Test
        void finishedSession_afterTheReopenWindow_isClosed() {
            long open = world.finished(topic);
            world.setTime("when_ended", open, config.reopenWindow().minus(MINUTE));
            long due = world.finished(topic);
            world.setTime("when_ended", due, config.reopenWindow());

            timers.closeFinished();

            assertThat(status(open)).isEqualTo(7);
            assertThat(status(due)).isEqualTo(9);
            assertThat(world.events(due)).containsExactly("CLOSED");
        }

        @ParameterizedTest
        @ValueSource(ints = {7, 9, 11})
        void endedSession_afterTheRetention_isDeleted(int status) {
            long young = ended(status, Duration.ofDays(29));
            long old = ended(status, Duration.ofDays(30));

            timersWith(Map.of("parley.chat.retention", "30D")).deleteOld();

            assertThat(status(young)).isEqualTo(status);
            assertThat(status(old)).isEqualTo(8);
            assertThat(world.events(old)).containsExactly("DELETED");
        }

        @Test
        void importedSessionOfUnknownStatus_afterTheRetention_isDeletedAndErased() {
            long young = world.entering(topic, 0);
            world.setTime("when_requested", young, Duration.ofDays(29));
            long old = world.entering(topic, 0);
            world.setTime("when_requested", old, Duration.ofDays(30));

            timersWith(Map.of("parley.chat.retention", "30D")).deleteOld();

            assertThat(status(young)).isZero();
            assertThat(status(old)).isEqualTo(8);

            world.setTime("when_deleted", old, config.purgeAfter());
            timers.purgeDeleted();
            assertThat(world.number("select count(*) from chat_session where id = ?", old))
                    .isZero();
        }

        @Test
        void endedSession_withoutARetention_isKept() {
            long old = ended(9, Duration.ofDays(10_000));

            timersWith(Map.of()).deleteOld();

            assertThat(status(old)).isEqualTo(9);
        }

        @Test
        void deletedSession_isErasedWithAllItsRows() {
            long young = world.deleted(topic);
            world.setTime("when_deleted", young, config.purgeAfter().minus(MINUTE));
            long old = world.deleted(topic);
            world.messages(old, 2);
            world.setTime("when_deleted", old, config.purgeAfter());

            timers.purgeDeleted();

            assertThat(world.number("select count(*) from chat_session where id = ?", young))
                    .isEqualTo(1);
            assertThat(world.number("select count(*) from chat_session where id = ?", old))
                    .isZero();
            assertThat(world.number("select count(*) from chat_message where session_id = ?", old))
                    .isZero();
        }

        @Test
        void outcomes_afterTheIdempotencyWindow_areRemoved() {
            outcome("young" + topic, config.idempotencyWindow().minus(MINUTE));
            outcome("old" + topic, config.idempotencyWindow().plus(MINUTE));

            timers.deleteExpiredOutcomes();

            assertThat(world.texts("select key from idempotency_key where actor = 'timer " + topic + "'"))
                    .containsExactly("young" + topic);
        }

        private long ended(int status, Duration ago) {
            long session = world.closed(topic);
            world.run("update chat_session set status = ? where id = ?", status, session);
            world.setTime("when_requested", session, ago.plus(HOUR));
            world.setTime("when_ended", session, ago);
            return session;
        }

        private void outcome(String key, Duration age) {
            world.run(
                    "insert into idempotency_key values (?, ?, 'x', 'x', '{}', now() - make_interval(secs => ?))",
                    "timer " + topic,
                    key,
                    age.toSeconds());
        }
    }

    @Nested
    class Rounds {

        @Test
        void twoRoundsAtOnce_closeEverySessionOnce() throws Exception {
            world.finished(topic, 50);

            atOnce(timers::closeFinished, timers::closeFinished);

            assertThat(world.texts("""
                            select concat(count(distinct s.id), ' sessions, ', count(e.id), ' events') from chat_session s
                            join chat_session_event e on e.session_id = s.id and e.type = 'CLOSED'
                            where s.topic_id = ? and s.status = 9""", topic)).containsExactly("50 sessions, 50 events");
        }

        @Test
        void lockedSession_isHandledInTheNextRound() {
            long locked = due();
            long free = due();

            world.whileLocked(locked, timers::endAbandoned);
            List<String> before = world.events(locked);
            timers.endAbandoned();

            assertThat(before).isEmpty();
            assertThat(world.events(free)).containsExactly("ENDED");
            assertThat(world.events(locked)).containsExactly("ENDED");
        }

        @Test
        void failure_ofOneSession_doesNotAffectOthers() {
            long broken = due();
            // The number of its next event is taken, so closing it fails.
            world.run(
                    "insert into chat_session_event (session_id, seq, type, actor, at) values (?, 1, 'REQUESTED', 'customer', now())",
                    broken);
            long sound = due();

            timers.endAbandoned();
            long brokenOne = status(broken);
            world.run("delete from chat_session_event where session_id = ?", broken);
            timers.endAbandoned();

            assertThat(status(sound)).isEqualTo(11);
            assertThat(brokenOne).as("nothing of it stays").isEqualTo(4);
            assertThat(world.events(broken)).as("once it can be done").containsExactly("ENDED");
        }

        private long due() {
            long session = world.waiting(topic);
            world.setTime("customer_fetch", session, HOUR);
            return session;
        }

        private void atOnce(Runnable... actions) throws Exception {
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(actions.length);
            try {
                List<? extends Future<?>> done = Stream.of(actions)
                        .map(action -> threads.submit(() -> {
                            start.await();
                            action.run();
                            return null;
                        }))
                        .toList();
                start.countDown();
                for (Future<?> one : done) {
                    one.get();
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    private Timers timersWith(Map<String, String> settings) {
        ChatConfig configured = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChatConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ChatConfig.class);
        return new Timers(rounds, silentAgents, idempotency, configured);
    }

    private long status(long session) {
        return world.number("select status from chat_session where id = ?", session);
    }

    private long transferState(long session) {
        return world.number("select state from chat_transfer where session_id = ?", session);
    }
}
