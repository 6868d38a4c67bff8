package dev.parley.graphql.declaration;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Makes a column or a link a field of a {@link FieldGroup} instead of a field of the entity's own type. */
@Target(FIELD)
@Retention(RUNTIME)
public @interface GroupField {

    /** Path of the field below the entity, such as widget.colors.main. All but the last name are groups. */
    String path();

    /** Description of the field in the schema. */
    String description();
}
