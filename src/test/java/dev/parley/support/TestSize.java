package dev.parley.support;

/**
 * How much a property test or a race tries: by default enough to notice a mistake while you work, and with -Dparley.test.size=full what
 * the gate runs.
 */
public final class TestSize {

    private static final boolean FULL = "full".equals(System.getProperty("parley.test.size"));

    private TestSize() {}

    /** One of two numbers of rounds. */
    public static int of(int usual, int full) {
        return isFull() ? full : usual;
    }

    /** Whether everything is tried. */
    public static boolean isFull() {
        return FULL;
    }
}
