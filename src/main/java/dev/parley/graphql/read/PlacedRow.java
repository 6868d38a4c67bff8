package dev.parley.graphql.read;

/**
 * A row with its position in a sort order.
 *
 * @param place value of the sort column, as the caller reads it
 * @param toSend the selection of the row, ready to be sent
 */
public record PlacedRow(int place, Object toSend) {}
