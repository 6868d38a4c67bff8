package dev.parley.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.cdi.event.AfterExecute;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Gives every top-level error a code, and keeps what a failure says to the log: a client gets no trace of it. */
@Singleton
class ErrorCodes {

    private static final Logger LOG = Logger.getLogger(ErrorCodes.class);

    void afterExecute(@Observes @AfterExecute Context context) {
        SmallRyeContext answer = (SmallRyeContext) context;
        ExecutionResult result = answer.unwrap(ExecutionResult.class);
        if (!result.getErrors().isEmpty()) {
            List<GraphQLError> coded =
                    result.getErrors().stream().map(ErrorCodes::coded).toList();
            ExecutionResultImpl.Builder<?> builder =
                    ExecutionResultImpl.newExecutionResult().errors(coded).extensions(result.getExtensions());
            answer.setExecutionResult((result.isDataPresent() ? builder.data(result.getData()) : builder).build());
        }
    }

    private static GraphQLError coded(GraphQLError error) {
        if (error instanceof ExceptionWhileDataFetching failed) {
            if (failed.getException() instanceof RequestException refused) {
                return coded(error, refused.code(), refused.getMessage());
            }
            LOG.errorf(failed.getException(), "Field %s failed", failed.getPath());
            return coded(error, RequestError.INTERNAL, "The service failed.");
        }
        RequestError code = error.getErrorType() == ErrorType.InvalidSyntax
                ? RequestError.SYNTAX_ERROR
                : RequestError.VALIDATION_FAILED;
        return coded(error, code, error.getMessage());
    }

    private static GraphQLError coded(GraphQLError error, RequestError code, String message) {
        return new CodedError(
                message, error.getLocations(), error.getPath(), error.getErrorType(), Map.of("code", code.name()));
    }

    /** An error as the client sees it: with a code, and without graphql-java's classification, which says less. */
    private record CodedError(
            String message,
            List<SourceLocation> locations,
            List<Object> path,
            ErrorClassification type,
            Map<String, Object> extensions)
            implements GraphQLError {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            return message;
        }

        @Override
        public List<SourceLocation> getLocations() {
            return locations;
        }

        @Override
        public List<Object> getPath() {
            return path;
        }

        @Override
        public Map<String, Object> getExtensions() {
            return extensions;
        }

        @Override
        public ErrorClassification getErrorType() {
            return type;
        }

        @Override
        public Map<String, Object> toSpecification() {
            Map<String, Object> specified = new LinkedHashMap<>(GraphQLError.super.toSpecification());
            specified.put("extensions", extensions);
            return specified;
        }
    }
}
