package dev.parley.graphql.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The media types of responses: those of GraphQL over HTTP, and that of GraphQL over SSE. */
enum ResponseMediaType {
    /** The status code shows whether the request was executed. */
    GRAPHQL("application/graphql-response+json"),
    /** For older clients. A request with an invalid document or invalid variables has status 200. */
    JSON("application/json"),
    /** Each result is an event, for all kinds of operations. The status shows only whether the request was well-formed. */
    EVENT_STREAM("text/event-stream");

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

    /** Returns the type of a response with a status. An event stream always has status 200. */
    ResponseMediaType withStatus(int status) {
        return this == EVENT_STREAM && status != HttpResponseStatus.OK.code() ? JSON : this;
    }

    /**
     * Returns the type that the client prefers, or empty if it accepts none. The result is computed once for each
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
     * Returns the type that a client prefers, or empty if it accepts none. A client that does not name the newer type
     * of JSON counts as an older client, as the specification demands. An event stream must be named, and preferred
     * to types of JSON that are named as well: some clients list all types that they know with each request.
     *
     * @param accepted media ranges of its Accept header; empty without the header
     */
    private static Optional<ResponseMediaType> preferred(List<MediaType> accepted) {
        if (accepted.isEmpty()) {
            return Optional.of(JSON);
        }
        double graphql = GRAPHQL.weight(accepted);
        double json = JSON.weight(accepted);
        double stream = EVENT_STREAM.isNamedIn(accepted) ? EVENT_STREAM.weight(accepted) : 0;
        double best = Math.max(graphql, json);
        boolean jsonIsNamed = GRAPHQL.isNamedIn(accepted) || JSON.isNamedIn(accepted);
        if (stream > best || stream > 0 && stream == best && !jsonIsNamed) {
            return Optional.of(EVENT_STREAM);
        }
        if (best <= 0) {
            return Optional.empty();
        }
        return Optional.of(graphql > json || graphql == json && GRAPHQL.isNamedIn(accepted) ? GRAPHQL : JSON);
    }

    private boolean isNamedIn(List<MediaType> accepted) {
        return accepted.stream().anyMatch(range -> range.name().equals(mediaType));
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
