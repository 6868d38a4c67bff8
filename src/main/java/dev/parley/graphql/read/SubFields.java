package dev.parley.graphql.read;

import graphql.execution.CoercedVariables;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.Locale;
import java.util.Map;

/**
 * A field of a request and its selection, as collected by graphql-java: fragments, @skip and @include are resolved.
 *
 * @param request environment of any field of the request
 */
public record SubFields(DataFetchingEnvironment request, MergedField field) {

    private static final FieldCollector COLLECTOR = new FieldCollector();

    /** The field that is being fetched. */
    public static SubFields of(DataFetchingEnvironment field) {
        return new SubFields(field, field.getMergedField());
    }

    SubFields at(MergedField other) {
        return new SubFields(request, other);
    }

    GraphQLSchema schema() {
        return request.getGraphQLSchema();
    }

    GraphQLObjectType type(String name) {
        return schema().getObjectType(name);
    }

    /** Selected fields of objects of a type, by response key. */
    Map<String, MergedField> of(GraphQLObjectType type) {
        FieldCollectorParameters parameters = FieldCollectorParameters.newParameters()
                .schema(schema())
                .objectType(type)
                .fragments(request.getFragmentsByName())
                .variables(request.getVariables())
                .graphQLContext(request.getGraphQlContext())
                .build();
        return COLLECTOR.collectFields(parameters, field).getSubFields();
    }

    /** Arguments of the field, with the values of the request's variables. */
    Map<String, Object> arguments(GraphQLFieldDefinition definition) {
        return definition.getArguments().isEmpty()
                ? Map.of()
                : ValuesResolver.getArgumentValues(
                        schema().getCodeRegistry(),
                        definition.getArguments(),
                        field.getArguments(),
                        CoercedVariables.of(request.getVariables()),
                        request.getGraphQlContext(),
                        Locale.ENGLISH);
    }
}
