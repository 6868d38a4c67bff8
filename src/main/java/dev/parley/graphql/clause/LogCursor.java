package dev.parley.graphql.clause;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.LogPosition;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position up to which a client has read a log. It is opaque to clients, and the same for the list and the subscription.
 *
 * @param log name of the log
 * @param since time at which the client began to read, without a cursor. It has heard of nothing that was deleted before
 */
public record LogCursor(String log, LogPosition position, Instant since) {

    private static final Pattern FORM = Pattern.compile("(\\w+):(\\d{1,19}):(\\d{1,19}):(\\d{1,15})");
    private static final int LONGEST = 200;

    /**
     * Parses a cursor from a request.
     *
     * @throws RequestException BAD_CURSOR if it is not a cursor of the log
     */
    public static LogCursor parse(String log, String text) {
        if (text.length() <= LONGEST) {
            try {
                Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
                if (form.matches() && form.group(1).equals(log)) {
                    return new LogCursor(
                            log,
                            new LogPosition(Long.parseLong(form.group(2)), Long.parseLong(form.group(3))),
                            Instant.ofEpochMilli(Long.parseLong(form.group(4))));
                }
            } catch (IllegalArgumentException unreadable) {
                // Reported like a text that decodes to something else.
            }
        }
        throw new RequestException(RequestError.BAD_CURSOR, "This is not a cursor of " + log + ".");
    }

    /** The cursor as clients get it. */
    public String text() {
        String plain = log + ":" + position.transaction() + ":" + position.id() + ":" + since.toEpochMilli();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
