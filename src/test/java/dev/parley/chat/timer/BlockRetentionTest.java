package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Blocks are removed some time after they have ended. */
@QuarkusTest
class BlockRetentionTest {

    private final World world = new World();

    @Test
    void endedBlocks_areRemovedAfterTheirRetention() {
        long topic = world.topic();
        world.run("""
                insert into chat_block (topic_id, email, blocked_at, ends_at, lifted_at)
                values (?, 'ended@example.com', now() - interval '60 days', now() - interval '31 days', null),
                       (?, 'lifted@example.com', now() - interval '60 days', null, now() - interval '31 days'),
                       (?, 'lately@example.com', now() - interval '60 days', now() - interval '29 days', null),
                       (?, 'ever@example.com', now() - interval '60 days', null, null)""", topic, topic, topic, topic);

        BlockRetention.removeOlderThan(Duration.ofDays(30));

        assertThat(world.texts("select email from chat_block where topic_id = ? order by id", topic))
                .containsExactly("lately@example.com", "ever@example.com");
    }
}
