package dev.parley.graphql.error;

/** An error code that clients may receive, as listed in the error catalogue. */
public interface CatalogEntry {

    /** The code as it appears in responses. */
    String name();

    /** The entry's text in the catalogue. */
    Explanation explanation();

    /**
     * Explains a code.
     *
     * @param meaning the cause
     * @param help what the caller can do about it
     * @param retryable whether the same request may succeed later
     */
    public record Explanation(String meaning, String help, boolean retryable) {}
}
