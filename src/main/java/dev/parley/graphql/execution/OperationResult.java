package dev.parley.graphql.execution;

import graphql.ExecutionResult;
import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Result of a request.
 *
 * @param operation kind of the requested operation, or null if the document does not determine it
 */
public record OperationResult(
        ExecutionResult result, @Nullable Operation operation) {}
