package dev.parley.graphql.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two media types of GraphQL-over-HTTP responses. */
enum ResponseMediaType {
    /** The status code shows whether the request was executed. */
    GRAPHQL("application/graphql-response+json"),
    /** For older clients. A request with an invalid document or invalid variables has status 200. */
    JSON("application/json");

    private static final String KEY = ResponseMediaType.class.getName();

    private final String mediaType;

    ResponseMediaType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Name of the type in headers. */
    String mediaType() {
        return mediaType;
    }

    /** Value of the Content-Type header of responses. */
    String contentType() {
        return mediaType + "; charset=utf-8";
    }

    /**
     * Returns the type that the client prefers, or empty if it accepts neither. The result is computed once for each
     * request.
     */
    static Optional<ResponseMediaType> of(RoutingContext exchange) {
        Optional<ResponseMediaType> known = exchange.get(KEY);
        if (known != null) {
            return known;
        }
        Optional<ResponseMediaType> found =
                preferred(MediaType.listedIn(exchange.request().headers().getAll(HttpHeaders.ACCEPT)));
        exchange.put(KEY, found);
        return found;
    }

    /**
     * Returns the type that a client prefers, or empty if it accepts neither. A client that does not name the newer
     * type counts as an older client, as the specification demands.
     *
     * @param accepted media ranges of its Accept header; empty without the header
     */
    private static Optional<ResponseMediaType> preferred(List<MediaType> accepted) {
        if (accepted.isEmpty()) {
            return Optional.of(JSON);
        }
        double graphql = GRAPHQL.weight(accepted);
        double json = JSON.weight(accepted);
        if (graphql <= 0 && json <= 0) {
            return Optional.empty();
        }
        boolean named = accepted.stream().anyMatch(range -> range.name().equals(GRAPHQL.mediaType));
        return Optional.of(graphql > json || graphql == json && named ? GRAPHQL : JSON);
    }

    /** Quality value of the most specific matching range. */
    private double weight(List<MediaType> accepted) {
        return Stream.of(mediaType, "application/*", "*/*")
                .flatMap(name -> accepted.stream().filter(range -> range.name().equals(name)))
                .findFirst()
                .map(MediaType::weight)
                .orElse(0.0);
    }
}
