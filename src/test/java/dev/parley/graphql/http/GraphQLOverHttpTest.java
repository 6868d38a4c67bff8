package dev.parley.graphql.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.support.Ids;
import dev.parley.support.Logged;
import dev.parley.support.RawHttp;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the GraphQL-over-HTTP specification from a client's point of view. */
@QuarkusTest
class GraphQLOverHttpTest {

    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String JSON = "application/json";
    private static final String QUERY = "{\"query\": \"{ __typename }\"}";
    private static final int LIMIT = 1024 * 1024;

    private final World world = new World();

    @Inject
    MeterRegistry metrics;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/graphql-response+json                                       | application/graphql-response+json
            application/json                                                        | application/json
            APPLICATION/JSON; charset=utf-8                                         | application/json
            application/graphql-response+json, application/json                     | application/graphql-response+json
            application/json, application/graphql-response+json                     | application/graphql-response+json
            application/graphql-response+json, application/json;q=0.9               | application/graphql-response+json
            application/graphql-response+json;q=0.5, application/json               | application/json
            application/graphql-response+json;q=0, */*                              | application/json
            text/html, application/json;q=0.2, */*;q=0.8                            | application/graphql-response+json
            */*                                                                     | application/json
            application/*                                                           | application/json
            text/html, */*;q=0.1                                                    | application/json
            """)
    void accept_selectsPreferredMediaType(String accept, String type) {
        post(QUERY, accept).statusCode(200).header("Content-Type", type + "; charset=utf-8");
    }

    @Test
    void accept_missing_selectsJson() throws IOException {
        assertThat(raw("Content-Type: application/json\n"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: application/json;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, text/*", "application/json;q=0", "*/*;q=0"})
    void accept_withoutJson_isNotAcceptable(String accept) {
        refused(post(QUERY, accept), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"query": "{"}                                                           | SYNTAX_ERROR
            {"query": "{ chatTopics(first: 1e99999999999) { totalCount } }"}         | SYNTAX_ERROR
            {"query": "# nothing"}                                                   | SYNTAX_ERROR
            {"query": "{ nothing }"}                                                 | VALIDATION_FAILED
            {"query": "query($id: ID!) { chatTopic(id: $id) { id } }"}               | VALIDATION_FAILED
            {"query": "query A { __typename } query B { __typename }"}               | VALIDATION_FAILED
            {"query": "query A { __typename }", "operationName": "B"}                | VALIDATION_FAILED
            """)
    void request_thatIsNotExecuted_hasNoDataAndStatus400Or200(String body, String code) {
        refused(post(body, GRAPHQL), 400, code);
        refused(post(body, JSON), 200, code);
    }

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

    @Test
    void request_executedWithErrors_hasStatus200() {
        post("{\"query\": \"{ __typename chatSession(id: \\\"nonsense\\\") { id } }\"}", GRAPHQL)
                .statusCode(200)
                .body("data.chatSession", nullValue())
                .body("errors.extensions.code", contains("UNAUTHENTICATED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"not JSON",
                "null",
                "\"{ __typename }\"",
                "[{\"query\": \"{ __typename }\"}]",
                "{\"query\": \"{ __typename }\"} {}",
                "/* a comment */ {\"query\": \"{ __typename }\"}",
                "{}",
                "{\"query\": null}",
                "{\"query\": \"\"}",
                "{\"query\": 5}",
                "{\"query\": [\"{ __typename }\"]}",
                "{\"query\": \"{ __typename }\", \"operationName\": {}}",
                "{\"query\": \"{ __typename }\", \"variables\": []}",
                "{\"query\": \"{ __typename }\", \"variables\": \"{}\"}",
                "{\"query\": \"{ __typename }\", \"extensions\": 0}"
            })
    void body_thatIsNotARequest_isBadRequest(String body) {
        refused(post(body, GRAPHQL), 400, "BAD_REQUEST");
        refused(post(body, JSON), 400, "BAD_REQUEST");
    }

    @Test
    void body_inOtherCharset_isBadRequest() {
        refused(
                given().contentType(JSON)
                        .body(QUERY.getBytes(StandardCharsets.UTF_16LE))
                        .post("/graphql"),
                400,
                "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": \"{ __typename }\", \"variables\": null, \"operationName\": null, \"extensions\": null}",
                "{\"query\": \"{ __typename }\", \"operationName\": \"\"}",
                "{\"query\": \"{ __typename }\", \"variables\": {\"more\": 1}, \"extensions\": {\"a\": {}}, \"x\": 1}",
                "{\"query\": \"{ nonsense }\", \"query\": \"{ __typename }\"}"
            })
    void body_withOptionalMembers_isExecuted(String body) {
        post(body, GRAPHQL).statusCode(200).body("data.__typename", equalTo("Query"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON;charset=\"UTF-8\"",
                "application/json; charset=utf-8",
                "application/json; charset=UTF8",
                "application/json; charset=\"utf8\"",
                "application/json;Charset = Utf8",
                "application/json; profile=x",
                "application/json, application/json"
            })
    void contentType_json_isAccepted(String contentType) throws IOException {
        assertThat(raw("Content-Type: " + contentType + "\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/graphql",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "application/json, text/plain",
                "text/plain, application/json"
            })
    void contentType_other_isUnsupported(String contentType) throws IOException {
        assertThat(raw("Content-Type: " + contentType + "\n"))
                .startsWith("HTTP/1.1 415")
                .contains("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void contentType_withOtherCharset_namesCharset() throws IOException {
        assertThat(raw("Content-Type: application/json; charset=utf-16\n"))
                .startsWith("HTTP/1.1 415")
                .contains("The charset of the body must be UTF-8.");
        assertThat(raw("Content-Type: text/plain; charset=utf8\n"))
                .contains("The Content-Type must be application/json.");
    }

    @Test
    void contentType_missing_isUnsupported() throws IOException {
        assertThat(raw("")).startsWith("HTTP/1.1 415").contains("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void contentType_inTwoHeaders_checksBoth() throws IOException {
        assertThat(raw("Content-Type: application/json\nContent-Type: text/plain\n"))
                .startsWith("HTTP/1.1 415");
    }

    @Test
    void get_withQuery_isExecuted() {
        given().queryParam("query", "query A { __typename } query B($n: String!) { __type(name: $n) { name } }")
                .queryParam("variables", "{\"n\": \"ChatSession\"}")
                .queryParam("operationName", "B")
                .queryParam("extensions", "{}")
                .accept(GRAPHQL)
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("data.__type.name", equalTo("ChatSession"));
    }

    @Test
    void get_withEmptyParameters_ignoresThem() {
        given().queryParam("query", "{ __typename }")
                .queryParam("variables", "")
                .queryParam("operationName", "")
                .queryParam("extensions", "")
                .get("/graphql")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            query      |
            nothing    | { __typename }
            variables  | []
            variables  | {"n
            extensions | 1
            """)
    void get_withInvalidParameter_isBadRequest(String parameter, String value) {
        RequestSpecification request = given().queryParam(parameter, value == null ? "" : value);
        if (!parameter.equals("query") && !parameter.equals("nothing")) {
            request.queryParam("query", "{ __typename }");
        }

        refused(request.get("/graphql").then(), 400, "BAD_REQUEST");
    }

    /** Requests that a page of another site can send without a CORS preflight: see Fetch's simple requests. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                          | {"query": "%s"}
            application/x-www-form-urlencoded   | query=%s
            application/x-www-form-urlencoded   | {"query": "%s"}
            multipart/form-data; boundary=x     | --x~Content-Disposition: form-data; name="query"~~%s~--x--
            multipart/form-data; boundary=x     | {"query": "%s"}
            """)
    void form_fromAnotherSite_hasNoEffect(String type, String body) throws IOException {
        long topic = world.topic();
        String mutation = "mutation { requestChatSession(input: {topicId: \\\"" + Ids.of("ChatTopic", topic)
                + "\\\", message: \\\"Hi\\\"}) { changed } }";
        byte[] form = body.replace("~", "\r\n").formatted(mutation).getBytes(StandardCharsets.UTF_8);

        String answer = RawHttp.exchange(
                "POST /graphql HTTP/1.1\nHost: x\nConnection: close\nOrigin: https://elsewhere.example\nContent-Type: "
                        + type + "\nContent-Length: " + form.length + "\n",
                form);

        assertThat(answer).startsWith("HTTP/1.1 415").contains("UNSUPPORTED_MEDIA_TYPE");
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {GRAPHQL, JSON})
    void get_withMutation_hasNoEffect(String accept) {
        long topic = world.topic();
        String mutation = "mutation M { requestChatSession(input: {topicId: \"" + Ids.of("ChatTopic", topic)
                + "\", message: \"Hi\"}) { changed } }";

        for (String name : new String[] {"M", ""}) {
            ValidatableResponse answer = given().accept(accept)
                    .queryParam("query", mutation)
                    .queryParam("operationName", name)
                    .get("/graphql")
                    .then();

            refused(answer, 405, "OPERATION_NOT_ALLOWED").header("Allow", "POST");
        }
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void method_other_isNotAllowed(String method) {
        refused(given().contentType(JSON).body(QUERY).request(method, "/graphql"), 405, "METHOD_NOT_ALLOWED")
                .header("Allow", "GET, HEAD, POST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            query=%7B__typename%7D                         | 200
            query=%7B                                      | 400
            query=%7Bnothing%7D                            | 400
            nothing=                                       | 400
            query=mutation%7BsetPresence(input:%7Bpresence:PRESENT%7D)%7Bchanged%7D%7D | 405
            """)
    void head_returnsHeadersOfGet(String parameters, int status) throws IOException {
        String head = getOrHead("HEAD", parameters);

        assertThat(head).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
        assertThat(headers(head)).isEqualTo(headers(getOrHead("GET", parameters)));
    }

    private static String getOrHead(String method, String parameters) throws IOException {
        return RawHttp.exchange(
                method + " /graphql?" + parameters + " HTTP/1.1\nHost: x\nConnection: close\nAccept: " + GRAPHQL + "\n",
                new byte[0]);
    }

    /** Headers about the body are only present with a body. */
    private static List<String> headers(String answer) {
        return answer.split("\r\n\r\n", 2)[0]
                .lines()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("content-length"))
                .toList();
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
    void cors_forOtherSites_isNotAllowed() {
        given().contentType(JSON)
                .header("Origin", "https://elsewhere.example")
                .body(QUERY)
                .post("/graphql")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
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

    @Test
    void body_withBrokenChunks_isBadRequest() throws IOException {
        double before = counted("none", "refused") + counted("none", "gone");
        try (Logged log = new Logged("")) {
            String answer = RawHttp.exchange(
                    "POST /graphql HTTP/1.1\nHost: x\nContent-Type: application/json\nTransfer-Encoding: chunked\n",
                    "ZZZ\r\n{}\r\n".getBytes(StandardCharsets.UTF_8));

            // Vert.x may have closed the connection before the response.
            assertThat(answer).doesNotContain("INTERNAL");
            Waits.until(() -> counted("none", "refused") + counted("none", "gone") > before, "it is over");
            assertThat(log.messages()).isEmpty();
        }
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

    @Test
    void credentials_thatAreInvalid_areUnauthenticated() {
        ValidatableResponse answer = given().contentType(JSON)
                .accept(GRAPHQL)
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.")
                .body(QUERY)
                .post("/graphql")
                .then();

        refused(answer, 401, "UNAUTHENTICATED").header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void response_thatIsLarge_isCompressedOnRequest() {
        String large = "{\"query\": \"{ errorCatalog { code meaning help } }\"}";

        assertThat(packing(large, "gzip")).isEqualTo("gzip");
        assertThat(packing(large, "identity")).isNull();
        assertThat(packing(QUERY, "gzip")).isNull();
    }

    @Test
    void response_isNotCacheable() {
        post(QUERY, JSON).header("Cache-Control", "no-store");
    }

    @Test
    void requests_areCounted() {
        double queries = counted("query", "ok");
        double errors = counted("query", "errors");
        double refused = counted("none", "refused");

        post(QUERY, JSON);
        post("{\"query\": \"{ chatSessions { totalCount } }\"}", JSON);
        post("{\"query\": \"{\"}", JSON);
        post("nonsense", JSON);

        assertThat(counted("query", "ok")).isEqualTo(queries + 1);
        assertThat(counted("query", "errors")).isEqualTo(errors + 1);
        assertThat(counted("none", "refused")).isEqualTo(refused + 2);
    }

    @Test
    void requests_withInvalidCredentials_areTimed() {
        Timer refused = timer("none", "refused");
        double before = refused.totalTime(TimeUnit.NANOSECONDS);

        credentials_thatAreInvalid_areUnauthenticated();

        assertThat(refused.totalTime(TimeUnit.NANOSECONDS)).isGreaterThan(before);
    }

    @Test
    void requests_abortedByClient_areCounted() throws IOException {
        double gone = counted("none", "gone");

        RawHttp.hangUp("POST /graphql HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 9\n", "{");

        Waits.until(() -> counted("none", "gone") == gone + 1, "it is counted");
    }

    @Test
    void requestTimes_areInHistogram() {
        post(QUERY, JSON);

        assertThat(RestAssured.get("/q/metrics").asString())
                .containsPattern("parley_graphql_requests_seconds_bucket\\{.*le=\"0.1\"");
    }

    @Test
    void schemaFile_isServed() {
        RestAssured.get("/graphql/schema.graphql").then().statusCode(200).contentType("text/plain");
    }

    private double counted(String operation, String outcome) {
        return timer(operation, outcome).count();
    }

    private Timer timer(String operation, String outcome) {
        return metrics.timer(
                "parley.graphql.requests", "transport", "http", "operation", operation, "outcome", outcome);
    }

    private static String packing(String body, String accepted) {
        return given().config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .contentType(JSON)
                .header("Accept-Encoding", accepted)
                .body(body)
                .post("/graphql")
                .header("Content-Encoding");
    }

    private static String raw(String headers) throws IOException {
        byte[] body = QUERY.getBytes(StandardCharsets.UTF_8);
        return RawHttp.exchange(
                "POST /graphql HTTP/1.1\nHost: x\nConnection: close\nContent-Length: " + body.length + "\n" + headers,
                body);
    }

    private static ValidatableResponse post(String body, String accept) {
        return given().contentType(JSON)
                .accept(accept)
                .body(body)
                .post("/graphql")
                .then();
    }

    private static ValidatableResponse refused(Response answer, int status, String code) {
        return refused(answer.then(), status, code);
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .body("$", not(hasKey("data")))
                .body("errors.extensions", contains(Map.of("code", code)));
    }
}
