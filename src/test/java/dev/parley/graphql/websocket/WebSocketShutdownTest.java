package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import dev.parley.support.server.LateLogins;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/**
 * Tests the drain of sockets at shutdown. Its name must be the last one of its profile, because classes run in the order of their names and no other
 * test can use the drained service.
 */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class WebSocketShutdownTest {

    @Inject
    WebSocketRegistry sockets;

    @Inject
    LateLogins logins;

    @Test
    void drain_duringLogin_closesSocket() {
        Caller anna = Caller.agent(new World().user());
        try (SocketClient client = SocketClient.open(anna)) {
            logins.hold();
            client.init(anna);
            client.sync();

            sockets.drain();

            client.expectClose(1001, "Going away");
            logins.release();
            assertThat(client.untaken()).isEmpty();
        }
    }
}
