package dev.parley.graphql.model;

import java.util.regex.Pattern;

/**
 * Text that people type, as the service takes it: trimmed, with nothing for what shows nothing, and counted in code points, as
 * {@code varchar(n)} counts.
 */
public final class InputText {

    /**
     * White space, and what is as good as that at the ends of a text. The other invisible characters (joiners, variation selectors,
     * tags, directional marks) change how their neighbours look: they stay.
     */
    private static final String SPACE = "\\p{IsWhite_Space}\\u180E\\u200B\\u2060\\u2800\\u3164\\uFEFF\\uFFA0";

    /** All that shows nothing by itself: controls, formats, fillers and variation selectors. */
    private static final String INVISIBLE = SPACE
            + "\\p{Cc}\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\uFE00-\\uFE0F\\uFFF0-\\uFFF8"
            + "\\x{E0000}-\\x{E0FFF}";

    private static final Pattern ENDS = Pattern.compile("\\A[" + SPACE + "]+|(?<![" + SPACE + "])[" + SPACE + "]+\\z");
    private static final Pattern BLANK = Pattern.compile("[" + INVISIBLE + "]*+");

    private InputText() {}

    /** Without the white space around it, and empty when it shows nothing; null for null. */
    public static String trimmed(String text) {
        if (text == null) {
            return null;
        }
        return isBlank(text) ? "" : ENDS.matcher(text).replaceAll("");
    }

    /** As trimmed, but null when it shows nothing. */
    public static String optional(String text) {
        return isBlank(text) ? null : trimmed(text);
    }

    /** Whether there is nothing to see: null, empty, or invisible characters only. */
    public static boolean isBlank(String text) {
        return text == null || BLANK.matcher(text).matches();
    }

    /** Its length in code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
