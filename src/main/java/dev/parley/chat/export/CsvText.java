package dev.parley.chat.export;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes values of CSV. */
final class CsvText {

    /** Start of a text that a spreadsheet might calculate: a sign of a formula, also after white space and controls, which it may skip. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Cc}\\p{Z}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]|^[\\t\\r\\n]");

    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

    private CsvText() {}

    /** Returns a value; an empty text for null. An apostrophe before a formula makes spreadsheets show it as text. Numbers are no formulas. */
    static String value(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean formula = value instanceof String && FORMULA.matcher(text).find();
        return quoted(formula ? "'" + text : text);
    }

    private static String quoted(String text) {
        return SPECIAL.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
