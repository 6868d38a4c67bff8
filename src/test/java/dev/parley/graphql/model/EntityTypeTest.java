package dev.parley.graphql.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.security.AgentVisible;
import jakarta.persistence.ManyToOne;
import org.eclipse.microprofile.graphql.Description;
import org.junit.jupiter.api.Test;

/** Tests the requirements on entity classes. */
class EntityTypeTest {

    @Test
    void type_withLinkToHiddenRowsAndNoRule_isRejected() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EntityType(Careless.class))
                .withMessageContaining("Careless.secret");
        assertThat(new EntityType(Careful.class).links()).containsKey("secret");
    }

    @AgentVisible(where = "{row}.id = 1")
    static class Secret extends NodeEntity {}

    static class Careless extends NodeEntity {

        @ManyToOne
        @Description("Links to a secret.")
        public Secret secret;
    }

    @AgentVisible(where = "{row}.secret.id = 1")
    static class Careful extends NodeEntity {

        @ManyToOne
        @Description("Links to a secret.")
        public Secret secret;
    }
}
