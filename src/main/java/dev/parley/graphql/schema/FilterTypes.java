package dev.parley.graphql.schema;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.clause.Filter;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.model.Link;
import graphql.Scalars;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the input types of filters: operators for each scalar, and one filter for each entity. */
final class FilterTypes {

    private static final Set<String> ORDERED = Set.of("Int", "BigInt", "Float", "DateTime", "Time");

    /** Types that exist already, by name. Later uses refer to them by name. */
    private final Map<String, GraphQLInputObjectType> made = new LinkedHashMap<>();

    /** Returns the filter of an entity: its columns, links and lists, and the operators and, or, not. */
    GraphQLInputObjectType of(EntityType type) {
        String name = nameOf(type);
        GraphQLInputObjectType.Builder filter = newInputObject()
                .name(name)
                .description(
                        "Conditions on an object of type " + type.name()
                                + ". All given conditions must hold. {} matches every row. At most "
                                + Filter.MOST_CONDITIONS
                                + " conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need.")
                .field(field("id", operators("ID", true), "Opaque id. isNull is supported on links only."));
        fields(type, "").forEach(filter::field);
        type.groups()
                .values()
                .forEach(group -> filter.field(
                        field(group.name(), operators(scalarOf(group.type()), false), group.description())));
        type.derived()
                .values()
                .forEach(derived -> filter.field(field(
                        derived.name(),
                        operators(scalarOf(derived.type()), derived.nullable()),
                        derived.description())));
        type.lists()
                .values()
                .forEach(list -> filter.field(field(list.name(), quantifiers(list.element()), list.description())));
        type.linksOf("").forEach(link -> filter.field(field(link)));
        type.callerConditions()
                .values()
                .forEach(condition ->
                        filter.field(field(condition.name(), operators("Boolean", false), condition.description())));
        type.textConditions()
                .values()
                .forEach(condition -> filter.field(field(
                                condition.name(), Scalars.GraphQLString, condition.description())
                        .transform(field -> field.withAppliedDirective(CostDirectives.cost(condition.cost())))));
        return filter.field(field("and", list(nonNull(typeRef(name))), "All of these conditions must hold."))
                .field(field(
                        "or",
                        list(nonNull(typeRef(name))),
                        "At least one of these conditions must hold. An empty list matches nothing."))
                .field(
                        field(
                                "not",
                                typeRef(name),
                                "This condition must not hold. Matches exactly the rows that the condition itself does not match."))
                .build();
    }

    private GraphQLInputObjectField field(Column column) {
        return field(
                        FieldPath.name(column.name()),
                        operators(scalarOf(column.type()), column.nullable()),
                        column.description())
                .transform(field -> field.deprecate(column.deprecation()));
    }

    private static GraphQLInputObjectField field(Link link) {
        return field(
                        FieldPath.name(link.path()),
                        typeRef(link.target().getSimpleName() + "Filter"),
                        link.description()
                                + " Conditions on id need no join. id: {isNull: true} matches rows without a link.")
                .transform(field -> field.deprecate(link.deprecation()));
    }

    /** Returns the conditions on the columns of a group and of its groups; of the entity itself if the path is empty. */
    private List<GraphQLInputObjectField> fields(EntityType type, String path) {
        List<GraphQLInputObjectField> fields = new ArrayList<>();
        type.filterColumns(path).forEach(column -> fields.add(field(column)));
        type.fieldGroups().values().stream()
                .filter(group -> FieldPath.group(group.path()).equals(path))
                .forEach(group -> {
                    List<GraphQLInputObjectField> inside = fields(type, group.path());
                    type.linksOf(group.path()).forEach(link -> inside.add(field(link)));
                    if (!inside.isEmpty()) {
                        fields.add(
                                field(FieldPath.name(group.path()), ofGroup(type, group, inside), group.description()));
                    }
                });
        return fields;
    }

    /** Each group has a filter of its own: groups may share a type, but some of their fields may be computed. */
    private static GraphQLInputObjectType ofGroup(
            EntityType type, FieldGroup group, List<GraphQLInputObjectField> fields) {
        return newInputObject()
                .name(nameOf(type, group))
                .description("Conditions on the field " + group.path() + " of a " + type.name()
                        + " object. All given conditions must hold.")
                .fields(fields)
                .build();
    }

    static String nameOf(EntityType type) {
        return type.name() + "Filter";
    }

    /** Name of the filter of a group, such as ChatMessageSenderFilter. */
    static String nameOf(EntityType type, FieldGroup group) {
        return Stream.of(group.path().split("\\."))
                .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .collect(Collectors.joining("", type.name(), "Filter"));
    }

    /** Returns the conditions on a list. */
    private GraphQLInputType quantifiers(EntityType element) {
        String name = element.name() + "ListFilter";
        return madeOnce(
                name,
                () -> newInputObject()
                        .name(name)
                        .description("Conditions on a list of " + element.name()
                                + " objects. All given conditions must hold. Rows that you may not see are not part of the list. At most "
                                + Filter.MOST_LISTS + " levels of list conditions.")
                        .field(field(
                                "some",
                                typeRef(nameOf(element)),
                                "At least one row matches. {} matches if the list is not empty."))
                        .field(field(
                                "none", typeRef(nameOf(element)), "No row matches. {} matches if the list is empty."))
                        .build());
    }

    /** Returns the operators on values of a scalar or enum type. */
    private GraphQLInputType operators(String scalar, boolean nullable) {
        String name = scalar + (nullable && !scalar.equals("ID") ? "NullableFilter" : "Filter");
        return madeOnce(name, () -> operators(name, scalar, nullable));
    }

    private GraphQLInputType madeOnce(String name, Supplier<GraphQLInputObjectType> type) {
        if (made.containsKey(name)) {
            return typeRef(name);
        }
        made.put(name, type.get());
        return made.get(name);
    }

    private GraphQLInputObjectType operators(String name, String scalar, boolean nullable) {
        GraphQLInputType value = scalarType(scalar);
        GraphQLInputObjectType.Builder type = newInputObject()
                .name(name)
                .description("Conditions on a value of type " + scalar + (nullable ? " that may be null" : "")
                        + ". All given conditions must hold. Without a value, or if a link on the way is null, only "
                        + (nullable ? "isNull: true, ne and notIn match." : "ne and notIn match."))
                .field(field("eq", value, "Equal to this."))
                .field(field("ne", value, "Not equal to this. Matches rows without a value too."))
                .field(field(
                        "in",
                        list(nonNull(value)),
                        "Equal to one of these, at most 1000. An empty list matches nothing."))
                .field(field(
                        "notIn",
                        list(nonNull(value)),
                        "Equal to none of these, at most 1000. Matches rows without a value too."));
        if (nullable) {
            type.field(field(
                    "isNull",
                    Scalars.GraphQLBoolean,
                    "true matches rows without a value, false matches rows with a value."));
        }
        if (ORDERED.contains(scalar)) {
            type.field(field("lt", value, "Less than this."))
                    .field(field("lte", value, "Less than or equal to this."))
                    .field(field("gt", value, "Greater than this."))
                    .field(field("gte", value, "Greater than or equal to this."))
                    .field(field("between", range(scalar, value), "Within this range, both ends inclusive."));
        }
        if (scalar.equals("String")) {
            type.field(field("contains", value, "Contains this text, ignoring case."))
                    .field(field("startsWith", value, "Starts with this text, ignoring case."));
        }
        return type.build();
    }

    private GraphQLInputType range(String scalar, GraphQLInputType value) {
        String name = scalar + "Range";
        return madeOnce(
                name,
                () -> newInputObject()
                        .name(name)
                        .description("A range of " + scalar + " values, both ends inclusive.")
                        .field(field("from", nonNull(value), "Smallest value."))
                        .field(field("to", nonNull(value), "Greatest value."))
                        .build());
    }

    private static GraphQLInputObjectField field(String name, GraphQLInputType type, String description) {
        return newInputObjectField()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    /** The GraphQL input type of a column. */
    static GraphQLInputType typeOf(Column column) {
        return scalarType(scalarOf(column.type()));
    }

    /** Name of the GraphQL type of a column, as SmallRye names it. */
    private static String scalarOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Long" -> "BigInt";
            case "Integer", "Short" -> "Int";
            case "Double" -> "Float";
            case "Instant" -> "DateTime";
            case "LocalTime" -> "Time";
            default -> type.getSimpleName();
        };
    }

    private static GraphQLInputType scalarType(String name) {
        return switch (name) {
            case "ID" -> Scalars.GraphQLID;
            case "Int" -> Scalars.GraphQLInt;
            case "Float" -> Scalars.GraphQLFloat;
            case "String" -> Scalars.GraphQLString;
            case "Boolean" -> Scalars.GraphQLBoolean;
            case "DateTime" -> TimeScalars.DATE_TIME;
            case "Time" -> TimeScalars.TIME;
            default -> typeRef(name);
        };
    }
}
