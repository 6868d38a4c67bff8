package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.SocketClient;
import dev.parley.support.SoonExpired;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the authentication of sockets. */
@QuarkusTest
class WebSocketIdentityTest {

    private static final String EVENTS =
            "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id, after: 0) { seq } }";
    private static final String SEND =
            "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { changed } }";

    private final World world = new World();

    @Inject
    MeterRegistry meters;

    @Test
    void agent_withTokenInInit_isSignedIn() {
        String anna = world.user();

        try (SocketClient client = SocketClient.as(Caller.agent(anna))) {
            assertThat(client.subscribe("{ viewer { user { loginName } } }").<String>next("viewer.user.loginName"))
                    .isEqualTo(anna);
        }
    }

    @Test
    void agent_withTokenInHandshake_isSignedIn() {
        String anna = world.user();

        try (SocketClient client = handshakeBy(Caller.agent(anna))) {
            client.init(Caller.nobody());

            assertThat(client.message("connection_ack")).isNotNull();
            assertThat(client.subscribe("{ viewer { user { loginName } } }").<String>next("viewer.user.loginName"))
                    .isEqualTo(anna);
        }
    }

    @Test
    void tokenInInit_overridesHandshake() {
        String anna = world.user();

        try (SocketClient client = handshakeBy(Caller.bearer("nonsense"))) {
            client.init(Caller.admin(anna));

            assertThat(client.message("connection_ack")).isNotNull();
            assertThat(client.subscribe("{ viewer { admin } }").<Boolean>next("viewer.admin"))
                    .isTrue();
        }
    }

    @Test
    void customer_withSessionKey_isSignedIn() {
        long session = world.waiting(world.topic());
        String key = world.key(session);
        String document = "{ customerSession { databaseId } }";

        try (SocketClient client = SocketClient.as(Caller.customer(key))) {
            assertThat(client.subscribe(document).<Integer>next("customerSession.databaseId"))
                    .isEqualTo((int) session);
        }
        try (SocketClient client = SocketClient.open(Caller.nobody())) {
            client.send(
                    "{\"type\": \"connection_init\", \"payload\": {\"authorization\": \"ChatSession " + key + "\"}}");
            client.message("connection_ack");

            assertThat(client.subscribe(document).<Integer>next("customerSession.databaseId"))
                    .isEqualTo((int) session);
        }
    }

    @Test
    void anonymousClient_isAcknowledged() {
        try (SocketClient client = SocketClient.as(Caller.nobody())) {
            assertThat(client.subscribe("{ viewer { kind } }").<String>next("viewer.kind"))
                    .isEqualTo("ANONYMOUS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "nonsense", "e30.e30", "e30.e30.e30", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."})
    void token_thatIsInvalid_isForbidden(String token) {
        assertForbidden(Caller.bearer(token));
    }

    @Test
    void token_thatHasExpired_isForbidden() {
        assertForbidden(Caller.agent(world.user(), Duration.ofMinutes(-1)));
    }

    private static void assertForbidden(Caller caller) {
        try (SocketClient client = SocketClient.open(caller)) {
            client.init(caller);

            client.expectClose(4403, "Forbidden");
        }
    }

    @Test
    void socket_whenTokenExpires_isClosed() {
        try (SocketClient client = SoonExpired.whileValid(world.user(), WebSocketIdentityTest::acknowledged)) {
            client.expectClose(4403, "Forbidden: the token has expired");
        }
    }

    /** A socket that is ready for operations, or empty if the service has closed it. */
    private static Optional<SocketClient> acknowledged(Caller caller) {
        SocketClient client = SocketClient.open(caller);
        client.init(caller);
        return client.messageUnlessClosed("connection_ack").map(acknowledged -> client);
    }

    @Test
    void operations_whenTokenExpires_completeAndSubscriptionsEnd() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long session = world.active(topic, anna);
        world.addEvents(session, 1);
        Map<String, Object> where = Map.of("id", Ids.of("ChatSession", session));
        double before = subscriptions();

        try (SocketClient client = SocketClient.as(Caller.agent(anna, Duration.ofSeconds(8)))) {
            Follower events = client.subscribe(EVENTS, where);
            assertThat(events.<Integer>next("chatSessionEvents.seq")).isEqualTo(1);
            List<Follower> sent = new ArrayList<>();
            world.whileLocked(session, () -> {
                sent.add(client.subscribe(SEND, where));
                Waits.until(() -> subscriptions() == before, "the token has expired");
                client.subscribe("late", SEND, where);
                client.sync();
            });

            assertThat(sent.get(0).<Boolean>next("sendChatMessage.changed")).isTrue();
            sent.get(0).expectComplete();
            client.expectClose(4403, "Forbidden: the token has expired");
            assertThat(client.untaken()).isEmpty();
        }
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(1);
    }

    private double subscriptions() {
        return meters.get("parley.websocket.subscriptions").gauge().value();
    }

    @Test
    void page_ofOtherOrigin_isForbidden() {
        Map<String, String> evil = Map.of("Origin", "https://evil.example");

        assertThat(SocketClient.refusal(Caller.nobody(), SocketClient.PROTOCOL, evil))
                .isEqualTo(403);
    }

    @Test
    void page_ofOwnOrigin_isAdmitted() {
        Map<String, String> own = Map.of("Origin", Caller.nobody().service());

        try (SocketClient client = SocketClient.open(Caller.nobody(), SocketClient.PROTOCOL, own)) {
            client.init(Caller.nobody());

            assertThat(client.message("connection_ack")).isNotNull();
        }
    }

    private static SocketClient handshakeBy(Caller caller) {
        return SocketClient.open(caller, SocketClient.PROTOCOL, Map.of("Authorization", caller.authorization()));
    }
}
