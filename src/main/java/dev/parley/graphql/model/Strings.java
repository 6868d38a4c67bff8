package dev.parley.graphql.model;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Which texts a request may hold. */
public final class Strings {

    private Strings() {}

    /** Whether PostgreSQL can store the text: no U+0000, no half of a surrogate pair. */
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
     * Gives the text back.
     *
     * @throws RequestException BAD_TEXT
     */
    public static String wellFormed(String text) {
        if (!isWellFormed(text)) {
            throw new RequestException(RequestError.BAD_TEXT, "A text holds U+0000 or half of a surrogate pair.");
        }
        return text;
    }
}
