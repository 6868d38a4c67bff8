package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.JsonPath;
import dev.parley.support.ListFollower;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A subscription to a list resumes after its instance was killed, and after a long time without changes. */
@ExtendWith(PackagedService.class)
class FollowedListIT {

    private static final Map<String, String> RENEWS_CURSORS =
            Map.of("parley.chat.list-look-every", "1S", "parley.chat.list-cursor-every", "1S");

    private final World world = new World();
    private final long topic = world.topic();
    private final Caller agent = Caller.agent(world.agentOf(topic));

    @Test
    void list_afterItsInstanceWasKilled_resumesOnAnother() throws Exception {
        long first = world.waiting(topic);
        long second = world.waiting(topic);
        try (Instance killed = Instance.onTestDatabase(Map.of())) {
            String cursor;
            try (SocketClient socket = SocketClient.as(agent.at(killed))) {
                ListFollower list = follow(socket, null);
                assertThat(list.changes(2)).containsExactly("ENTER " + first, "ENTER " + second);
                list.ready();
                agent.does("acceptChatSession", first);
                assertThat(list.changes(1)).containsExactly("LEAVE " + first);
                cursor = list.ready();

                killed.kill();
            }
            agent.does("acceptChatSession", second);

            try (SocketClient socket = SocketClient.as(agent)) {
                assertThat(follow(socket, cursor).changes(1)).containsExactly("LEAVE " + second);
            }
        }
    }

    @Test
    void list_withoutChanges_renewsItsCursor() throws Exception {
        try (Instance instance = Instance.onTestDatabase(RENEWS_CURSORS);
                SocketClient socket = SocketClient.as(agent.at(instance))) {
            ListFollower list = follow(socket, null);

            for (int i = 0; i < 3; i++) {
                JsonPath renewal = list.message();
                assertThat(renewal.getList("changes")).isEmpty();
                assertThat(renewal.getString("cursor")).isNotNull();
            }
        }
    }

    private static ListFollower follow(SocketClient socket, String after) {
        String cursor = after == null ? "" : ", after: \"" + after + "\"";
        return ListFollower.of(socket, "where: {status: {eq: IN_QUEUE}}" + cursor, "");
    }
}
