package dev.parley.graphql.read;

import dev.parley.security.Actor;
import java.util.Map;
import org.hibernate.StatelessSession;

/** What rules on rows and columns need to know of an agent. */
public interface AccessParameters {

    /** The values that rules name in braces, such as the topics in which the agent has rights, as they are now; lists for several. */
    Map<String, Object> of(Actor.Agent agent, StatelessSession database);

    /** Whether the values change only with the version of the agent's rights, table rights_version. */
    boolean isKept(Map<String, Object> values);
}
