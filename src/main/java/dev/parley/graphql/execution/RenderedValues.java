package dev.parley.graphql.execution;

import dev.parley.graphql.value.Rendered;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.execution.NonNullableFieldWasNullException;
import graphql.execution.SubscriptionExecutionStrategy;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Execution strategies of graphql-java that accept rendered values. A {@link Rendered} value is complete, whatever
 * its selection.
 */
final class RenderedValues {

    private RenderedValues() {}

    /** The completed field if its value is rendered already, otherwise null. */
    private static @Nullable FieldValueInfo complete(ExecutionStrategyParameters field) {
        if (!(field.getSource() instanceof Rendered rendered)) {
            return null;
        }
        if (rendered.json() != null) {
            return new FieldValueInfo(CompleteValueType.OBJECT, rendered);
        }
        // The error of a field further below is in the failures.
        return new FieldValueInfo(
                CompleteValueType.NULL,
                field.getExecutionStepInfo().isNonNullType()
                        ? CompletableFuture.failedFuture(
                                new NonNullableFieldWasNullException(field.getExecutionStepInfo(), field.getPath()))
                        : null);
    }

    /**
     * Strategy for queries and for fields below mutations. The fields of the mutation type return payloads, which are
     * not rendered.
     */
    public static final class Queries extends AsyncExecutionStrategy {

        /** With what becomes of fields that fail. */
        public Queries(DataFetcherExceptionHandler failures) {
            super(failures);
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters field) {
            FieldValueInfo complete = complete(field);
            return complete == null ? super.completeValue(context, field) : complete;
        }
    }

    /** Strategy for subscriptions. */
    public static final class Subscriptions extends SubscriptionExecutionStrategy {

        /** With what becomes of fields that fail. */
        public Subscriptions(DataFetcherExceptionHandler failures) {
            super(failures);
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters field) {
            FieldValueInfo complete = complete(field);
            return complete == null ? super.completeValue(context, field) : complete;
        }
    }
}
