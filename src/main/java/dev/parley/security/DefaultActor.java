package dev.parley.security;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Callers in dev mode, which has no identity provider. A request without credentials acts as the demo company's manager with the role of an
 * administrator, so that everything can be tried in GraphiQL. {@code Authorization: Dev <loginname>} acts as that demo user with the rights
 * that it has in production. Other builds do not contain this class.
 */
@Singleton
@IfBuildProfile("dev")
class DefaultActor {

    private static final String SCHEME = "Dev ";
    private static final String DEMO_MANAGER = "manager";

    /** The demo user that has the role of an administrator. */
    private static final String DEMO_ADMINISTRATOR = "admin";

    /** Not a demo user: the client that writes CRM records needs none. */
    private static final String DEMO_SYNC = "sync";

    /**
     * The actor with these credentials. Empty if they are not for dev mode.
     *
     * @param authorization the Authorization header or its equivalent in connection_init; null if there is none
     */
    Optional<Actor> actor(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.of(new Actor.Agent(DEMO_MANAGER, Set.of(Actor.Role.ADMIN)));
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String loginname = authorization.substring(SCHEME.length()).strip();
        Set<Actor.Role> roles = switch (loginname) {
            case DEMO_ADMINISTRATOR -> Set.of(Actor.Role.ADMIN);
            case DEMO_SYNC -> Set.of(Actor.Role.SYNC);
            default -> Set.of();
        };
        return Optional.of(new Actor.Agent(loginname, roles));
    }
}
