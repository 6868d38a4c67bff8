package dev.parley.graphql.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of one request, and of one caller. */
@ConfigMapping(prefix = "parley.limits")
public interface LimitsConfig {

    /** Levels of fields in a document. A deeper one is refused with QUERY_TOO_DEEP. GraphiQL needs 15 to read the schema. */
    @WithDefault("15")
    int maxDepth();

    /**
     * Cost of an operation. A more expensive one is refused with TOO_COSTLY before anything is read. The cost is roughly the number of
     * objects in the answer if each page were full; docs/limits.md has the formula. An instance must have the memory for several such
     * answers at once.
     */
    @WithDefault("30000")
    long maxCost();

    /** Number of characters in a document. A longer one is refused with DOCUMENT_TOO_LARGE before it is parsed. */
    @WithDefault("65536")
    int maxCharacters();

    /** Number of tokens (names, values, brackets) in a document. More are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("5000")
    int maxTokens();

    /** Number of fields with an alias in a document. More are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("100")
    int maxAliases();

    /** Number of directives in a document. More are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("100")
    int maxDirectives();

    /** Number of fields at the root of an operation. More are refused with DOCUMENT_TOO_LARGE. */
    @WithDefault("25")
    int maxRootFields();

    /**
     * Whether clients may read the schema. Without it, /graphql/schema.graphql is absent, GraphiQL knows no names, and error messages make
     * no suggestions. It hides nothing that the clients' own queries reveal.
     */
    @WithDefault("true")
    boolean introspection();

    /**
     * Average number of operations per second and caller; "off" for no limit. More are refused with RATE_LIMITED. Each instance counts
     * separately. A caller is the user of a token, the holder of a session's key, or otherwise an address.
     */
    @WithDefault("50")
    String rate();

    /** Number of operations that a caller may send at once after a pause, for example when a page loads or a client reconnects. */
    @WithDefault("200")
    int burst();

    /**
     * Average number of operations per second of all customers and anonymous callers of one client address together; "off" for no limit. An
     * office or a mobile network may share one address.
     */
    @WithDefault("500")
    String addressRate();

    /** Number of operations that they may send at once after a pause. */
    @WithDefault("2000")
    int addressBurst();

    /**
     * Number of invalid tokens per minute and client address; "off" for no limit. Above it, no unknown token from there is verified, valid
     * ones included, so a low number locks offices out. Behind a proxy, all clients have the proxy's address, unless
     * quarkus.http.proxy.proxy-address-forwarding is true.
     */
    @WithDefault("300")
    String failedLogins();
}
