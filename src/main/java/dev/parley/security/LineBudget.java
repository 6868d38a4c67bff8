package dev.parley.security;

import java.time.Clock;

/** Rate limit for log lines of one kind, so that repeated rejected requests cannot fill the disk. */
final class LineBudget {

    /** Maximum number of lines per second. */
    static final int LINES_PER_SECOND = 10;

    private final Clock clock;
    private long second;
    private int lines;
    private long heldBack;

    /**
     * Decision on a line.
     *
     * @param isUnderBudget whether to write the line
     * @param heldBack number of lines that were suppressed since the last written line
     */
    record Line(boolean isUnderBudget, long heldBack) {}

    LineBudget(Clock clock) {
        this.clock = clock;
    }

    /** Takes one line from the budget of the current second. */
    synchronized Line take() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            lines = 0;
        }
        if (lines == LINES_PER_SECOND) {
            heldBack++;
            return new Line(false, heldBack);
        }
        lines++;
        Line line = new Line(true, heldBack);
        heldBack = 0;
        return line;
    }
}
