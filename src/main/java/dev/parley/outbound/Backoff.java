package dev.parley.outbound;

import java.time.Duration;

/**
 * Pauses between attempts: each is twice as long as the one before.
 *
 * @param first pause after the first attempt
 * @param longest longest pause
 */
public record Backoff(Duration first, Duration longest) {

    /** Pauses vary by this part, so that deliveries that failed together do not all come back together. */
    private static final double JITTER = 0.2;

    private static final int MOST_DOUBLINGS = 40;

    /**
     * Returns the pause after an attempt.
     *
     * @param attempts number of attempts so far, from 1
     * @param random random number from 0 to 1
     */
    public Duration after(int attempts, double random) {
        double millis =
                Math.min(longest.toMillis(), first.toMillis() * Math.pow(2, Math.min(attempts - 1, MOST_DOUBLINGS)));
        return Duration.ofMillis(Math.round(millis * (1 - JITTER + 2 * JITTER * random)));
    }
}
