package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.Idempotency;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of finished sessions, of old rows, and of kept outcomes. */
@QuarkusTest
class RetentionTest extends TimerScene {

    /** The timer would delete each old session of earlier tests, which may be tens of thousands. */
    @BeforeAll
    static void noOldSessions() {
        new World()
                .run(
                        "update chat_session set status = 8, when_deleted = now() where status <> 8 and coalesce(when_ended, when_requested) < now() - interval '28 days'");
    }

    @Inject
    TimerRunner rounds;

    @Inject
    SilentAgents silentAgents;

    @Inject
    Idempotency idempotency;

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
    void retentionOfTheTopic_goesBeforeThatOfTheService() {
        world.set(topic, "retention_days = 3");
        long young = ended(9, Duration.ofDays(2));
        long old = ended(9, Duration.ofDays(3));
        topic = world.topic();
        world.set(topic, "retention_days = 90");
        long kept = ended(9, Duration.ofDays(60));
        topic = world.topic();
        long elsewhere = ended(9, Duration.ofDays(60));

        timersWith(Map.of("parley.chat.retention", "30D")).deleteOld();

        assertThat(status(young)).isEqualTo(9);
        assertThat(status(old)).isEqualTo(8);
        assertThat(status(kept)).isEqualTo(9);
        assertThat(status(elsewhere)).isEqualTo(8);
    }

    @Test
    void retentionOfTheTopic_withoutOneOfTheService_applies() {
        long elsewhere = ended(9, Duration.ofDays(60));
        topic = world.topic();
        world.set(topic, "retention_days = 30");
        long old = ended(9, Duration.ofDays(60));

        timersWith(Map.of()).deleteOld();

        assertThat(status(old)).isEqualTo(8);
        assertThat(status(elsewhere)).isEqualTo(9);
    }

    @Test
    void sessionsWithALegalHold_areNeitherDeletedNorErased() {
        long held = ended(9, Duration.ofDays(60));
        world.run("insert into legal_hold (session_id, set_at) values (?, now())", held);
        long ofPerson = ended(9, Duration.ofDays(60));
        long person = world.person(world.company("Fjord AS"));
        world.link(ofPerson, "customer_id", person);
        world.run("insert into legal_hold (person_id, set_at) values (?, now())", person);
        long deleted = world.deleted(topic);
        world.setTime("when_deleted", deleted, config.purgeAfter());
        world.run("insert into legal_hold (session_id, set_at) values (?, now())", deleted);
        world.run("update person set email = ? where person_id = ?", "held-" + person + "@example.com", person);
        long withItsAddress = ended(9, Duration.ofDays(60));
        world.alter(withItsAddress, "email = 'held-" + person + "@example.com'");
        long deletedWithItsAddress = world.deleted(topic);
        world.setTime("when_deleted", deletedWithItsAddress, config.purgeAfter());
        world.alter(deletedWithItsAddress, "email = 'held-" + person + "@example.com'");
        long lifted = ended(9, Duration.ofDays(60));
        world.run("insert into legal_hold (session_id, set_at, lifted_at) values (?, now(), now())", lifted);

        timersWith(Map.of("parley.chat.retention", "30D")).deleteOld();
        timers.purgeDeleted();

        assertThat(status(held)).isEqualTo(9);
        assertThat(status(ofPerson)).isEqualTo(9);
        assertThat(status(withItsAddress)).isEqualTo(9);
        assertThat(status(deletedWithItsAddress)).isEqualTo(8);
        assertThat(status(deleted)).isEqualTo(8);
        assertThat(status(lifted)).isEqualTo(8);
    }

    @Test
    void preview_countsWhatTheTimerWouldDelete() {
        ended(9, Duration.ofDays(2));
        ended(9, Duration.ofDays(60));
        ended(11, Duration.ofDays(70));
        long held = ended(9, Duration.ofDays(60));
        world.run("insert into legal_hold (session_id, set_at) values (?, now())", held);
        long person = world.person(world.company("Fjord AS"), "Kari", "Nordmann", "preview-" + held + "@example.com");
        world.run("insert into legal_hold (person_id, set_at) values (?, now())", person);
        world.alter(ended(9, Duration.ofDays(60)), "email = 'preview-" + held + "@example.com'");
        Caller manager = Caller.agent(world.managerOf(topic));
        String preview = "query($id: ID!, $days: Int) { retentionPreview(topicId: $id, retentionDays: $days) "
                + "{ sessions held endedBefore oldestEndedAt } }";
        String id = Ids.of("ChatTopic", topic);

        Answer tried = manager.asks(preview, Map.of("id", id, "days", 30));
        Answer unset = manager.asks(preview, Map.of("id", id));
        world.set(topic, "retention_days = 65");
        Answer set = manager.asks(preview, Map.of("id", id));

        assertThat(tried.<Integer>data("retentionPreview.sessions")).isEqualTo(2);
        assertThat(tried.<Integer>data("retentionPreview.held")).isEqualTo(2);
        assertThat(tried.<String>data("retentionPreview.oldestEndedAt")).isNotNull();
        assertThat(unset.<String>data("retentionPreview.endedBefore")).isNull();
        assertThat(set.<Integer>data("retentionPreview.sessions")).isEqualTo(1);
        assertThat(world.number("select count(*) from chat_session where topic_id = ? and status = 8", topic))
                .isZero();
        assertThat(manager.asks(preview, Map.of("id", id, "days", 0)).errorCode())
                .isEqualTo("BAD_ARGUMENT");
        assertThat(Caller.agent(anna).asks(preview, Map.of("id", id)).errorCode())
                .isEqualTo("FORBIDDEN");
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

    private Timers timersWith(Map<String, String> settings) {
        ChatConfig configured = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChatConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ChatConfig.class);
        return new Timers(rounds, silentAgents, idempotency, configured);
    }
}
