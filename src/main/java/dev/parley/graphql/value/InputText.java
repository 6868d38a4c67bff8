package dev.parley.graphql.value;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes text that users type. Text is trimmed, invisible text counts as blank, and length is counted in code
 * points, as {@code varchar(n)} does.
 */
public final class InputText {

    /**
     * White space and characters that look like it. Other invisible characters (joiners, variation selectors, tags,
     * directional marks) change how their neighbours look, so they are kept.
     */
    private static final String SPACE = "\\p{IsWhite_Space}\\u180E\\u200B\\u2060\\u2800\\u3164\\uFEFF\\uFFA0";

    /** All characters that are invisible by themselves: controls, formats, fillers and variation selectors. */
    private static final String INVISIBLE = SPACE
            + "\\p{Cc}\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\uFE00-\\uFE0F\\uFFF0-\\uFFF8"
            + "\\x{1D159}\\x{E0000}-\\x{E0FFF}";

    private static final Pattern ENDS = Pattern.compile("\\A[" + SPACE + "]+|(?<![" + SPACE + "])[" + SPACE + "]+\\z");
    private static final Pattern BLANK = Pattern.compile("[" + INVISIBLE + "]*+");

    /** Directional marks, soft hyphens and the like. Joiners are no part of it: domains may contain them. */
    private static final Pattern FORMATTING = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]");

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    private InputText() {}

    /** Removes surrounding white space. Returns an empty text if nothing visible remains. */
    public static String trimmed(String text) {
        return isBlank(text) ? "" : ENDS.matcher(text).replaceAll("");
    }

    /** Like {@link #trimmed}, but returns null if nothing visible remains. */
    public static @Nullable String optional(@Nullable String text) {
        return text == null || isBlank(text) ? null : trimmed(text);
    }

    /**
     * Normalizes an e-mail address. Like {@link #optional}, and also without the invisible formatting characters that
     * come along when an address is copied from a page or a document.
     */
    public static @Nullable String email(@Nullable String address) {
        return address == null ? null : optional(FORMATTING.matcher(address).replaceAll(""));
    }

    /** Whether the text is null, empty, or consists of invisible characters only. */
    public static boolean isBlank(@Nullable String text) {
        return text == null || BLANK.matcher(text).matches();
    }

    /**
     * Whether the text has controls, ends of lines, or characters that change the direction of what follows. In a text of one line, they would break
     * a page or a file.
     */
    public static boolean isUnsafe(String text) {
        return UNSAFE.matcher(text).find();
    }

    /** Length of the text in code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
