package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.Sha256;
import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.Race;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests automatic persisted queries as Apollo and urql clients send them, over POST, GET and WebSockets. */
@QuarkusTest
class PersistedQueriesTest {

    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String JSON = "application/json";
    private static final String SEND =
            "mutation($id: ID!, $text: String!) { sendChatMessage(input: {chatSessionId: $id, text: $text}) { changed } }";

    private static final AtomicInteger DOCUMENTS = new AtomicInteger();

    private final World world = new World();

    /** Returns a document that no other test has sent. */
    private static String fresh(String document) {
        return "#" + DOCUMENTS.incrementAndGet() + "\n" + document;
    }

    private static String fresh() {
        return fresh("{ __typename }");
    }

    @ParameterizedTest
    @CsvSource({JSON + ", 200", GRAPHQL + ", 400"})
    void post_withUnknownHash_isNotFound(String accept, int status) {
        Response answer = post(accept, null, Sha256.hex(fresh()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.jsonPath().<Map<String, Object>>getList("errors"))
                .containsExactly(Map.of(
                        "message",
                        "PersistedQueryNotFound",
                        "extensions",
                        Map.of("code", "PERSISTED_QUERY_NOT_FOUND")));
    }

    @Test
    void post_withHashAndDocument_registersIt() {
        String document = fresh();

        assertAnswered(post(document, Sha256.hex(document)));

        assertAnswered(post(null, Sha256.hex(document)));
        assertAnswered(post("", Sha256.hex(document)));
        assertAnswered(get(null, Sha256.hex(document)));
    }

    @Test
    void get_withUnknownHash_isNotFoundUntilRegistered() {
        String document = fresh();

        assertThat(code(get(null, Sha256.hex(document)))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertAnswered(get(document, Sha256.hex(document)));

        assertAnswered(get(null, Sha256.hex(document)));
    }

    @Test
    void post_withoutHash_registersNothing() {
        String document = fresh();

        assertAnswered(send(JSON, Json.createObjectBuilder().add("query", document)));

        assertThat(code(post(null, Sha256.hex(document)))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void hash_withVariablesAndOperationName_usesThem() {
        String document = fresh("query A { __typename } query B($n: String!) { __type(name: $n) { name } }");
        JsonObject variables = Json.createObjectBuilder().add("n", "User").build();

        for (String query : new String[] {document, null}) {
            JsonObjectBuilder body = body(query, extensions(Sha256.hex(document)))
                    .add("operationName", "B")
                    .add("variables", variables);

            assertThat(send(JSON, body).jsonPath().getString("data.__type.name"))
                    .isEqualTo("User");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, GRAPHQL})
    void hash_ofAnotherDocument_isBadRequest(String accept) {
        String document = fresh();
        String other = Sha256.hex(fresh());

        Response answer = post(accept, document, other);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("BAD_REQUEST");
        assertThat(answer.jsonPath().getString("errors[0].message")).contains("sha256Hash is not the SHA-256");
        assertThat(code(post(null, other))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(code(post(null, Sha256.hex(document)))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void hash_thatIsRegistered_isVerifiedAgain() {
        String document = fresh();
        assertAnswered(post(document, Sha256.hex(document)));

        assertThat(code(post(fresh(), Sha256.hex(document)))).isEqualTo("BAD_REQUEST");
    }

    /** Java replaces an unpaired surrogate by a question mark. Both texts would have the same hash. */
    @Test
    void hash_ofTextWithUnpairedSurrogate_isBadRequest() {
        String document = fresh("{ __typename } # ?");
        String body = "{\"query\": \"" + document.replace("\n", "\\n").replace("?", "\\ud800")
                + "\", \"extensions\": {\"persistedQuery\": " + persistedQuery(Sha256.hex(document)) + "}}";

        assertThat(code(sendText(JSON, body))).isEqualTo("BAD_REQUEST");
        assertThat(code(post(null, Sha256.hex(document)))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "[]",
                "{}",
                "{\"version\": 1}",
                "{\"version\": 1, \"sha256Hash\": null}",
                "{\"version\": 1, \"sha256Hash\": 1}",
                "{\"version\": 1, \"sha256Hash\": \"abc\"}",
                "{\"sha256Hash\": \"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38\"}",
                "{\"version\": 2, \"sha256Hash\": \"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38\"}",
                "{\"version\": \"1\", \"sha256Hash\": \"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38\"}"
            })
    void extension_thatIsMalformed_isBadRequest(String extension) {
        String extensions = "\"extensions\": {\"persistedQuery\": " + extension + "}";

        for (String body : List.of("{" + extensions + "}", "{\"query\": \"{ __typename }\", " + extensions + "}")) {
            Response answer = sendText(JSON, body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(code(answer)).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void extension_thatIsNull_isIgnored() {
        assertAnswered(sendText(JSON, "{\"query\": \"{ __typename }\", \"extensions\": {\"persistedQuery\": null}}"));
        assertThat(code(sendText(JSON, "{\"extensions\": {\"persistedQuery\": null}}")))
                .isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({"{, SYNTAX_ERROR", "{ nothing }, VALIDATION_FAILED", "{ ...f }, VALIDATION_FAILED"})
    void document_thatIsInvalid_isNotRegistered(String invalid, String code) {
        String document = fresh(invalid);

        assertThat(code(post(document, Sha256.hex(document)))).isEqualTo(code);

        assertThat(code(post(null, Sha256.hex(document)))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void mutation_byGetWithHash_hasNoEffect() {
        long session = world.active(world.topic(), world.user());
        String document = fresh(SEND);
        String variables = "{\"id\": \"" + Ids.of("ChatSession", session) + "\", \"text\": \"Hi\"}";

        for (String query : new String[] {document, null}) {
            Response answer = url(query, Sha256.hex(document))
                    .header("Authorization", "ChatSession " + world.key(session))
                    .queryParam("variables", variables)
                    .get("/graphql");

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
            assertThat(code(answer)).isEqualTo("OPERATION_NOT_ALLOWED");
        }
        assertThat(messages(session)).isEmpty();
    }

    @Test
    void document_registeredByManyClients_isExecutedForAll() {
        String document = fresh();
        String hash = Sha256.hex(document);

        List<Boolean> answered = Race.of(Collections.nCopies(8, document), each -> {
            for (int i = 0; i < 20; i++) {
                Response first = post(null, hash);
                Response answer = isAnswered(first) ? first : post(each, hash);
                if (!isAnswered(answer)) {
                    return false;
                }
            }
            return isAnswered(post(null, hash));
        });

        assertThat(answered).containsOnly(true);
    }

    @Test
    void socket_withUnknownHash_isNotFoundUntilRegistered() {
        String document = fresh();
        try (SocketClient client = SocketClient.as(Caller.nobody())) {
            subscribe(client, null, Sha256.hex(document), Map.of());
            assertThat(client.message("error").<Map<String, Object>>getList("payload"))
                    .containsExactly(Map.of(
                            "message",
                            "PersistedQueryNotFound",
                            "extensions",
                            Map.of("code", "PERSISTED_QUERY_NOT_FOUND")));

            subscribe(client, document, Sha256.hex(document), Map.of());
            assertThat(next(client).getString("data.__typename")).isEqualTo("Query");

            // graphql-ws must send a text and sends an empty one.
            for (String query : new String[] {null, ""}) {
                subscribe(client, query, Sha256.hex(document), Map.of());
                assertThat(next(client).getString("data.__typename")).isEqualTo("Query");
            }
        }
        assertAnswered(post(null, Sha256.hex(document)));
    }

    @Test
    void socket_withWrongOrMalformedHash_staysOpen() {
        try (SocketClient client = SocketClient.as(Caller.nobody())) {
            for (String hash : List.of(Sha256.hex("another"), "abc")) {
                subscribe(client, fresh(), hash, Map.of());

                assertThat(client.message("error").getString("payload[0].extensions.code"))
                        .isEqualTo("BAD_REQUEST");
            }
            client.sync();
        }
    }

    @Test
    void subscription_byHash_isStarted() {
        long session = world.active(world.topic(), world.user());
        String document = fresh("subscription($id: ID!) { chatMessages(chatSessionId: $id, after: 0) { seq } }");
        Map<String, Object> variables = Map.of("id", Ids.of("ChatSession", session));
        Caller customer = Caller.customer(world.key(session));
        // The document is valid, but POST does not support subscriptions.
        assertThat(code(post(document, Sha256.hex(document)))).isEqualTo("OPERATION_NOT_ALLOWED");
        try (SocketClient client = SocketClient.as(customer)) {
            subscribe(client, null, Sha256.hex(document), variables);

            customer.does("sendChatMessage", session, Map.of("text", "Hi"));

            assertThat(next(client).getInt("data.chatMessages.seq")).isEqualTo(1);
        }
    }

    @Test
    void mutations_byHash_areExecutedInOrder() {
        long session = world.active(world.topic(), world.user());
        String document = fresh(SEND);
        List<String> texts =
                IntStream.range(0, 30).mapToObj(n -> "message " + n).toList();
        try (SocketClient client = SocketClient.as(Caller.customer(world.key(session)))) {
            for (String text : texts) {
                // The document is sent once. Its hash alone follows while it is being executed.
                subscribe(
                        client,
                        text.equals("message 0") ? document : null,
                        Sha256.hex(document),
                        Map.of("id", Ids.of("ChatSession", session), "text", text));
            }

            for (String each : texts) {
                assertThat(next(client).getBoolean("data.sendChatMessage.changed"))
                        .as(each)
                        .isTrue();
            }
        }
        assertThat(messages(session)).isEqualTo(texts);
    }

    @Test
    void query_byHash_doesNotWaitForMutations() {
        long session = world.active(world.topic(), world.user());
        String document = fresh();
        assertAnswered(post(document, Sha256.hex(document)));
        try (SocketClient client = SocketClient.as(Caller.customer(world.key(session)))) {
            world.whileLocked(session, () -> {
                client.subscribe(SEND, Map.of("id", Ids.of("ChatSession", session), "text", "waits"));
                Connections.awaitWaiting(world, 1);
                subscribe(client, null, Sha256.hex(document), Map.of());

                assertThat(next(client).getString("data.__typename")).isEqualTo("Query");
            });
        }
    }

    private static JsonPath next(SocketClient client) {
        return client.message("next").setRootPath("payload");
    }

    private static void subscribe(SocketClient client, String query, String hash, Map<String, Object> variables) {
        client.send(Json.createObjectBuilder()
                .add("id", "persisted-" + DOCUMENTS.incrementAndGet())
                .add("type", "subscribe")
                .add("payload", body(query, extensions(hash)).add("variables", Json.createObjectBuilder(variables)))
                .build()
                .toString());
    }

    private static Response post(String query, String hash) {
        return post(JSON, query, hash);
    }

    private static Response post(String accept, String query, String hash) {
        return send(accept, body(query, extensions(hash)));
    }

    private static Response get(String query, String hash) {
        return url(query, hash).get("/graphql");
    }

    private static RequestSpecification url(String query, String hash) {
        RequestSpecification request = RestAssured.given().accept(JSON);
        if (query != null) {
            request.queryParam("query", query);
        }
        return request.queryParam("extensions", extensions(hash).toString());
    }

    private static Response send(String accept, JsonObjectBuilder body) {
        return sendText(accept, body.build().toString());
    }

    private static Response sendText(String accept, String body) {
        return RestAssured.given()
                .accept(accept)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/graphql");
    }

    private static JsonObjectBuilder body(String query, JsonObject extensions) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("extensions", extensions);
        return query == null ? body : body.add("query", query);
    }

    private static JsonObject extensions(String hash) {
        return Json.createObjectBuilder()
                .add("persistedQuery", persistedQuery(hash))
                .build();
    }

    private static JsonObject persistedQuery(String hash) {
        return Json.createObjectBuilder()
                .add("version", 1)
                .add("sha256Hash", hash)
                .build();
    }

    private static void assertAnswered(Response answer) {
        assertThat(isAnswered(answer)).as(answer.asString()).isTrue();
    }

    private static boolean isAnswered(Response answer) {
        return "Query".equals(answer.jsonPath().getString("data.__typename"));
    }

    private static String code(Response answer) {
        return answer.jsonPath().getString("errors[0].extensions.code");
    }

    private List<String> messages(long session) {
        return world.texts("select message from chat_message where session_id = ? order by seq", session);
    }
}
