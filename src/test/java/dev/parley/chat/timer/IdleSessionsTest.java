package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conversations in which nobody writes. */
@QuarkusTest
class IdleSessionsTest extends TimerScene {

    @Test
    void idleConversation_isWarnedOnce() {
        long talking = conversation(untilWarning().minus(MINUTE));
        long silent = conversation(untilWarning());

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
        world.setTime("when_idle_warned", warnedLate, config.idleWarningBefore().minus(MINUTE));

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

    private Duration untilWarning() {
        return config.idleAfter().minus(config.idleWarningBefore());
    }
}
