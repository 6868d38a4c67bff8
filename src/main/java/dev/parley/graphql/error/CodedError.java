package dev.parley.graphql.error;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as the client receives it. It has a code and omits graphql-java's classification, which is less specific.
 *
 * @param locations locations in the document, or null
 * @param path path of the field, or null
 * @param extensions the code and further details
 */
record CodedError(
        String message,
        @Nullable List<SourceLocation> locations,
        @Nullable List<Object> path,
        Map<String, Object> extensions)
        implements GraphQLError {

    private static final long serialVersionUID = 1L;

    static CodedError of(
            RequestException refused, @Nullable List<SourceLocation> locations, @Nullable List<Object> path) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refused.code().name());
        extensions.putAll(refused.details());
        return new CodedError(refused.getMessage(), locations, path, extensions);
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }

    @Override
    public Map<String, Object> toSpecification() {
        Map<String, Object> specified = new LinkedHashMap<>(GraphQLError.super.toSpecification());
        specified.put("extensions", extensions);
        return specified;
    }
}
