package dev.parley.chat.session;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.JavaNames;
import dev.parley.graphql.schema.TimeScalars;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.graphql.value.GlobalId;
import graphql.Scalars;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeReference;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/**
 * A column of sessions in the event log, as {@link ChatSessionRow#logged} writes it and GraphQL exposes it.
 *
 * @param key its key in the payload of events
 * @param name name of the field
 */
record LoggedColumn(String key, String name, Class<?> type, String description) {

    /** Names of fields that differ from their keys in the log. Events are never rewritten, so that a key outlives its field's name. */
    private static final Map<String, String> NAMES = Map.of(
            "whenFirstResponse", "firstResponseAt",
            "whenFormSubmitted", "formSubmittedAt",
            "whenIdleWarned", "idleWarnedAt");

    /** Returns all logged columns. */
    static List<LoggedColumn> all() {
        return ChatSessionRow.loggedKeys().map(LoggedColumn::keyed).toList();
    }

    private static LoggedColumn keyed(String key) {
        String name = NAMES.getOrDefault(key, key);
        Field field = Stream.of(ChatSessionRow.class.getDeclaredFields())
                .filter(declared -> declared.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new LoggedColumn(
                key,
                name,
                field.getType(),
                field.getAnnotation(Description.class).value());
    }

    /** Returns the GraphQL field that reads the column from logged JSON. */
    <T> ViewType.Field<T> field(Function<T, JsonObject> columns) {
        if (NodeEntity.class.isAssignableFrom(type)) {
            return ViewType.entity(
                    name, description, type.asSubclass(NodeEntity.class), object -> value(columns.apply(object)));
        }
        return ViewType.value(name, description, graphQlType(), object -> value(columns.apply(object)));
    }

    /**
     * Returns the GraphQL field that reads the column from the payload of an event. For a link, it is the id of the record, which needs no further
     * read.
     */
    <T> ViewType.Field<T> changedField(Function<T, JsonObject> payload) {
        return NodeEntity.class.isAssignableFrom(type)
                ? ViewType.value(
                        name + "Id",
                        description + " Id of a " + type.getSimpleName() + ".",
                        Scalars.GraphQLID,
                        object -> id(payload.apply(object)))
                : field(payload);
    }

    /** Returns the name of the column in the enum ChatSessionField. */
    String constant() {
        return JavaNames.constant(name);
    }

    /** Returns whether a payload has the column. It may have null, if the column was cleared. */
    boolean isIn(JsonObject payload) {
        return payload.containsKey(key);
    }

    private GraphQLOutputType graphQlType() {
        if (type.isEnum()) {
            return GraphQLTypeReference.typeRef(type.getSimpleName());
        } else if (type == Instant.class) {
            return TimeScalars.DATE_TIME;
        } else if (type == boolean.class || type == Boolean.class) {
            return Scalars.GraphQLBoolean;
        }
        return Scalars.GraphQLInt;
    }

    private @Nullable Object value(JsonObject columns) {
        JsonValue value = columns.getOrDefault(key, JsonValue.NULL);
        return switch (value.getValueType()) {
            case STRING -> type == Instant.class ? Instant.parse(textOf(value)) : textOf(value);
            case NUMBER ->
                NodeEntity.class.isAssignableFrom(type)
                        ? (Object) ((JsonNumber) value).longValueExact()
                        : (Object) ((JsonNumber) value).intValueExact();
            case TRUE -> true;
            case FALSE -> false;
            case NULL, ARRAY, OBJECT -> null;
        };
    }

    private @Nullable String id(JsonObject columns) {
        return value(columns) instanceof Long number ? GlobalId.of(type.getSimpleName(), number) : null;
    }

    private static String textOf(JsonValue value) {
        return ((JsonString) value).getString();
    }
}
