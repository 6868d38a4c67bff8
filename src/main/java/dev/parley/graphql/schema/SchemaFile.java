package dev.parley.graphql.schema;

import dev.parley.graphql.model.EntityModel;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphqlTypeComparatorEnvironment;
import graphql.schema.GraphqlTypeComparatorRegistry;
import graphql.schema.idl.SchemaPrinter;
import jakarta.inject.Singleton;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Prints the schema in the schema definition language, as clients get it from the service and from its repository. */
@Singleton
public class SchemaFile {

    private final GraphQLSchema schema;
    private final EntityModel entities;

    /** Null until it is needed for the first time. */
    private volatile @Nullable String text;

    SchemaFile(GraphQLSchema schema, EntityModel entities) {
        this.schema = schema;
        this.entities = entities;
    }

    /** The schema. Directives of the GraphQL specification are used in it, but not defined. */
    public String text() {
        String known = text;
        if (known == null) {
            known = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                            .includeDirectiveDefinition(SchemaPrinter.ExcludeGraphQLSpecifiedDirectivesPredicate)
                            .setComparators(new Order(new TypeOrder(schema, entities))))
                    .print(schema);
            text = known;
        }
        return known;
    }

    /** Sorts types; everything else stays in the order of the schema. */
    private record Order(TypeOrder types) implements GraphqlTypeComparatorRegistry {

        @Override
        public <T extends GraphQLSchemaElement> Comparator<? super T> getComparator(
                GraphqlTypeComparatorEnvironment environment) {
            return environment.getElementType() == null
                    ? types
                    : GraphqlTypeComparatorRegistry.AS_IS_REGISTRY.getComparator(environment);
        }
    }
}
