package dev.parley.graphql.read;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a linked table that was inserted, updated or deleted.
 *
 * @param table name of the database table
 * @param id primary key of the row, or null if one statement changed very many rows
 * @param isNew whether the row was inserted
 * @param columns names of the updated columns; empty for all
 * @param former previous targets of links that changed, by column name
 */
public record ChangedRecord(
        String table, @Nullable Long id, boolean isNew, Set<String> columns, Map<String, Long> former) {}
