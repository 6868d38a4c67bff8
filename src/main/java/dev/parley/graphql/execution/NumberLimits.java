package dev.parley.graphql.execution;

import graphql.language.FloatValue;
import graphql.language.Node;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Rejects numbers that no field can hold and that are expensive to process. Converting the eight characters 1e999999
 * to an integer keeps a processor busy for minutes. They are rejected before any computation.
 */
final class NumberLimits {

    private static final int MOST_DIGITS = 1000;

    /** Digits whose conversion to an integer takes the parser longer than reading them. */
    private static final Pattern TOO_MANY_DIGITS = Pattern.compile("[0-9]{" + (MOST_DIGITS + 1) + ",}");

    private NumberLimits() {}

    /** Whether the plain notation of a number has too many digits. */
    static boolean isHuge(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS;
    }

    /** Whether a text may contain such a number as plain digits. */
    static boolean inDigits(String text) {
        return TOO_MANY_DIGITS.matcher(text).find();
    }

    /** Whether a node of a document contains such a number. */
    static boolean in(Node<?> node) {
        if (node instanceof FloatValue number) {
            return isHuge(number.getValue());
        }
        return node.getChildren().stream().anyMatch(NumberLimits::in);
    }
}
