package dev.parley.security;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * The caller in dev mode, where there is no identity provider. A request without credentials acts as the demo company's manager with an
 * administrator's token, so that GraphiQL works at once and everything can be tried. {@code Authorization: Dev <loginname>} acts as
 * that demo user with the rights that production gives it. The class is not even part of other builds.
 */
@Singleton
@IfBuildProfile("dev")
class DefaultActor {

    private static final String SCHEME = "Dev ";
    private static final String DEMO_MANAGER = "manager";

    /** The one demo user whose token would have the role of an administrator. */
    private static final String DEMO_ADMINISTRATOR = "admin";

    /**
     * Whoever has these credentials; empty when they are not for dev mode.
     *
     * @param authorization the header of that name, or what stands for it; null when there is none
     */
    Optional<Actor> actor(String authorization) {
        if (authorization == null) {
            return Optional.of(new Actor.Agent(DEMO_MANAGER, Set.of(Actor.Role.ADMIN)));
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String loginname = authorization.substring(SCHEME.length()).strip();
        Set<Actor.Role> roles = loginname.equals(DEMO_ADMINISTRATOR) ? Set.of(Actor.Role.ADMIN) : Set.of();
        return Optional.of(new Actor.Agent(loginname, roles));
    }
}
