package dev.parley.superoffice.source;

import org.jspecify.annotations.Nullable;

/**
 * A record of a file.
 *
 * @param line the line on which it begins, from 1
 * @param values the texts of the table's columns, in the order of {@link SourceTable#columns()}; null where the file has none
 * @param isValid false if the record could not be read; the values are null then
 */
record SourceRecord(long line, @Nullable String[] values, boolean isValid) {}
