package dev.parley.superoffice;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far the import is, with the rate and the remaining time: as a bar in a terminal, and otherwise as a line every ten seconds. Tests override
 * {@link #reached} to interrupt an import.
 */
class Progress {

    private static final int WIDTH = 24;
    private static final long BAR_EVERY_NANOS = 200_000_000L;
    private static final long LINE_EVERY_NANOS = 10_000_000_000L;
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;

    private final PrintStream out;
    private final boolean isTerminal;

    private String phase = "";
    private String unit = "";
    private long total;
    private long done;
    private long first = -1;
    private long since;
    private long shown;

    Progress(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /**
     * Begins a part of the import.
     *
     * @param total the number of rows or bytes
     * @param unit "MB" for bytes
     */
    void begin(String phase, long total, String unit) {
        this.phase = phase;
        this.unit = unit;
        this.total = total;
        this.done = 0;
        this.first = -1;
        this.since = System.nanoTime();
        this.shown = isTerminal ? 0 : since;
    }

    /** Notes how far the part is. Calls of a resumed part begin where the former import stopped, which does not count for the rate. */
    void reached(long count) {
        first = first < 0 ? 0 : first;
        done = count;
        long now = System.nanoTime();
        if (now - shown >= (isTerminal ? BAR_EVERY_NANOS : LINE_EVERY_NANOS)) {
            shown = now;
            show(line(now));
        }
    }

    /** Notes at which count a resumed part begins. */
    void resumedAt(long count) {
        first = count;
    }

    /** Ends the part. */
    void end() {
        show(line(System.nanoTime()));
        if (isTerminal) {
            out.println();
        }
    }

    private void show(String line) {
        if (isTerminal) {
            out.print("\r" + line + "\u001B[K");
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** Returns the line at a time. */
    String line(long now) {
        double seconds = Math.max(1e-3, (now - since) / NANOS);
        double rate = Math.max(0, done - Math.max(0, first)) / seconds;
        double share = total == 0 ? 1 : Math.min(1, (double) done / total);
        int filled = (int) (WIDTH * share);
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        String amount = unit.equals("MB")
                ? String.format(Locale.ROOT, "%.1f of %.1f MB, %.1f MB/s", done / MEGA, total / MEGA, rate / MEGA)
                : String.format(Locale.ROOT, "%d of %d %s, %.0f/s", done, total, unit, rate);
        String left = rate > 0 && done < total ? ", " + duration((total - done) / rate) + " left" : "";
        return String.format(Locale.ROOT, "%s [%s] %3.0f %%  %s%s", phase, bar, share * 100, amount, left);
    }

    private static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
}
