package dev.parley.graphql.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.clause.Page;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes the cost of a valid operation before it is executed. The cost is the number of objects in the response if
 * every page were full:
 *
 * <ul>
 * <li>An object costs 1 plus its selection. Leaf fields cost nothing.
 * <li>An object whose values are part of a row costs nothing besides its selection.
 * <li>A connection costs 1, plus 1 and the selection for each row of its page.
 * <li>A list without pages counts as ten rows. A list of ids counts as the number of ids.
 * <li>Every list counts as at least one row, because its selection is processed even if the list is empty.
 * <li>totalCount costs 10. Each value in a filter costs 1.
 * <li>Arguments and fields of inputs may have a cost of their own, such as a search. Sorted by rank, a search costs three times as much.
 * <li>A mutation costs 10 more.
 * <li>Introspection costs as described in {@link IntrospectionCost}.
 * </ul>
 *
 * <p>Fields count under every alias, fragments at every spread, and skipped fields count too. The result is at most
 * {@value #PLENTY}. {@link CostDirectives} tells gateways the same. An instance serves one operation.
 */
public final class OperationCost {

    private static final long PLENTY = 1_000_000_000_000L;
    static final int OF_COUNT = 10;
    static final int OF_MUTATION = 10;
    static final int ROWS_WITHOUT_PAGES = 10;

    private static final Price NOTHING = new Price(0, 0);

    /** Costs of the operations whose cost depends on no variable. */
    private static final Cache<OperationDefinition, Long> CONSTANT =
            Caffeine.newBuilder().weakKeys().build();

    private final GraphQLSchema schema;
    private final Document document;
    private final OperationDefinition operation;
    private final GivenValues given;
    private final InputCost inputs;
    private final Map<String, Price> fragments = new HashMap<>();
    /** Null until the operation uses introspection. */
    private @Nullable IntrospectionCost introspection;

    /**
     * Cost of a selection.
     *
     * @param once cost that occurs once
     * @param perRow cost for each row of a connection
     */
    private record Price(long once, long perRow) {

        static Price once(long cost) {
            return new Price(cost, 0);
        }

        Price and(Price other) {
            return new Price(sum(once, other.once), sum(perRow, other.perRow));
        }
    }

    private OperationCost(
            GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        this.schema = schema;
        this.document = document;
        this.operation = operation;
        this.given = new GivenValues(operation, variables);
        this.inputs = new InputCost(given);
    }

    /**
     * Returns the cost of an operation.
     *
     * @param variables variables as the client sent them, not coerced yet
     */
    public static long of(
            GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        Long constant = CONSTANT.getIfPresent(operation);
        if (constant != null) {
            return constant;
        }
        OperationCost cost = new OperationCost(schema, document, operation, variables);
        long total = cost.total();
        if (!cost.given.usesVariables()) {
            CONSTANT.put(operation, total);
        }
        return total;
    }

    private long total() {
        GraphQLObjectType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return of(root, operation.getSelectionSet()).once();
    }

    private Price of(GraphQLCompositeType type, SelectionSet selections) {
        Price price = NOTHING;
        for (Selection<?> selection : selections.getSelections()) {
            price = price.and(of(type, selection));
        }
        return price;
    }

    private Price of(GraphQLCompositeType type, Selection<?> selection) {
        if (selection instanceof Field field) {
            return of(type, field);
        }
        if (selection instanceof InlineFragment inline) {
            GraphQLCompositeType narrowed = inline.getTypeCondition() == null
                    ? type
                    : named(inline.getTypeCondition().getName());
            return of(narrowed, inline.getSelectionSet());
        }
        String name = ((FragmentSpread) selection).getName();
        Price known = fragments.get(name);
        if (known != null) {
            return known;
        }
        FragmentDefinition fragment = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(definition -> definition.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Price price = of(named(fragment.getTypeCondition().getName()), fragment.getSelectionSet());
        fragments.put(name, price);
        return price;
    }

    private Price of(GraphQLCompositeType type, Field field) {
        if (field.getName().startsWith("__")) {
            return Price.once(
                    field.getSelectionSet() == null ? 0 : introspection().of(field));
        }
        if (ConnectionTypes.isConnection(type)) {
            return ofPart(type, field);
        }
        GraphQLFieldDefinition definition = ((GraphQLFieldsContainer) type).getFieldDefinition(field.getName());
        long own = sum(CostDirectives.costOf(definition), inputs.of(field, definition));
        if (field.getSelectionSet() == null) {
            return Price.once(own);
        }
        GraphQLCompositeType target = (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(definition.getType());
        Price below = of(target, field.getSelectionSet());
        if (ConnectionTypes.isConnection(target)) {
            long rows = product(size(field, definition), sum(1, below.perRow()));
            return Price.once(sum(
                    own, sum(sum(1, inputs.values(given.argument(field, "where"))), sum(rows, below.once()))));
        }
        long each = ConnectionTypes.isEdge(type) || isRowPart(target) ? below.once() : sum(1, below.once());
        return Price.once(sum(own, product(isList(definition.getType()) ? rows(field) : 1, each)));
    }

    /** Only {@link CostDirectives#ofRowPart} puts the directive on types of objects below the root. */
    private static boolean isRowPart(GraphQLCompositeType type) {
        return type instanceof GraphQLObjectType object && object.hasAppliedDirective(CostDirectives.COST);
    }

    private IntrospectionCost introspection() {
        if (introspection == null) {
            introspection = new IntrospectionCost(schema, document);
        }
        return introspection;
    }

    /** Cost of a field of a connection: nodes, edges, pageInfo or totalCount. */
    private Price ofPart(GraphQLCompositeType connection, Field field) {
        GraphQLType part = ((GraphQLFieldsContainer) connection)
                .getFieldDefinition(field.getName())
                .getType();
        if (field.getSelectionSet() == null) {
            return Price.once(OF_COUNT);
        }
        Price below = of((GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(part), field.getSelectionSet());
        return isList(part) ? new Price(0, below.once()) : below;
    }

    private GraphQLCompositeType named(String type) {
        return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(type));
    }

    private static boolean isList(GraphQLType type) {
        return GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
    }

    /** Number of rows of a page. Invalid sizes are rejected later. */
    private int size(Field list, GraphQLFieldDefinition definition) {
        double size = number(given.argument(list, "first"), number(given.argument(list, "last"), Page.DEFAULT));
        return (int) Math.max(1, Math.min(Page.largest(definition), size));
    }

    private static double number(@Nullable Object value, double otherwise) {
        if (value instanceof IntValue number) {
            return number.getValue().doubleValue();
        }
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }

    private long rows(Field list) {
        Object ids = given.argument(list, "ids");
        return ids == null ? ROWS_WITHOUT_PAGES : Math.max(1, inputs.values(ids));
    }

    static long sum(long one, long other) {
        return Math.min(PLENTY, one + other);
    }

    static long product(long rows, long each) {
        return Math.min(PLENTY, rows * each);
    }
}
