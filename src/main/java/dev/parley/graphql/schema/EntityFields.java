package dev.parley.graphql.schema;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.model.Attribute;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.read.Plan;
import dev.parley.graphql.read.SchemaModel;
import dev.parley.graphql.value.Lookup;
import dev.parley.security.AccessRole;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
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

    /** Names of the fields of the types of groups that exist already. Later uses refer to the types by name. */
    private final Map<String, Set<String>> made = new HashMap<>();

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
                GraphQLFieldDefinition field = connections.listField(list);
                builder.field(nullableForCustomers(entity, field, list.customerVisible()));
            }
            for (ComputedField<?> computed : model.computedFields(entity, "")) {
                builder.field(nullableForCustomers(entity, field(computed), computed.customerVisible()));
            }
        });
        return AccessDirective.on(extended, readersOf(entity));
    }

    private static Set<AccessRole> readersOf(EntityType entity) {
        if (entity.customerVisible() == null) {
            return AccessRole.WITH_TOKEN;
        }
        return entity.customerVisible().atRoot() ? Set.of() : AccessRole.KNOWN;
    }

    private static GraphQLFieldDefinition field(ComputedField<?> computed) {
        GraphQLFieldDefinition.Builder field = newFieldDefinition()
                .name(FieldPath.name(computed.name()))
                .type(computed.type())
                .description(computed.description())
                .arguments(computed.arguments());
        return (computed.cost() == 0 ? field : field.withAppliedDirective(CostDirectives.cost(computed.cost())))
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
                        .type(group.nullable() ? typeOf(group, type, entity) : nonNull(typeOf(group, type, entity)))
                        .description(group.description())
                        .build())
                .toList();
    }

    private GraphQLOutputType typeOf(FieldGroup group, GraphQLObjectType type, EntityType entity) {
        List<GraphQLFieldDefinition> fields = Stream.of(
                        columns(group, type, entity),
                        groups(type, entity, group.path()).stream(),
                        model.computedFields(entity, group.path()).stream().map(EntityFields::field),
                        links(group, entity))
                .flatMap(inside -> inside)
                .toList();
        Set<String> names = fields.stream().map(GraphQLFieldDefinition::getName).collect(Collectors.toSet());
        Set<String> known = made.putIfAbsent(group.type(), names);
        if (known == null) {
            return GraphQLObjectType.newObject()
                    .name(group.type())
                    .description(ofType(group))
                    .withAppliedDirective(CostDirectives.ofRowPart())
                    .fields(fields)
                    .build();
        }
        if (!known.equals(names)) {
            throw new IllegalStateException(
                    "Groups of type " + group.type() + " have different fields: " + known + ", " + names);
        }
        return GraphQLTypeReference.typeRef(group.type());
    }

    static String ofType(FieldGroup group) {
        return group.typeDescription().isEmpty() ? group.description() : group.typeDescription();
    }

    /** SmallRye knows the types of the columns, but not their names in the group. */
    private static Stream<GraphQLFieldDefinition> columns(FieldGroup group, GraphQLObjectType type, EntityType entity) {
        Column presence = entity.presence(group);
        return entity.columnsOf(group.path()).map(column -> {
            GraphQLFieldDefinition field = type.getFieldDefinition(column.attribute())
                    .transform(made -> made.name(FieldPath.name(column.name())).description(column.description()));
            GraphQLFieldDefinition present =
                    column == presence ? field.transform(made -> made.type(nonNull(field.getType()))) : field;
            return nullableForCustomers(entity, present, group, !column.agentsOnly());
        });
    }

    private static Stream<GraphQLFieldDefinition> links(FieldGroup group, EntityType entity) {
        return entity.linksOf(group.path()).map(link -> {
            GraphQLOutputType target =
                    GraphQLTypeReference.typeRef(link.target().getSimpleName());
            GraphQLFieldDefinition field = newFieldDefinition()
                    .name(FieldPath.name(link.path()))
                    .type(link.nullable() ? target : nonNull(target))
                    .description(link.description())
                    .deprecate(link.deprecation())
                    .build();
            return nullableForCustomers(entity, field, group, link.customerVisible());
        });
    }

    /** A group that is hidden from customers is marked itself, and its fields are not. */
    private static GraphQLFieldDefinition nullableForCustomers(
            EntityType entity, GraphQLFieldDefinition field, FieldGroup group, boolean customerVisible) {
        return nullableForCustomers(
                entity, field, customerVisible || entity.isInHiddenGroup(FieldPath.of(group.path(), field.getName())));
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
        Link link = entity.linksByPath().get(name);
        return column != null ? !column.agentsOnly() : link == null || link.customerVisible();
    }
}
