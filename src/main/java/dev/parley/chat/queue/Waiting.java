package dev.parley.chat.queue;

/**
 * Those who wait at one instant.
 *
 * @param length how many they are
 * @param longest seconds that the one has waited who has waited longest, 0 for nobody
 * @param total seconds that all of them have waited together
 */
record Waiting(int length, int longest, long total) {

    static final Waiting NOBODY = new Waiting(0, 0, 0);

    /** Those and others. */
    Waiting and(Waiting others) {
        return new Waiting(length + others.length, Math.max(longest, others.longest), total + others.total);
    }

    /** How long the one has waited who has waited longest, or null for nobody. */
    Integer longestSeconds() {
        return length == 0 ? null : longest;
    }

    /** How long they have waited on average, or null for nobody. */
    Integer averageSeconds() {
        return length == 0 ? null : Math.toIntExact(total / length);
    }
}
