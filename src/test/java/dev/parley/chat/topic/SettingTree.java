package dev.parley.chat.topic;

import dev.parley.graphql.model.FieldPath;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings of a topic by path, and as the nested objects of the schema. */
final class SettingTree {

    static final String DAYS = "openingHours.days";
    static final String LUNCH = "openingHours.lunch";
    static final String EXCEPTIONS = "openingHours.exceptions";

    static final String TRANSLATIONS = "translations";

    /** Selections of settings that are objects themselves. */
    private static final Map<String, String> OBJECTS = Map.of(
            DAYS, "days { weekday periods { opensAt closesAt } }",
            LUNCH, "lunch { startsAt endsAt }",
            EXCEPTIONS, "exceptions { date text periods { opensAt closesAt } }",
            TRANSLATIONS, "translations { language title welcomeMessage }");

    private static final Set<String> COMMON =
            Set.of("topicId", "expectedVersion", "clientMutationId", "idempotencyKey");

    private SettingTree() {}

    /** The types of all settings of an input, by path. */
    static Map<String, String> types(GraphQLSchema schema, String input) {
        Map<String, String> types = new TreeMap<>();
        addTypes(types, "", (GraphQLInputObjectType) schema.getType(input));
        types.keySet().removeAll(COMMON);
        return types;
    }

    private static void addTypes(Map<String, String> types, String group, GraphQLInputObjectType input) {
        input.getFieldDefinitions().forEach(field -> {
            String path = FieldPath.of(group, field.getName());
            if (field.getType() instanceof GraphQLInputObjectType inside && !OBJECTS.containsKey(path)) {
                addTypes(types, path, inside);
            } else {
                types.put(path, GraphQLTypeUtil.simplePrint(field.getType()));
            }
        });
    }

    /** The nested form of values by path. */
    static Map<String, Object> nested(Map<String, ?> values) {
        Map<String, Object> nested = new TreeMap<>();
        values.forEach((path, value) -> {
            Map<String, Object> group = nested;
            String[] names = path.split("\\.");
            for (int i = 0; i < names.length - 1; i++) {
                group = map(group.computeIfAbsent(names[i], name -> new TreeMap<>()));
            }
            group.put(names[names.length - 1], value);
        });
        return nested;
    }

    /** The selection of fields. */
    static String selection(Set<String> paths) {
        return selection("", nested(paths.stream().collect(Collectors.toMap(path -> path, path -> ""))));
    }

    private static String selection(String group, Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> {
                    String path = FieldPath.of(group, field.getKey());
                    return field.getValue() instanceof Map<?, ?>
                            ? field.getKey() + " { " + selection(path, map(field.getValue())) + " }"
                            : OBJECTS.getOrDefault(path, field.getKey());
                })
                .collect(Collectors.joining(" "));
    }

    /** The values of fields of an answer, by path. Times have one notation. */
    static Map<String, Object> values(Map<String, ?> answer, Set<String> paths) {
        Map<String, Object> values = new TreeMap<>();
        for (String path : paths) {
            Object value = answer;
            for (String name : path.split("\\.")) {
                value = map(value).get(name);
            }
            values.put(path, value);
        }
        values.computeIfPresent(LUNCH, (path, lunch) -> times(lunch));
        values.computeIfPresent(DAYS, (path, days) -> times(days));
        values.computeIfPresent(EXCEPTIONS, (path, exceptions) -> times(exceptions));
        return values;
    }

    private static Object times(Object value) {
        if (value instanceof List<?> all) {
            return all.stream().map(SettingTree::times).toList();
        } else if (value instanceof Map<?, ?> object) {
            return map(object).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, each -> times(each.getValue())));
        }
        return value instanceof String text && text.contains(":")
                ? LocalTime.parse(text).toString()
                : value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
