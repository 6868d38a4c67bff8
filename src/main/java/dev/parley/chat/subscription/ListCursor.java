package dev.parley.chat.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.LogPosition;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position up to which a client has received a list's changes. Opaque to clients.
 *
 * @param kind the subscription that it belongs to
 * @param at lower bound for the time of the first event after the position
 * @param accessMark hash of the caller's rights
 */
record ListCursor(String kind, LogPosition position, Instant at, String accessMark) {

    private static final Pattern FORM = Pattern.compile("([a-z]+):(\\d{1,19}):(\\d{1,19}):(\\d{1,11}):([0-9a-f]{16})");
    private static final int LONGEST = 100;

    /** In place of the hash of rights: the client has a part of the rows only. */
    private static final String INCOMPLETE = "0".repeat(ListAccess.MARK_LENGTH);

    /**
     * Parses a cursor from a request.
     *
     * @throws RequestException BAD_CURSOR if it is not a cursor of this subscription
     */
    static ListCursor parse(String kind, String text) {
        if (text.length() <= LONGEST) {
            try {
                Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
                if (form.matches() && form.group(1).equals(kind)) {
                    return new ListCursor(
                            kind,
                            new LogPosition(Long.parseLong(form.group(2)), Long.parseLong(form.group(3))),
                            Instant.ofEpochSecond(Long.parseLong(form.group(4))),
                            form.group(5));
                }
            } catch (IllegalArgumentException notBase64) {
                // Reported like a text that decodes to something else.
            }
        }
        throw new RequestException(RequestError.BAD_CURSOR, "This is not a cursor of this subscription.");
    }

    /** Returns a cursor after which a client cannot resume, because it has received a part of the rows only. */
    ListCursor incomplete() {
        return new ListCursor(kind, position, at, INCOMPLETE);
    }

    boolean isIncomplete() {
        return accessMark.equals(INCOMPLETE);
    }

    String text() {
        String plain = kind + ":" + position.transaction() + ":" + position.id() + ":" + at.getEpochSecond() + ":"
                + accessMark;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
