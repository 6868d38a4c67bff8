package dev.parley.chat.reply;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a canned reply, or changes of them. In a change, null leaves title and text as they are.
 *
 * @param shortcut the shortcut, as it was typed
 * @param language the language, as an ISO code
 */
public record CannedReplySettings(
        @Nullable String title, @Nullable String text, InputValue<String> shortcut, InputValue<String> language) {

    private static final Pattern SHORTCUT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*");

    /**
     * Returns the settings in the form in which they are stored. Agents type a slash before a shortcut, which is no part of it.
     *
     * @throws RefusalException VALIDATION, UNKNOWN_PLACEHOLDER
     */
    CannedReplySettings checked() {
        String name = shortcut.value();
        String lower = name == null ? null : name.replaceFirst("^/", "").toLowerCase(Locale.ROOT);
        require(lower == null || SHORTCUT.matcher(lower).matches(), RefusalCode.VALIDATION, "shortcut");
        String code = language.value();
        require(code == null || LANGUAGE.matcher(code).matches(), RefusalCode.VALIDATION, "language");
        require(text == null || Placeholders.areKnown(text), RefusalCode.UNKNOWN_PLACEHOLDER, "text");
        return new CannedReplySettings(title, text, new InputValue<>(shortcut.isGiven(), lower), language);
    }

    private static void require(boolean condition, RefusalCode otherwise, String path) {
        if (!condition) {
            throw new RefusalException(otherwise, path);
        }
    }
}
