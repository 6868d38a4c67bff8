package dev.parley.graphql.value;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Checks that texts of a request can be stored. */
public final class Strings {

    private Strings() {}

    /** Whether PostgreSQL can store the text: it contains no U+0000 and no unpaired surrogate. */
    public static boolean isWellFormed(String text) {
        if (text.indexOf('\0') >= 0) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException loneSurrogate) {
            return false;
        }
    }

    /**
     * Returns the text.
     *
     * @throws RequestException BAD_TEXT if PostgreSQL cannot store it
     */
    public static String wellFormed(String text) {
        if (!isWellFormed(text)) {
            throw new RequestException(
                    RequestError.BAD_TEXT, "A text contains U+0000 or an unpaired surrogate. Remove it.");
        }
        return text;
    }

    /**
     * Returns the text.
     *
     * @param argument path of the text in the arguments, which the error names
     * @throws RequestException BAD_TEXT if PostgreSQL cannot store it
     */
    public static String wellFormed(String text, String argument) {
        try {
            return wellFormed(text);
        } catch (RequestException refused) {
            throw new RequestException(refused.code(), refused.getMessage(), Map.of("argument", argument));
        }
    }
}
