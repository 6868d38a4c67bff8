package dev.parley.graphql.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.GroupField;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import jakarta.persistence.ManyToOne;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
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

    @Test
    void fieldsOfGroup_haveTheirPathsAsNames() {
        EntityType type = new EntityType(Grouped.class);
        FieldGroup author = type.fieldGroups().get("author");

        assertThat(type.columnsOf("author").map(Column::name)).containsExactly("author.kind", "author.name");
        assertThat(type.linksOf("author").map(Link::name)).containsExactly("authorRecord");
        assertThat(type.linksByPath()).containsOnlyKeys("author.record");
        assertThat(type.columnsOf("").map(Column::name)).containsExactly("databaseId", "name");
        assertThat(type.presence(author)).isEqualTo(type.column("author.kind"));
        assertThat(type.column("author.kind").nullable()).isTrue();
        assertThat(type.sortFields().map(Column::orderName)).containsExactly("ID", "NAME");
    }

    @Test
    void fieldOfUndeclaredGroup_isRejected() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EntityType(Lost.class))
                .withMessageContaining("path that does not exist");
    }

    @FieldGroup(path = "author", type = "Author", description = "The author.", nullable = true, sortable = false)
    static class Grouped extends NodeEntity {

        @Description("The name.")
        public String name;

        @NonNull @GroupField(path = "author.kind", description = "The kind.")
        public String authorKind;

        @GroupField(path = "author.name", description = "The name.")
        public String authorName;

        @ManyToOne
        @GroupField(path = "author.record", description = "The record.")
        Other authorRecord;
    }

    static class Lost extends NodeEntity {

        @ManyToOne
        @GroupField(path = "author.record", description = "The record.")
        Other authorRecord;
    }

    static class Other extends NodeEntity {}

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
