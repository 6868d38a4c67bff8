package dev.parley.graphql.http;

import static dev.parley.graphql.http.HttpRequests.GRAPHQL;
import static dev.parley.graphql.http.HttpRequests.JSON;
import static dev.parley.graphql.http.HttpRequests.QUERY;
import static dev.parley.graphql.http.HttpRequests.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.support.Ids;
import dev.parley.support.World;
import dev.parley.support.wire.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a page of another site can make a browser send. */
@QuarkusTest
class CrossSiteRequestsTest {

    private final World world = new World();

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
}
