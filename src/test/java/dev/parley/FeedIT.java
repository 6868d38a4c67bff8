package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The feed of a packaged instance whose Redis is missing. TwoInstancesIT tests the feeds of several instances. */
@ExtendWith(PackagedService.class)
class FeedIT {

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
    void instance_withoutItsRedis_isReadyAndPolls() throws Exception {
        RedisServer redis = new RedisServer();
        redis.close();
        Map<String, String> settings = Map.of(
                "parley.feed.fan-out", "redis",
                "quarkus.redis.hosts", redis.url(),
                "parley.feed.poll-every", "1S");
        try (Instance alone = Instance.onTestDatabase(settings)) {
            agent.at(alone).runs("accept", session);

            Waits.until(() -> alone.metric("parley_feed_entries_total") >= 1, "the entry is read");
            assertThat(alone.log()).containsOnlyOnce("Listening for notifications fails");
        }
    }

    @Test
    void redis_withoutHosts_stopsTheStart() {
        assertThatThrownBy(() -> Instance.onTestDatabase(Map.of("parley.feed.fan-out", "redis")))
                .hasMessageContaining("parley.feed.fan-out=redis needs quarkus.redis.hosts");
    }
}
