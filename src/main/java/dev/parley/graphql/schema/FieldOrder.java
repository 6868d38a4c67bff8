package dev.parley.graphql.schema;

import dev.parley.graphql.model.EntityType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import io.smallrye.graphql.schema.model.EnumType;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.InputType;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts fields and enum values into the order in which their Java classes declare them. SmallRye keeps no order. The
 * schema file and introspection both show the resulting order.
 */
final class FieldOrder {

    /** Fields that many inputs or payloads share. They follow the other fields. */
    private static final List<String> SHARED =
            List.of("changed", "replayed", "userErrors", "idempotencyKey", "clientMutationId");

    private static final String GLOBAL_ID = "id";

    /** Names in order of declaration, by type. */
    private final Map<String, List<String>> declared = new HashMap<>();

    /** Reads the classes of a schema that SmallRye has found. */
    FieldOrder(Schema schema) {
        for (Type type : schema.getTypes().values()) {
            declared.put(
                    type.getName(),
                    inOrder(type.getClassName(), type.getFields().values()));
        }
        for (InputType type : schema.getInputs().values()) {
            declared.put(
                    type.getName(),
                    inOrder(type.getClassName(), type.getFields().values()));
        }
        for (EnumType type : schema.getEnums().values()) {
            declared.put(
                    type.getName(),
                    Stream.of(classNamed(type.getClassName()).getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        }
    }

    private static List<String> inOrder(String className, Collection<Field> fields) {
        List<String> attributes = new ArrayList<>();
        addInherited(classNamed(className), attributes);
        return fields.stream()
                .filter(field -> attributes.contains(field.getPropertyName()))
                .sorted(Comparator.comparing(field -> attributes.indexOf(field.getPropertyName())))
                .map(Field::getName)
                .toList();
    }

    private static void addInherited(Class<?> owner, List<String> attributes) {
        if (owner.getSuperclass() != null) {
            addInherited(owner.getSuperclass(), attributes);
        }
        Stream.of(owner.getDeclaredFields())
                .map(java.lang.reflect.Field::getName)
                .forEach(attributes::add);
    }

    private static Class<?> classNamed(String name) {
        return ClassloadingService.get().loadClass(name);
    }

    /** Sorts the fields of an entity: columns, links, groups, computed fields by name, lists. */
    GraphQLObjectType sorted(GraphQLObjectType type, EntityType entity) {
        List<String> computed = type.getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .filter(name -> !name.equals(GLOBAL_ID)
                        && !entity.columns().containsKey(name)
                        && !entity.linksByPath().containsKey(name)
                        && !entity.fieldGroups().containsKey(name)
                        && !entity.lists().containsKey(name))
                .sorted()
                .toList();
        List<String> order = Stream.of(
                        Stream.of(GLOBAL_ID),
                        entity.columns().keySet().stream(),
                        entity.linksByPath().keySet().stream(),
                        entity.fieldGroups().keySet().stream(),
                        computed.stream(),
                        entity.lists().keySet().stream())
                .flatMap(names -> names)
                .toList();
        return type.transform(builder -> builder.replaceFields(sorted(type.getFieldDefinitions(), order)));
    }

    GraphQLObjectType sorted(GraphQLObjectType type) {
        List<GraphQLFieldDefinition> fields = sorted(type.getFieldDefinitions(), declared.get(type.getName()));
        return fields.equals(type.getFieldDefinitions())
                ? type
                : type.transform(builder -> builder.replaceFields(fields));
    }

    GraphQLInputObjectType sorted(GraphQLInputObjectType type) {
        return type.transform(
                builder -> builder.replaceFields(sorted(type.getFieldDefinitions(), declared.get(type.getName()))));
    }

    GraphQLEnumType sorted(GraphQLEnumType type) {
        List<GraphQLEnumValueDefinition> values = sorted(type.getValues(), declared.get(type.getName()));
        return type.transform(builder -> builder.replaceValues(values));
    }

    /** Whether a Java class of this type was found. Other types are built in their order. */
    boolean isDeclared(String type) {
        return declared.containsKey(type);
    }

    private static <T extends GraphQLNamedSchemaElement> List<T> sorted(
            List<T> elements, @Nullable List<String> order) {
        return order == null
                ? elements
                : elements.stream()
                        .sorted(Comparator.comparing(element -> rank(element.getName(), order)))
                        .toList();
    }

    /** Fields without a Java field, which the schema's extension adds, keep their order between own and shared fields. */
    private static int rank(String name, List<String> order) {
        int own = order.indexOf(name);
        int shared = SHARED.indexOf(name);
        return shared >= 0 ? order.size() + 1 + shared : own >= 0 ? own : order.size();
    }
}
