package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Timers of several packaged instances on one database. */
@ExtendWith(PackagedService.class)
class TimersIT {

    private static final int SESSIONS = 200;
    private static final Map<String, String> BUSY_TIMERS = Map.of(
            "parley.chat.timers-every", "1S",
            "parley.chat.timers-delay", "1S",
            "parley.chat.dead-after.queue", "1S",
            "parley.websocket.ping-every", "0.4S",
            "parley.sse.keep-alive-every", "0.4S",
            "parley.chat.reopen-window", "1S");

    private final World world = new World();

    @Test
    void timers_ofTwoInstances_processEachSessionOnce() throws Exception {
        long waiting = world.topic();
        long finished = world.topic();
        // Without an agent that could respond, waiting customers would be sent to the offline form.
        world.present(world.agentOf(waiting));
        try (Instance first = Instance.begin(BUSY_TIMERS);
                Instance second = Instance.begin(BUSY_TIMERS)) {
            first.awaitReady();
            second.awaitReady();
            world.queue(waiting, SESSIONS);
            world.finished(finished, SESSIONS);

            Waits.until(() -> due(waiting) + due(finished) == 0, "no session is due any more");

            assertThat(first.log() + second.log()).doesNotContain("ERROR");
        }
        assertThat(outcomes(waiting)).containsExactly("200 in status 11 after {ENDED}");
        assertThat(outcomes(finished)).containsExactly("200 in status 9 after {CLOSED}");
    }

    private long due(long topic) {
        return world.number("select count(*) from chat_session where topic_id = ? and status in (4, 7)", topic);
    }

    private List<String> outcomes(long topic) {
        return world.texts("""
                select format('%s in status %s after %s', count(*), status, events) from (
                  select s.status, (select array_agg(type order by seq) from chat_session_event where session_id = s.id) as events
                  from chat_session s where topic_id = ?) as each group by status, events""", topic);
    }
}
