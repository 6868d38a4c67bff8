package dev.parley.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is calling: an agent by its bearer token, a customer by {@code Authorization: ChatSession <key>}. What the credentials are
 * worth is not looked up here: the token was verified, and a key is compared with that of the session which it is used on.
 */
@Singleton
public class CurrentActor {

    private static final String SCHEME = "ChatSession ";
    private static final Actor ANONYMOUS = new Actor.Anonymous();

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final Instance<DefaultActor> defaultActor;

    CurrentActor(SecurityIdentity identity, CurrentVertxRequest request, Instance<DefaultActor> defaultActor) {
        this.identity = identity;
        this.request = request;
        this.defaultActor = defaultActor;
    }

    /** The caller of the current request. */
    public Actor get() {
        if (!identity.isAnonymous()) {
            return new Actor.Agent(identity.getPrincipal().getName(), roles());
        }
        String authorization = authorization();
        if (authorization == null) {
            return defaultActor.isResolvable() ? defaultActor.get().actor() : ANONYMOUS;
        }
        if (authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Actor.Customer(
                    new SessionKey(authorization.substring(SCHEME.length()).strip()).hash());
        }
        return ANONYMOUS;
    }

    /** Address of the caller's client, or null outside a request. */
    public String host() {
        RoutingContext routing = request.getCurrent();
        return routing == null || routing.request().remoteAddress() == null
                ? null
                : routing.request().remoteAddress().hostAddress();
    }

    private Set<Actor.Role> roles() {
        return Stream.of(Actor.Role.values())
                .filter(role -> identity.hasRole(role.inToken()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String authorization() {
        RoutingContext routing = request.getCurrent();
        return routing == null ? null : routing.request().getHeader(HttpHeaders.AUTHORIZATION);
    }
}
