package dev.parley.graphql.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An opaque global id: base64url of the type and the primary key of a row.
 *
 * @param type name of the GraphQL type
 * @param number primary key of the row
 */
public record GlobalId(String type, long number) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z]{1,64}):([1-9][0-9]{0,17})");
    private static final int LONGEST = 120;

    /** Returns the global id of a row. */
    public static String of(String type, long number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((type + ":" + number).getBytes(UTF_8));
    }

    /**
     * Parses an id from a request.
     *
     * @throws RequestException BAD_ID if the id is malformed
     */
    public static GlobalId parse(String id) {
        if (id.length() <= LONGEST) {
            try {
                Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(id), UTF_8));
                if (form.matches()) {
                    return new GlobalId(form.group(1), Long.parseLong(form.group(2)));
                }
            } catch (IllegalArgumentException notBase64) {
                // Fall through to the same error as for an id that decodes to something else.
            }
        }
        throw new RequestException(
                RequestError.BAD_ID, "This is not a valid id. Send ids exactly as this service returned them.");
    }

    /**
     * Parses an id of a given type.
     *
     * @return the primary key
     * @throws RequestException BAD_ID if the id is malformed or of another type
     */
    public static long number(String type, String id) {
        GlobalId parsed = parse(id);
        if (!parsed.type().equals(type)) {
            throw new RequestException(
                    RequestError.BAD_ID, "Expected an id of type " + type + ", got one of type " + parsed.type() + ".");
        }
        return parsed.number();
    }
}
