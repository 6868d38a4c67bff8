package dev.parley.graphql.clause;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.value.Enums;
import dev.parley.graphql.value.SqlType;
import dev.parley.graphql.value.Strings;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position in an ordered list: the values of the sort columns in one row. It is opaque to clients and bound to the
 * sort order.
 */
public final class Cursor {

    /** Maximum length in characters. All sortable texts of a row together are shorter, even if each character is escaped. */
    private static final int LONGEST = 262_144;

    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private Cursor() {}

    /**
     * Returns the cursor of a row. Each edge of each list has one, so the text is written without building a tree of
     * JSON values.
     *
     * @param places indexes of the sort columns' values in the row
     */
    public static String of(int[] places, Object[] row, Order order) {
        StringWriter text = new StringWriter();
        try (JsonGenerator values = JsonProviderHolder.jsonProvider().createGenerator(text)) {
            values.writeStartArray().write(order.signature());
            for (int i = 0; i < places.length; i++) {
                Class<?> type = order.terms().get(i).column().type();
                write(values, SqlType.toJava(type, row[places[i]]));
            }
            values.writeEnd();
        }
        return TO_TEXT.encodeToString(text.toString().getBytes(UTF_8));
    }

    private static void write(JsonGenerator values, @Nullable Object value) {
        if (value == null) {
            values.writeNull();
        } else if (value instanceof Number number && !(value instanceof Double)) {
            values.write(number.longValue());
        } else if (value instanceof Enum<?> constant) {
            values.write(constant.name());
        } else {
            values.write(value.toString());
        }
    }

    /**
     * Parses a cursor from a request.
     *
     * @return the values of the sort columns
     * @throws RequestException BAD_CURSOR if it is malformed or belongs to another sort order
     */
    public static List<Object> parse(String cursor, Order order) {
        if (cursor.length() > LONGEST) {
            throw malformed();
        }
        try (JsonReader reader = JsonProviderHolder.jsonProvider()
                .createReader(new StringReader(new String(Base64.getUrlDecoder().decode(cursor), UTF_8)))) {
            JsonArray json = reader.readArray();
            if (!json.getString(0).equals(order.signature())
                    || json.size() != order.terms().size() + 1) {
                throw new RequestException(
                        RequestError.BAD_CURSOR,
                        "The cursor belongs to a list with another orderBy. Use it with the orderBy of the list that returned it.");
            }
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < order.terms().size(); i++) {
                values.add(value(json.get(i + 1), order.terms().get(i).column()));
            }
            return values;
        } catch (JsonException
                | IllegalArgumentException
                | ClassCastException
                | IndexOutOfBoundsException
                | DateTimeException
                | ArithmeticException unreadable) {
            throw malformed();
        }
    }

    private static @Nullable Object value(JsonValue json, Column column) {
        if (json == JsonValue.NULL) {
            if (!column.nullable()) {
                throw malformed();
            }
            return null;
        }
        Class<?> type = column.type();
        if (type == Long.class) {
            return ((JsonNumber) json).longValueExact();
        } else if (type == Integer.class) {
            return ((JsonNumber) json).intValueExact();
        } else if (type == Short.class) {
            return (short) ((JsonNumber) json).intValueExact();
        }
        String text = ((JsonString) json).getString();
        if (type == Instant.class) {
            return Instant.parse(text);
        } else if (type == Boolean.class) {
            return Boolean.valueOf(text);
        } else if (type == Double.class) {
            return Double.valueOf(text);
        } else if (type.isEnum()) {
            return Enums.constant(type, text);
        }
        return Strings.wellFormed(text);
    }

    private static RequestException malformed() {
        return new RequestException(
                RequestError.BAD_CURSOR,
                "This is not a valid cursor. Send cursors exactly as this service returned them.");
    }
}
