package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.Sha256;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a service without introspection reveals of its schema, and a service without automatic persisted queries. */
@QuarkusTest
@TestProfile(StrictLimits.class)
class HiddenSchemaTest extends AbuseScene {

    @Test
    void persistedQuery_whenSwitchedOff_isNotSupported() {
        String document = "{ __typename }";
        String extensions = "\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \""
                + Sha256.hex(document) + "\"}}";
        Caller agent = newAgent();

        assertThat(agent.sends("{\"query\": \"" + document + "\", " + extensions + "}")
                        .<String>data("__typename"))
                .isEqualTo("Query");
        Answer answer = agent.sends("{" + extensions + "}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCode()).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
        assertThat(answer.text()).contains("\"message\":\"PersistedQueryNotSupported\"");
    }

    @Test
    void introspection_whenSwitchedOff_isRejected() {
        assertThat(code("{ __schema { queryType { name } } }")).isEqualTo("INTROSPECTION_DISABLED");
        assertThat(code("{ ...f } fragment f on Query { a: __type(name: \"User\") { name } }"))
                .isEqualTo("INTROSPECTION_DISABLED");
        assertThat(newAgent().asks("{ __typename }").<String>data("__typename")).isEqualTo("Query");
        assertThat(RestAssured.get("/graphql/schema.graphql").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ chatSession { id } }",
                "{ chatSessionz(id: 1) { id } }",
                "{ chatSessions { nodes { idx } } }",
                "{ chatSessions(where: {status: {eq: NONE}}) { totalCount } }",
                "mutation { sendChatMessage(input: {}) { changed } }",
            })
    void invalidDocument_withoutIntrospection_doesNotRevealSchema(String document) {
        String answer = newAgent().asks(document).text();

        assertThat(answer)
                .contains("VALIDATION_FAILED")
                .doesNotContain("ChatSession", "Status", "chatSessionId", "Input", "'");
    }

    @Test
    void invalidVariables_withoutIntrospection_doNotRevealSchema() {
        String answer = newAgent()
                .asks(
                        "mutation($input: SendChatMessageInput!) { sendChatMessage(input: $input) { changed } }",
                        Map.of("input", Map.of("mesage", "Hi")))
                .text();

        assertThat(answer).contains("VALIDATION_FAILED").doesNotContain("chatSessionId", "String", "'");
    }

    private String code(String document) {
        return newAgent().asks(document).errorCode();
    }
}
