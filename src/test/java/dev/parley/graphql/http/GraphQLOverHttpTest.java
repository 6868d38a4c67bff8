package dev.parley.graphql.http;

import static dev.parley.graphql.http.HttpRequests.GRAPHQL;
import static dev.parley.graphql.http.HttpRequests.JSON;
import static dev.parley.graphql.http.HttpRequests.QUERY;
import static dev.parley.graphql.http.HttpRequests.getOrHead;
import static dev.parley.graphql.http.HttpRequests.post;
import static dev.parley.graphql.http.HttpRequests.postWithInvalidCredentials;
import static dev.parley.graphql.http.HttpRequests.raw;
import static dev.parley.graphql.http.HttpRequests.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the GraphQL-over-HTTP specification from a client's point of view. */
@QuarkusTest
class GraphQLOverHttpTest {

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

    /** Headers about the body are only present with a body. */
    private static List<String> headers(String answer) {
        return answer.split("\r\n\r\n", 2)[0]
                .lines()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("content-length"))
                .toList();
    }

    @Test
    void credentials_thatAreInvalid_areUnauthenticated() {
        refused(postWithInvalidCredentials(), 401, "UNAUTHENTICATED").header("WWW-Authenticate", equalTo("Bearer"));
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
    void schemaFile_isServed() {
        RestAssured.get("/graphql/schema.graphql").then().statusCode(200).contentType("text/plain");
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
}
