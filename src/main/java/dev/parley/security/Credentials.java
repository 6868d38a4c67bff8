package dev.parley.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whose credentials these are: an agent's bearer token, or a customer's {@code ChatSession <key>}. What they are worth is not
 * looked up here: the token was verified, and a key is compared with that of the session which it is used on.
 */
@Singleton
public class Credentials {

    /** Where Quarkus tells when a token expires, in seconds since 1970. */
    static final String EXPIRES_AT = "quarkus.identity.expire-time";

    private static final String SCHEME = "ChatSession ";
    private static final Actor ANONYMOUS = new Actor.Anonymous();

    private final Instance<DefaultActor> defaultActor;

    Credentials(Instance<DefaultActor> defaultActor) {
        this.defaultActor = defaultActor;
    }

    /**
     * Whoever has these credentials.
     *
     * @param identity what the token proved, anonymous without one
     * @param authorization the header of that name, or what stands for it; null when there is none
     */
    public Actor actor(SecurityIdentity identity, String authorization) {
        if (!identity.isAnonymous()) {
            String loginname = identity.getPrincipal().getName();
            // The token may lack the claim that names its bearer.
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
            return new Actor.Customer(
                    new SessionKey(authorization.substring(SCHEME.length()).strip()).hash());
        }
        return ANONYMOUS;
    }

    /** Whether credentials are a session's key, which is compared where it is used and not verified before. */
    public static boolean isSessionKey(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** When the token of an identity expires, in seconds since 1970; empty when there is no token. */
    public static Optional<Long> expiresAt(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(EXPIRES_AT));
    }

    private static Set<Actor.Role> roles(SecurityIdentity identity) {
        return Stream.of(Actor.Role.values())
                .filter(role -> identity.hasRole(role.inToken()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
