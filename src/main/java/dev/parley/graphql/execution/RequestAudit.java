package dev.parley.graphql.execution;

import dev.parley.graphql.error.RequestError;
import dev.parley.security.Actor;
import dev.parley.security.Audit;
import dev.parley.security.Caller;
import dev.parley.security.RefusalReason;
import dev.parley.security.TokenFailure;
import dev.parley.security.Transport;
import graphql.GraphQLError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the audit whom the transports refuse. */
@Singleton
public class RequestAudit {

    private final Audit audit;

    RequestAudit(Audit audit) {
        this.audit = audit;
    }

    /** An answer has errors; of many with the same reason, one counts. */
    public void answered(List<GraphQLError> errors, Caller caller) {
        errors.stream().flatMap(RequestAudit::reason).distinct().forEach(reason -> audit.refused(reason, caller));
    }

    /**
     * Credentials were to be checked, and something failed.
     *
     * @return why the token does not count, empty when the failure is another
     */
    public Optional<RefusalReason> failed(Throwable failure, Transport transport) {
        Optional<RefusalReason> reason = TokenFailure.reasonOf(failure);
        // Only agents and bots have tokens, and which it is only a good one tells.
        reason.ifPresent(why -> audit.refused(why, Actor.Kind.AGENT, transport));
        return reason;
    }

    /** A page of a site that is not listed wanted a socket. */
    public void foreignPage() {
        audit.refused(RefusalReason.ORIGIN, Actor.Kind.ANONYMOUS, Transport.WEBSOCKET);
    }

    private static Stream<RefusalReason> reason(GraphQLError error) {
        Object code =
                error.getExtensions() == null ? null : error.getExtensions().get("code");
        if (RequestError.UNAUTHENTICATED.name().equals(code)) {
            return Stream.of(RefusalReason.UNAUTHENTICATED);
        }
        return RequestError.FORBIDDEN.name().equals(code) ? Stream.of(RefusalReason.FORBIDDEN) : Stream.empty();
    }
}
