package dev.parley.superoffice.source;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a SuperOffice table.
 *
 * @param name SuperOffice's name
 * @param target the column of the staging table and of Parley's table; null if the column is not imported
 * @param form how its values are read
 * @param least the least number, or 0
 * @param most the greatest number, the maximum length in characters, or the mask of known bits
 * @param values the numbers of an enumeration; the first one replaces all others
 * @param references the table that the column refers to; null if it is no reference
 * @param required whether a row without it is refused
 */
public record SourceColumn(
        String name,
        @Nullable String target,
        Form form,
        int least,
        int most,
        Set<Integer> values,
        @Nullable String references,
        boolean required) {

    /** How values are read, and their type in the staging table. */
    public enum Form {
        ID("bigint"),
        REFERENCE("bigint"),
        TEXT("text"),
        HTML("text"),
        FLAG("boolean"),
        NUMBER("integer"),
        POSITIVE("integer"),
        CLAMPED("integer"),
        ENUMERATION("integer"),
        BITS("integer"),
        AMOUNT("double precision"),
        LOCAL_TIME("timestamptz"),
        UTC_TIME("timestamptz"),
        CLOCK("time"),
        KEY("text"),
        TIME_ZONE("text"),
        CURRENCY("text"),
        /** Greater than 0 or a date: the row is deleted. */
        DELETED(null),
        /** Known, and not imported. */
        IGNORED(null);

        private final @Nullable String sqlType;

        Form(@Nullable String sqlType) {
            this.sqlType = sqlType;
        }

        /** Returns the type in the staging table; null if the value is not stored. */
        public @Nullable String sqlType() {
            return sqlType;
        }
    }

    /** Returns the form in which names are compared: without case and underscores, as middleName and middle_name are the same. */
    static String comparable(String name) {
        return name.strip().replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Returns whether values have a type other than text, in which the word NULL stands for no value. */
    boolean hasNoText() {
        return form != Form.TEXT && form != Form.HTML && form != Form.KEY;
    }

    /** Returns the value of a row that has none: false, the enumeration's first number, no bits, or null. */
    @Nullable String valueIfMissing() {
        return switch (form) {
            case FLAG -> "false";
            case BITS -> "0";
            case ENUMERATION -> values.iterator().next().toString();
            default -> null;
        };
    }
}
