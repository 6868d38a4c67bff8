package dev.parley.graphql.transport;

import graphql.ExecutionResult;
import graphql.language.OperationDefinition.Operation;

/**
 * What came of a request.
 *
 * @param operation what was asked for, or null where the document does not tell
 */
record Executed(ExecutionResult result, Operation operation) {}
