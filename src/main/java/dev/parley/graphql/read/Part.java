package dev.parley.graphql.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.Plan.ObjectPart;
import dev.parley.graphql.value.JsonLeaf;
import graphql.execution.MergedField;
import graphql.language.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of an object. */
interface Part {

    /** Response key of the field. */
    Key key();

    /** Writes the value for a row. Returns false if the value is null but required. */
    boolean write(PlanWriter out, PlanRows.Row row);

    /**
     * Whether the field can be written from an entity that Hibernate loaded, and every caller who sees the row
     * may read it.
     */
    default boolean isPlain(Visibility visibility) {
        return false;
    }

    /**
     * Response key of a field.
     *
     * @param json the key with quotes and colon
     * @param locations locations of the field in the document, for errors
     */
    record Key(String name, byte[] json, List<SourceLocation> locations, boolean nonNull) {

        static Key of(String name, MergedField field, boolean nonNull) {
            return new Key(
                    name,
                    ("\"" + name + "\":").getBytes(UTF_8),
                    List.of(field.getSingleField().getSourceLocation()),
                    nonNull);
        }
    }

    /** The field __typename. */
    record Constant(Key key, byte[] json) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.raw(json);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return true;
        }
    }

    /** A column, or the global id. */
    record Leaf(Key key, int slot, Column column, JsonLeaf json) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.leaf(this, row.values()[slot]);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return column.agentRule() == null && !visibility.isDerived(column);
        }
    }

    /**
     * An object that consists of values of the row; see {@link FieldGroup}.
     *
     * @param presence column that is null if the object is null; null if the object always exists
     * @param presenceSlot index of that column, or -1
     */
    record Nested(Key key, @Nullable Column presence, int presenceSlot, List<Part> parts) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.nested(this, row);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return parts.stream().allMatch(part -> part.isPlain(visibility));
        }
    }

    /** The target of a link. */
    record Linked(Key key, Link link, ObjectPart object) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.linked(this, row);
        }
    }

    /** A field that the caller may not read. */
    record Refused(Key key, RequestException refusal) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.failed(key, refusal);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return true;
        }
    }
}
