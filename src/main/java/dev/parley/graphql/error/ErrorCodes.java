package dev.parley.graphql.error;

import dev.parley.security.LoggedFailure;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import graphql.schema.CoercingSerializeException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Gives every top-level error a code, and keeps what a failure says to the log: a client gets no trace of it. */
public final class ErrorCodes implements DataFetcherExceptionHandler {

    /** PostgreSQL's SQLSTATE of a statement that ran into statement_timeout. */
    private static final String QUERY_CANCELED = "57014";

    private static final Logger LOG = Logger.getLogger(ErrorCodes.class);

    /** The error of a field whose fetcher threw. */
    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        GraphQLError error = error(failed.getException(), failed.getPath(), List.of(failed.getSourceLocation()));
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /** The error of a field that failed. */
    public static GraphQLError error(Throwable failure, ResultPath path, List<SourceLocation> locations) {
        return failure instanceof CoercingSerializeException unspeakable
                ? coded(new SerializationError(path, unspeakable))
                : CodedError.of(refusal(failure, "Field " + path), locations, path.toList());
    }

    /** A result whose errors all have codes. */
    public static ExecutionResult coded(ExecutionResult result) {
        if (result.getErrors().isEmpty()) {
            return result;
        }
        ExecutionResultImpl.Builder<?> builder = ExecutionResultImpl.newExecutionResult()
                .errors(coded(result.getErrors()))
                .extensions(result.getExtensions());
        return (result.isDataPresent() ? builder.data(result.getData()) : builder).build();
    }

    /** Errors with codes: those that have none are graphql-java's, of the document or its variables. */
    public static List<GraphQLError> coded(List<? extends GraphQLError> errors) {
        return errors.stream().map(ErrorCodes::coded).toList();
    }

    /**
     * The error of what failed outside of any field.
     *
     * @param what it was, for the log
     */
    public static GraphQLError error(Throwable failure, String what) {
        return CodedError.of(refusal(failure, what), null, null);
    }

    private static RequestException refusal(Throwable failure, String what) {
        if (failure instanceof RequestException refused) {
            return refused;
        }
        if (wasCancelled(failure)) {
            return new RequestException(RequestError.DEADLINE_EXCEEDED, "The answer took too long.");
        }
        LOG.errorf(LoggedFailure.of(failure), "%s failed", what);
        return new RequestException(RequestError.INTERNAL, "The service failed.");
    }

    /** Whether the database gave a statement up because it ran for too long. */
    private static boolean wasCancelled(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && QUERY_CANCELED.equals(database.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static GraphQLError coded(GraphQLError error) {
        if (error instanceof CodedError) {
            return error;
        }
        RequestError code = error.getErrorType() == ErrorType.InvalidSyntax
                ? RequestError.SYNTAX_ERROR
                : RequestError.VALIDATION_FAILED;
        return CodedError.of(new RequestException(code, SafeMessage.of(error)), error.getLocations(), error.getPath());
    }
}
