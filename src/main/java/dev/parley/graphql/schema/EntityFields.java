package dev.parley.graphql.schema;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.graphql.model.Attribute;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.ComputedField;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldGroup;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.Lookup;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.RowObject;
import dev.parley.graphql.read.Plan;
import dev.parley.graphql.read.SchemaModel;
import dev.parley.security.AccessRole;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;

/**
 * Adds groups, lists and computed fields to the type of an entity. These fields have no data fetchers; see {@link
 * Plan}.
 */
final class EntityFields {

    private final SchemaModel model;
    private final ConnectionTypes connections;

    /** Types of groups that exist already. Later uses refer to them by name. */
    private final Set<String> made = new HashSet<>();

    EntityFields(SchemaModel model, ConnectionTypes connections) {
        this.model = model;
        this.connections = connections;
    }

    GraphQLObjectType addTo(GraphQLObjectType type, EntityType entity) {
        GraphQLObjectType extended = type.transform(builder -> {
            builder.withInterface(GraphQLTypeReference.typeRef(RootFields.NODE)).clearFields();
            type.getFieldDefinitions().stream()
                    .filter(field -> isOwn(entity, field.getName()))
                    .forEach(field ->
                            builder.field(nullableForCustomers(entity, field, isForAll(entity, field.getName()))));
            groups(type, entity, "")
                    .forEach(group -> builder.field(nullableForCustomers(
                            entity,
                            group,
                            !Lookup.required(entity.fieldGroups(), group.getName())
                                    .agentsOnly())));
            for (ReverseList list : entity.lists().values()) {
                GraphQLFieldDefinition field = connections.listField(list.name(), list.description(), list.element());
                builder.field(nullableForCustomers(entity, field, list.customerVisible()));
            }
            for (ComputedField<?> computed : model.computedFields(entity, "")) {
                builder.field(nullableForCustomers(entity, field(computed), computed.customerVisible()));
            }
        });
        return AccessDirective.on(extended, readersOf(entity));
    }

    /** Marks the fields of a type of {@link RowObject}s that customers may not read. Other types stay as they are. */
    GraphQLObjectType markParts(GraphQLObjectType type) {
        Set<String> guarded = model.entities().types().stream()
                .flatMap(entity -> entity.objects().values().stream())
                .filter(object -> object.type().equals(type.getName()))
                .flatMap(object -> object.links().entrySet().stream())
                .filter(link -> !link.getValue().customerVisible())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return guarded.isEmpty()
                ? type
                : type.transform(marked -> type.getFieldDefinitions().stream()
                        .filter(field -> guarded.contains(field.getName()))
                        .forEach(field -> marked.field(AccessDirective.on(field, AccessRole.WITH_TOKEN))));
    }

    private static Set<AccessRole> readersOf(EntityType entity) {
        if (entity.customerVisible() == null) {
            return AccessRole.WITH_TOKEN;
        }
        return entity.customerVisible().atRoot() ? Set.of() : AccessRole.KNOWN;
    }

    private static GraphQLFieldDefinition field(ComputedField<?> computed) {
        return newFieldDefinition()
                .name(FieldPath.name(computed.name()))
                .type(computed.type())
                .description(computed.description())
                .arguments(computed.arguments())
                .build();
    }

    /** Whether a field that SmallRye found belongs to the entity's own type: not a column of a group. */
    private static boolean isOwn(EntityType entity, String name) {
        Attribute attribute = entity.attributes().get(name);
        return attribute == null || attribute.field().isAnnotationPresent(Description.class);
    }

    /** The fields for the groups that are directly inside a group, or inside the entity's type if the path is empty. */
    private List<GraphQLFieldDefinition> groups(GraphQLObjectType type, EntityType entity, String path) {
        return entity.fieldGroups().values().stream()
                .filter(group -> FieldPath.group(group.path()).equals(path))
                .map(group -> newFieldDefinition()
                        .name(FieldPath.name(group.path()))
                        .type(nonNull(typeOf(group, type, entity)))
                        .description(group.description())
                        .build())
                .toList();
    }

    private GraphQLOutputType typeOf(FieldGroup group, GraphQLObjectType type, EntityType entity) {
        if (!made.add(group.type())) {
            return GraphQLTypeReference.typeRef(group.type());
        }
        GraphQLObjectType.Builder fields =
                GraphQLObjectType.newObject().name(group.type()).description(ofType(group));
        columns(group, type, entity).forEach(fields::field);
        groups(type, entity, group.path()).forEach(fields::field);
        model.computedFields(entity, group.path()).forEach(computed -> fields.field(field(computed)));
        return fields.build();
    }

    static String ofType(FieldGroup group) {
        return group.typeDescription().isEmpty() ? group.description() : group.typeDescription();
    }

    /** SmallRye knows the types of the columns, but not their names in the group. */
    private static Stream<GraphQLFieldDefinition> columns(FieldGroup group, GraphQLObjectType type, EntityType entity) {
        return entity.columns().values().stream()
                .filter(column -> FieldPath.group(column.name()).equals(group.path()))
                .map(column -> type.getFieldDefinition(column.attribute())
                        .transform(field ->
                                field.name(FieldPath.name(column.name())).description(column.description())));
    }

    /**
     * Fields that customers may not read are marked and nullable. A customer who selects one receives null for the
     * field instead of losing the whole object.
     */
    private static GraphQLFieldDefinition nullableForCustomers(
            EntityType entity, GraphQLFieldDefinition field, boolean customerVisible) {
        return customerVisible || entity.customerVisible() == null
                ? field
                : AccessDirective.on(
                        field.transform(changed ->
                                changed.type((GraphQLOutputType) GraphQLTypeUtil.unwrapNonNull(field.getType()))),
                        AccessRole.WITH_TOKEN);
    }

    private static boolean isForAll(EntityType entity, String name) {
        Column column = entity.columns().get(name);
        Link link = entity.links().get(name);
        return column != null ? !column.agentsOnly() : link == null || link.customerVisible();
    }
}
