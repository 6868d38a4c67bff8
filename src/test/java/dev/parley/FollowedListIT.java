package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.SocketClient;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who follows a list can go on with it whatever becomes of the instance, and however quiet it was. */
@QuarkusIntegrationTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class FollowedListIT {

    private static final Map<String, String> RENEWS_CURSORS =
            Map.of("parley.chat.list-look-every", "1S", "parley.chat.list-cursor-every", "1S");

    private final World world = new World();
    private final long topic = world.topic();
    private final Caller agent = Caller.agent(world.agentOf(topic));

    @Test
    void anotherInstanceGoesOnWhereOneWasKilled() throws Exception {
        long first = world.waiting(topic);
        long second = world.waiting(topic);
        try (Instance mortal = Instance.onTestDatabase(Map.of());
                Instance other = Instance.onTestDatabase(Map.of())) {
            String cursor;
            try (SocketClient socket = SocketClient.as(agent.at(mortal))) {
                Follower list = follow(socket, null);
                assertThat(list.<String>next(3, "chatSessionsChanged.kind")).containsExactly("ENTER", "ENTER", "READY");
                agent.at(other).does("acceptChatSession", first);
                JsonPath left = list.next();
                assertThat(left.getString("data.chatSessionsChanged.kind")).isEqualTo("LEAVE");
                cursor = left.getString("data.chatSessionsChanged.cursor");

                mortal.kill();
            }
            agent.at(other).does("acceptChatSession", second);

            try (SocketClient socket = SocketClient.as(agent.at(other))) {
                JsonPath change = follow(socket, cursor)
                        .until(told ->
                                !told.getString("data.chatSessionsChanged.kind").equals("READY"));
                assertThat(change.getString("data.chatSessionsChanged.kind")).isEqualTo("LEAVE");
                assertThat(change.getString("data.chatSessionsChanged.id")).isEqualTo(Ids.of("ChatSession", second));
            }
        }
    }

    @Test
    void aQuietListRenewsItsCursor() throws Exception {
        try (Instance instance = Instance.onTestDatabase(RENEWS_CURSORS);
                SocketClient socket = SocketClient.as(agent.at(instance))) {
            Follower list = follow(socket, null);

            assertThat(list.<String>next(3, "chatSessionsChanged.kind")).containsExactly("READY", "READY", "READY");
        }
    }

    private static Follower follow(SocketClient socket, String after) {
        String cursor = after == null ? "" : ", after: \"" + after + "\"";
        return socket.subscribe("subscription { chatSessionsChanged(where: {status: {eq: IN_QUEUE}}" + cursor
                + ") { kind id cursor } }");
    }
}
