package dev.parley.chat.queue;

import dev.parley.chat.WholeSeconds;
import org.jspecify.annotations.Nullable;

/**
 * The waiting sessions at one time.
 *
 * @param length number of waiting sessions
 * @param longest seconds of the longest wait; 0 if none waits
 * @param total sum of all waits in seconds
 */
record Waiting(int length, int longest, long total) {

    static final Waiting NOBODY = new Waiting(0, 0, 0);

    /** Returns the combination of two groups of waiting sessions. */
    Waiting and(Waiting others) {
        return new Waiting(length + others.length, Math.max(longest, others.longest), total + others.total);
    }

    /** Returns the longest wait in seconds, or null if none waits. */
    @Nullable Integer longestSeconds() {
        return length == 0 ? null : longest;
    }

    /** Returns the average wait in seconds, or null if none waits. */
    @Nullable Integer averageSeconds() {
        return length == 0 ? null : WholeSeconds.of(total / length);
    }
}
