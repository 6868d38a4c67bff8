package dev.parley.chat.tag;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a tag. Null keeps a value.
 *
 * @param color in lower case
 */
public record TagSettings(
        @Nullable String name,
        @Nullable String color,
        @Nullable Boolean archived) {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

    /** Controls, ends of lines, and characters that change the direction of what follows. They would break a page or a file. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    /**
     * Creates settings from what a client sent.
     *
     * @throws RefusalException VALIDATION
     */
    public static TagSettings checked(@Nullable String name, @Nullable String color, @Nullable Boolean archived) {
        if (name != null && UNSAFE.matcher(name).find()) {
            throw new RefusalException(RefusalCode.VALIDATION, "name");
        }
        String lower = color == null ? null : color.toLowerCase(Locale.ROOT);
        if (lower != null && !COLOR.matcher(lower).matches()) {
            throw new RefusalException(RefusalCode.VALIDATION, "color");
        }
        return new TagSettings(name, lower, archived);
    }
}
