package dev.parley.graphql.value;

import dev.parley.graphql.error.ErrorCodes;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the response that is already rendered as JSON. graphql-java treats it as a leaf value, whatever its
 * selection.
 *
 * @param json bytes in UTF-8, of which the first {@code length} are valid; null if an error below made the value null
 * @param failures errors below the value
 */
public record Rendered(byte @Nullable [] json, int length, List<Failure> failures) {

    /**
     * An error below a rendered value.
     *
     * @param path path relative to the rendered value
     * @param locations locations of the field in the document
     */
    public record Failure(List<Object> path, List<SourceLocation> locations, Throwable cause) {

        /**
         * Returns the failure with a longer path.
         *
         * @param further path to the value that the present path is relative to
         */
        public Failure below(Collection<Object> further) {
            List<Object> longer = new ArrayList<>(further);
            longer.addAll(path);
            return new Failure(longer, locations, cause);
        }

        /**
         * Returns the GraphQL error.
         *
         * @param base path of the rendered value in the response
         */
        public GraphQLError at(ResultPath base) {
            ResultPath full = base;
            for (Object step : path) {
                full = step instanceof Integer index ? full.segment(index) : full.segment((String) step);
            }
            return ErrorCodes.error(cause, full, locations);
        }
    }

    /**
     * Returns the result of a data fetcher.
     *
     * @param path path of the rendered value in the response
     */
    public DataFetcherResult<Object> at(ResultPath path) {
        return DataFetcherResult.newResult()
                .data(this)
                .errors(failures.stream().map(failure -> failure.at(path)).toList())
                .build();
    }
}
