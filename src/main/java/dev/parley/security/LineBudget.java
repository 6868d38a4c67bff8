package dev.parley.security;

import java.time.Clock;

/** How many lines a second the log may get of one kind: who is refused often enough must not fill a disk by it. */
final class LineBudget {

    /** Enough to see what is going on. */
    static final int LINES_PER_SECOND = 10;

    private final Clock clock;
    private long second;
    private int lines;
    private long heldBack;

    /**
     * What becomes of a line.
     *
     * @param heldBack how many lines were not written since the last that was
     */
    record Line(boolean isUnderBudget, long heldBack) {}

    LineBudget(Clock clock) {
        this.clock = clock;
    }

    /** Asks for one line. */
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
