package dev.parley.graphql.schema;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Computes the cost of introspection: 1 for each type, field, argument, input field, enum value and directive in the
 * response. Type wrappers (ofType) cost nothing. Below __Schema.types the counts are those of the schema. Everywhere
 * else a type counts as the largest type of the schema. Each level of a query that follows types recursively
 * multiplies its cost, so the cost limit bounds recursion.
 */
final class IntrospectionCost {

    private static final String SCHEMA = Introspection.__Schema.getName();
    private static final String TYPE = Introspection.__Type.getName();
    private static final String FIELD = Introspection.__Field.getName();
    private static final String INPUT_VALUE = Introspection.__InputValue.getName();
    private static final String DIRECTIVE = Introspection.__Directive.getName();

    private final Document document;
    private final Size all;
    private final Size largest;
    private final long directives;
    private final long directiveArguments;
    private final Map<Spread, Long> fragments = new HashMap<>();

    /** Element counts of one or several types. */
    private record Size(
            long types,
            long fields,
            long arguments,
            long inputFields,
            long enumValues,
            long interfaces,
            long possibleTypes) {}

    /** A fragment and the types on which it is spread. */
    private record Spread(String fragment, Size size) {}

    IntrospectionCost(GraphQLSchema schema, Document document) {
        this.document = document;
        List<Size> sizes = schema.getAllTypesAsList().stream()
                .map(type -> size(schema, type))
                .toList();
        this.all = new Size(
                sum(sizes, Size::types),
                sum(sizes, Size::fields),
                sum(sizes, Size::arguments),
                sum(sizes, Size::inputFields),
                sum(sizes, Size::enumValues),
                sum(sizes, Size::interfaces),
                sum(sizes, Size::possibleTypes));
        this.largest = new Size(
                1,
                most(sizes, Size::fields),
                most(sizes, Size::arguments),
                most(sizes, Size::inputFields),
                most(sizes, Size::enumValues),
                most(sizes, Size::interfaces),
                most(sizes, Size::possibleTypes));
        this.directives = schema.getDirectives().size();
        this.directiveArguments = schema.getDirectives().stream()
                .map(GraphQLDirective::getArguments)
                .mapToLong(List::size)
                .sum();
    }

    private static Size size(GraphQLSchema schema, GraphQLNamedType type) {
        List<GraphQLFieldDefinition> fields =
                type instanceof GraphQLFieldsContainer container ? container.getFieldDefinitions() : List.of();
        return new Size(
                1,
                fields.size(),
                fields.stream().mapToLong(field -> field.getArguments().size()).sum(),
                type instanceof GraphQLInputObjectType input
                        ? input.getFieldDefinitions().size()
                        : 0,
                type instanceof GraphQLEnumType enumType ? enumType.getValues().size() : 0,
                type instanceof GraphQLImplementingType implementing
                        ? implementing.getInterfaces().size()
                        : 0,
                type instanceof GraphQLInterfaceType parent
                        ? schema.getImplementations(parent).size()
                        : 0);
    }

    private static long sum(List<Size> sizes, ToLongFunction<Size> what) {
        return sizes.stream().mapToLong(what).sum();
    }

    private static long most(List<Size> sizes, ToLongFunction<Size> what) {
        return sizes.stream().mapToLong(what).max().orElse(0);
    }

    /** Returns the cost of a root field __schema or __type. */
    long of(Field root) {
        return each(1, root.getName().equals("__schema") ? SCHEMA : TYPE, root.getSelectionSet());
    }

    /** Cost of a number of objects of a type whose size is unknown. */
    private long each(long number, String type, SelectionSet selections) {
        return OperationCost.product(number, OperationCost.sum(1, of(type, selections, largest)));
    }

    private long of(String type, SelectionSet selections, Size size) {
        long cost = 0;
        for (Selection<?> selection : selections.getSelections()) {
            cost = OperationCost.sum(cost, of(type, selection, size));
        }
        return cost;
    }

    private long of(String type, Selection<?> selection, Size size) {
        if (selection instanceof Field field) {
            return field.getSelectionSet() == null ? 0 : of(type, field.getName(), field.getSelectionSet(), size);
        }
        if (selection instanceof InlineFragment inline) {
            return of(type, inline.getSelectionSet(), size);
        }
        Spread spread = new Spread(((FragmentSpread) selection).getName(), size);
        Long known = fragments.get(spread);
        if (known == null) {
            known = of(type, fragment(spread.fragment()).getSelectionSet(), size);
            fragments.put(spread, known);
        }
        return known;
    }

    private FragmentDefinition fragment(String name) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(definition -> definition.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Cost of a field with a selection, on all objects of its type together. */
    private long of(String type, String field, SelectionSet below, Size size) {
        return switch (type + "." + field) {
            case "__Schema.types" -> OperationCost.sum(all.types(), of(TYPE, below, all));
            case "__Schema.directives" -> OperationCost.sum(directives, of(DIRECTIVE, below, largest));
            case "__Directive.args" -> each(directiveArguments, INPUT_VALUE, below);
            case "__Type.fields" -> OperationCost.sum(size.fields(), of(FIELD, below, size));
            case "__Field.args" -> each(size.arguments(), INPUT_VALUE, below);
            case "__Field.type" -> each(size.fields(), TYPE, below);
            case "__Type.inputFields" -> each(size.inputFields(), INPUT_VALUE, below);
            case "__Type.enumValues" -> size.enumValues();
            case "__Type.interfaces" -> each(size.interfaces(), TYPE, below);
            case "__Type.possibleTypes" -> each(size.possibleTypes(), TYPE, below);
            case "__Type.ofType" -> OperationCost.product(size.types(), of(TYPE, below, largest));
            // Types of the roots, of arguments and of input fields.
            default -> each(1, TYPE, below);
        };
    }
}
