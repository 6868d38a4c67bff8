package dev.parley.graphql.websocket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.security.Sha256;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.wire.RawSocket;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests malicious clients on a service with narrow limits. Other clients are served meanwhile. */
@QuarkusTest
@TestProfile(AbuseTest.NarrowLimits.class)
class AbuseTest {

    /** A service with narrow limits and without introspection, behind a proxy that forwards client addresses. */
    public static class NarrowLimits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("parley.limits.rate", "1"),
                    Map.entry("parley.limits.burst", "5"),
                    Map.entry("parley.limits.failed-logins", "5"),
                    Map.entry("parley.limits.introspection", "false"),
                    Map.entry("parley.persisted-queries.automatic", "false"),
                    Map.entry("parley.http.head-timeout", "1S"),
                    Map.entry("parley.websocket.max-sockets-per-address", "100"),
                    Map.entry("parley.websocket.slow-consumer-after", "1S"),
                    Map.entry("parley.websocket.close-timeout", "3S"),
                    Map.entry("quarkus.http.cors.enabled", "true"),
                    Map.entry("quarkus.http.cors.origins", "https://shop.example"),
                    Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"));
        }
    }

    private static final String TOPICS = "{ chatTopics(first: 1) { totalCount } }";
    private static final int MANY = 200;

    private final World world = new World();
    private final List<Socket> clients = new ArrayList<>();

    @Inject
    WebSocketRegistry sockets;

    @AfterEach
    void awaitNoSockets() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        Waits.until(() -> sockets.count() == 0, "all sockets are gone");
    }

    @Test
    void requests_aboveRate_haveRetryAfter() {
        Caller anna = newAgent();

        Response refused = until429(from("10.0.1.1").header("Authorization", anna.authorization()));

        assertThat(refused.jsonPath().<String>get("errors[0].extensions.code")).isEqualTo("RATE_LIMITED");
        assertThat(limit(refused)).isEqualTo("CALLER");
        assertThat(refused.jsonPath().<Integer>get("errors[0].extensions.retryAfter"))
                .isPositive();
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertOthersAreServed();
    }

    @Test
    void rateLimit_ofAllowedOrigin_isReadable() {
        Response refused = until429(from("10.0.1.2").header("Origin", "https://shop.example"));

        assertThat(refused.header("Access-Control-Expose-Headers")).containsIgnoringCase("Retry-After");
    }

    @Test
    void failedLogins_ofAllowedOrigin_areReadable() {
        Response refused = until429(
                from("10.0.1.4").header("Origin", "https://shop.example").header("Authorization", "Bearer nonsense"));

        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(refused.header("Retry-After")).isNotNull();
    }

    @Test
    void malformedRequests_areCounted() {
        assertThat(until429(from("10.0.1.3").body("nonsense")).statusCode()).isEqualTo(429);
    }

    @Test
    void operations_ofSocket_areCounted() {
        Caller anna = newAgent();
        try (SocketClient client = SocketClient.as(anna)) {
            for (int i = 0; i < MANY; i++) {
                client.subscribe(String.valueOf(i), TOPICS, Map.of());
            }
            assertThat(client.message("error").getString("payload[0].extensions.code"))
                    .isEqualTo("RATE_LIMITED");
        }
        assertOthersAreServed();
    }

    @Test
    void invalidTokens_aboveLimit_areNotVerified() {
        Response refused = until429(from("10.0.2.1").header("Authorization", "Bearer nonsense"));

        assertThat(refused.jsonPath().<String>get("errors[0].extensions.code")).isEqualTo("RATE_LIMITED");
        assertThat(limit(refused)).isEqualTo("FAILED_LOGINS");
        assertThat(post("10.0.2.1", newAgent()).statusCode())
                .as("a valid token that is not known yet")
                .isEqualTo(429);
        assertOthersAreServed();
    }

    @Test
    void verifiedToken_afterTooManyInvalidOnes_isAccepted() {
        Caller anna = newAgent();
        assertThat(post("10.0.2.2", anna).statusCode()).isEqualTo(200);
        until429(from("10.0.2.2").header("Authorization", "Bearer nonsense"));

        assertThat(post("10.0.2.2", anna).statusCode()).isEqualTo(200);
    }

    @Test
    void customer_afterTooManyInvalidTokens_isAccepted() {
        Caller customer = Caller.customer(world.key(world.waiting(world.topic())));
        until429(from("10.0.2.3").header("Authorization", "Bearer nonsense"));

        assertThat(post("10.0.2.3", customer).statusCode()).isEqualTo(200);
        assertThat(post("10.0.2.3", Caller.nobody()).statusCode()).isEqualTo(200);
    }

    @Test
    void socket_afterTooManyInvalidTokens_isForVerifiedTokensOnly() {
        Caller anna = newAgent();
        init("10.0.2.4", anna).close();
        for (int i = 0; i < 5; i++) {
            try (SocketClient guessing = socket("10.0.2.4")) {
                guessing.init(Caller.bearer("nonsense"));
                guessing.expectClose(4403, "Forbidden");
            }
        }

        try (SocketClient client = socket("10.0.2.4")) {
            client.init(newAgent());
            client.expectClose(1013, "Try again later: your address has sent too many invalid tokens");
        }
        init("10.0.2.4", anna).close();
        init("10.0.2.4", Caller.nobody()).close();
        assertThat(limit(from("10.0.2.4")
                        .header("Authorization", "Bearer nonsense")
                        .post("/graphql")))
                .as("both transports count together")
                .isEqualTo("FAILED_LOGINS");
    }

    @Test
    void expiredTokens_areNotCounted() {
        Caller late = Caller.agent(world.user(), Duration.ofMinutes(-10));

        for (int i = 0; i < 150; i++) {
            assertThat(post("10.0.2.5", late).statusCode()).isEqualTo(401);
        }
        for (int i = 0; i < 10; i++) {
            try (SocketClient client = socket("10.0.2.5")) {
                client.init(late);
                client.expectClose(4403, "Forbidden");
            }
        }
        assertThat(post("10.0.2.5", newAgent()).statusCode()).isEqualTo(200);
    }

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

    @Test
    void connection_withoutRequest_isClosed() throws IOException {
        Socket client = connect();

        assertOthersAreServed();

        awaitEnd(client, "");
    }

    @Test
    void head_sentByteByByte_isTimedOut() throws IOException {
        Socket client = connect();
        client.getOutputStream().write(bytes("GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: x\r\nX-Slow: "));

        assertOthersAreServed();

        awaitEnd(client, "x");
    }

    @Test
    void secondHead_sentByteByByte_isTimedOut() throws IOException {
        Socket client = connect();
        client.getOutputStream().write(bytes("GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                .isEqualTo("HTTP/1.1 200");

        awaitEnd(client, "x");
    }

    @Test
    void socket_outlastsHeadTimeout() throws IOException {
        try (SocketClient silent = SocketClient.as(newAgent())) {
            Socket since = connect();
            awaitEnd(since, "");

            silent.sync();
        }
    }

    @Test
    void headers_aboveLimit_areRejected() throws IOException {
        Socket client = connect();
        client.getOutputStream()
                .write(bytes("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(30_000) + "\r\n\r\n"));

        assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                .isEqualTo("HTTP/1.1 431");
    }

    @Test
    void sockets_ofAddress_areLimited() throws IOException {
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            Socket client = connect();
            client.getOutputStream().write(RawSocket.handshake("X-Forwarded-For: 10.0.3.1"));
            refused += status(client) == 429 ? 1 : 0;
        }

        assertThat(refused).isEqualTo(200);
        assertOthersAreServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10000", "Content-Length: 10", "Transfer-Encoding: chunked"})
    void handshake_withBody_takesNoSlot(String body) throws IOException {
        byte[] handshake = RawSocket.handshake("X-Forwarded-For: 10.0.3.2", body);
        byte[] begun = bytes("x".repeat(body.endsWith("10000") ? 10_000 : 1));
        for (int i = 0; i < 100; i++) {
            Socket client = connect();
            client.getOutputStream().write(handshake);
            client.getOutputStream().write(begun);
            assertThat(status(client)).isEqualTo(400);
        }

        assertThat(sockets.count()).isZero();
        Socket other = connect();
        other.getOutputStream().write(RawSocket.handshake("X-Forwarded-For: 10.0.3.2", "Content-Length: 0"));
        assertThat(status(other)).isEqualTo(101);
    }

    /** Each ping is answered, but the client reads none of the answers. */
    @Test
    @Timeout(60)
    void pings_ofClientThatReadsNothing_areLimited() throws IOException {
        byte[] ping = RawSocket.frame(RawSocket.PING, new byte[125]);
        try (RawSocket client = RawSocket.open()) {
            client.send("{\"type\": \"connection_init\"}");

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 250_000; i++) {
                            client.send(ping);
                        }
                    })
                    .as("the service stops reading, and then cuts the connection")
                    .isInstanceOf(SocketException.class);
        }
        assertOthersAreServed();
    }

    @Test
    void variables_nestedTooDeeply_areRejected() {
        String levels = "[".repeat(20_000) + "]".repeat(20_000);

        Response refused = from("10.0.4.1")
                .body("{\"query\": \"{ __typename }\", \"variables\": {\"a\": " + levels + "}}")
                .post("/graphql");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String>get("errors[0].extensions.code")).isEqualTo("BAD_REQUEST");
        try (SocketClient client = SocketClient.as(newAgent())) {
            client.send(
                    "{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"variables\": {\"a\": " + levels + "}}}");
            client.expectClose(4400);
        }
    }

    private Caller newAgent() {
        return Caller.agent(world.agentOf(world.topic()));
    }

    private String code(String document) {
        return newAgent().asks(document).errorCode();
    }

    private void assertOthersAreServed() {
        assertThat(newAgent().asks(TOPICS).<Integer>data("chatTopics.totalCount"))
                .isPositive();
    }

    private static String limit(Response refused) {
        return refused.jsonPath().get("errors[0].extensions.limit");
    }

    private static Response post(String address, Caller caller) {
        RequestSpecification request = from(address);
        if (caller.authorization() != null) {
            request.header("Authorization", caller.authorization());
        }
        return request.post("/graphql");
    }

    private static SocketClient socket(String address) {
        return SocketClient.open(Caller.nobody(), SocketClient.PROTOCOL, Map.of("X-Forwarded-For", address));
    }

    private static SocketClient init(String address, Caller caller) {
        SocketClient client = socket(address);
        client.init(caller);
        client.message("connection_ack");
        return client;
    }

    private static RequestSpecification from(String address) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", address)
                .body("{\"query\": \"{ __typename }\"}");
    }

    private static Response until429(RequestSpecification request) {
        for (int i = 0; i < MANY; i++) {
            Response answer = request.post("/graphql");
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("Nothing was refused");
    }

    private Socket connect() throws IOException {
        Socket client = new Socket("localhost", RestAssured.port);
        client.setSoTimeout((int) Waits.PATIENCE.toMillis());
        clients.add(client);
        return client;
    }

    private static int status(Socket client) throws IOException {
        String line = new String(client.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        return Integer.parseInt(line.substring(line.length() - 3));
    }

    /** Keeps sending every 100 ms until the service has closed the connection. */
    private static void awaitEnd(Socket client, String bit) throws IOException {
        client.setSoTimeout(100);
        long patience = System.nanoTime() + Waits.PATIENCE.toNanos();
        while (!isClosed(client, bit)) {
            assertThat(System.nanoTime()).as("still open").isLessThan(patience);
        }
    }

    private static boolean isClosed(Socket client, String bit) throws IOException {
        try {
            client.getOutputStream().write(bytes(bit));
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
