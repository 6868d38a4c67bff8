package dev.parley.graphql;

/** One step on the way from a row to others: along a link, or back along one. */
sealed interface Step permits Link, ReverseList {}
