package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import dev.parley.support.server.Wire;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database whose host became unreachable. Its connections are not closed, and nothing arrives on them. */
@ExtendWith(PackagedService.class)
class VanishedDatabaseIT {

    private final World world = new World();

    @Test
    void subscriptions_continueOverNewConnections() throws Exception {
        long topic = world.topic();
        long session = world.waiting(topic);
        world.addEvents(session, 1);
        Caller agent = Caller.agent(world.agentOf(topic));
        try (Wire wire = new Wire();
                Instance instance = Instance.onTestDatabase(hasty(wire));
                SocketClient socket = SocketClient.as(agent.at(instance))) {
            Follower events = socket.subscribe(
                    "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id, after: 0) { type } }",
                    Map.of("id", Ids.of("ChatSession", session)));
            Follower list = socket.subscribe("subscription { chatSessionsChanged { changes { kind } } }");
            // Both have begun. A subscription that can't begin without the database ends with an error.
            assertThat(events.<String>next("chatSessionEvents.type")).isEqualTo("READ");
            assertThat(list.<String>next("chatSessionsChanged.changes[0].kind")).isEqualTo("ENTER");

            wire.swallow();
            agent.does("acceptChatSession", session);

            assertThat(events.<String>next("chatSessionEvents.type")).isEqualTo("ACCEPTED");
            assertThat(list.<String>next("chatSessionsChanged.changes[0].kind")).isEqualTo("UPDATE");
        }
    }

    private static Map<String, String> hasty(Wire wire) {
        Map<String, String> settings = new HashMap<>(wire.asSettings());
        settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "6");
        settings.put("parley.http.request-timeout", "5S");
        settings.put("parley.feed.poll-every", "1S");
        return settings;
    }
}
