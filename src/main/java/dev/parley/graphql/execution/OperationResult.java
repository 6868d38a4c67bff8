package dev.parley.graphql.execution;

import graphql.ExecutionResult;
import graphql.language.OperationDefinition.Operation;

/**
 * What came of a request.
 *
 * @param operation what was asked for, or null where the document does not tell
 */
public record OperationResult(ExecutionResult result, Operation operation) {}
