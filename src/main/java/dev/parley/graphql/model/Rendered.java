package dev.parley.graphql.model;

import dev.parley.graphql.error.ErrorCodes;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A part of an answer that is JSON already: graphql-java takes it as complete, whatever is selected of it.
 *
 * @param json in UTF-8, with other bytes behind it; null when it is null for what went wrong below
 * @param failures what went wrong below it
 */
public record Rendered(byte[] json, int length, List<Failure> failures) {

    /**
     * Something that went wrong.
     *
     * @param path from what was rendered on
     * @param locations of the field in the document
     */
    public record Failure(List<Object> path, List<SourceLocation> locations, Throwable cause) {

        /** The same from further up. */
        public Failure below(Collection<Object> further) {
            List<Object> longer = new ArrayList<>(further);
            longer.addAll(path);
            return new Failure(longer, locations, cause);
        }

        public GraphQLError at(ResultPath base) {
            ResultPath full = base;
            for (Object step : path) {
                full = step instanceof Integer index ? full.segment(index) : full.segment((String) step);
            }
            return ErrorCodes.error(cause, full, locations);
        }
    }

    /** What a fetcher returns. */
    public DataFetcherResult<Object> at(ResultPath path) {
        return DataFetcherResult.newResult()
                .data(this)
                .errors(failures.stream().map(failure -> failure.at(path)).toList())
                .build();
    }
}
