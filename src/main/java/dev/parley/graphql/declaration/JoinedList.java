package dev.parley.graphql.declaration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Adds a connection to an entity whose rows come from a view of the database, with a row for each pair of owner and element. For agents only. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(JoinedList.All.class)
public @interface JoinedList {

    /** Name of the connection field. */
    String name();

    /** Description of the connection field. */
    String description();

    /** Type of the elements. */
    Class<? extends NodeEntity> element();

    /** Name of the view. */
    String pairs();

    /** Column of the view with the owner's key. */
    String ownerKey();

    /** Column of the view with the element's key. */
    String elementKey();

    /** Name of the connection field of the elements that lists their owners; empty if they have none. */
    String reverse() default "";

    /** Description of that field. */
    String reverseDescription() default "";

    /** Columns of the element on which the view depends. A change of one may change followed lists. */
    String[] decidedBy() default {};

    /** The lists of an entity. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {

        /** The lists. */
        JoinedList[] value();
    }
}
