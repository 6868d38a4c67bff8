package dev.parley.chat;

import java.time.Duration;
import java.time.Instant;

/**
 * Fits numbers of seconds to the Int of the schema. Imported rows may have times of the year 1 or of minus infinity, and the wait
 * since then does not fit. Such a number becomes the nearest Int, so that one row does not fail the queue of everybody.
 */
public final class WholeSeconds {

    private WholeSeconds() {}

    /** Returns the nearest Int. */
    public static int of(long seconds) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, seconds));
    }

    /** Returns the whole seconds from one time to another, as the nearest Int. */
    public static int between(Instant from, Instant to) {
        return of(Duration.between(from, to).toSeconds());
    }
}
