package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.OperationResult;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpStatusTest {

    @ParameterizedTest
    @EnumSource(ResponseMediaType.class)
    void status_ofNotAllowedOperation_is405ForMutationAnd400ForSubscription(ResponseMediaType type) {
        ExecutionResult refused = refused(RequestError.OPERATION_NOT_ALLOWED);

        assertThat(HttpStatus.of(new OperationResult(refused, Operation.MUTATION), type))
                .isEqualTo(405);
        assertThat(HttpStatus.of(new OperationResult(refused, Operation.SUBSCRIPTION), type))
                .isEqualTo(400);
    }

    @Test
    void status_ofNullData_is200() {
        ExecutionResult nothing = ExecutionResultImpl.newExecutionResult()
                .data(null)
                .addError(error(RequestError.INTERNAL))
                .build();

        assertThat(HttpStatus.of(new OperationResult(nothing, Operation.QUERY), ResponseMediaType.GRAPHQL))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(RequestError.class)
    void status_ofEveryErrorCode_is4xxOr5xx(RequestError code) {
        assertThat(HttpStatus.of(error(code))).isBetween(400, 599);
    }

    private static ExecutionResult refused(RequestError code) {
        return ExecutionResultImpl.newExecutionResult().addError(error(code)).build();
    }

    private static GraphQLError error(RequestError code) {
        return ErrorCodes.error(new RequestException(code, "No."), "A test");
    }
}
