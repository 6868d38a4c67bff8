package dev.parley.graphql.schema;

/** Text that a feature adds to the descriptions of its mutations. Features contribute it as CDI beans. */
@FunctionalInterface
public interface MutationDocumentation {

    /** The last line of a mutation's description; empty for none. */
    String lastLine(String mutation);
}
