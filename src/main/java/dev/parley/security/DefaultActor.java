package dev.parley.security;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * In dev mode a request without credentials acts as the demo company's manager, with an administrator's token, so that GraphiQL
 * works at once and everything can be tried. The class is not even part of other builds.
 */
@Singleton
@IfBuildProfile("dev")
class DefaultActor {

    private static final String DEMO_MANAGER = "manager";

    Actor actor() {
        return new Actor.Agent(DEMO_MANAGER, Set.of(Actor.Role.ADMIN));
    }
}
