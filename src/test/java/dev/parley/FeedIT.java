package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.Notifications;
import dev.parley.support.RedisServer;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of packaged instances: changes on one instance wake another at once, by each fan-out. Polls are too rare here to explain it. */
@QuarkusIntegrationTest
class FeedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> NO_POLLS = Map.of("parley.feed.poll-every", "24H");
    private static final String LISTENERS =
            "select count(*) from pg_stat_activity where application_name = 'parley-listen'";

    private final World world = new World();
    private long session;
    private Caller agent;

    @BeforeEach
    void waitingSession() {
        long topic = world.topic();
        session = world.waiting(topic);
        agent = Caller.agent(world.agentOf(topic));
    }

    @Test
    void postgresql_wakesTheOtherInstance() throws Exception {
        try (Instance listening = Instance.onTestDatabase(NO_POLLS)) {
            awaitMetric(listening, "parley_feed_listening", 1);

            agent.runs("accept", session);

            awaitMetric(listening, "parley_feed_entries_total", 1);
        }
    }

    @Test
    void redis_wakesTheOtherInstanceWithoutNotificationsOfPostgresql() throws Exception {
        long listeners = world.number(LISTENERS);
        try (RedisServer redis = new RedisServer();
                Instance first = Instance.onTestDatabase(by(redis.url()));
                Instance second = Instance.onTestDatabase(by(redis.url()));
                Notifications notified = new Notifications()) {
            awaitMetric(second, "parley_feed_listening", 1);
            assertThat(world.number(LISTENERS)).isEqualTo(listeners);

            agent.at(first).runs("accept", session);

            awaitMetric(second, "parley_feed_entries_total", 1);
            assertThat(notified.soFar()).isEmpty();
        }
    }

    @Test
    void instance_withoutItsRedis_isReadyAndPolls() throws Exception {
        RedisServer redis = new RedisServer();
        redis.close();
        Map<String, String> settings = Map.of(
                "parley.feed.fan-out", "redis",
                "quarkus.redis.hosts", redis.url(),
                "parley.feed.poll-every", "1S");
        try (Instance alone = Instance.onTestDatabase(settings)) {
            agent.at(alone).runs("accept", session);

            awaitMetric(alone, "parley_feed_entries_total", 1);
            assertThat(alone.log()).containsOnlyOnce("Listening for notifications fails");
        }
    }

    @Test
    void redis_withoutHosts_stopsTheStart() {
        assertThatThrownBy(() -> Instance.onTestDatabase(Map.of("parley.feed.fan-out", "redis")))
                .hasMessageContaining("parley.feed.fan-out=redis needs quarkus.redis.hosts");
    }

    private static Map<String, String> by(String redis) {
        return Map.of("parley.feed.fan-out", "redis", "quarkus.redis.hosts", redis, "parley.feed.poll-every", "24H");
    }

    private static void awaitMetric(Instance instance, String name, double atLeast) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (metric(instance.url(), name) < atLeast) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(name + " stays below " + atLeast + ":\n" + instance.log());
            }
            Thread.sleep(100);
        }
    }

    private static double metric(String service, String name) {
        String metrics = RestAssured.get(service + "/q/metrics").asString();
        Matcher value = Pattern.compile("^" + name + "(?:\\{.*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(metrics);
        assertThat(value.find()).as(name).isTrue();
        return Double.parseDouble(value.group(1));
    }
}
