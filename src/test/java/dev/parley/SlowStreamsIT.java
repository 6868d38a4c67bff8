package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.EventStreamClient;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hundreds of clients open event streams with large events, and then read nothing or one byte a second. An instance with little memory ends their
 * streams, and serves everybody else meanwhile.
 */
@ExtendWith(PackagedService.class)
@Tag("slow")
class SlowStreamsIT {

    private static final int STREAMS = 400;
    private static final int ATTACKERS = 8;

    /** Half of them never read. The others read one byte a second. */
    private static final int SILENT = STREAMS / 2;

    /** Begin of the response to a stream that was opened. */
    private static final String OPENED = "HTTP/1.1 200";

    private static final String LARGE_EVENTS =
            "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id, after: 0) { seq chatSession { messages(first: 100) { nodes { text } } } } }";

    private static final String MESSAGES = "subscription($id: ID!) { chatMessages(chatSessionId: $id) { text } }";

    private static final String SLOW_ENDS = "parley_sse_ends_total\\{.*reason=\"slow\".*\\}";

    private final World world = new World();
    private final List<Socket> attackers = new ArrayList<>();
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor();
    private Instance small;
    private long topic;

    @BeforeEach
    void startInstanceWithLittleMemory() throws Exception {
        small = Instance.onTestDatabase(
                Map.of(
                        "parley.sse.slow-consumer-after", "5S",
                        // They read the reason late.
                        "parley.sse.close-timeout", "10M"),
                // The collector of the native executable copies what is live: it needs twice as much for the same
                // streams.
                List.of(Instance.isJar() ? "-Xmx160m" : "-Xmx256m"));
        topic = world.topic();
    }

    @AfterEach
    void stopInstance() throws Exception {
        reading.shutdownNow();
        for (Socket attacker : attackers) {
            attacker.close();
        }
        small.close();
    }

    @Test
    void slowClients_areEnded_andNobodyElseSuffers() throws Exception {
        long session = world.waiting(topic);
        Caller customer = Caller.customer(world.key(session)).at(small);
        try (EventStreamClient follower =
                EventStreamClient.post(customer, MESSAGES, Map.of("id", Ids.of("ChatSession", session)))) {
            Waits.until(() -> small.metric("parley_sse_subscriptions") == 1, "the follower is served");
            attack();

            int sent = 0;
            for (double ended = slowEnds(); ended < STREAMS; ended = slowEnds()) {
                String text = "message " + sent++;
                customer.does("sendChatMessage", session, Map.of("text", text));
                assertThat(follower.<String>next("chatMessages.text")).isEqualTo(text);
                double before = ended;
                Waits.until(() -> slowEnds() > before, "one more stream has ended, after " + before);
            }
            assertThat(sent).isPositive();
        }
        reading.shutdownNow();
        for (Socket attacker : attackers) {
            assertThat(end(attacker)).contains("SLOW_CONSUMER");
        }
        assertThat(small.log()).doesNotContain("ERROR [", "OutOfMemory");
    }

    /** Opens all streams, on a session with a hundred events of 160 KB. */
    private void attack() throws IOException {
        long large = world.waiting(topic);
        world.addEvents(large, 100);
        world.messages(large, 40);
        world.run("update chat_message set message = repeat('x', 4000) where session_id = ?", large);
        String body =
                Json.encode(Map.of("query", LARGE_EVENTS, "variables", Map.of("id", Ids.of("ChatSession", large))));
        List<Caller> callers = IntStream.range(0, ATTACKERS)
                .mapToObj(i -> Caller.agent(world.agentOf(topic)).at(small))
                .toList();
        for (int i = 0; i < STREAMS; i++) {
            attackers.add(open(callers.get(i % ATTACKERS), body));
        }
        List<Socket> dripping = attackers.subList(SILENT, STREAMS);
        reading.scheduleAtFixedRate(() -> dripping.forEach(SlowStreamsIT::readOne), 1, 1, TimeUnit.SECONDS);
    }

    private Socket open(Caller caller, String body) throws IOException {
        URI service = URI.create(small.url());
        Socket socket = new Socket();
        // The network takes little for a client that does not read.
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout((int) Waits.PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        String head =
                "POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nAuthorization: "
                        + caller.authorization() + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        // One after the other: requests that all come at once on a busy machine may exceed their deadline.
        assertThat(socket.getInputStream().readNBytes(OPENED.length()))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(OPENED);
        return socket;
    }

    private static void readOne(Socket socket) {
        try {
            if (socket.getInputStream().available() > 0) {
                socket.getInputStream().read();
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    /** Reads the rest of a stream, up to the reason of its end. Returns the last part. */
    private static String end(Socket socket) throws IOException {
        InputStream bytes = socket.getInputStream();
        byte[] part = new byte[65_536];
        String last = "";
        for (int size = bytes.read(part); size >= 0; size = bytes.read(part)) {
            String before = last.substring(Math.max(0, last.length() - 20));
            last = before + new String(part, 0, size, StandardCharsets.UTF_8);
            if (last.contains("SLOW_CONSUMER")) {
                return last;
            }
        }
        return last;
    }

    /** The metric is there from the first end on. */
    private double slowEnds() {
        try {
            return small.metric(SLOW_ENDS);
        } catch (IllegalArgumentException none) {
            return 0;
        }
    }
}
