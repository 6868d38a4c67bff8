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

/** The input types of filters: operators for each kind of column, and one filter for each entity. */
final class FilterTypes {

    private static final String BIG_INTEGER = "BigInteger";

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
                .field(field("id", operators("ID", "ID", false, false), "Opaque id."));
        type.columns()
                .values()
                .forEach(column -> filter.field(field(column.name(), operators(column), column.description())));
        type.links()
                .values()
                .forEach(link -> filter.field(field(
                        link.name(),
                        typeRef(link.target().getSimpleName() + "Filter"),
                        link.description() + " Conditions on id need no join; id: {isNull: true} asks for none.")));
        return filter.build();
    }

    static String nameOf(EntityType type) {
        return type.name() + "Filter";
    }

    private GraphQLInputType operators(Column column) {
        String scalar = scalarOf(column.type());
        boolean text = column.type() == String.class;
        boolean ordered = !text && !column.type().isEnum() && column.type() != Boolean.class;
        return operators(scalar, scalar, ordered, text);
    }

    private GraphQLInputType operators(String kind, String scalar, boolean ordered, boolean text) {
        String name = kind + "Filter";
        if (operators.containsKey(name)) {
            return typeRef(name);
        }
        GraphQLInputType value = scalarType(scalar);
        GraphQLInputObjectType.Builder type = newInputObject()
                .name(name)
                .description("Conditions on a value of type " + kind
                        + "; all that are given must hold. A null column meets only isNull: true.")
                .field(field("eq", value, "Equal to this."))
                .field(field("in", list(nonNull(value)), "Equal to one of these, at most 1000."))
                .field(field("isNull", Scalars.GraphQLBoolean, "true: without a value; false: with one."));
        if (ordered) {
            type.field(field("lt", value, "Less than this."))
                    .field(field("lte", value, "Less than or equal to this."))
                    .field(field("gt", value, "Greater than this."))
                    .field(field("gte", value, "Greater than or equal to this."))
                    .field(field("between", range(kind, value), "Within this range, both ends included."));
        }
        if (text) {
            type.field(field("contains", value, "Has this text in it, whatever the case."))
                    .field(field("startsWith", value, "Begins with this text, whatever the case."));
        }
        GraphQLInputObjectType built = type.build();
        operators.put(name, built);
        return built;
    }

    private static GraphQLInputType range(String kind, GraphQLInputType value) {
        return newInputObject()
                .name(kind + "Range")
                .description("A range of " + kind + " values, both ends included.")
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

    /** The GraphQL type of a column, as SmallRye names it. */
    private static String scalarOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Long" -> BIG_INTEGER;
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
