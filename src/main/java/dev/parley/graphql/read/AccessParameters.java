package dev.parley.graphql.read;

import dev.parley.security.Actor;
import java.util.Map;
import org.hibernate.StatelessSession;

/** Supplies the parameters that access rules on rows and columns use for an agent. */
public interface AccessParameters {

    /**
     * Returns the current values of the names in braces that rules use, such as the topics in which the agent has
     * rights. A list holds several values.
     */
    Map<String, Object> of(Actor.Agent agent, StatelessSession database);

    /** Whether the values only change when the agent's version in table rights_version changes, so that they may be cached. */
    boolean isKept(Map<String, Object> values);
}
