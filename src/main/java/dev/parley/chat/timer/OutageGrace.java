package dev.parley.chat.timer;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps timers from judging silence right after an outage of the database: nobody's last seen time could be stored meanwhile, however
 * alive its client was. The clients get the same time as after a start.
 */
final class OutageGrace {

    private final Duration grace;
    private boolean failing;
    private Instant until = Instant.MIN;

    /** @param grace how long after an outage silence is not judged */
    OutageGrace(Duration grace) {
        this.grace = grace;
    }

    /** The database did not answer. */
    synchronized void failed() {
        failing = true;
    }

    /**
     * The database answers.
     *
     * @return whether silence counts
     */
    synchronized boolean answered(Instant now) {
        if (failing) {
            failing = false;
            until = now.plus(grace);
        }
        return !now.isBefore(until);
    }
}
