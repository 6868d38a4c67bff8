package dev.parley.graphql.execution;

import dev.parley.graphql.error.RequestError;
import dev.parley.security.Actor;
import dev.parley.security.Audit;
import dev.parley.security.Caller;
import dev.parley.security.RefusalReason;
import dev.parley.security.TokenFailure;
import dev.parley.security.Transport;
import dev.parley.trace.Traces;
import graphql.GraphQLError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports rejected requests of the transports to the audit log. */
@Singleton
public class RequestAudit {

    private final Audit audit;
    private final MeterProvider<Counter> errorCounts;
    private final Traces traces;

    RequestAudit(Audit audit, MeterRegistry registry, Traces traces) {
        this.audit = audit;
        this.traces = traces;
        this.errorCounts = Counter.builder("parley.graphql.errors")
                .description("Errors of responses by code.")
                .withRegistry(registry);
    }

    /** Records the errors of a response, within the span of its request. Several errors with the same reason count once in the audit. */
    public void answered(List<GraphQLError> errors, Caller caller) {
        errors.forEach(error -> errorCounts.withTag("code", code(error)).increment());
        traces.failed(errors.stream().map(RequestAudit::code).distinct().toList());
        errors.stream().flatMap(RequestAudit::reason).distinct().forEach(reason -> audit.refused(reason, caller));
    }

    /**
     * Records a failure to verify credentials.
     *
     * @return the reason why the token is invalid; empty for other failures
     */
    public Optional<RefusalReason> failed(@Nullable Throwable failure, Transport transport) {
        Optional<RefusalReason> reason = TokenFailure.reasonOf(failure);
        // Only agents and bots have tokens. An invalid token does not reveal which of both it is.
        reason.ifPresent(why -> audit.refused(why, Actor.Kind.AGENT, transport));
        return reason;
    }

    /** Records a WebSocket request from an origin that is not allowed. */
    public void foreignPage() {
        audit.refused(RefusalReason.ORIGIN, Actor.Kind.ANONYMOUS, Transport.WEBSOCKET);
    }

    private static Stream<RefusalReason> reason(GraphQLError error) {
        String code = code(error);
        if (RequestError.UNAUTHENTICATED.name().equals(code)) {
            return Stream.of(RefusalReason.UNAUTHENTICATED);
        }
        return RequestError.FORBIDDEN.name().equals(code) ? Stream.of(RefusalReason.FORBIDDEN) : Stream.empty();
    }

    /** The codes are those of the catalog, so their number is small. */
    private static String code(GraphQLError error) {
        Object code =
                error.getExtensions() == null ? null : error.getExtensions().get("code");
        return code == null ? "none" : code.toString();
    }
}
