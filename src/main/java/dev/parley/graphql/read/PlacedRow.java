package dev.parley.graphql.read;

/**
 * The first row of an ordered filter.
 *
 * @param place its value of the column that it was ordered by, as the caller reads it
 * @param toSend what the client selected of it, ready to be sent
 */
public record PlacedRow(int place, Object toSend) {}
