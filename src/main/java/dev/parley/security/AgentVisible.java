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

    /** HQL that a row must meet to be seen by an agent, with {row} for its alias, and names in braces for what is known of the agent. */
    String where();
}
