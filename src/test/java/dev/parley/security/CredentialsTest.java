package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.junit.jupiter.api.Test;

/** Mapping of tokens to actors. */
class CredentialsTest {

    private final Credentials credentials = new Credentials(null);

    @Test
    void token_withName_isAgent() {
        assertThat(credentials.actor(token("anna"), null)).isInstanceOfSatisfying(Actor.Agent.class, agent -> {
            assertThat(agent.loginname()).isEqualTo("anna");
            assertThat(agent.isAdmin()).isTrue();
        });
    }

    @Test
    void token_withoutName_isAnonymous() {
        assertThat(credentials.actor(token(null), null)).isInstanceOf(Actor.Anonymous.class);
    }

    private static QuarkusSecurityIdentity token(String name) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(() -> name)
                .addRole("admin")
                .build();
    }
}
