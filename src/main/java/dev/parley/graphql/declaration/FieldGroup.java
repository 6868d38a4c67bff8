package dev.parley.graphql.declaration;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares a group of fields of an entity. In the schema, a group is an object; in the database, its fields are columns
 * and links of the entity's row. So a group is read and filtered without a join or a statement of its own. Stored fields
 * are in a group by {@link GroupField}; {@link ComputedField}s are in it by their names, such as actor.displayName.
 *
 * <p>Groups are not JPA embeddables: Hibernate would write all columns of an embeddable when one changes, and would
 * round values of imported rows that are more precise than Java's.
 */
@Target(TYPE)
@Retention(RUNTIME)
@Inherited
@Repeatable(FieldGroup.Several.class)
public @interface FieldGroup {

    /** Path of the group below the entity, such as widget.colors. */
    String path();

    /** Name of the object type. Groups whose fields have equal names and types may share it, also those of several entities. */
    String type();

    /** Description of the group's field. */
    String description();

    /** Description of the type; empty if it is that of the field. */
    String typeDescription() default "";

    /** Whether customers may not read any field of the group. */
    boolean agentsOnly() default false;

    /** Whether the group may be null. It is null if the first column that is declared in it is null. */
    boolean nullable() default false;

    /** Whether lists can be sorted by the columns of the group. */
    boolean sortable() default true;

    /** The groups of an entity. */
    @Target(TYPE)
    @Retention(RUNTIME)
    @Inherited
    @interface Several {

        /** The groups. */
        FieldGroup[] value();
    }
}
