package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.Sha256;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.SocketClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** Tests that a service with an allow-list runs only its documents. */
@QuarkusTest
@TestProfile(RegisteredDocumentsTest.OnlyTwo.class)
class RegisteredDocumentsTest {

    private static final String QUERY = "query Registered { __typename }";
    private static final String SUBSCRIPTION = "subscription($id: ID!) { typing(chatSessionId: $id) { __typename } }";
    private static final String UNKNOWN = "{ __typename }";

    private final Caller nobody = Caller.nobody();

    @Inject
    @Readiness
    WarmUp warmUp;

    /** A service with a query and a subscription. */
    public static class OnlyTwo implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path list = Files.createTempFile("documents", ".json");
                list.toFile().deleteOnExit();
                Files.writeString(
                        list,
                        Json.createObjectBuilder()
                                .add(Sha256.hex(QUERY), QUERY)
                                .add(Sha256.hex(SUBSCRIPTION), SUBSCRIPTION)
                                .build()
                                .toString());
                return Map.of("parley.persisted-queries.allow-list", list.toString(), "parley.warm-up.time", "2S");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Test
    void registeredDocument_byHashAndByText_isExecuted() {
        for (Answer answer :
                new Answer[] {nobody.asks(QUERY), nobody.sends(body(null, QUERY)), nobody.sends(body(QUERY, QUERY))}) {
            assertThat(answer.<String>data("__typename")).isEqualTo("Query");
        }
        assertThat(RestAssured.given()
                        .queryParam("extensions", extensions(QUERY))
                        .get("/graphql")
                        .jsonPath()
                        .getString("data.__typename"))
                .isEqualTo("Query");
    }

    @Test
    void warmUp_withUnlistedDocuments_runsThemWithoutListingThem() throws InterruptedException {
        while (warmUp.isRunning()) {
            Thread.sleep(20);
        }

        assertThat(warmUp.answered()).isPositive();
        WarmUpDocuments.own()
                .values()
                .forEach(body ->
                        assertThat(nobody.sends(body.toString()).errorCode()).isEqualTo("DOCUMENT_NOT_REGISTERED"));
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
        assertThat(RestAssured.get("/graphql/schema.graphql").statusCode()).isEqualTo(404);
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
