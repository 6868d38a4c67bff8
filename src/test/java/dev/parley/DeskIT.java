package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.JsonPath;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A desk resumes on another instance after its own was killed, and starts over if its cursor has expired meanwhile. */
@ExtendWith(PackagedService.class)
class DeskIT {

    private static final String DESK =
            "subscription($after: String) { desk(after: $after) { snapshot cursor queue { kind chatSessionId } sessions { kind chatSessionId } } }";

    private final World world = new World();
    private final long topic = world.topic();
    private final Caller agent = Caller.agent(world.agentOf(topic));

    @Test
    void desk_afterItsInstanceWasKilled_resumesOnAnother() throws Exception {
        long session = world.waiting(topic);
        try (Instance killed = Instance.onTestDatabase(Map.of())) {
            String cursor = snapshot(agent.at(killed));
            killed.kill();
            agent.does("acceptChatSession", session);

            try (SocketClient socket = SocketClient.as(agent)) {
                // A message without changes comes first if the instance has not read them yet.
                JsonPath resumed = follow(socket, cursor)
                        .until(message -> message.getString("data.desk.snapshot") != null
                                || !message.getList("data.desk.queue").isEmpty());
                assertThat(resumed.getString("data.desk.snapshot")).isNull();
                assertThat(resumed.getList("data.desk.queue")).isEqualTo(List.of(change("LEAVE", session)));
                assertThat(resumed.getList("data.desk.sessions")).isEqualTo(List.of(change("UPDATE", session)));
            }
        }
    }

    @Test
    void desk_afterARestartThatTookTooLong_startsOver() throws Exception {
        long session = world.waiting(topic);
        String cursor = snapshot(agent);
        try (Instance restarted = Instance.onTestDatabase(Map.of("parley.chat.purge-after", "0S"));
                SocketClient socket = SocketClient.as(agent.at(restarted))) {
            JsonPath first = follow(socket, cursor).next();
            assertThat(first.getString("data.desk.snapshot")).isEqualTo("CURSOR_EXPIRED");
            assertThat(first.getList("data.desk.queue")).isEqualTo(List.of(change("ENTER", session)));
        }
    }

    private static String snapshot(Caller caller) {
        try (SocketClient socket = SocketClient.as(caller)) {
            return follow(socket, null).next("desk.cursor");
        }
    }

    private static Follower follow(SocketClient socket, String after) {
        Map<String, Object> variables = new HashMap<>();
        if (after != null) {
            variables.put("after", after);
        }
        return socket.subscribe(DESK, variables);
    }

    private static Map<String, Object> change(String kind, long session) {
        return Map.of("kind", kind, "chatSessionId", Ids.of("ChatSession", session));
    }
}
