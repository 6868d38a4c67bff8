package dev.parley.chat.timer;

import java.time.Duration;
import java.time.Instant;

/**
 * Suspends timers that act on silence after a database outage. During the outage no last-seen time could be stored, although clients were active.
 * Clients get as much time to report as after a start.
 */
final class OutageGrace {

    private final Duration grace;
    private boolean failing;
    private Instant until = Instant.MIN;

    /** @param grace how long after an outage silence is ignored */
    OutageGrace(Duration grace) {
        this.grace = grace;
    }

    /** Records that the database did not respond. */
    synchronized void failed() {
        failing = true;
    }

    /**
     * Records that the database responded.
     *
     * @return whether timers may act on silence
     */
    synchronized boolean answered(Instant now) {
        if (failing) {
            failing = false;
            until = now.plus(grace);
        }
        return !now.isBefore(until);
    }
}
