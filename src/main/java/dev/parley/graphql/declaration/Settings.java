package dev.parley.graphql.declaration;

import java.util.List;

/** The settings of an entity that are not columns. Features contribute them as a CDI bean. */
public record Settings<T extends NodeEntity>(List<Setting<T>> all) {}
