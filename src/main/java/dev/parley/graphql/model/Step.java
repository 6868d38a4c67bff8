package dev.parley.graphql.model;

/** One step of a path between entities: along a link or in reverse. */
public sealed interface Step permits Link, ReverseList {}
