package dev.parley.graphql.transport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one request, and one caller, may ask for. */
@ConfigMapping(prefix = "parley.limits")
public interface LimitsConfig {

    /**
     * How many levels of fields a document may have; deeper ones are refused with QUERY_TOO_DEEP. GraphiQL needs 15 to learn the
     * schema.
     */
    @WithDefault("15")
    int maxDepth();

    /**
     * What an operation may cost; a dearer one is refused with TOO_COSTLY before anything is read. Roughly the objects of its answer,
     * were every page full: {@link dev.parley.graphql.OperationCost} has the formula. An instance must have the memory for some such
     * answers at once.
     */
    @WithDefault("30000")
    long maxCost();

    /** How many tokens (names, values, brackets) a document may have; longer ones are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("5000")
    int maxTokens();

    /** How many fields of a document may have an alias; more are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("100")
    int maxAliases();

    /** How many directives a document may have; more are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("100")
    int maxDirectives();

    /** How many fields an operation may begin with; more are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("25")
    int maxRootFields();

    /**
     * Whether clients may ask for the schema. Without it, /graphql/schema.graphql is not there, GraphiQL knows no names, and errors
     * don't say what would have been right. It hides nothing that the clients' own queries tell.
     */
    @WithDefault("true")
    boolean introspection();
}
