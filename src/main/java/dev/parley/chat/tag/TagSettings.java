package dev.parley.chat.tag;

import dev.parley.chat.Languages;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a tag. Null keeps a value.
 *
 * @param color in lower case
 * @param language language that a skill stands for, as a BCP 47 tag in its usual form
 */
public record TagSettings(
        @Nullable String name,
        @Nullable String color,
        @Nullable String language,
        @Nullable Boolean archived) {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

    /**
     * Creates settings from what a client sent.
     *
     * @throws RefusalException VALIDATION
     */
    public static TagSettings checked(
            @Nullable String name, @Nullable String color, @Nullable String language, @Nullable Boolean archived) {
        if (name != null && InputText.isUnsafe(name)) {
            throw new RefusalException(RefusalCode.VALIDATION, "name");
        }
        String lower = color == null ? null : color.toLowerCase(Locale.ROOT);
        if (lower != null && !COLOR.matcher(lower).matches()) {
            throw new RefusalException(RefusalCode.VALIDATION, "color");
        }
        String usual = language == null
                ? null
                : Languages.canonical(language)
                        .orElseThrow(() -> new RefusalException(RefusalCode.VALIDATION, "language"));
        return new TagSettings(name, lower, usual, archived);
    }
}
