package dev.parley.graphql.execution;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of persisted queries: documents that clients name by their hash. */
@ConfigMapping(prefix = "parley.persisted-queries")
public interface PersistedQueriesConfig {

    /**
     * Whether clients may register documents by sending them with their hash. Otherwise a hash alone is refused with
     * PERSISTED_QUERY_NOT_SUPPORTED, and clients send full documents. An allow-list overrides this setting.
     */
    @WithDefault("true")
    boolean automatic();

    /** Memory for registered documents on an instance. The least used ones are evicted first, and clients register them again. */
    @WithDefault("8M")
    MemorySize memory();

    /**
     * A JSON file, or a folder of .graphql files, with the only documents that may be executed. All others are refused with
     * DOCUMENT_NOT_REGISTERED, and /graphql/schema.graphql is absent. It is read when the service starts; docs/api.md describes its form.
     */
    Optional<String> allowList();
}
