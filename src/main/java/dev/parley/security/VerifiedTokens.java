package dev.parley.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Authenticates by OIDC and caches valid tokens for {@code parley.tokens.reverify-after}, because verifying a signature is the most
 * expensive part of authentication. Rejected tokens are not cached. WebSockets do not use this class: the token of each connection is
 * verified.
 */
@Alternative
@Priority(1)
@Singleton
class VerifiedTokens implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    /** Maximum number of cached tokens, about 25 MB. Only valid tokens that were verified within the last seconds are cached. */
    private static final int MOST_TOKENS = 5_000;

    private final HttpAuthenticationMechanism oidc;
    private final Clock clock;
    private final Duration reverifyAfter;

    /** Cached tokens by the SHA-256 hash of the header. */
    private final Cache<String, Verified> verified;

    /** The identity of a token, and the time until which the token need not be verified again. */
    private record Verified(SecurityIdentity identity, Instant until) {}

    @Inject
    VerifiedTokens(
            OidcAuthenticationMechanism oidc,
            TokensConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.oidc.token.binding-certificate", defaultValue = "false") boolean isBound) {
        // A bound token is valid only with the client certificate of the connection, which is not part of the header.
        this(oidc, isBound ? Duration.ZERO : config.reverifyAfter(), clock);
    }

    VerifiedTokens(HttpAuthenticationMechanism oidc, Duration reverifyAfter, Clock clock) {
        this.oidc = oidc;
        this.clock = clock;
        this.reverifyAfter = reverifyAfter;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_TOKENS)
                .expireAfterWrite(reverifyAfter)
                .build();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager identities) {
        String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (reverifyAfter.isZero() || header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return oidc.authenticate(exchange, identities);
        }
        String key = Sha256.hex(header);
        Verified earlier = verified.getIfPresent(key);
        if (earlier != null && clock.instant().isBefore(earlier.until())) {
            return Uni.createFrom().item(earlier.identity());
        }
        // Read the clock before the verification, which may wait for the provider.
        Instant now = clock.instant();
        return oidc.authenticate(exchange, identities)
                .invoke(identity -> verified(header, identity, now).ifPresent(token -> verified.put(key, token)));
    }

    /**
     * The cache entry for a verified token. Empty if another token than that of the header proved the identity, or if the token never
     * expires.
     */
    private Optional<Verified> verified(String header, SecurityIdentity identity, Instant now) {
        TokenCredential token = identity == null ? null : identity.getCredential(TokenCredential.class);
        String sent = header.substring(BEARER.length()).strip();
        if (token == null || !sent.equals(token.getToken())) {
            return Optional.empty();
        }
        return Credentials.expiresAt(identity).map(seconds -> {
            Instant reverify = now.plus(reverifyAfter);
            Instant expiry = Instant.ofEpochSecond(seconds);
            return new Verified(withoutRequest(identity, token), expiry.isBefore(reverify) ? expiry : reverify);
        });
    }

    /** Copies the identity, because the one from OIDC holds a reference to the request with its body. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity, TokenCredential token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredential(token)
                .addAttribute(Credentials.EXPIRES_AT, identity.getAttribute(Credentials.EXPIRES_AT))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return oidc.getChallenge(exchange);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext exchange) {
        return oidc.getCredentialTransport(exchange);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority();
    }
}
