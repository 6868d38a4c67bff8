package dev.parley.graphql.declaration;

/**
 * A field of an entity's filter whose result depends on the calling agent, such as whether a row is assigned to that
 * agent.
 *
 * @param name name of the filter field
 * @param description description in the schema
 * @param where HQL condition on the row, with the placeholders of {@link dev.parley.security.AgentVisible#where}
 */
public record CallerCondition(Class<? extends NodeEntity> owner, String name, String description, String where) {}
