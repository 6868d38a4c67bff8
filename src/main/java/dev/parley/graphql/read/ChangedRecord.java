package dev.parley.graphql.read;

import java.util.Map;
import java.util.Set;

/**
 * A row of a linked table that has been inserted, updated or deleted.
 *
 * @param table name of its table in the database
 * @param id number of the row, or null when one statement changed very many rows
 * @param isNew whether the row was inserted
 * @param columns names of the columns that were updated; empty for all
 * @param former the links that ended, by the names of their columns
 */
public record ChangedRecord(String table, Long id, boolean isNew, Set<String> columns, Map<String, Long> former) {}
