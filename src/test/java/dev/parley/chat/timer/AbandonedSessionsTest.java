package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions whose customers no longer call. */
@QuarkusTest
class AbandonedSessionsTest extends TimerScene {

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
        assertThat(world.texts("select concat(type, ' by ', actor) from chat_session_event where session_id = ?", dead))
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
