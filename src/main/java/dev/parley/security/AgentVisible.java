package dev.parley.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hides rows of an entity from agents that are not administrators. Hidden rows look as if they did not exist. Joins to the entity are not
 * guarded, so each entity with a link to it needs a rule that is at least as strict.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AgentVisible {

    /** Condition: the agent has a right in a topic, or a session. */
    String STAFF = "{staff} = true";

    /** Name of the link to the row that the condition applies to. Empty for the row itself. */
    String by() default "";

    /** Further HQL condition, on the row itself, if {@link #by} names a link. Empty for none. */
    String ofRow() default "";

    /**
     * HQL condition under which an agent sees the row. {row} is the alias of the row that the condition applies to. Other names in braces
     * are access parameters of the agent. For parameters with several values, write one_of({name}, value).
     */
    String where();
}
