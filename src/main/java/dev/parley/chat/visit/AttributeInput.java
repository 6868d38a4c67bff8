package dev.parley.chat.visit;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputText;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An attribute that a site gives of its customer. */
@Input("ChatSessionAttributeInput")
@Description("An attribute that the site gives of its customer. Give exactly one value.")
@SuppressWarnings("NullAway.Init")
public class AttributeInput {

    private static final int MOST = 20;
    private static final int LONGEST_TEXT = 255;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");

    @NonNull @Description(
            "Name of the attribute, unique in the session: a letter, then letters, digits, '_', '.' and '-', at most 40 characters.")
    public String name;

    @Description("A text of at most 255 characters.")
    public @Nullable String textValue;

    @Description("A number.")
    public @Nullable Double numberValue;

    @Description("True or false.")
    public @Nullable Boolean booleanValue;

    @Description("A time.")
    public @Nullable Instant timeValue;

    /**
     * Returns attributes as a session stores them: a JSON object whose keys are the sorted names. Null if there are none.
     *
     * @param field the input field that has the attributes
     * @throws RefusalException VALIDATION, FIELD_TOO_LONG
     */
    public static @Nullable String stored(@Nullable Collection<AttributeInput> attributes, String field) {
        if (attributes == null || attributes.isEmpty()) {
            return null;
        }
        require(attributes.size() <= MOST, field);
        Map<String, JsonObject> values = new TreeMap<>();
        for (AttributeInput attribute : attributes) {
            require(NAME.matcher(attribute.name).matches(), field);
            require(values.put(attribute.name, attribute.value(field)) == null, field);
        }
        JsonObjectBuilder all = JsonProviderHolder.jsonProvider().createObjectBuilder();
        values.forEach(all::add);
        return all.build().toString();
    }

    private JsonObject value(String field) {
        long given = Stream.of(textValue, numberValue, booleanValue, timeValue)
                .filter(Objects::nonNull)
                .count();
        require(given == 1, field);
        JsonObjectBuilder value = JsonProviderHolder.jsonProvider().createObjectBuilder();
        if (textValue != null) {
            value.add("text", text(textValue, field));
        } else if (numberValue != null) {
            require(Double.isFinite(numberValue), field);
            value.add("number", numberValue);
        } else if (booleanValue != null) {
            value.add("boolean", booleanValue);
        } else if (timeValue != null) {
            // PostgreSQL would round the rest, which may lead into the next year.
            value.add("time", timeValue.truncatedTo(ChronoUnit.MICROS).toString());
        }
        return value.build();
    }

    private static String text(String raw, String field) {
        String text = InputText.trimmed(raw);
        require(!text.isEmpty() && !InputText.isUnsafe(text), field);
        if (InputText.length(text) > LONGEST_TEXT) {
            throw new RefusalException(RefusalCode.FIELD_TOO_LONG, field);
        }
        return text;
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new RefusalException(RefusalCode.VALIDATION, field);
        }
    }
}
