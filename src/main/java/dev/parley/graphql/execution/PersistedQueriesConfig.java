package dev.parley.graphql.execution;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of documents that clients name by their hash. */
@ConfigMapping(prefix = "parley.persisted-queries")
public interface PersistedQueriesConfig {

    /**
     * Whether clients may register documents by sending them with their hash. Without it, a hash alone is refused with
     * PERSISTED_QUERY_NOT_SUPPORTED, and clients send their documents in full. An allow-list overrides it.
     */
    @WithDefault("true")
    boolean automatic();

    /** How much memory registered documents may take on an instance. The least used are forgotten first; clients register them again. */
    @WithDefault("8M")
    MemorySize memory();

    /**
     * A JSON file or a folder of .graphql files with the only documents that are run; all others are refused with
     * DOCUMENT_NOT_REGISTERED. It is read when the service starts. See {@link AllowList} for its form.
     */
    Optional<String> allowList();
}
