package dev.parley.support;

/**
 * Size of property tests and races. The default is small and finds most mistakes during development. The gate runs the full size, with
 * -Dparley.test.size=full.
 */
public final class TestSize {

    private static final boolean FULL = "full".equals(System.getProperty("parley.test.size"));

    private TestSize() {}

    /** The number for the current size. */
    public static int of(int usual, int full) {
        return isFull() ? full : usual;
    }

    /** Whether the tests run at full size. */
    public static boolean isFull() {
        return FULL;
    }
}
