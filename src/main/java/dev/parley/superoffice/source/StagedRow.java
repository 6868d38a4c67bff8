package dev.parley.superoffice.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row for a staging table: the values of the staged columns, and the rules that were applied. */
public final class StagedRow {

    private static final String NULL = "\\N";

    private final long line;
    private final List<@Nullable String> values = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();
    private @Nullable Rule refused;

    StagedRow(long line) {
        this.line = line;
    }

    void add(@Nullable String value) {
        values.add(value);
    }

    /** Notes that a rule was applied to a column. The first rule that refuses or drops the row decides. */
    void apply(Rule rule, String column) {
        if (rule.effect() == Rule.Effect.CHANGED) {
            issues.add(rule.name() + "|" + column);
        } else if (refused == null) {
            refused = rule;
            issues.add(rule.name() + "|" + column);
        }
    }

    /** Returns whether the row will be imported as far as its own values say. */
    public boolean isAccepted() {
        return refused == null;
    }

    /** Adds the row in the text format of COPY: line, refused, issues, and the staged columns. */
    public void copyTo(StringBuilder text) {
        text.append(line).append('\t');
        text.append(refused == null ? NULL : refused.name()).append('\t');
        text.append('{').append(String.join(",", issues)).append('}');
        for (String value : values) {
            text.append('\t');
            append(refused == null ? value : null, text);
        }
        text.append('\n');
    }

    private static void append(@Nullable String value, StringBuilder text) {
        if (value == null) {
            text.append(NULL);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }
}
