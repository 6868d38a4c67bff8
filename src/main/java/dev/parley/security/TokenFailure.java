package dev.parley.security;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.runtime.OidcEndpointAccessException;
import io.quarkus.security.AuthenticationException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/**
 * Maps failures of token verification to reasons. The reason is in the causes of Quarkus' exceptions; their messages quote the token and
 * are not used.
 */
public final class TokenFailure {

    private TokenFailure() {}

    /** The reason of a failure. Empty if the failure is not about a token. */
    public static Optional<RefusalReason> reasonOf(@Nullable Throwable failure) {
        if (failure instanceof OIDCException) {
            return Optional.of(RefusalReason.PROVIDER_UNREACHABLE);
        }
        if (!(failure instanceof AuthenticationException)) {
            return Optional.empty();
        }
        Optional<RefusalReason> ofToken = causes(failure)
                .filter(InvalidJwtException.class::isInstance)
                .findFirst()
                .map(invalid -> reasonOf((InvalidJwtException) invalid));
        return ofToken.or(() -> Optional.of(
                causes(failure).anyMatch(TokenFailure::isOfProvider)
                        ? RefusalReason.PROVIDER_UNREACHABLE
                        : RefusalReason.TOKEN_INVALID));
    }

    /** Checks the expiry last: a foreign token that has expired is reported as foreign. */
    private static RefusalReason reasonOf(InvalidJwtException invalid) {
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return RefusalReason.TOKEN_WRONG_ISSUER;
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return RefusalReason.TOKEN_WRONG_AUDIENCE;
        }
        return invalid.hasExpired() ? RefusalReason.TOKEN_EXPIRED : RefusalReason.TOKEN_INVALID;
    }

    private static boolean isOfProvider(Throwable cause) {
        return cause instanceof OIDCException
                || cause instanceof OidcEndpointAccessException
                || cause instanceof VertxException
                || cause instanceof IOException
                || cause instanceof TimeoutException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
