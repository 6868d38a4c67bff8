package dev.parley.graphql.schema;

import dev.parley.graphql.declaration.ListSearch;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the part of an {@link OperationCost} that arguments add. */
final class InputCost {

    /** Measured (docs/search.md): without an order by rank, a search may stop when the page is full. */
    private static final int TIMES_BY_RANK = 7;

    private static final String ORDER_BY = "orderBy";

    private final GivenValues given;

    InputCost(GivenValues given) {
        this.given = given;
    }

    /** The costs that the schema states for the arguments of a field, and for the fields of their inputs. */
    long of(Field field, GraphQLFieldDefinition definition) {
        long cost = 0;
        for (Argument argument : field.getArguments()) {
            GraphQLArgument defined = definition.getArgument(argument.getName());
            cost = OperationCost.sum(cost, of(CostDirectives.costOf(defined), defined.getType(), argument.getValue()));
        }
        return cost > 0 && hasRank(given.argument(field, ORDER_BY)) ? OperationCost.product(TIMES_BY_RANK, cost) : cost;
    }

    private long of(int own, GraphQLType type, @Nullable Object value) {
        Object resolved = given.resolved(value);
        return resolved == null ? 0 : OperationCost.sum(own, within(type, resolved));
    }

    private long within(GraphQLType type, Object value) {
        if (!(GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input)) {
            return 0;
        }
        long cost = 0;
        Map<?, ?> fields = GivenValues.fields(value);
        Collection<?> items = GivenValues.items(value);
        if (fields != null) {
            for (Map.Entry<?, ?> each : fields.entrySet()) {
                // Variables are validated later.
                GraphQLInputObjectField field = input.getFieldDefinition(String.valueOf(each.getKey()));
                cost = OperationCost.sum(
                        cost, field == null ? 0 : of(CostDirectives.costOf(field), field.getType(), each.getValue()));
            }
        } else if (items != null) {
            for (Object each : items) {
                cost = OperationCost.sum(cost, of(0, input, each));
            }
        }
        return cost;
    }

    private boolean hasRank(@Nullable Object orderBy) {
        Object value = given.resolved(orderBy);
        if (value == null) {
            return false;
        }
        Map<?, ?> fields = GivenValues.fields(value);
        Collection<?> parts = fields == null ? GivenValues.items(value) : fields.values();
        return parts == null
                ? GivenValues.isConstant(value, ListSearch.RANK_ORDER)
                : parts.stream().anyMatch(this::hasRank);
    }

    /** Number of single values in a filter or a list. */
    long values(@Nullable Object among) {
        Object value = given.resolved(among);
        if (value == null) {
            return 0;
        }
        Map<?, ?> fields = GivenValues.fields(value);
        Collection<?> parts = fields == null ? GivenValues.items(value) : fields.values();
        return parts == null ? 1 : parts.stream().mapToLong(this::values).sum();
    }
}
