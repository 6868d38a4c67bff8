package dev.parley.chat.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.event.EventPosition;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position up to which a client has received a list's changes. Opaque to clients.
 *
 * @param at lower bound for the time of the first event after the position
 * @param accessMark hash of the caller's rights
 */
record ListCursor(EventPosition position, Instant at, String accessMark) {

    private static final Pattern FORM = Pattern.compile("list:(\\d{1,19}):(\\d{1,19}):(\\d{1,11}):([0-9a-f]{16})");
    private static final int LONGEST = 100;

    /**
     * Parses a cursor from a request.
     *
     * @throws RequestException BAD_CURSOR if it is not a cursor of this subscription
     */
    static ListCursor parse(String text) {
        if (text.length() <= LONGEST) {
            try {
                Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
                if (form.matches()) {
                    return new ListCursor(
                            new EventPosition(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))),
                            Instant.ofEpochSecond(Long.parseLong(form.group(3))),
                            form.group(4));
                }
            } catch (IllegalArgumentException notBase64) {
                // Reported like a text that decodes to something else.
            }
        }
        throw new RequestException(RequestError.BAD_CURSOR, "This is not a cursor of this subscription.");
    }

    String text() {
        String plain = "list:" + position.xid() + ":" + position.id() + ":" + at.getEpochSecond() + ":" + accessMark;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
