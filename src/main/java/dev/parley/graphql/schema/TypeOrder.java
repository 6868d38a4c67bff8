package dev.parley.graphql.schema;

import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.idl.ScalarInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Order of the types in the schema file and in introspection: roots; interfaces; each entity with its connection,
 * filters, orders and groups; other types, each enum with its filter; inputs and payloads; types that all lists share; scalars
 * with their filters; types of the specification.
 */
final class TypeOrder implements Comparator<GraphQLSchemaElement> {

    private static final List<String> OF_ENTITY =
            List.of("", "Connection", "Edge", "Filter", "ListFilter", "Order", "OrderField");
    private static final Set<String> SHARED_BY_LISTS = Set.of("PageInfo", "OrderDirection");

    private enum Group {
        DIRECTIVES,
        ROOTS,
        INTERFACES,
        ENTITIES,
        OTHERS,
        MUTATIONS,
        LISTS,
        SCALARS,
        SPECIFICATION
    }

    private final GraphQLSchema schema;
    private final List<String> roots;
    private final List<String> ofEntities = new ArrayList<>();

    TypeOrder(GraphQLSchema schema, EntityModel entities) {
        this.schema = schema;
        this.roots = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .map(GraphQLNamedSchemaElement::getName)
                .toList();
        for (EntityType entity : entities.types()) {
            OF_ENTITY.forEach(suffix -> ofEntities.add(entity.name() + suffix));
            entity.fieldGroups()
                    .values()
                    .forEach(group -> ofEntities.addAll(List.of(group.type(), FilterTypes.nameOf(entity, group))));
        }
    }

    @Override
    public int compare(GraphQLSchemaElement one, GraphQLSchemaElement other) {
        return Comparator.comparing(this::group)
                .thenComparing(
                        element -> Math.max(roots.indexOf(element.getName()), ofEntities.indexOf(element.getName())))
                .thenComparing(GraphQLNamedSchemaElement::getName)
                .compare((GraphQLNamedSchemaElement) one, (GraphQLNamedSchemaElement) other);
    }

    private Group group(GraphQLNamedSchemaElement element) {
        String name = element.getName();
        if (element instanceof GraphQLDirective) {
            return Group.DIRECTIVES;
        } else if (roots.contains(name)) {
            return Group.ROOTS;
        } else if (Introspection.isIntrospectionTypes(name) || ScalarInfo.isGraphqlSpecifiedScalar(name)) {
            return Group.SPECIFICATION;
        } else if (ofEntities.contains(name)) {
            return Group.ENTITIES;
        } else if (SHARED_BY_LISTS.contains(name)) {
            return Group.LISTS;
        } else if (element instanceof GraphQLInterfaceType) {
            return Group.INTERFACES;
        } else if (element instanceof GraphQLScalarType || isOfScalar(element)) {
            return Group.SCALARS;
        }
        boolean ofMutation = name.endsWith("Payload") || element instanceof GraphQLInputObjectType && !isOfEnum(name);
        return ofMutation ? Group.MUTATIONS : Group.OTHERS;
    }

    private boolean isOfScalar(GraphQLNamedSchemaElement element) {
        return element instanceof GraphQLInputObjectType
                && schema.getType(valueOf(element.getName())) instanceof GraphQLScalarType;
    }

    private boolean isOfEnum(String filter) {
        return schema.getType(valueOf(filter)) instanceof GraphQLEnumType;
    }

    /** Name of the type whose values a filter or range is about. */
    private static String valueOf(String type) {
        return type.replaceFirst("(Nullable)?(Filter|Range)$", "");
    }
}
