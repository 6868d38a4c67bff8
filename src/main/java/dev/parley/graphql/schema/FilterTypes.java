package dev.parley.graphql.schema;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.read.Filter;
import graphql.Scalars;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The input types of filters: operators for each kind of value, and one filter for each entity. */
final class FilterTypes {

    private static final Set<String> ORDERED = Set.of("Int", "BigInteger", "Float", "DateTime", "Time");

    /** The types that were made, by name: later ones refer to them. */
    private final Map<String, GraphQLInputObjectType> made = new LinkedHashMap<>();

    /** The filter of an entity: its columns, the links that lead on, and and/or/not. */
    GraphQLInputObjectType of(EntityType type) {
        String name = nameOf(type);
        GraphQLInputObjectType.Builder filter = newInputObject()
                .name(name)
                .description(
                        "Conditions on a " + type.name()
                                + "; all that are given must hold, and {} holds for every row. At most "
                                + Filter.MOST_CONDITIONS
                                + " conditions: each operator on a value, each some and each none is one. BAD_FILTER for null, and for a variable without a value, wherever it stands: leave out what you do not ask for.")
                .field(field("and", list(nonNull(typeRef(name))), "All of these must hold."))
                .field(field(
                        "or",
                        list(nonNull(typeRef(name))),
                        "At least one of these must hold. An empty list finds nothing."))
                .field(field(
                        "not",
                        typeRef(name),
                        "This must not hold. Finds what the same conditions without not do not find."))
                .field(field("id", operators("ID", true), "Opaque id. isNull is for links only."));
        type.columns()
                .values()
                .forEach(column -> filter.field(field(
                        column.name(), operators(scalarOf(column.type()), column.nullable()), column.description())));
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
        type.links()
                .values()
                .forEach(link -> filter.field(field(
                        link.name(),
                        typeRef(link.target().getSimpleName() + "Filter"),
                        link.description() + " Conditions on id need no join; id: {isNull: true} asks for none.")));
        type.callerConditions()
                .values()
                .forEach(condition ->
                        filter.field(field(condition.name(), operators("Boolean", false), condition.description())));
        return filter.build();
    }

    static String nameOf(EntityType type) {
        return type.name() + "Filter";
    }

    /** Conditions on a list: which of its rows there must be. */
    private GraphQLInputType quantifiers(EntityType element) {
        String name = element.name() + "ListFilter";
        return madeOnce(
                name,
                () -> newInputObject()
                        .name(name)
                        .description("Conditions on a list of " + element.name()
                                + " objects; all that are given must hold. Rows that you may not see are not in the list. At most "
                                + Filter.MOST_LISTS + " lists within one another.")
                        .field(field(
                                "some", typeRef(nameOf(element)), "At least one row meets this; {}: there is a row."))
                        .field(field("none", typeRef(nameOf(element)), "No row meets this; {}: there is no row."))
                        .build());
    }

    /** The operators on values of one GraphQL type. */
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
                .description("Conditions on a value of type " + scalar + (nullable ? " that may be missing" : "")
                        + "; all that are given must hold. Where there is no value, also because a link leads to nothing, only "
                        + (nullable ? "isNull: true, ne and notIn hold." : "ne and notIn hold."))
                .field(field("eq", value, "Equal to this."))
                .field(field("ne", value, "Not equal to this; also where there is no value."))
                .field(field(
                        "in",
                        list(nonNull(value)),
                        "Equal to one of these, at most 1000. An empty list finds nothing."))
                .field(field(
                        "notIn",
                        list(nonNull(value)),
                        "Equal to none of these, at most 1000; also where there is no value."));
        if (nullable) {
            type.field(field("isNull", Scalars.GraphQLBoolean, "true: without a value; false: with one."));
        }
        if (ORDERED.contains(scalar)) {
            type.field(field("lt", value, "Less than this."))
                    .field(field("lte", value, "Less than or equal to this."))
                    .field(field("gt", value, "Greater than this."))
                    .field(field("gte", value, "Greater than or equal to this."))
                    .field(field("between", range(scalar, value), "Within this range, both ends included."));
        }
        if (scalar.equals("String")) {
            type.field(field("contains", value, "Has this text in it, whatever the case."))
                    .field(field("startsWith", value, "Begins with this text, whatever the case."));
        }
        return type.build();
    }

    private GraphQLInputType range(String scalar, GraphQLInputType value) {
        String name = scalar + "Range";
        return madeOnce(
                name,
                () -> newInputObject()
                        .name(name)
                        .description("A range of " + scalar + " values, both ends included.")
                        .field(field("from", nonNull(value), "Least value."))
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

    /** The GraphQL type that takes a column's values. */
    static GraphQLInputType typeOf(Column column) {
        return scalarType(scalarOf(column.type()));
    }

    /** The GraphQL type of a column, as SmallRye names it. */
    private static String scalarOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Long" -> "BigInteger";
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
