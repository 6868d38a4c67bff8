package dev.parley.graphql.declaration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a column that the service itself updates all the time. Followed lists react to its changes only if a client
 * selects or filters by this column, not if a computed field reads the whole row.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Statistic {}
