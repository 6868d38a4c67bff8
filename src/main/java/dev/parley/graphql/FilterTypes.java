package dev.parley.graphql;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The input types of filters: operators for each kind of column, and one filter for each entity. */
final class FilterTypes {

    private static final Set<String> ORDERED = Set.of("Int", "BigInteger", "Float", "DateTime", "Time");

    private final Map<String, GraphQLInputObjectType> operators = new LinkedHashMap<>();

    /** The filter of an entity: its columns, the links that lead on, and and/or/not. */
    GraphQLInputObjectType of(EntityType type) {
        String name = nameOf(type);
        GraphQLInputObjectType.Builder filter = newInputObject()
                .name(name)
                .description("Conditions on a " + type.name() + "; all that are given must hold.")
                .field(field("and", list(nonNull(typeRef(name))), "All of these must hold."))
                .field(field("or", list(nonNull(typeRef(name))), "At least one of these must hold."))
                .field(field("not", typeRef(name), "This must not hold."))
                .field(field("id", operators("ID"), "Opaque id."));
        type.columns()
                .values()
                .forEach(column ->
                        filter.field(field(column.name(), operators(scalarOf(column.type())), column.description())));
        type.links()
                .values()
                .forEach(link -> filter.field(field(
                        link.name(),
                        typeRef(link.target().getSimpleName() + "Filter"),
                        link.description() + " Conditions on id need no join; id: {isNull: true} asks for none.")));
        type.callerConditions()
                .values()
                .forEach(condition ->
                        filter.field(field(condition.name(), operators("Boolean"), condition.description())));
        return filter.build();
    }

    static String nameOf(EntityType type) {
        return type.name() + "Filter";
    }

    /** The operators on values of one GraphQL type; made once, referred to afterwards. */
    private GraphQLInputType operators(String scalar) {
        String name = scalar + "Filter";
        if (operators.containsKey(name)) {
            return typeRef(name);
        }
        GraphQLInputType value = scalarType(scalar);
        GraphQLInputObjectType.Builder type = newInputObject()
                .name(name)
                .description("Conditions on a value of type " + scalar
                        + "; all that are given must hold. A null column meets only isNull: true.")
                .field(field("eq", value, "Equal to this."))
                .field(field("in", list(nonNull(value)), "Equal to one of these, at most 1000."))
                .field(field("isNull", Scalars.GraphQLBoolean, "true: without a value; false: with one."));
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
        GraphQLInputObjectType built = type.build();
        operators.put(name, built);
        return built;
    }

    private static GraphQLInputType range(String scalar, GraphQLInputType value) {
        return newInputObject()
                .name(scalar + "Range")
                .description("A range of " + scalar + " values, both ends included.")
                .field(field("from", nonNull(value), "Least value."))
                .field(field("to", nonNull(value), "Greatest value."))
                .build();
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
