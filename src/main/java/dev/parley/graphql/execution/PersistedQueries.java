package dev.parley.graphql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.Sha256;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Documents that clients identify by the SHA-256 of their text in extensions.persistedQuery, as Apollo and urql do.
 * They are registered by clients, or by the operator in an allow-list.
 */
@Singleton
public class PersistedQueries {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Integer VERSION = 1;

    /** Bytes of an entry besides its text: the hash, the headers of two strings, and the cache's overhead. */
    private static final int ENTRY_BYTES = 300;

    private final boolean automatic;
    private final Optional<Map<String, String>> allowList;

    /** Texts by hash. Eviction runs on the calling thread, so that the size limit holds at any time. */
    private final Cache<String, String> registered;

    PersistedQueries(PersistedQueriesConfig config, MeterRegistry metrics) {
        this.allowList = config.allowList().map(AllowList::read);
        this.automatic = config.automatic() && allowList.isEmpty();
        this.registered = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .<String, String>weigher((hash, text) -> Character.BYTES * text.length() + ENTRY_BYTES)
                .executor(Runnable::run)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, registered, "persisted-queries");
    }

    /** Documents of the allow-list by hash; empty if every document is allowed. */
    public Optional<Map<String, String>> allowList() {
        return allowList;
    }

    /** Returns the request with its document text if only the hash was sent and it is known. Neither blocks nor fails. */
    public GraphQLRequest withText(GraphQLRequest request) {
        if (request.query() == null
                && request.persistedQuery() instanceof Map<?, ?> members
                && members.get("sha256Hash") instanceof String hash) {
            return request.withQuery(text(hash));
        }
        return request;
    }

    /**
     * Returns the request with its document text.
     *
     * @throws RequestException if the hash is malformed, does not match the text, or was sent alone and is unknown
     */
    GraphQLRequest require(GraphQLRequest request) {
        if (request.persistedQuery() == null) {
            return request;
        }
        String hash = hash(request);
        String known = text(hash);
        if (request.query() == null) {
            return request.withQuery(Optional.ofNullable(known).orElseThrow(this::unknown));
        }
        if (!request.query().equals(known) && !isHashOf(hash, request.query())) {
            throw bad("extensions.persistedQuery.sha256Hash is not the SHA-256 of the query.");
        }
        return request;
    }

    /** Registers a document under its hash. The request must come from {@link #require}, and its document must be valid. */
    void register(GraphQLRequest request) {
        if (automatic && request.persistedQuery() != null) {
            registered.asMap().putIfAbsent(hash(request), request.query());
        }
    }

    /**
     * Whether a hash belongs to a text. An unpaired surrogate has no UTF-8 form, and Java would hash a replacement
     * character instead.
     */
    static boolean isHashOf(String hash, String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) && hash.equals(Sha256.hex(text));
    }

    private @Nullable String text(String hash) {
        return allowList.isPresent() ? allowList.get().get(hash) : registered.getIfPresent(hash);
    }

    private RequestException unknown() {
        if (allowList.isPresent()) {
            return notRegistered();
        }
        // Clients compare these exact messages.
        return automatic
                ? new RequestException(RequestError.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound")
                : new RequestException(RequestError.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
    }

    /** Returns the error for a document that is not in the allow-list. */
    static RequestException notRegistered() {
        return new RequestException(
                RequestError.DOCUMENT_NOT_REGISTERED,
                "This document is not registered. Ask the operator of the service to register it.");
    }

    private static String hash(GraphQLRequest request) {
        if (!(request.persistedQuery() instanceof Map<?, ?> members)) {
            throw bad("extensions.persistedQuery must be an object.");
        }
        if (!VERSION.equals(members.get("version"))) {
            throw bad("extensions.persistedQuery.version must be 1.");
        }
        if (members.get("sha256Hash") instanceof String hash
                && HASH.matcher(hash).matches()) {
            return hash;
        }
        throw bad("extensions.persistedQuery.sha256Hash must be 64 hexadecimal digits in lower case.");
    }

    private static RequestException bad(String why) {
        return new RequestException(RequestError.BAD_REQUEST, why);
    }
}
