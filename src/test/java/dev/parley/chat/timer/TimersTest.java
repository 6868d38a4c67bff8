package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Race;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transfers that expire, bots that were switched off, and what holds for all timers: locks, failures, and rounds at once. */
@QuarkusTest
class TimersTest extends TimerScene {

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

    @Test
    void twoRoundsAtOnce_closeEverySessionOnce() {
        world.finished(topic, 50);

        Race.of(List.of(timers, timers), runner -> {
            runner.closeFinished();
            return true;
        });

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
}
