package dev.parley.chat.subscription;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether followed lists must be read again because too many records have changed to check each. This happens at most once in an interval, because a
 * large import is many changes in a row.
 */
final class OverdueReread {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private boolean overdue;

    /** Whether the selected fields of rows that stay may have changed as well. */
    private boolean resend;

    private Instant last = Instant.EPOCH;

    /** Requests another reading, if there are reasons. A former request stays. */
    void request(boolean tooMany, boolean shown) {
        overdue |= tooMany;
        resend |= shown;
    }

    /** Returns whether the lists must be read again, now or later. */
    boolean isRequested() {
        return overdue;
    }

    /** Returns whether the lists must be read again now. */
    boolean isDue(Instant now) {
        return overdue && !last.plus(EVERY).isAfter(now);
    }

    /** Returns the time until the lists must be read again, at most the given time. */
    Duration delay(Instant now, Duration atMost) {
        Duration due = Duration.between(now, last.plus(EVERY));
        return !overdue || due.compareTo(atMost) > 0 ? atMost : due.isNegative() ? Duration.ZERO : due;
    }

    /** Returns whether rows that stay must be sent again. */
    boolean resends() {
        return resend;
    }

    /** Ends the request: the lists have been read again. */
    void done(Instant now) {
        last = now;
        cancel();
    }

    /** Ends the request: the stream starts over. */
    void cancel() {
        overdue = false;
        resend = false;
    }
}
