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

    /** HQL that a row must meet to be seen by an agent, with {row} for its alias and {me} for the agent's loginname. */
    String where();
}
