package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.EventStreamClient;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.wire.Http2Wire;
import dev.parley.support.wire.KeepAlive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Graceful shutdown of the packaged service: no request in progress is lost. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class ShutdownIT {

    private static final String EVENTS = "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id) { seq } }";
    private static final String TOPICS = "{\"query\": \"{ chatTopics { totalCount } }\"}";
    private static final Map<String, String> A_SECOND_FOR_LOAD_BALANCERS = Map.of("parley.shutdown.delay", "1S");

    /** A shutdown timeout that is shorter than the request timeout: it expires if disconnected clients are waited for. */
    private static final Map<String, String> SHORT_TIMEOUT =
            Map.of("parley.shutdown.delay", "4S", "parley.shutdown.timeout", "15S");

    private static final int TERMINATED = 143;
    private static final List<String> FAILURES = List.of("ERROR", "did not end in time");

    @TempDir
    Path folder;

    private final World world = new World();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BusyClients clients = new BusyClients();

    @AfterEach
    void stopWriters() {
        threads.shutdownNow();
    }

    @Test
    void shutdown_withRequestsInProgress_completesThem() throws Exception {
        try (Instance instance = Instance.onTestDatabase(SHORT_TIMEOUT)) {
            BusyClients.Writer writer = writers(1, instance).get(0);
            SocketClient busy = SocketClient.as(writer.caller());
            SocketClient idle = SocketClient.as(writer.caller());
            EventStreamClient stream = typing(writer);
            List<Future<Answer>> byHttp = new ArrayList<>();
            List<Follower> bySocket = new ArrayList<>();
            List<KeepAlive> impatient = List.of(
                    new KeepAlive(writer.caller()),
                    new KeepAlive(writer.caller(), "/graphql/"),
                    new KeepAlive(writer.caller(), "/%67raphql"));
            KeepAlive patient = new KeepAlive(writer.caller());
            assertThat(patient.post(TOPICS).orElseThrow().last()).isFalse();

            world.whileLocked(writer.session(), () -> {
                byHttp.add(threads.submit(() -> writer.caller().asks(BusyClients.SEND, writer.variables("by HTTP"))));
                bySocket.add(busy.subscribe(BusyClients.SEND, writer.variables("by WebSocket")));
                impatient.forEach(each -> send(each, writer.body("by a client that disconnects")));
                Connections.awaitWaiting(world, 5);
                impatient.forEach(ShutdownIT::hangUp);

                instance.terminate();
                Waits.until(() -> !isReady(instance), "the instance is not ready any more");
                assertThat(SocketClient.refusal(writer.caller(), SocketClient.PROTOCOL, Map.of()))
                        .isEqualTo(503);
                assertThat(post(patient, TOPICS).last()).isTrue();
                idle.expectClose(1001, "Going away");
                assertThat(stream.comment()).isEqualTo("the instance is shutting down");
                stream.expectEnd();
            });

            assertThat(byHttp.get(0).get().<Boolean>data("sendChatMessage.changed"))
                    .isTrue();
            assertThat(bySocket.get(0).<Boolean>next("sendChatMessage.changed")).isTrue();
            bySocket.get(0).expectComplete();
            busy.expectClose(1001, "Going away");
            assertThat(instance.awaitExit()).isEqualTo(TERMINATED);
            assertThat(instance.log()).doesNotContain(FAILURES);
        }
    }

    @Test
    void shutdown_underLoad_losesNoResponse() throws Exception {
        try (Instance instance = Instance.onTestDatabase(A_SECOND_FOR_LOAD_BALANCERS)) {
            List<SocketClient> sockets = followers(20, instance);
            List<BusyClients.Writer> writers = writers(16, instance);

            List<Future<?>> writing = new ArrayList<>();
            writers.subList(0, 8)
                    .forEach(writer -> writing.add(threads.submit(
                            clients.asks(writer.caller(), writer.session() + " by HTTP ", writer::body))));
            writers.subList(8, 12).forEach(writer -> writing.add(threads.submit(clients.bySocket(writer))));
            writers.subList(12, 16).forEach(writer -> writing.add(threads.submit(clients.byHttp2(writer))));
            Waits.until(() -> clients.answered().size() > 100, "the clients are busy");
            instance.terminate();
            for (Future<?> each : writing) {
                each.get();
            }

            sockets.forEach(socket -> socket.expectClose(1001, "Going away"));
            assertThat(instance.awaitExit()).isEqualTo(TERMINATED);
            // Exactly the messages that were answered are stored.
            assertThat(messages(writers)).as(clients::ends).containsExactlyInAnyOrderElementsOf(clients.answered());
            assertThat(instance.log()).doesNotContain(FAILURES);
        }
    }

    /** Like a load balancer, the clients turn elsewhere when they are answered 503 or refused a connection. */
    @Test
    void shutdown_withOneConnectionForEachRequest_answersEveryConnection() throws Exception {
        try (Instance instance = Instance.onTestDatabase(A_SECOND_FOR_LOAD_BALANCERS)) {
            List<BusyClients.Writer> writers = writers(8, instance);

            List<Future<?>> writing = new ArrayList<>();
            writers.forEach(writer -> writing.add(threads.submit(clients.byShortConnections(writer))));
            Waits.until(() -> clients.answered().size() > 100, "the clients are busy");
            instance.terminate();
            for (Future<?> each : writing) {
                each.get();
            }

            assertThat(instance.awaitExit()).isEqualTo(TERMINATED);
            assertThat(clients.ends()).isEqualTo("[]");
            assertThat(messages(writers)).containsExactlyInAnyOrderElementsOf(clients.answered());
            assertThat(instance.log()).doesNotContain(FAILURES);
        }
    }

    @Test
    void shutdown_withHttp2Clients_sendsGoAwayAndAnswersThem() throws Exception {
        try (Instance instance = Instance.onTestDatabase(SHORT_TIMEOUT);
                Http2Wire connection = new Http2Wire(instance.url())) {
            connection.get(1, "/q/health/live");
            assertThat(connection.next(Http2Wire.HEADERS).stream()).isEqualTo(1);

            instance.terminate();
            Waits.until(() -> !isReady(instance), "the instance is not ready any more");
            connection.get(3, "/q/health/live");

            assertThat(connection.next(Http2Wire.HEADERS).stream()).isEqualTo(3);
            connection.next(Http2Wire.GOAWAY);
            // Requests that the client sends before it has read GOAWAY are answered.
            connection.get(5, "/q/health/live");
            assertThat(connection.next(Http2Wire.HEADERS).stream()).isEqualTo(5);
            // A client that is slow to read GOAWAY is not disconnected: the connection stays open until requests are
            // rejected, and a little longer.
            int stream = 7;
            do {
                connection.get(stream, "/graphql?query=%7B__typename%7D");
                stream += 2;
            } while (isOk(connection.next(Http2Wire.HEADERS)));
        }
    }

    private static boolean isOk(Http2Wire.Frame head) {
        return head.payload().get(0) == Http2Wire.OK;
    }

    @Test
    void request_afterTheClose_isUnavailable() throws Exception {
        try (Instance instance = Instance.onTestDatabase(Map.of(
                "parley.shutdown.delay",
                "0S",
                "parley.http.request-timeout",
                "20S",
                "parley.shutdown.timeout",
                "20S"))) {
            BusyClients.Writer writer = writers(1, instance).get(0);
            List<Future<Answer>> early = new ArrayList<>();
            world.whileLocked(writer.session(), () -> {
                early.add(
                        threads.submit(() -> writer.caller().asks(BusyClients.SEND, writer.variables("just in time"))));
                Connections.awaitWaiting(world, 1);
                instance.terminate();
                Waits.until(
                        () -> Caller.nobody()
                                        .at(instance)
                                        .asks("{ __typename }")
                                        .status()
                                == 503,
                        "it is too late");
                Answer late = Caller.nobody().at(instance).asks("{ __typename }");

                assertThat(late.errorCode()).isEqualTo("UNAVAILABLE");
            });
            assertThat(early.get(0).get().<Boolean>data("sendChatMessage.changed"))
                    .isTrue();
            assertThat(instance.awaitExit()).isEqualTo(TERMINATED);
            assertThat(instance.log()).doesNotContain(FAILURES);
        }
    }

    @Test
    void shutdown_afterGraphiQLWasServed_isImmediate() throws Exception {
        Map<String, String> settings = Map.of(
                "parley.shutdown.timeout", "15S",
                "quarkus.smallrye-graphql.ui.enabled", "true");
        try (Instance instance = Instance.onTestDatabase(settings)) {
            HttpRequest page = HttpRequest.newBuilder(URI.create(instance.url() + "/q/graphql-ui/"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(page, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);

            instance.terminate();

            assertThat(instance.awaitExit()).isEqualTo(TERMINATED);
            assertThat(instance.log()).doesNotContain(FAILURES);
        }
    }

    @Test
    void shutdown_withEmbeddedDatabase_stopsItAfterTheLastResponse() throws Exception {
        assumeThat(Instance.isJar()).as("built without -Dnative").isTrue();
        Map<String, String> settings = new HashMap<>(A_SECOND_FOR_LOAD_BALANCERS);
        settings.put("parley.warm-up.time", "0S");
        // All requests come from one address.
        settings.put("parley.limits.rate", "off");
        settings.put("parley.limits.address-rate", "off");
        try (Instance instance = Instance.launch(folder, settings).awaitReady()) {
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asking.add(threads.submit(clients.asks(Caller.nobody().at(instance), "topics ", text -> TOPICS)));
            }
            Waits.until(() -> clients.answered().size() > 100, "the clients are busy");

            instance.terminate();

            for (Future<?> each : asking) {
                each.get();
            }
            assertThat(instance.awaitExit()).isEqualTo(TERMINATED);
            assertThat(instance.log()).doesNotContain(FAILURES);
        }
    }

    /** Opens an event stream and reads its first event. */
    private static EventStreamClient typing(BusyClients.Writer writer) {
        EventStreamClient stream = EventStreamClient.post(
                writer.caller(),
                "subscription($id: ID!) { typing(chatSessionId: $id) { userTyping } }",
                Map.of("id", Ids.of("ChatSession", writer.session())));
        assertThat(stream.<Boolean>next("typing.userTyping")).isFalse();
        return stream;
    }

    private List<BusyClients.Writer> writers(int count, Instance instance) {
        long topic = world.topic();
        String agent = world.agentOf(topic);
        return IntStream.range(0, count)
                .mapToObj(i -> world.active(topic, agent))
                .map(session -> new BusyClients.Writer(
                        Caller.customer(world.key(session)).at(instance), session))
                .toList();
    }

    private List<SocketClient> followers(int count, Instance instance) {
        Caller admin = Caller.admin("admin").at(instance);
        Map<String, Object> session = Map.of("id", Ids.of("ChatSession", world.waiting(world.topic())));
        List<SocketClient> followers =
                Stream.generate(() -> SocketClient.as(admin)).limit(count).toList();
        followers.forEach(follower -> follower.subscribe(EVENTS, session));
        return followers;
    }

    private List<String> messages(List<BusyClients.Writer> writers) {
        return writers.stream()
                .flatMap(writer ->
                        world.texts("select message from chat_message where session_id = ?", writer.session()).stream())
                .toList();
    }

    private static KeepAlive.Reply post(KeepAlive connection, String body) {
        try {
            return connection.post(body).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void send(KeepAlive connection, String body) {
        try {
            connection.send(body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void hangUp(KeepAlive connection) {
        try {
            connection.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isReady(Instance instance) {
        try {
            return instance.isReady();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
