package dev.parley.chat.subscription;

import dev.parley.graphql.declaration.NodeEntity;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that a stream can follow.
 *
 * @param name name of the list, and of the messages' field with its changes
 * @param type type of its rows
 * @param path path of field names from the subscription to the rows, separated by slashes
 * @param table database table of the rows, if a change of a row is a change of a record; null for sessions, which have events
 * @param where returns the filter that finds the rows, by the subscriber's rights
 */
record ListKind(
        String name,
        Class<? extends NodeEntity> type,
        String path,
        @Nullable String table,
        Function<ListAccess, Map<String, Object>> where) {}
