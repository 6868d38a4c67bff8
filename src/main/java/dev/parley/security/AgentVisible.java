package dev.parley.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hides rows of an entity from agents who are no administrators. They look as if they were not there: joins to them are not
 * guarded, so whatever has a link to such an entity needs a rule that is at least as strict.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AgentVisible {

    /** The agent takes part in chats, or may: has a right in a topic, or a session. */
    String STAFF = "{staff} = true";

    /** The link to the row that decides over this one; empty when the row decides itself. */
    String by() default "";

    /**
     * HQL that the deciding row must meet for this one to be seen by an agent, with {row} for its alias, and names in braces for what
     * is known of the agent: one_of({name}, value) where that is several.
     */
    String where();
}
