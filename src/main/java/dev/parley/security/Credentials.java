package dev.parley.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Derives the actor from credentials: an agent's bearer token, or a customer's {@code ChatSession <key>}. It verifies neither of them.
 * Quarkus has verified the token before, and the key is compared with that of the session on which it is used.
 */
@Singleton
public class Credentials {

    /** Identity attribute in which Quarkus stores the expiry of the token, in seconds since 1970. */
    static final String EXPIRES_AT = "quarkus.identity.expire-time";

    private static final String SCHEME = "ChatSession ";
    private static final Actor ANONYMOUS = new Actor.Anonymous();

    private final Instance<DefaultActor> defaultActor;

    Credentials(Instance<DefaultActor> defaultActor) {
        this.defaultActor = defaultActor;
    }

    /**
     * The actor with these credentials.
     *
     * @param identity the identity that the token proves; anonymous without a token
     * @param authorization the Authorization header or its equivalent in connection_init; null if there is none
     */
    public Actor actor(SecurityIdentity identity, @Nullable String authorization) {
        if (!identity.isAnonymous()) {
            String loginname = identity.getPrincipal().getName();
            // Null if the token lacks the claim with the login name.
            return loginname == null ? ANONYMOUS : new Actor.Agent(loginname, roles(identity));
        }
        Optional<Actor> developer =
                defaultActor.isResolvable() ? defaultActor.get().actor(authorization) : Optional.empty();
        if (developer.isPresent()) {
            return developer.get();
        }
        if (authorization == null) {
            return ANONYMOUS;
        }
        if (isSessionKey(authorization)) {
            SessionKey key =
                    new SessionKey(authorization.substring(SCHEME.length()).strip());
            return new Actor.Customer(key.hash(), key.isOfDevice());
        }
        return ANONYMOUS;
    }

    /** Whether the credentials are the key of a session. Such a key is not verified before its use. */
    public static boolean isSessionKey(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Expiry of the token of an identity, in seconds since 1970. Empty if there is no token. */
    public static Optional<Long> expiresAt(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(EXPIRES_AT));
    }

    /** Time until the token of an identity expires. Empty if there is no token. */
    public static Optional<Duration> validFor(SecurityIdentity identity, Clock clock) {
        return expiresAt(identity).map(seconds -> Duration.between(clock.instant(), Instant.ofEpochSecond(seconds)));
    }

    private static Set<Actor.Role> roles(SecurityIdentity identity) {
        return Stream.of(Actor.Role.values())
                .filter(role -> identity.hasRole(role.inToken()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
