package dev.parley.graphql.http;

import static dev.parley.graphql.http.HttpRequests.JSON;
import static dev.parley.graphql.http.HttpRequests.QUERY;
import static dev.parley.graphql.http.HttpRequests.post;
import static dev.parley.graphql.http.HttpRequests.postWithInvalidCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Logged;
import dev.parley.support.Waits;
import dev.parley.support.wire.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Metrics of requests over HTTP. */
@QuarkusTest
class HttpMetricsTest {

    @Inject
    MeterRegistry metrics;

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
        double before = seconds("none", "refused");

        postWithInvalidCredentials();

        assertThat(seconds("none", "refused")).isGreaterThan(before);
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

    private double counted(String operation, String outcome) {
        return timer(operation, outcome).map(Timer::count).orElse(0L);
    }

    private double seconds(String operation, String outcome) {
        return timer(operation, outcome)
                .map(timer -> timer.totalTime(TimeUnit.SECONDS))
                .orElse(0.0);
    }

    /** The timer of the service. It is there from the first request on, and a timer that a test registers before would have no histogram. */
    private Optional<Timer> timer(String operation, String outcome) {
        return Optional.ofNullable(metrics.find("parley.graphql.requests")
                .tags("transport", "http", "operation", operation, "outcome", outcome)
                .timer());
    }
}
