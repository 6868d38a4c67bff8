package dev.parley.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.ManyToOne;
import org.eclipse.microprofile.graphql.Description;
import org.junit.jupiter.api.Test;

/** What a row has of which not all was read. */
class ShapeTest {

    private final EntityType type = new EntityType(Note.class);
    private final Shape shape = new Shape(type);
    private final NodeEntity row = type.row(1L, shape);

    @Test
    void whatWasNotAskedForIsNotTakenForNull() {
        assertThatIllegalStateException()
                .isThrownBy(() -> type.columns().get("text").of(row))
                .withMessageContaining("Note.text");
        assertThatIllegalStateException()
                .isThrownBy(() -> type.links().get("answerTo").of(row))
                .withMessageContaining("Note.answerTo");
    }

    @Test
    void whatWasAskedForMayBeNull() {
        shape.add(type.columns().get("text"));
        shape.add(type.links().get("answerTo"), type);

        assertThat(type.columns().get("text").of(row)).isNull();
        assertThat(type.links().get("answerTo").of(row)).isNull();
        assertThat(type.id().of(row)).isEqualTo(1L);
    }

    static class Note extends NodeEntity {

        @Description("What it says.")
        public String text;

        @ManyToOne
        @Description("The one that it answers.")
        public Note answerTo;
    }
}
