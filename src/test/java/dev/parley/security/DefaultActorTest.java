package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The callers that dev mode knows. */
class DefaultActorTest {

    private final DefaultActor callers = new DefaultActor();

    @ParameterizedTest
    @CsvSource({"Dev anna,anna,", "dev  manager,manager,", "Dev admin,admin,ADMIN", "Dev sync,sync,SYNC"})
    void devLogin_hasTheRolesOfProduction(String authorization, String login, Actor.Role role) {
        assertThat(callers.actor(authorization))
                .contains(new Actor.Agent(login, role == null ? Set.of() : Set.of(role)));
    }

    @Test
    void otherCredentials_areNotOfDevMode() {
        assertThat(callers.actor("Bearer x")).isEmpty();
        assertThat(callers.actor(null)).contains(new Actor.Agent("manager", Set.of(Actor.Role.ADMIN)));
    }
}
