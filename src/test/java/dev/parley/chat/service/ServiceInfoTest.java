package dev.parley.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatConfig;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code serviceInfo} contains every interval that clients depend on. */
@QuarkusTest
class ServiceInfoTest {

    @Inject
    ChatConfig config;

    @Test
    void serviceInfo_containsEveryIntervalThatClientsDependOn() {
        Map<String, Duration> expected = new LinkedHashMap<>();
        // A quarter of the shortest time limit, which is the queue's two minutes.
        expected.put("heartbeatIntervalSeconds", Duration.ofSeconds(30));
        expected.put("deadAfterFormSeconds", config.deadAfter().form());
        expected.put("deadAfterQueueSeconds", config.deadAfter().queue());
        expected.put("deadAfterActiveSeconds", config.deadAfter().active());
        expected.put("typingTimeoutSeconds", config.typingTimeout());
        expected.put("idleAfterSeconds", config.idleAfter());
        expected.put("idleWarningBeforeSeconds", config.idleWarningBefore());
        expected.put("reopenWindowSeconds", config.reopenWindow());
        expected.put("ratingWindowSeconds", config.ratingWindow());
        expected.put("transferTimeoutSeconds", config.transferTimeout());
        expected.put("agentAwayAfterSeconds", Duration.ofMinutes(10));
        expected.put("agentSessionsReturnAfterSeconds", Duration.ofMinutes(1));

        Answer answer = Caller.nobody().asks("{ serviceInfo { " + String.join(" ", expected.keySet()) + " } }");

        expected.forEach((field, duration) -> assertThat(answer.<Integer>data("serviceInfo." + field))
                .as(field)
                .isEqualTo((int) duration.toSeconds()));
    }
}
