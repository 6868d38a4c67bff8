package dev.parley.graphql.websocket;

import dev.parley.graphql.execution.LoginLimits;
import dev.parley.graphql.execution.RateLimits;
import dev.parley.security.Actor;
import dev.parley.security.Credentials;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Authenticates the client of a socket. */
@Singleton
class WebSocketAuthenticator {

    private static final String BEARER = "Bearer ";

    private final IdentityProviderManager identities;
    private final Credentials credentials;
    private final LoginLimits limits;
    private final Clock clock;
    /** False without an identity provider or key, because tokens cannot be verified then. */
    private final boolean supportsTokens;

    /**
     * The identity of a client.
     *
     * @param validFor time until the identity expires; empty if it does not
     */
    record Login(Actor actor, Optional<Duration> validFor) {}

    WebSocketAuthenticator(
            IdentityProviderManager identities,
            Credentials credentials,
            LoginLimits limits,
            Clock clock,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean supportsTokens) {
        this.identities = identities;
        this.credentials = credentials;
        this.limits = limits;
        this.clock = clock;
        this.supportsTokens = supportsTokens;
    }

    /**
     * Authenticates credentials without blocking. An invalid token fails with an AuthenticationFailedException. A
     * token from an address with too many invalid tokens fails with {@link RateLimits.RateLimited}.
     *
     * @param authorization the Authorization header or its equivalent, or null
     * @param address address of the client; null if it is not known
     * @param handshake request that opened the socket
     */
    Uni<Login> login(@Nullable String authorization, @Nullable String address, RoutingContext handshake) {
        return Uni.createFrom()
                .deferred(() -> {
                    limits.require(address, authorization);
                    return identities.authenticate(request(authorization, handshake));
                })
                .invoke(limits::succeeded)
                .map(identity ->
                        new Login(credentials.actor(identity, authorization), Credentials.validFor(identity, clock)))
                .onFailure()
                .invoke(failure -> limits.failed(address, failure));
    }

    private AuthenticationRequest request(@Nullable String authorization, RoutingContext handshake) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return AnonymousAuthenticationRequest.INSTANCE;
        }
        if (!supportsTokens) {
            throw new AuthenticationFailedException("Tokens are not supported: no identity provider is configured");
        }
        TokenCredential token =
                credential(authorization.substring(BEARER.length()).strip());
        return HttpSecurityUtils.setRoutingContextAttribute(new TokenAuthenticationRequest(token), handshake);
    }

    private static TokenCredential credential(String token) {
        try {
            return new AccessTokenCredential(token);
        } catch (NoSuchElementException nothing) {
            throw new AuthenticationFailedException("The token is empty", nothing);
        }
    }
}
