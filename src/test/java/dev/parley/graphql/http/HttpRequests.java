package dev.parley.graphql.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.parley.support.wire.RawHttp;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests over HTTP, and what their answers have in common. */
final class HttpRequests {

    static final String GRAPHQL = "application/graphql-response+json";
    static final String JSON = "application/json";
    static final String QUERY = "{\"query\": \"{ __typename }\"}";

    private HttpRequests() {}

    static String getOrHead(String method, String parameters) throws IOException {
        return RawHttp.exchange(
                method + " /graphql?" + parameters + " HTTP/1.1\nHost: x\nConnection: close\nAccept: " + GRAPHQL + "\n",
                new byte[0]);
    }

    static String raw(String headers) throws IOException {
        byte[] body = QUERY.getBytes(StandardCharsets.UTF_8);
        return RawHttp.exchange(
                "POST /graphql HTTP/1.1\nHost: x\nConnection: close\nContent-Length: " + body.length + "\n" + headers,
                body);
    }

    static ValidatableResponse post(String body, String accept) {
        return given().contentType(JSON)
                .accept(accept)
                .body(body)
                .post("/graphql")
                .then();
    }

    static ValidatableResponse refused(Response answer, int status, String code) {
        return refused(answer.then(), status, code);
    }

    static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .body("$", not(hasKey("data")))
                .body("errors.extensions", contains(Map.of("code", code)));
    }

    /** Sends a request with credentials that are not valid. */
    static ValidatableResponse postWithInvalidCredentials() {
        return given().contentType(JSON)
                .accept(GRAPHQL)
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.")
                .body(QUERY)
                .post("/graphql")
                .then();
    }
}
