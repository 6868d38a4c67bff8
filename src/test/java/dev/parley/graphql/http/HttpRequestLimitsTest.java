package dev.parley.graphql.http;

import static dev.parley.graphql.http.HttpRequests.GRAPHQL;
import static dev.parley.graphql.http.HttpRequests.QUERY;
import static dev.parley.graphql.http.HttpRequests.getOrHead;
import static dev.parley.graphql.http.HttpRequests.post;
import static dev.parley.graphql.http.HttpRequests.raw;
import static dev.parley.graphql.http.HttpRequests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.wire.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are too large, malformed or too expensive to read. */
@QuarkusTest
class HttpRequestLimitsTest {

    private static final int LIMIT = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"1e999999", "1.0e-999999", "[1, -1E+999999]", "{x: 1e1000}"})
    void number_thatIsExpensiveToCompute_isRejected(String number) {
        String document = "{ chatTopics(where: {databaseId: {eq: " + number + "}}) { totalCount } }";

        refused(post("{\"query\": \"" + document + "\"}", GRAPHQL), 400, "VALIDATION_FAILED");
    }

    @Test
    void number_thatIsExpensiveToParse_isRejected() {
        String document = "{ chatTopics(first: " + "9".repeat(500_000) + ") { totalCount } }";

        refused(post("{\"query\": \"" + document + "\"}", GRAPHQL), 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 5_000, 9_000, 32_000})
    void get_withLongQuery_isExecuted(int length) throws IOException {
        assertThat(getOrHead("GET", longQuery(length)))
                .startsWith("HTTP/1.1 200")
                .contains("\"Query\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {33_000, 60_000})
    void get_withTooLongQuery_isUriTooLong(int length) throws IOException {
        assertThat(getOrHead("GET", longQuery(length)))
                .startsWith("HTTP/1.1 414")
                .contains("\"URI_TOO_LONG\"")
                .contains("the limit is 32768");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /graphql?query=%s HTTP/1.1      | 70000 | 414
            GET /graphql HTTP/1.1~X-Large: %s   | 30000 | 431
            GET /graphql HTTP/1.1~X Large: %s   | 1     | 400
            """)
    void head_thatTheServerCannotRead_isRefusedWithoutBody(String head, int length, int status) throws IOException {
        String request = head.replace("~", "\nHost: x\n").formatted("x".repeat(length)) + "\n";

        assertThat(RawHttp.exchange(request, new byte[0]))
                .containsPattern("^HTTP/1.[01] " + status)
                .endsWith("\r\n\r\n");
    }

    private static String longQuery(int length) {
        return "query=%7B__typename%23" + "x".repeat(length) + "%0A%7D";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /graphql?query=%7B__typename%7D HTTP/1.1\nHost: a\nHost: b\n",
                "GET /graphql?query=%7B__typename%7D HTTP/1.1\nHost: a\nHost: a\n",
                "GET /graphql?query=%7B__typename%7D HTTP/1.0\nHost: a\nHost: b\n",
                "GET /graphql/schema.graphql HTTP/1.1\nHost: a\nHost: b\n",
                "GET /q/health/live HTTP/1.1\nHost: a\nHost: b\n",
                "POST /graphql HTTP/1.1\nHost: a\nhost: b\nContent-Type: application/json\nContent-Length: 100\n",
                "GET /graphql HTTP/1.1\nHost: a\nHost: b\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Protocol: graphql-transport-ws\n",
            })
    void host_severalTimes_isBadRequest(String head) throws IOException {
        assertThat(RawHttp.exchange(head, new byte[0]))
                .containsPattern("^HTTP/1.[01] 400")
                .contains("\"BAD_REQUEST\"")
                .contains("The request has several Host headers.");
    }

    @Test
    void host_missing_isBadRequest() throws IOException {
        String head = "GET /graphql?query=%7B__typename%7D HTTP/1.1\nConnection: close\n";

        assertThat(RawHttp.exchange(head, new byte[0]))
                .startsWith("HTTP/1.1 400")
                .contains("\"BAD_REQUEST\"");
    }

    @Test
    void host_missingInHttp10_isAccepted() throws IOException {
        assertThat(RawHttp.exchange("GET /graphql?query=%7B__typename%7D HTTP/1.0\n", new byte[0]))
                .startsWith("HTTP/1.0 200");
    }

    @Test
    void body_withTooLargeContentLength_isNotRead() throws IOException {
        String answer = RawHttp.exchange(
                "POST /graphql HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 2000000000\n",
                new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void body_thatBecomesTooLarge_isNotReadCompletely() throws IOException {
        String chunk = Integer.toHexString(LIMIT + 1) + "\r\n" + " ".repeat(LIMIT + 1);

        String answer = RawHttp.exchange(
                "POST /graphql HTTP/1.1\nHost: x\nContent-Type: application/json\nTransfer-Encoding: chunked\n",
                chunk.getBytes(StandardCharsets.UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void body_ofMaximumSize_isRead() {
        post(QUERY + " ".repeat(LIMIT - QUERY.length()), GRAPHQL).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "nonsense"})
    void body_compressed_isUnsupported(String packing) throws IOException {
        assertThat(raw("Content-Type: application/json\nContent-Encoding: " + packing + "\n"))
                .startsWith("HTTP/1.1 415")
                .contains("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void body_withIdentityEncoding_isRead() throws IOException {
        assertThat(raw("Content-Type: application/json\nContent-Encoding: Identity\n"))
                .startsWith("HTTP/1.1 200");
    }
}
