package dev.parley.graphql.model;

/** One step on the way from a row to others: along a link, or back along one. */
public sealed interface Step permits Link, ReverseList {}
