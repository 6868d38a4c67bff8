package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SessionWork;
import dev.parley.support.SessionsFollower;
import dev.parley.support.TestSize;
import dev.parley.support.Waits;
import dev.parley.support.World;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A client subscribes to sessions that others change, while sockets are cut and the instance is killed that they use. It receives all
 * events exactly once and in order. Half of the work uses an instance that is not killed.
 */
@ExtendWith(PackagedService.class)
@Tag("slow")
class FollowerIT {

    private static final int SESSIONS = 20;
    private static final int WRITERS = 8;
    private static final int AGENTS = 4;
    private static final int KILLS = TestSize.of(1, 2);
    private static final int OPERATIONS_BETWEEN_KILLS = TestSize.of(100, 300);

    /** Columns of a session whose values are the ids of other records. */
    private static final Set<String> LINKS =
            Set.of("topic", "user", "customer", "project", "sale", "ticket", "contact", "transferTo");

    private final World world = new World();
    private final AtomicReference<Instance> instance = new AtomicReference<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    private final Map<Long, Caller> customers = new HashMap<>();
    private Caller manager;
    private List<SessionWork> writers;
    private SessionsFollower follower;

    @BeforeEach
    void sessionsAndWriters() throws Exception {
        instance.set(Instance.onTestDatabase(Map.of()));
        long topic = world.topicWithPostForm();
        String managing = world.managerOf(topic);
        manager = Caller.agent(managing);
        Stream.generate(() -> request(topic))
                .limit(SESSIONS)
                .forEach(requested -> customers.put(
                        requested
                                .<Integer>data("requestChatSession.chatSession.databaseId")
                                .longValue(),
                        Caller.customer(requested.data("requestChatSession.sessionKey"))));
        List<String> agents =
                Stream.generate(() -> world.agentOf(topic)).limit(AGENTS).toList();
        writers = LongStream.range(0, WRITERS)
                .mapToObj(seed ->
                        new SessionWork(seed, this::atAnyInstance, new SessionWork.Staff(agents, managing), customers))
                .toList();
        follower = new SessionsFollower(() -> manager.at(instance.get()), List.copyOf(customers.keySet()));
    }

    @AfterEach
    void stop() {
        writers.forEach(SessionWork::stop);
        follower.stop();
        threads.shutdownNow();
        instance.get().close();
    }

    @Test
    void events_acrossCutSocketsAndKilledInstances_areReceivedOnceInOrder() throws Exception {
        List<CompletableFuture<Void>> running = Stream.concat(writers.stream(), Stream.of(follower))
                .map(each -> CompletableFuture.runAsync(each, threads))
                .toList();
        for (int kill = 0; kill < KILLS; kill++) {
            awaitWork(running);
            instance.get().kill();
            instance.set(Instance.onTestDatabase(Map.of()));
        }
        awaitWork(running);
        writers.forEach(SessionWork::stop);
        running.subList(0, WRITERS).forEach(CompletableFuture::join);
        long stored = world.number(
                "select sum(event_seq + message_seq) from chat_session where id = any (?::bigint[])", array());
        Waits.until(() -> follower.received() >= stored, "all stored events are received: " + stored);

        assertThat(customers.keySet()).allSatisfy(this::assertAllReceived);
        assertThat(follower.surprises()).isEmpty();
        assertThat(world.texts(
                        "select message from chat_message where message like 'said %' and session_id = any (?::bigint[])",
                        array()))
                .as("retried operations were executed once")
                .containsExactlyInAnyOrderElementsOf(writers.stream()
                        .flatMap(writer -> writer.sent().stream())
                        .toList());
        // Without retries, the test would not prove that they are safe.
        assertThat(follower.sockets()).isGreaterThan(KILLS + 1);
        assertThat(writers.stream().mapToInt(SessionWork::retries).sum()).isPositive();
    }

    private static Answer request(long topic) {
        Map<String, ?> input = Map.of("topicId", Ids.of("ChatTopic", topic), "message", "Hello");
        return Caller.nobody().runs("request", Map.of("input", input));
    }

    private Caller atAnyInstance(Caller caller) {
        return ThreadLocalRandom.current().nextBoolean() ? caller : caller.at(instance.get());
    }

    private void awaitWork(List<CompletableFuture<Void>> running) {
        int before = done();
        Waits.until(
                () -> {
                    running.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
                    return done() - before >= OPERATIONS_BETWEEN_KILLS;
                },
                OPERATIONS_BETWEEN_KILLS + " more mutations are answered");
    }

    private int done() {
        return writers.stream().mapToInt(SessionWork::done).sum();
    }

    private void assertAllReceived(long session) {
        List<JsonObject> events = follower.events(session);
        assertThat(events)
                .extracting(event -> event.getInt("seq") + " " + event.getString("type"))
                .containsExactlyElementsOf(world.texts(
                        "select seq || ' ' || type from chat_session_event where session_id = ? order by seq",
                        session));
        assertThat(follower.messages(session))
                .extracting(message ->
                        message.getInt("seq") + " " + message.getString("visibility") + " " + message.getString("text"))
                .containsExactlyElementsOf(world.texts("""
                        select concat_ws(' ', seq, (array['ALL', 'AGENTS'])[visibility + 1], message)
                        from chat_message where session_id = ? order by seq""", session));
        Map<String, String> folded = folded(events);
        assertThat(folded).containsKeys("status", "topic", "whenRequested", "messageSeq");
        assertThat(folded).isEqualTo(stored(session, folded.keySet()));
    }

    /** The columns with the values of the last event that changed them. */
    private static Map<String, String> folded(List<JsonObject> events) {
        Map<String, String> columns = new TreeMap<>();
        for (JsonObject event : events) {
            JsonObject changes = event.getJsonObject("changes");
            changes.getJsonArray("fields").getValuesAs(JsonString::getString).forEach(field -> {
                String column = camelCase(field);
                String name = LINKS.contains(column) ? column + "Id" : column;
                assertThat(changes).containsKey(name);
                columns.put(column, text(changes.get(name)));
            });
        }
        return columns;
    }

    /** The name of a field, such as whenStarted, for its enum value. */
    private static String camelCase(String constant) {
        return Pattern.compile("_(.)")
                .matcher(constant.toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static String text(JsonValue value) {
        if (value == JsonValue.NULL) {
            return null;
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    /** The columns as stored in the table. */
    private Map<String, String> stored(long session, Set<String> columns) {
        String selected = columns.stream()
                .map(column -> LINKS.contains(column) ? column + " { id }" : column)
                .collect(Collectors.joining(" "));
        Answer answer = manager.asks(
                "query($id: ID!) { chatSession(id: $id) { " + selected + " } }",
                Map.of("id", Ids.of("ChatSession", session)));
        Map<String, String> stored = new TreeMap<>();
        columns.forEach(column -> {
            Object value = answer.data("chatSession." + column + (LINKS.contains(column) ? ".id" : ""));
            stored.put(column, value == null ? null : value.toString());
        });
        return stored;
    }

    private String array() {
        return customers.keySet().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
