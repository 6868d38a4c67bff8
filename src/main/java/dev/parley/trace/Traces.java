package dev.parley.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The spans that Parley itself makes, if traces are switched on (QUARKUS_OTEL_SDK_DISABLED=false). They contain names, numbers and error codes, and
 * never texts, variables, addresses or credentials. Spans of SQL statements come from the data source.
 */
@Singleton
public class Traces {

    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("graphql.operation.type");
    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("graphql.operation.name");
    private static final AttributeKey<List<String>> CODES = AttributeKey.stringArrayKey("parley.error.codes");

    /** Names are chosen by clients. */
    private static final int MOST_CHARACTERS = 100;

    private static final TextMapGetter<HttpServerRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public @Nullable String get(@Nullable HttpServerRequest request, String key) {
            return request == null ? null : request.getHeader(key);
        }
    };

    private final Tracer tracer;
    private final Clock clock;
    private final boolean on;

    Traces(Tracer tracer, Clock clock, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = tracer;
        this.clock = clock;
        this.on = !off;
    }

    /** Starts the span of an HTTP request. Its parent is the span that the header traceparent names. */
    public Span request(HttpServerRequest request) {
        if (!on) {
            return Span.getInvalid();
        }
        Context sender = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
        return tracer.spanBuilder(request.method().name() + " GraphQL")
                .setParent(sender)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
    }

    /** Starts the span of an operation that a socket receives. */
    public Span operation() {
        return on
                ? tracer.spanBuilder("WebSocket GraphQL")
                        .setNoParent()
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan()
                : Span.getInvalid();
    }

    /** Does work within a span, which ends with it. */
    public <T> T within(Span span, Callable<T> work) throws Exception {
        if (!on) {
            return work.call();
        }
        try {
            return Context.current().with(span).wrap(work).call();
        } catch (Exception | Error failed) {
            // The message of an exception may quote what a client sent.
            span.setStatus(StatusCode.ERROR);
            throw failed;
        } finally {
            span.end();
        }
    }

    /**
     * Names the span of the current request.
     *
     * @param type query, mutation or subscription
     * @param name name of the operation, if it has one
     */
    public void executes(String type, @Nullable String name) {
        if (!on) {
            return;
        }
        Span span = Span.current();
        span.setAttribute(OPERATION_TYPE, type);
        if (name == null) {
            span.updateName(type);
            return;
        }
        String shown = name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name;
        span.setAttribute(OPERATION_NAME, shown);
        span.updateName(type + " " + shown);
    }

    /** Marks the span of the current request as failed. */
    public void failed(List<String> codes) {
        if (on && !codes.isEmpty()) {
            Span.current().setStatus(StatusCode.ERROR).setAttribute(CODES, codes);
        }
    }

    /**
     * Records the delivery of a result to a subscriber, which ends now.
     *
     * @param field the field of the subscription
     * @param since {@link System#nanoTime} when the instance learned of the event
     */
    public void delivered(String field, long since) {
        if (on) {
            tracer.spanBuilder("deliver " + field)
                    .setNoParent()
                    .setSpanKind(SpanKind.PRODUCER)
                    .setStartTimestamp(clock.instant().minusNanos(System.nanoTime() - since))
                    .startSpan()
                    .end(clock.instant());
        }
    }
}
