package dev.parley.superoffice.source;

import dev.parley.security.SessionKey;
import dev.parley.superoffice.source.SourceColumn.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a record into values of Parley's columns. */
final class RowConverter {

    private static final Pattern WHOLE_WITH_FRACTION = Pattern.compile("([-+]?\\d+)\\.0*");
    private static final Pattern UNPAIRED =
            Pattern.compile("\\u0000|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private final SourceTable table;
    private final Times times;
    private final Lookups lookups;
    private final @Nullable String nullText;

    /**
     * Creates a converter for one file.
     *
     * @param nullText the text that stands for no value in text columns as well; null if there is none
     */
    RowConverter(SourceTable table, Times times, Lookups lookups, @Nullable String nullText) {
        this.table = table;
        this.times = times;
        this.lookups = lookups;
        this.nullText = nullText;
    }

    /** Converts a record. Does not fail: a row that can't be imported is refused. */
    StagedRow convert(SourceRecord source) {
        StagedRow row = new StagedRow(source.line());
        times.beginRow();
        if (!source.isValid()) {
            row.apply(Rule.INVALID_RECORD, "");
        }
        for (int i = 0; i < source.values().length; i++) {
            SourceColumn column = table.columns().get(i);
            String given = given(column, source.values()[i]);
            String value = given == null ? column.valueIfMissing() : read(column, given, row);
            if (value == null && column.required() && source.isValid()) {
                row.apply(column.form() == Form.ID ? Rule.MISSING_VALUE : Rule.MISSING_REFERENCE, column.name());
            }
            if (column.target() != null) {
                row.add(value);
            }
        }
        return row;
    }

    private @Nullable String given(SourceColumn column, @Nullable String text) {
        if (text == null || text.equals(nullText) || column.hasNoText() && (text.isBlank() || text.equals("NULL"))) {
            return null;
        }
        return text;
    }

    private @Nullable String read(SourceColumn column, String given, StagedRow row) {
        try {
            return switch (column.form()) {
                case ID -> id(whole(given));
                case REFERENCE -> reference(column, given, row);
                case TEXT -> text(column, given, row);
                case HTML -> html(column, given, row);
                case FLAG -> flag(given);
                case NUMBER -> Integer.toString(Math.toIntExact(whole(given)));
                case POSITIVE, CLAMPED, ENUMERATION, BITS -> number(column, whole(given), row);
                case AMOUNT -> Double.toString(amount(given));
                case LOCAL_TIME, UTC_TIME -> time(column, given, row);
                case CLOCK -> Times.clock(given).toString();
                case KEY -> hashed(column, given, row);
                case TIME_ZONE -> known(lookups.timeZone(given), Rule.UNKNOWN_TIME_ZONE, column, given, row);
                case CURRENCY -> known(lookups.currency(given), Rule.UNKNOWN_CURRENCY, column, given, row);
                case DELETED -> deleted(column, given, row);
                case IGNORED -> null;
            };
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException invalid) {
            row.apply(Rule.INVALID_VALUE, column.name());
            return null;
        }
    }

    /** SuperOffice's ids have 32 bits. A greater one is garbage, after which the sequences would have no number left. */
    private static String id(long number) {
        return number > 0 && number <= Integer.MAX_VALUE ? Long.toString(number) : invalid();
    }

    private static String invalid() {
        throw new IllegalArgumentException();
    }

    /** Reads a whole number. Some exports write 5.0. */
    private static long whole(String given) {
        return Long.parseLong(WHOLE_WITH_FRACTION.matcher(given.strip()).replaceFirst("$1"));
    }

    private static double amount(String given) {
        double amount = Double.parseDouble(given.strip());
        return Double.isFinite(amount) ? amount : Double.parseDouble(invalid());
    }

    private static @Nullable String reference(SourceColumn column, String given, StagedRow row) {
        long number = whole(given);
        if (number > 0) {
            return Long.toString(number);
        }
        row.apply(Rule.NO_REFERENCE, column.name());
        return null;
    }

    private static @Nullable String number(SourceColumn column, long number, StagedRow row) {
        switch (column.form()) {
            case POSITIVE -> {
                if (number < column.least() || number > column.most()) {
                    row.apply(number == 0 || number == -1 ? Rule.NO_VALUE : Rule.OUT_OF_RANGE, column.name());
                    return null;
                }
            }
            case CLAMPED -> {
                if (number < column.least() || number > column.most()) {
                    row.apply(Rule.OUT_OF_RANGE, column.name());
                    return Long.toString(Math.max(column.least(), Math.min(column.most(), number)));
                }
            }
            case ENUMERATION -> {
                if (!column.values().contains(Math.toIntExact(number))) {
                    row.apply(Rule.UNKNOWN_VALUE, column.name());
                    return column.values().iterator().next().toString();
                }
            }
            default -> {
                if ((number & ~column.most()) != 0) {
                    row.apply(Rule.UNKNOWN_FLAGS, column.name());
                }
                return Integer.toString(Math.toIntExact(number));
            }
        }
        return Long.toString(number);
    }

    private static String flag(String given) {
        return switch (given.strip().toLowerCase(Locale.ROOT)) {
            case "1", "-1", "true", "t", "yes", "y" -> "true";
            case "0", "false", "f", "no", "n" -> "false";
            default -> Long.toString(whole(given) == 0 ? 0 : 1);
        };
    }

    private @Nullable String time(SourceColumn column, String given, StagedRow row) {
        Instant time = times.read(given, column.form() == Form.UTC_TIME, rule -> row.apply(rule, column.name()));
        return time == null ? null : time.toString();
    }

    private static @Nullable String deleted(SourceColumn column, String given, StagedRow row) {
        boolean isDate = given.indexOf('-', 1) > 0;
        boolean deleted = isDate
                ? new Times(ZoneOffset.UTC).read(given, true, rule -> {}) != null
                : !Set.of("false", "0").contains(flag(given));
        if (deleted) {
            row.apply(Rule.DELETED_IN_SOURCE, column.name());
        }
        return null;
    }

    private static String hashed(SourceColumn column, String given, StagedRow row) {
        row.apply(Rule.KEY_HASHED, column.name());
        return new SessionKey(given).hash();
    }

    private static @Nullable String known(
            Optional<String> found, Rule unknown, SourceColumn column, String given, StagedRow row) {
        if (found.isEmpty() && !given.equals("0") && !given.equals("-1")) {
            row.apply(unknown, column.name());
        }
        return found.orElse(null);
    }

    private static String html(SourceColumn column, String given, StagedRow row) {
        if (!HtmlText.isHtml(given)) {
            return text(column, given, row);
        }
        row.apply(Rule.HTML_TO_TEXT, column.name());
        return text(column, HtmlText.of(given), row);
    }

    private static String text(SourceColumn column, String given, StagedRow row) {
        String valid = given;
        if (UNPAIRED.matcher(given).find()) {
            valid = UNPAIRED.matcher(given).replaceAll("");
            row.apply(Rule.INVALID_CHARACTERS, column.name());
        }
        if (valid.length() > column.most() && valid.codePointCount(0, valid.length()) > column.most()) {
            row.apply(Rule.TEXT_CUT, column.name());
            return valid.substring(0, valid.offsetByCodePoints(0, column.most()));
        }
        return valid;
    }
}
