package dev.parley.chat.sync;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.crm.SaleCompletion;
import dev.parley.crm.SaleStatus;
import dev.parley.graphql.value.InputText;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record, with the column that stores it.
 *
 * @param name name of the field in the input
 * @param kind type of the value, and what it must be
 * @param length greatest number of characters of a text
 * @param otherwise SQL of the value that null stands for; null for null
 * @param required whether a new record needs a value, and null is refused
 */
record RecordField(
        String name,
        String column,
        Kind kind,
        int length,
        @Nullable String otherwise,
        boolean required) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int MOST_PERCENT = 100;

    /** Kinds of values, with the type of their columns. */
    enum Kind {
        TEXT("text"),
        EMAIL("text"),
        CURRENCY("text"),
        NUMBER("integer"),
        COUNTRY("integer"),
        PERCENT("smallint"),
        DECIMAL("double precision"),
        FLAG("boolean"),
        TIME("timestamptz"),
        STATUS("smallint"),
        COMPLETION("smallint");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    static RecordField text(String name, String column, int length) {
        return new RecordField(name, column, Kind.TEXT, length, null, false);
    }

    static RecordField of(String name, String column, Kind kind) {
        return new RecordField(name, column, kind, kind == Kind.CURRENCY ? 3 : Integer.MAX_VALUE, null, false);
    }

    static RecordField email(String name, String column, int length) {
        return new RecordField(name, column, Kind.EMAIL, length, null, false);
    }

    static RecordField flag(String name, String column) {
        return of(name, column, Kind.FLAG).or("false");
    }

    RecordField or(String value) {
        return new RecordField(name, column, kind, length, value, required);
    }

    RecordField require() {
        return new RecordField(name, column, kind, length, otherwise, true);
    }

    /** SQL of the value in an item v. */
    String sql() {
        String value = "(v ->> '" + name + "')::" + kind.type;
        return otherwise == null ? value : "coalesce(" + value + ", " + otherwise + ")";
    }

    /** Returns a value of the input as JSON stores it: trimmed, a blank text as null, times as texts, constants as numbers. */
    @Nullable Object stored(@Nullable Object given) {
        return switch (kind) {
            case TEXT, CURRENCY -> given == null ? null : InputText.optional((String) given);
            case EMAIL -> InputText.email((String) given);
            case TIME -> given instanceof Instant time ? time.toString() : given;
            case STATUS ->
                given == null ? null : SaleStatus.valueOf(given.toString()).ordinal();
            case COMPLETION ->
                given == null ? null : SaleCompletion.valueOf(given.toString()).ordinal();
            // SuperOffice writes 0 for none.
            case COUNTRY -> given instanceof Integer country && country > 0 ? country : null;
            case NUMBER, PERCENT, DECIMAL, FLAG -> given;
        };
    }

    /** Returns why a stored value is refused, or null. */
    @Nullable RefusalCode refusal(@Nullable Object value) {
        if (value == null) {
            return required ? RefusalCode.FIELD_REQUIRED : null;
        }
        if (value instanceof String text && InputText.length(text) > length) {
            return RefusalCode.FIELD_TOO_LONG;
        }
        return switch (kind) {
            case EMAIL -> EMAIL.matcher((String) value).matches() ? null : RefusalCode.INVALID_EMAIL;
            case CURRENCY -> CURRENCY.matcher((String) value).matches() ? null : RefusalCode.VALIDATION;
            case PERCENT -> (int) value >= 0 && (int) value <= MOST_PERCENT ? null : RefusalCode.VALIDATION;
            case TEXT, NUMBER, COUNTRY, DECIMAL, FLAG, TIME, STATUS, COMPLETION -> null;
        };
    }
}
