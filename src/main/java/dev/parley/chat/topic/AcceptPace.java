package dev.parley.chat.topic;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast the agents of a topic take sessions from its queue: the average gap between two accepts while customers wait. The wait at a
 * place in the queue is estimated from it.
 *
 * @param samples how many gaps the average is made of, at most 20; 0 when none was measured
 * @param gapMillis the average gap in milliseconds; 0 when none was measured
 * @param lastAccept when a session was last accepted, or null
 */
public record AcceptPace(int samples, long gapMillis, Instant lastAccept) {

    /** No accept was seen yet. */
    public static final AcceptPace UNKNOWN = new AcceptPace(0, 0, null);

    /** An average of fewer gaps is no basis for an estimate. */
    static final int MIN_SAMPLES = 3;

    /** A longer gap is not counted: the topic was closed meanwhile, or none of its agents was there. */
    static final Duration MAX_GAP = Duration.ofHours(1);

    /** How many gaps the average remembers. */
    private static final int MAX_SAMPLES = 20;

    /**
     * A session is accepted. The time since the accept before counts as a gap only if the queue was not empty all the while; a session that
     * was already waiting then shows that. Agents who had nothing to do are not slow, nor are those who were not at work: see {@link #MAX_GAP}.
     *
     * @param queuedAt when that session, or the accepted one, entered the queue
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

    /** The average gap in seconds, or null when none was measured. */
    public Integer seconds() {
        return samples == 0
                ? null
                : (Integer) Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.round(gapMillis / 1000.0)));
    }

    /**
     * Seconds until an agent accepts the session at a place in the queue, if it goes on as before; null while there are fewer than three gaps
     * to tell from.
     *
     * @param place from 1
     */
    public Integer estimatedWaitSeconds(int place) {
        return samples < MIN_SAMPLES ? null : (Integer) (int) Math.min(Integer.MAX_VALUE, (long) place * seconds());
    }

    /** The accept of another instance, whose clock is ahead, may be there already. */
    private static Instant later(Instant before, Instant now) {
        return before == null || before.isBefore(now) ? now : before;
    }
}
