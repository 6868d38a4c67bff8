package dev.parley.chat.topic;

import dev.parley.chat.WholeSeconds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pace at which the agents of a topic accept sessions: the average gap between two accepts while customers wait. It is the basis for estimated
 * waiting times.
 *
 * @param samples number of gaps in the average, at most 20; 0 if none was measured
 * @param gapMillis the average gap in milliseconds; 0 if none was measured
 * @param lastAccept time of the last accept, or null
 */
public record AcceptPace(
        int samples, long gapMillis, @Nullable Instant lastAccept) {

    /** No accept has been recorded yet. */
    public static final AcceptPace UNKNOWN = new AcceptPace(0, 0, null);

    /** The smallest number of gaps for an estimate. */
    static final int MIN_SAMPLES = 3;

    /** Longer gaps are not counted: the topic was closed, or none of its agents was working. */
    static final Duration MAX_GAP = Duration.ofHours(1);

    /** The number of gaps in the moving average. */
    private static final int MAX_SAMPLES = 20;

    /**
     * Returns the pace after an accept. The gap since the previous accept counts only if the queue was never empty in between, that is, if a session
     * was already waiting at the previous accept. Idle agents do not slow the pace down, nor do agents who were not working; see {@link #MAX_GAP}.
     *
     * @param queuedAt when that waiting session, or else the accepted one, entered the queue
     */
    AcceptPace accepted(Instant queuedAt, Instant now) {
        boolean queueWasNeverEmpty = lastAccept != null && !queuedAt.isAfter(lastAccept) && !now.isBefore(lastAccept);
        if (!queueWasNeverEmpty || Duration.between(lastAccept, now).compareTo(MAX_GAP) > 0) {
            return new AcceptPace(samples, gapMillis, later(lastAccept, now));
        }
        int counted = Math.min(samples + 1, MAX_SAMPLES);
        long gap = Duration.between(lastAccept, now).toMillis();
        return new AcceptPace(counted, Math.round((gapMillis * (counted - 1.0) + gap) / counted), now);
    }

    /** Returns the average gap in seconds, or null if none was measured. */
    public @Nullable Integer seconds() {
        return samples == 0 ? null : (Integer) wholeSeconds();
    }

    /** Returns the average gap in seconds; 0 if none was measured. */
    public int wholeSeconds() {
        return WholeSeconds.of(Math.round(gapMillis / 1000.0));
    }

    /**
     * Estimates the seconds until an agent accepts the session at a position in the queue. Null with fewer than {@link #MIN_SAMPLES} gaps.
     *
     * @param place position in the queue, from 1
     */
    public @Nullable Integer estimatedWaitSeconds(int place) {
        return samples < MIN_SAMPLES ? null : (Integer) WholeSeconds.of((long) place * wholeSeconds());
    }

    /** Another instance, whose clock is ahead, may have recorded a later accept. */
    private static Instant later(@Nullable Instant before, Instant now) {
        return before == null || before.isBefore(now) ? now : before;
    }
}
