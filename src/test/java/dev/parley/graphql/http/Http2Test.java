package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Logged;
import dev.parley.support.Waits;
import dev.parley.support.wire.Http2Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class Http2Test {

    /** RFC 9113, 6.5.2. */
    private static final int SETTINGS_MAX_CONCURRENT_STREAMS = 3;

    @Inject
    MeterRegistry metrics;

    @Test
    void connection_hasLimitOfStreams() throws IOException {
        assertThat(settings()).containsEntry(SETTINGS_MAX_CONCURRENT_STREAMS, 100);
    }

    @Test
    void request_abortedByClient_isNotLoggedAsFailure() throws IOException {
        double gone = gone();
        try (Logged log = new Logged("");
                Http2Wire wire = connect()) {
            wire.beginPost(1, "/graphql", "{\"query\":");
            wire.reset(1);
            Waits.until(() -> gone() == gone + 1, "the request is over");
            wire.get(3, "/graphql?query=%7B__typename%7D");

            assertThat(wire.next(Http2Wire.HEADERS).stream()).isEqualTo(3);
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void get_withLongQuery_isExecuted() throws IOException {
        try (Http2Wire wire = connect()) {
            wire.get(1, "/graphql?query=%7B__typename%23" + "x".repeat(12_000) + "%0A%7D");

            assertThat(new String(wire.next(Http2Wire.DATA).payload().array(), StandardCharsets.UTF_8))
                    .contains("\"Query\"");
        }
    }

    private double gone() {
        Timer timer = metrics.find("parley.graphql.requests")
                .tags("transport", "http", "operation", "none", "outcome", "gone")
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private static Http2Wire connect() throws IOException {
        return new Http2Wire("http://localhost:" + RestAssured.port);
    }

    /** The service's first frame, which contains its settings. */
    private static Map<Integer, Integer> settings() throws IOException {
        try (Http2Wire wire = connect()) {
            ByteBuffer changedSession = wire.next(Http2Wire.SETTINGS).payload();
            Map<Integer, Integer> settings = new HashMap<>();
            while (changedSession.hasRemaining()) {
                settings.put((int) changedSession.getShort(), changedSession.getInt());
            }
            return settings;
        }
    }
}
