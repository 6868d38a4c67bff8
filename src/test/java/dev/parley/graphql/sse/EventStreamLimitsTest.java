package dev.parley.graphql.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.websocket.NarrowLimits;
import dev.parley.security.Actor;
import dev.parley.security.CallerActivity;
import dev.parley.security.SessionKey;
import dev.parley.support.Caller;
import dev.parley.support.EventStreamClient;
import dev.parley.support.EventStreamClient.Event;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.wire.Http2Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the limits of event streams, and the presence of their clients. */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class EventStreamLimitsTest {

    private static final String EVENTS =
            "subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { seq } }";

    /** One megabyte each. */
    private static final String LONG_EVENTS =
            "subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { seq chatSession { messages(first: 100) { nodes { text } } } } }";

    private static final String SEQ = "chatSessionEvents.seq";
    private static final Caller ADMIN = Caller.admin("admin");

    private final World world = new World();
    private final List<EventStreamClient> clients = new ArrayList<>();

    @Inject
    EventStreamRegistry registry;

    @Inject
    CallerActivity activity;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void awaitNoStreams() {
        clients.forEach(EventStreamClient::close);
        Waits.until(() -> registry.count() == 0 && subscriptions() == 0, "all streams are gone");
    }

    @Test
    void streams_ofAddress_areLimited() {
        Stream.of("10.0.0.1", "10.0.0.1", "10.0.0.1").forEach(this::follow);

        EventStreamClient refused = open("10.0.0.1", world.waiting(world.topic()));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().getString("errors[0].extensions.code")).isEqualTo("TOO_MANY_OPERATIONS");

        follow("10.0.0.2");
    }

    @Test
    void streams_ofInstance_areLimited() {
        Stream.of("10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.2", "10.0.0.3").forEach(this::follow);

        EventStreamClient refused = open("10.0.0.4", world.waiting(world.topic()));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().getString("errors[0].extensions.code")).isEqualTo("UNAVAILABLE");
    }

    @Test
    void responses_thatAreNoStreams_freeTheirSlots() {
        for (int i = 0; i < 10; i++) {
            clients.add(EventStreamClient.post(ADMIN, "{ __typename }", Map.of(), from("10.0.0.1")));
            assertThat(clients.get(i).<String>next("__typename")).isEqualTo("Query");
            clients.get(i).event();
        }
    }

    @Test
    void stream_thatIsClosed_freesItsSlot() {
        Stream.of("10.0.0.1", "10.0.0.1", "10.0.0.1").forEach(this::follow);

        clients.get(0).close();
        Waits.until(() -> registry.count() == 2, "the stream is gone");

        follow("10.0.0.1");
    }

    @Test
    void stream_withoutEvents_hasComments() {
        EventStreamClient stream = follow("10.0.0.1");

        assertThat(List.of(stream.comment(), stream.comment())).containsExactly("keep-alive", "keep-alive");
    }

    @Test
    void customer_withOpenStream_countsAsPresent() {
        long session = world.waiting(world.topic());
        String key = world.key(session);
        Actor customer = new Actor.Customer(new SessionKey(key).hash());
        EventStreamClient stream = EventStreamClient.post(
                Caller.customer(key),
                "subscription($id: ID!) { typing(chatSessionId: $id) { userTyping } }",
                Map.of("id", Ids.of("ChatSession", session)));
        clients.add(stream);
        assertThat(stream.<Boolean>next("typing.userTyping")).isFalse();

        activity.take();
        Waits.until(() -> activity.take().contains(customer), "the customer is heard while it only listens");

        stream.close();
        Waits.until(() -> registry.count() == 0, "the stream is gone");
        activity.take();
        assertThat(activity.take()).doesNotContain(customer);
    }

    @Test
    void client_thatReadsNothing_isSlowConsumerAndResumes() {
        long session = sessionWithLongEvents();
        EventStreamClient stream = clientThatHangs(session);
        Waits.until(() -> subscriptions() == 0, "the service has given it up");

        List<Integer> seqs = new ArrayList<>();
        Event event = stream.result();
        String lastId = "";
        while (JsonPath.from(event.data()).getList("errors") == null) {
            seqs.add(JsonPath.from(event.data()).getInt("data." + SEQ));
            lastId = event.id();
            event = stream.result();
        }
        assertThat(JsonPath.from(event.data()).getString("errors[0].extensions.code"))
                .isEqualTo("SLOW_CONSUMER");
        // The client is to reconnect, so the operation is not complete.
        stream.expectEnd();
        // Most results were not even read, because nothing is buffered for a slow client.
        assertThat(seqs).hasSizeLessThan(50);
        EventStreamClient again = EventStreamClient.post(
                ADMIN,
                EVENTS,
                Map.of("id", Ids.of("ChatSession", session), "after", 0),
                Map.of("Last-Event-ID", lastId));
        clients.add(again);
        seqs.addAll(again.next(100 - seqs.size(), SEQ));
        assertThat(seqs).isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void client_thatNeverReads_isCutOff() {
        EventStreamClient stream = clientThatHangs(sessionWithLongEvents());

        stream.awaitCut();
    }

    @Test
    void clientOfHttp2_thatReadsNothing_isReset() throws IOException {
        double slow = slow();
        long session = sessionWithLongEvents();
        String document = LONG_EVENTS
                .replace("$id: ID!, $after: Int", "$after: Int = 0")
                .replace("$id", "\"" + Ids.of("ChatSession", session) + "\"");
        try (Http2Wire wire = new Http2Wire("http://localhost:" + RestAssured.port)) {
            // The client never enlarges its window of 64 KB.
            wire.get(
                    1,
                    "/graphql?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8),
                    Map.of("accept", "text/event-stream", "authorization", ADMIN.authorization()));
            wire.next(Http2Wire.HEADERS);

            Waits.until(() -> slow() == slow + 1, "the service has given it up");

            assertThat(wire.next(Http2Wire.RST_STREAM).stream()).isEqualTo(1);
            Waits.until(() -> registry.count() == 0, "its slot is free");
        }
    }

    /** Reads only the first comment. */
    private EventStreamClient clientThatHangs(long session) {
        EventStreamClient stream =
                EventStreamClient.post(ADMIN, LONG_EVENTS, Map.of("id", Ids.of("ChatSession", session), "after", 0));
        clients.add(stream);
        assertThat(stream.status()).isEqualTo(200);
        Waits.until(() -> subscriptions() == 1, "it is served");
        return stream;
    }

    private long sessionWithLongEvents() {
        long session = world.waiting(world.topic());
        world.addEvents(session, 100);
        world.messages(session, 100);
        world.run("update chat_message set message = repeat('x', 10000) where session_id = ?", session);
        return session;
    }

    /** Subscribes to a session and awaits its past event. */
    private EventStreamClient follow(String address) {
        long session = world.waiting(world.topic());
        world.addEvents(session, 1);
        EventStreamClient stream = open(address, session);
        assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
        return stream;
    }

    private EventStreamClient open(String address, long session) {
        EventStreamClient stream = EventStreamClient.post(
                ADMIN, EVENTS, Map.of("id", Ids.of("ChatSession", session), "after", 0), from(address));
        clients.add(stream);
        return stream;
    }

    private double subscriptions() {
        return meters.get("parley.sse.subscriptions").gauge().value();
    }

    private double slow() {
        return meters.counter("parley.sse.ends", "reason", "slow").count();
    }

    private static Map<String, String> from(String address) {
        return Map.of("X-Forwarded-For", address);
    }
}
