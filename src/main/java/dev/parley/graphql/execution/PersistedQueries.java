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

/**
 * Documents that clients name by the SHA-256 of their text, in extensions.persistedQuery, as Apollo and urql do: registered by clients,
 * or by the operator in an allow-list.
 */
@Singleton
public class PersistedQueries {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Integer VERSION = 1;

    /** Bytes that an entry takes besides its text: the hash, the heads of two strings, and the cache's own. */
    private static final int ENTRY_BYTES = 300;

    private final boolean automatic;
    private final Optional<Map<String, String>> allowList;

    /** Texts by their hashes. Weighed at once and not in another thread, so that the bound holds at any time. */
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

    /** The only documents that may be run, by their hashes; empty when every document may. */
    public Optional<Map<String, String>> allowList() {
        return allowList;
    }

    /** The request with the text of its document where only the hash came, and is known. Neither waits nor fails. */
    public GraphQLRequest withText(GraphQLRequest request) {
        if (request.query() == null
                && request.persistedQuery() instanceof Map<?, ?> members
                && members.get("sha256Hash") instanceof String hash) {
            return request.withQuery(text(hash));
        }
        return request;
    }

    /**
     * The request with the text of its document.
     *
     * @throws RequestException when the hash is malformed, belongs to another text than the one that came with it, or came alone and is
     *     not known
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

    /** Lets a document be named by its hash from now on. It must be one that {@link #require} gave back, and valid. */
    void register(GraphQLRequest request) {
        if (automatic && request.persistedQuery() != null) {
            registered.asMap().putIfAbsent(hash(request), request.query());
        }
    }

    /** Whether a hash is that of a text. Half a surrogate pair has no UTF-8; in its place Java writes another character. */
    static boolean isHashOf(String hash, String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) && hash.equals(Sha256.hex(text));
    }

    private String text(String hash) {
        return allowList.isPresent() ? allowList.get().get(hash) : registered.getIfPresent(hash);
    }

    private RequestException unknown() {
        if (allowList.isPresent()) {
            return notRegistered();
        }
        // Clients look for these very messages.
        return automatic
                ? new RequestException(RequestError.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound")
                : new RequestException(RequestError.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
    }

    /** The refusal of a document that the allow-list does not have. */
    static RequestException notRegistered() {
        return new RequestException(
                RequestError.DOCUMENT_NOT_REGISTERED, "Only registered documents are run, and this is none of them.");
    }

    private static String hash(GraphQLRequest request) {
        if (!(request.persistedQuery() instanceof Map<?, ?> members)) {
            throw bad("extensions.persistedQuery is not an object.");
        }
        if (!VERSION.equals(members.get("version"))) {
            throw bad("extensions.persistedQuery.version is not 1.");
        }
        if (members.get("sha256Hash") instanceof String hash
                && HASH.matcher(hash).matches()) {
            return hash;
        }
        throw bad("extensions.persistedQuery.sha256Hash is not 64 hexadecimal digits in lower case.");
    }

    private static RequestException bad(String why) {
        return new RequestException(RequestError.BAD_REQUEST, why);
    }
}
