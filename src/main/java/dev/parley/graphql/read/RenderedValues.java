package dev.parley.graphql.read;

import dev.parley.graphql.model.Rendered;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.execution.NonNullableFieldWasNullException;
import graphql.execution.SubscriptionExecutionStrategy;
import java.util.concurrent.CompletableFuture;

/** graphql-java's own strategies, but for what a fetcher has rendered: that is complete, whatever is selected of it. */
public final class RenderedValues {

    private RenderedValues() {}

    /** What is complete already, or null for other values. */
    private static FieldValueInfo complete(ExecutionStrategyParameters field) {
        if (!(field.getSource() instanceof Rendered rendered)) {
            return null;
        }
        if (rendered.json() != null) {
            return new FieldValueInfo(CompleteValueType.OBJECT, rendered);
        }
        // The error stands further below.
        return new FieldValueInfo(
                CompleteValueType.NULL,
                field.getExecutionStepInfo().isNonNullType()
                        ? CompletableFuture.failedFuture(
                                new NonNullableFieldWasNullException(field.getExecutionStepInfo(), field.getPath()))
                        : null);
    }

    /** For queries, and for what is below the fields of mutations: those themselves lead to payloads. */
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

    /** For what a subscription sends. */
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
