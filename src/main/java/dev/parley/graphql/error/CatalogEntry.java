package dev.parley.graphql.error;

/** An error code that a client may meet, as the error catalogue tells it. */
public interface CatalogEntry {

    /** The code as it stands in an answer. */
    String name();

    /** What the catalogue says of it. */
    Explanation explanation();

    /**
     * What is said of a code.
     *
     * @param meaning what happened
     * @param help what the caller can do about it
     * @param retryable whether the same request may succeed later
     */
    public record Explanation(String meaning, String help, boolean retryable) {}
}
