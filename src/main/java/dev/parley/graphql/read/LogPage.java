package dev.parley.graphql.read;

import dev.parley.graphql.value.LogPosition;

/**
 * A page of a log.
 *
 * @param toSend the selection of the page, ready to be sent
 * @param isEmpty whether it has no rows
 * @param more whether rows follow that did not fit
 * @param end position up to which the log was read
 * @param cursor the cursor of that position
 */
public record LogPage(Object toSend, boolean isEmpty, boolean more, LogPosition end, String cursor) {}
