package dev.parley.graphql.schema;

import static graphql.schema.FieldCoordinates.coordinates;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.graphql.execution.datafetcher.FieldDataFetcher;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** SmallRye's fetchers are replaced where they cost more than what they read. */
@QuarkusTest
class DeclaredFieldsTest {

    @Inject
    GraphQLSchema schema;

    @Inject
    Schema declared;

    /** Except numbers of 64 bits, which SmallRye converts. */
    @Test
    void fieldsOfPayloads_areReadWithoutSmallRye() {
        for (GraphQLFieldDefinition mutation : schema.getMutationType().getFieldDefinitions()) {
            GraphQLObjectType payload = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(mutation.getType());
            for (GraphQLFieldDefinition field : payload.getFieldDefinitions()) {
                if (GraphQLTypeUtil.unwrapAll(field.getType()) == BigIntScalar.BIG_INT) {
                    continue;
                }
                DataFetcher<?> fetcher =
                        schema.getCodeRegistry().getDataFetcher(coordinates(payload.getName(), field.getName()), field);

                assertThat(fetcher)
                        .as(payload.getName() + "." + field.getName())
                        .isNotInstanceOf(FieldDataFetcher.class);
            }
        }
    }

    @Test
    void everyMutation_isCalledWithoutSmallRye() {
        assertThat(declared.getMutations())
                .isNotEmpty()
                .allMatch(mutation -> MutationFetcher.canCall(mutation, declared));
    }
}
