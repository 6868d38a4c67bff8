package dev.parley.chat.session;

import dev.parley.chat.WholeSeconds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The position of a session in the queue, and its waiting time. All times are null if the session never entered the queue. In imported sessions,
 * any may be null.
 *
 * @param queuedAt time by which the queue is ordered
 * @param since start of the waiting time. It moves on by the time that the session spends outside the queue
 * @param endedAt end of the waiting time; null while the session waits
 */
record QueueWait(
        @Nullable Instant queuedAt,
        @Nullable Instant since,
        @Nullable Instant endedAt) {

    /** The wait of a session that enters the queue at its end. */
    static QueueWait begin(Instant now) {
        return new QueueWait(now, now, null);
    }

    /** The wait of a session that leaves the queue. */
    QueueWait end(Instant now) {
        return new QueueWait(queuedAt, since, now);
    }

    /** Whether the session was in the queue and has left it. */
    boolean hasEnded() {
        return since != null && endedAt != null;
    }

    /** The wait of a session that returns to its former position. The time outside the queue does not count. */
    QueueWait resume(Instant now) {
        return since == null || endedAt == null
                ? this
                : new QueueWait(queuedAt, since.plus(Duration.between(endedAt, now)), null);
    }

    /** The wait of a session outside the queue whose position counts from now, if it returns. The waiting time stays. */
    QueueWait atTheEnd(Instant now) {
        if (queuedAt == null || since == null || endedAt == null) {
            return this;
        }
        Duration later = Duration.between(queuedAt, now);
        return new QueueWait(now, since.plus(later), endedAt.plus(later));
    }

    /** Seconds of waiting so far, or null if the session never entered the queue. */
    @Nullable Integer seconds(Instant now) {
        return since == null ? null : Math.max(0, WholeSeconds.between(since, endedAt == null ? now : endedAt));
    }

    /**
     * A time since which the session was certainly in the queue without interruption, when an agent accepts it: its entry, or now if it was
     * returned.
     */
    Instant beganAt(Instant now) {
        return queuedAt != null && queuedAt.equals(since) ? queuedAt : now;
    }
}
