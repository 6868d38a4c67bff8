package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.wire.RawSocket;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests malicious connections to a service with strict limits. Other clients are served meanwhile. */
@QuarkusTest
@TestProfile(StrictLimits.class)
class AbuseTest extends AbuseScene {

    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void closeClients() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
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
    @Timeout(180)
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
