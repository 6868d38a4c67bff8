package dev.parley.graphql.execution;

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
     * were every page full: {@link dev.parley.graphql.schema.OperationCost} has the formula. An instance must have the memory for some such
     * answers at once.
     */
    @WithDefault("30000")
    long maxCost();

    /** How many characters a document may have; longer ones are refused with DOCUMENT_TOO_LARGE before they are parsed. */
    @WithDefault("65536")
    int maxCharacters();

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

    /**
     * How many operations a second a caller may send, on average; more are refused with RATE_LIMITED. "off" for as many as it likes.
     * Each instance counts for itself. A caller is whom a token names, who has a session's key, or else an address.
     */
    @WithDefault("50")
    String rate();

    /** How many operations a caller may send at once, after a pause: a page that loads, a client that comes back. */
    @WithDefault("200")
    int burst();

    /**
     * How many operations a second all customers of an address may send together, and whoever is not signed in there; "off" for as many
     * as they like. An office or a mobile network may share one address.
     */
    @WithDefault("500")
    String addressRate();

    /** How many operations all customers of an address may send at once, after a pause. */
    @WithDefault("2000")
    int addressBurst();

    /**
     * How often a minute an address may show a token that does not count; then no token from there is looked at, good ones neither, so
     * that a low number locks offices out. "off" for ever so often. Behind a proxy, all clients have the proxy's address, unless
     * quarkus.http.proxy.proxy-address-forwarding is on.
     */
    @WithDefault("300")
    String failedLogins();
}
