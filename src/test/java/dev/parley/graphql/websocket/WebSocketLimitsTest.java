package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the limits of sockets. */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class WebSocketLimitsTest {

    private static final String EVENTS =
            "subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { seq } }";

    /** One megabyte each. */
    private static final String LONG_EVENTS =
            "subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { seq chatSession { messages(first: 100) { nodes { text } } } } }";

    private static final String SEQ = "chatSessionEvents.seq";

    private final World world = new World();
    private final List<SocketClient> clients = new ArrayList<>();

    @Inject
    WebSocketRegistry sockets;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void awaitNoSockets() {
        Waits.until(() -> sockets.count() == 0, "all sockets are gone");
    }

    @AfterEach
    void dropSockets() {
        clients.forEach(SocketClient::drop);
        awaitNoSockets();
    }

    @Test
    void socket_withoutInit_isClosed() {
        double before = closes("4408");

        open("10.0.0.1").expectClose(4408, "Connection initialisation timeout");

        Waits.until(() -> closes("4408") == before + 1, "its end is counted");
    }

    @Test
    void sockets_ofAddress_areLimited() {
        Stream.of("10.0.0.1", "10.0.0.1", "10.0.0.1").forEach(this::ready);

        assertThat(refusal("10.0.0.1")).isEqualTo(429);
        ready("10.0.0.2");
    }

    @Test
    void sockets_ofInstance_areLimited() {
        Stream.of("10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.2", "10.0.0.3").forEach(this::ready);

        assertThat(refusal("10.0.0.4")).isEqualTo(503);
    }

    @Test
    void socket_thatIsClosed_freesItsSlot() {
        Stream.of("10.0.0.1", "10.0.0.1", "10.0.0.1").forEach(this::ready);

        clients.get(0).close();
        Waits.until(() -> sockets.count() == 2, "the socket is gone");

        ready("10.0.0.1");
    }

    @Test
    void operations_ofSocket_areLimited() {
        SocketClient client = ready("10.0.0.1");
        List<Follower> streams = Stream.generate(() -> follow(client)).limit(3).toList();

        assertThat(client.subscribe("{ __typename }").errorCode()).isEqualTo("TOO_MANY_OPERATIONS");

        streams.get(0).complete();
        assertThat(client.subscribe("{ __typename }").<String>next("__typename"))
                .isEqualTo("Query");
    }

    @Test
    void message_thatIsTooLong_closesSocket() {
        SocketClient client = ready("10.0.0.1");

        client.send("{\"type\": \"ping\", \"payload\": {\"long\": \"" + "x".repeat(2500) + "\"}}");

        client.expectClose(1009, "Message too big");
    }

    @Test
    void message_thatIsTooLongInFragments_closesSocket() {
        SocketClient client = ready("10.0.0.1");

        client.sendPieces("x".repeat(1500), "x".repeat(1500));

        client.expectClose(1009, "Message too big");
    }

    @Test
    void message_thatIsMuchTooLong_isNotRead() {
        SocketClient client = ready("10.0.0.1");

        client.send("x".repeat(1_000_000));

        assertThat(client.closed().code()).isIn(1006, 1009);
    }

    @Test
    void client_thatIsSilent_isClosed() {
        SocketClient client = ready("10.0.0.1");
        follow(client);

        client.hang();
        Waits.until(() -> subscriptions() == 0, "the service has given it up");

        client.wake();
        client.expectClose(4499);
    }

    @Test
    void client_thatAnswersPings_staysConnected() {
        SocketClient client = ready("10.0.0.1");

        client.expectPings(4);

        client.sync();
    }

    @Test
    void client_thatReadsNothing_isSlowConsumerAndResumes() {
        long session = world.waiting(world.topic());
        world.addEvents(session, 100);
        longMessages(session);
        SocketClient client = ready("10.0.0.1");

        client.hangAfterNextMessage();
        Follower stream = client.subscribe(LONG_EVENTS, from(session, 0));
        List<Integer> seqs = new ArrayList<>(List.of(stream.<Integer>next(SEQ)));
        Waits.until(() -> subscriptions() == 0, "the service has given it up");

        client.wake();
        client.expectClose(1013);
        JsonPath message = stream.message();
        while ("next".equals(message.getString("type"))) {
            seqs.add(message.getInt("payload.data." + SEQ));
            message = stream.message();
        }
        assertThat(message.getList("payload.extensions.code")).isEqualTo(List.of("SLOW_CONSUMER"));
        // Most results were not even read, because nothing is buffered for a slow client.
        assertThat(seqs).hasSizeLessThan(50);
        SocketClient again = ready("10.0.0.1");
        Follower rest = again.subscribe(EVENTS, from(session, seqs.get(seqs.size() - 1)));
        seqs.addAll(rest.next(100 - seqs.size(), SEQ));
        assertThat(seqs).isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void client_thatNeverReads_isCutOff() {
        long session = world.waiting(world.topic());
        world.addEvents(session, 100);
        longMessages(session);
        SocketClient client = ready("10.0.0.1");

        client.hang();
        client.subscribe(LONG_EVENTS, from(session, 0));
        Waits.until(() -> sockets.count() == 1 && subscriptions() == 1, "it is served");

        Waits.until(() -> sockets.count() == 0, "the connection is gone");
    }

    @Test
    void page_ofListedOrigin_isAdmitted() {
        Map<String, String> blog = Map.of("Origin", "https://blog.example");

        clients.add(SocketClient.open(Caller.nobody(), SocketClient.PROTOCOL, blog));

        assertThat(sockets.count()).isEqualTo(1);
    }

    @Test
    void subscriptions_areCountedWhileRunning() {
        SocketClient client = ready("10.0.0.1");
        Follower stopped = follow(client);
        follow(client);
        assertThat(subscriptions()).isEqualTo(2);

        stopped.complete();
        Waits.until(() -> subscriptions() == 1, "one is followed");

        client.drop();
        Waits.until(() -> subscriptions() == 0, "none is followed");
    }

    private double subscriptions() {
        return meters.get("parley.websocket.subscriptions").gauge().value();
    }

    private double closes(String code) {
        return meters.counter("parley.websocket.closes", "code", code).count();
    }

    /** Subscribes to a session and awaits its past events. */
    private Follower follow(SocketClient client) {
        long session = world.waiting(world.topic());
        world.addEvents(session, 1);
        Follower stream = client.subscribe(EVENTS, from(session, 0));
        assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
        return stream;
    }

    private void longMessages(long session) {
        world.messages(session, 100);
        world.run("update chat_message set message = repeat('x', 10000) where session_id = ?", session);
    }

    private static Map<String, Object> from(long session, int seq) {
        return Map.of("id", Ids.of("ChatSession", session), "after", seq);
    }

    private SocketClient ready(String address) {
        SocketClient client = open(address);
        client.init(Caller.admin("admin"));
        client.message("connection_ack");
        return client;
    }

    private SocketClient open(String address) {
        SocketClient client = SocketClient.open(Caller.nobody(), SocketClient.PROTOCOL, from(address));
        clients.add(client);
        return client;
    }

    private static int refusal(String address) {
        return SocketClient.refusal(Caller.nobody(), SocketClient.PROTOCOL, from(address));
    }

    private static Map<String, String> from(String address) {
        return Map.of("X-Forwarded-For", address);
    }
}
