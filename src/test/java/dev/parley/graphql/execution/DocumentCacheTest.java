package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.GraphQLSchema;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which documents are cached. */
@QuarkusTest
class DocumentCacheTest {

    @Inject
    GraphQLSchema schema;

    @Inject
    LimitsConfig limits;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private DocumentCache documents;

    @BeforeEach
    void createEmptyCache() {
        documents = new DocumentCache(schema, limits, Optional.empty(), metrics);
    }

    @Test
    void document_thatIsValid_isParsedOnce() {
        PreparsedDocumentEntry first = read("{ __typename }");

        assertThat(read("{ __typename }")).isSameAs(first);
        assertThat(read("{ __typename  }")).isNotSameAs(first);
    }

    @Test
    void document_thatIsInvalid_isNotCached() {
        for (String document : new String[] {"{", "{ nothing }", "{ chatTopics(first: 1e9999) { totalCount } }"}) {
            PreparsedDocumentEntry first = read(document);

            assertThat(first.hasErrors()).isTrue();
            assertThat(read(document)).isNotSameAs(first);
        }
    }

    @Test
    void hitsAndMisses_areCounted() {
        read("{ __typename }");
        read("{ __typename }");
        read("{ __typename }");

        assertThat(gets("hit")).isEqualTo(2);
        assertThat(gets("miss")).isEqualTo(1);
    }

    @Test
    void allowList_withInvalidDocument_isRejected() {
        Map<String, String> list = Map.of("h1", "{ nothing }");

        assertThatThrownBy(() -> new DocumentCache(schema, limits, Optional.of(list), metrics))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("parley.persisted-queries.allow-list: document h1 is not valid: ")
                .hasMessageContaining("nothing")
                .hasMessageNotContaining("\n");
    }

    private PreparsedDocumentEntry read(String document) {
        return documents.of(ExecutionInput.newExecutionInput(document).build());
    }

    private double gets(String result) {
        return metrics.get("cache.gets")
                .tags("cache", "documents", "result", result)
                .functionCounter()
                .count();
    }
}
