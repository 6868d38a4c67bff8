package dev.parley.graphql.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.JsonBytes;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON as maps, lists, strings, booleans, null and exact numbers. */
public final class JsonText {

    /** Maximum nesting of objects and lists. Our own inputs have a dozen levels, and readers recurse once per level. */
    private static final int MOST_LEVELS = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
            .build();

    private JsonText() {}

    /**
     * Parses JSON in UTF-8.
     *
     * @throws RequestException BAD_REQUEST if the bytes are not one JSON value
     */
    public static @Nullable Object read(Buffer text) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes()))
                    .toString());
        } catch (CharacterCodingException malformed) {
            throw new RequestException(RequestError.BAD_REQUEST, "The JSON is not in UTF-8.");
        }
    }

    /**
     * Parses JSON.
     *
     * @throws RequestException BAD_REQUEST if the text is not one JSON value
     */
    public static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new RequestException(RequestError.BAD_REQUEST, "The JSON is empty.");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new RequestException(RequestError.BAD_REQUEST, "The JSON contains more than one value.");
            }
            return value;
        } catch (StreamConstraintsException tooMuch) {
            throw new RequestException(
                    RequestError.BAD_REQUEST, "The JSON is nested too deeply, or a part of it is too long.");
        } catch (JsonProcessingException | NumberFormatException malformed) {
            throw new RequestException(RequestError.BAD_REQUEST, "The JSON is malformed.");
        } catch (IOException neverOfAText) {
            throw new UncheckedIOException(neverOfAText);
        }
    }

    /** Writes a value as JSON. */
    public static Buffer write(Object value) {
        JsonBytes json = new JsonBytes(1024);
        json.value(value);
        return BufferImpl.buffer(Unpooled.wrappedBuffer(json.array(), 0, json.length()));
    }

    /** Casts a parsed value to an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            // A double cannot represent 0.1 exactly.
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("Unexpected token " + parser.currentToken());
        };
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException {
        BigDecimal number = parser.getDecimalValue();
        if (NumberLimits.isHuge(number)) {
            throw new RequestException(RequestError.BAD_REQUEST, "A number has too many digits.");
        }
        return number;
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
