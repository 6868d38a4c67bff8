package dev.parley.graphql.model;

/**
 * A field of an entity's filter that depends on the agent who asks, such as whether a row is the agent's own.
 *
 * @param name name of the field
 * @param description the field's description in the schema
 * @param where HQL that holds for the row, with the names of {@link dev.parley.security.AgentVisible#where}
 */
public record CallerCondition(Class<? extends NodeEntity> owner, String name, String description, String where) {}
