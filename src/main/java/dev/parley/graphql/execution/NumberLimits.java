package dev.parley.graphql.execution;

import graphql.language.FloatValue;
import graphql.language.Node;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers that no field here could hold, and that are dear: turned into an integer, the eight characters 1e999999 keep a processor
 * busy for minutes. They are refused before anybody computes with them.
 */
final class NumberLimits {

    private static final int MOST_DIGITS = 1000;

    /** What the parser would turn into an integer, for longer than it takes to read it. */
    private static final Pattern TOO_MANY_DIGITS = Pattern.compile("[0-9]{" + (MOST_DIGITS + 1) + ",}");

    private NumberLimits() {}

    /** Whether a number, written out, has too many digits. */
    static boolean isHuge(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS;
    }

    /** Whether there may be one among the digits of a text. */
    static boolean inDigits(String text) {
        return TOO_MANY_DIGITS.matcher(text).find();
    }

    /** Whether there is one below a node of a document. */
    static boolean in(Node<?> node) {
        if (node instanceof FloatValue number) {
            return isHuge(number.getValue());
        }
        return node.getChildren().stream().anyMatch(NumberLimits::in);
    }
}
