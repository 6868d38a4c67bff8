package dev.parley.graphql.schema;

/** What a feature adds to the descriptions of its mutations. Features bring theirs as beans. */
@FunctionalInterface
public interface MutationDocumentation {

    /** The last line of a mutation's description; empty for none. */
    String lastLine(String mutation);
}
