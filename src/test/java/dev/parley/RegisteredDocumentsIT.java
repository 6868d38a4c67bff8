package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.Sha256;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import io.restassured.RestAssured;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a service with an allow-list runs only its documents. */
@ExtendWith(PackagedService.class)
class RegisteredDocumentsIT {

    private static final String QUERY = "query Registered { __typename }";
    private static final String SUBSCRIPTION = "subscription($id: ID!) { typing(chatSessionId: $id) { __typename } }";
    private static final String UNKNOWN = "{ __typename }";

    private static Instance instance;

    private static Caller nobody;

    @BeforeAll
    static void startInstanceWithAllowList(@TempDir Path folder) throws Exception {
        Path list = folder.resolve("documents.json");
        Files.writeString(
                list,
                Json.createObjectBuilder()
                        .add(Sha256.hex(QUERY), QUERY)
                        .add(Sha256.hex(SUBSCRIPTION), SUBSCRIPTION)
                        .build()
                        .toString());
        instance = Instance.onTestDatabase(
                Map.of("parley.persisted-queries.allow-list", list.toString(), "parley.warm-up.time", "2S"));
        nobody = Caller.nobody().at(instance);
    }

    @AfterAll
    static void stopInstance() {
        instance.close();
    }

    @Test
    void registeredDocument_byHashAndByText_isExecuted() {
        for (Answer answer :
                new Answer[] {nobody.asks(QUERY), nobody.sends(body(null, QUERY)), nobody.sends(body(QUERY, QUERY))}) {
            assertThat(answer.<String>data("__typename")).isEqualTo("Query");
        }
        assertThat(RestAssured.given()
                        .queryParam("extensions", extensions(QUERY))
                        .get(instance.url() + "/graphql")
                        .jsonPath()
                        .getString("data.__typename"))
                .isEqualTo("Query");
    }

    @Test
    void warmUp_withUnlistedDocuments_runsThemWithoutListingThem() throws IOException {
        Waits.until(() -> instance.log().contains("Warm-up: "), "the warm-up has ended");

        assertThat(instance.log()).containsPattern("Warm-up: [1-9]\\d* queries");
        for (String name : List.of("session", "queue", "messages", "agents", "widget")) {
            try (InputStream document = getClass().getResourceAsStream("/warm-up/" + name + ".graphql")) {
                assertThat(nobody.asks(new String(document.readAllBytes(), StandardCharsets.UTF_8))
                                .errorCode())
                        .isEqualTo("DOCUMENT_NOT_REGISTERED");
            }
        }
    }

    @Test
    void otherDocument_isNotRegistered() {
        for (Answer answer : new Answer[] {
            nobody.asks(UNKNOWN),
            nobody.asks(QUERY + " "),
            nobody.asks("{"),
            nobody.asks("{ __schema { queryType { name } } }"),
            nobody.sends(body(null, UNKNOWN)),
            nobody.sends(body(UNKNOWN, UNKNOWN)),
            // The request before did not register it.
            nobody.sends(body(null, UNKNOWN))
        }) {
            assertThat(answer.errorCode()).isEqualTo("DOCUMENT_NOT_REGISTERED");
        }
    }

    @Test
    void otherDocument_withRegisteredHash_isBadRequest() {
        assertThat(nobody.sends(body(UNKNOWN, QUERY)).errorCode()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void schemaFile_withAllowList_isNotServed() {
        assertThat(RestAssured.get(instance.url() + "/graphql/schema.graphql").statusCode())
                .isEqualTo(404);
    }

    @Test
    void socket_withAllowList_runsRegisteredDocumentsOnly() {
        try (SocketClient client = SocketClient.as(nobody)) {
            assertThat(client.subscribe(QUERY).<String>next("__typename")).isEqualTo("Query");
            assertThat(client.subscribe(UNKNOWN).errorCode()).isEqualTo("DOCUMENT_NOT_REGISTERED");

            client.send("{\"id\": \"hash\", \"type\": \"subscribe\", \"payload\": " + body(null, QUERY) + "}");
            assertThat(client.message("next").getString("payload.data.__typename"))
                    .isEqualTo("Query");

            client.send("{\"id\": \"other\", \"type\": \"subscribe\", \"payload\": " + body(null, UNKNOWN) + "}");
            assertThat(client.message("error").getString("payload[0].extensions.code"))
                    .isEqualTo("DOCUMENT_NOT_REGISTERED");
        }
    }

    private static String body(String query, String hashed) {
        String document = query == null ? "" : "\"query\": \"" + query + "\", ";
        return "{" + document + "\"extensions\": " + extensions(hashed) + "}";
    }

    private static String extensions(String hashed) {
        return "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + Sha256.hex(hashed) + "\"}}";
    }
}
