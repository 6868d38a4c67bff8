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
 * How far a client has followed a list. Opaque to clients.
 *
 * @param at when what lies behind the position happened, at the earliest
 * @param standing the mark of the caller's rights
 */
record ListCursor(EventPosition position, Instant at, String standing) {

    private static final Pattern FORM = Pattern.compile("list:(\\d{1,19}):(\\d{1,19}):(\\d{1,11}):([0-9a-f]{16})");
    private static final int LONGEST = 100;

    /**
     * Reads a cursor that came with a request.
     *
     * @throws RequestException BAD_CURSOR when it is none of ours
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
                // The same answer as for one that decodes to something else.
            }
        }
        throw new RequestException(RequestError.BAD_CURSOR, "This is not a cursor of this subscription.");
    }

    String text() {
        String plain = "list:" + position.xid() + ":" + position.id() + ":" + at.getEpochSecond() + ":" + standing;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
