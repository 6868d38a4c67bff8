package dev.parley.graphql.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In which of the two media types of GraphQL over HTTP a client is answered. */
enum ResponseMediaType {
    /** The status tells whether the request was executed. */
    GRAPHQL("application/graphql-response+json"),
    /** For older clients: a request that is refused for its document or variables has status 200. */
    JSON("application/json");

    private static final String KEY = ResponseMediaType.class.getName();

    private final String mediaType;

    ResponseMediaType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Its name in headers. */
    String mediaType() {
        return mediaType;
    }

    /** As it stands in an answer's Content-Type. */
    String contentType() {
        return mediaType + "; charset=utf-8";
    }

    /** The type that suits the client, or nothing if it takes neither. It is worked out once for each request. */
    static Optional<ResponseMediaType> of(RoutingContext exchange) {
        Optional<ResponseMediaType> known = exchange.get(KEY);
        if (known != null) {
            return known;
        }
        Optional<ResponseMediaType> found =
                suiting(MediaType.listedIn(exchange.request().headers().getAll(HttpHeaders.ACCEPT)));
        exchange.put(KEY, found);
        return found;
    }

    /**
     * What suits a client best, or nothing if it takes neither. Whoever does not name the newer type is taken for an older client,
     * as the specification wants.
     *
     * @param accepted what its Accept lists; empty without one
     */
    private static Optional<ResponseMediaType> suiting(List<MediaType> accepted) {
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

    /** The weight of the range that fits most closely. */
    private double weight(List<MediaType> accepted) {
        return Stream.of(mediaType, "application/*", "*/*")
                .flatMap(name -> accepted.stream().filter(range -> range.name().equals(name)))
                .findFirst()
                .map(MediaType::weight)
                .orElse(0.0);
    }
}
