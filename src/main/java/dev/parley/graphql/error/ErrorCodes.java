package dev.parley.graphql.error;

import dev.parley.database.DatabaseFailure;
import dev.parley.security.LoggedFailure;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import graphql.schema.CoercingSerializeException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Gives every top-level error a code. Details of an internal failure are written to the log only and never sent to
 * clients.
 */
public final class ErrorCodes implements DataFetcherExceptionHandler {

    /** PostgreSQL's SQLSTATE of a statement that ran into statement_timeout. */
    private static final String QUERY_CANCELED = "57014";

    private static final Logger LOG = Logger.getLogger(ErrorCodes.class);

    private static final DatabaseOutages OUTAGE = new DatabaseOutages();

    /** Converts an exception of a data fetcher. */
    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        GraphQLError error = error(failed.getException(), failed.getPath(), List.of(failed.getSourceLocation()));
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /**
     * Returns the error of a field that failed.
     *
     * @param path path of the field in the response
     * @param locations locations of the field in the document
     */
    public static GraphQLError error(Throwable failure, ResultPath path, List<SourceLocation> locations) {
        return failure instanceof CoercingSerializeException unserializable
                ? coded(new SerializationError(path, unserializable))
                : CodedError.of(refusal(failure, "Field " + path), locations, path.toList());
    }

    /** Returns the result with a code on every error. */
    public static ExecutionResult coded(ExecutionResult result) {
        if (result.getErrors().isEmpty()) {
            return result;
        }
        ExecutionResultImpl.Builder<?> builder = ExecutionResultImpl.newExecutionResult()
                .errors(coded(result.getErrors()))
                .extensions(result.getExtensions());
        return (result.isDataPresent() ? builder.data(result.getData()) : builder).build();
    }

    /** Adds codes to errors of graphql-java, which concern the document or its variables. */
    public static List<GraphQLError> coded(List<? extends GraphQLError> errors) {
        return errors.stream().map(ErrorCodes::coded).toList();
    }

    /**
     * Returns the error of a failure outside of any field.
     *
     * @param what what failed, for the log
     */
    public static GraphQLError error(Throwable failure, String what) {
        return CodedError.of(refusal(failure, what), null, null);
    }

    private static RequestException refusal(Throwable failure, String what) {
        if (failure instanceof RequestException refused) {
            return refused;
        }
        if (failure instanceof OneOfTooManyKeysException || failure instanceof OneOfNullValueException) {
            // graphql-java checks variables before the execution, but literals only when it executes the field.
            return new RequestException(
                    RequestError.VALIDATION_FAILED,
                    "Exactly one field of an input object with @oneOf must be given, and it must not be null.");
        }
        if (wasCancelled(failure)) {
            return new RequestException(
                    RequestError.DEADLINE_EXCEEDED,
                    "The request took too long. Ask for less, or retry. A mutation may have taken effect, so retry it with its idempotencyKey.");
        }
        if (DatabaseFailure.isTemporary(failure)) {
            OUTAGE.failed(failure);
            return new RequestException(
                    RequestError.UNAVAILABLE,
                    "The database can't be used at the moment. Retry. A mutation may have taken effect, so retry it with its idempotencyKey.");
        }
        LOG.errorf(LoggedFailure.of(failure), "%s failed", what);
        return new RequestException(RequestError.INTERNAL, "The service failed. Try again later.");
    }

    /** Whether the database cancelled a statement because of its timeout. */
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
