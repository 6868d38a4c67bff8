package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.OpenTransaction;
import dev.parley.support.SocketClient;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random changes of many sessions by concurrent transactions. A client that reads the log in pages, then follows it, and keeps for each field the
 * value with the greatest seq, has the rows that a query returns.
 */
@QuarkusTest
class ChatEventsFoldTest {

    private static final int EVENTS = TestSize.of(2_000, 20_000);
    private static final int SESSIONS = 60;
    private static final int WRITERS = 4;
    private static final int PER_TRANSACTION = 10;

    private static final List<String> FIELDS =
            List.of("PRIORITY", "COUNTRY", "RATING", "ALERT_LEVEL", "CONSENTED", "PROJECT", "IDLE");

    /** Changes a random session several times. Each event has the columns that its update changed. */
    private static final String CHANGE = """
            do $$
            declare
              changed bigint;
              patch jsonb;
            begin
              perform pg_current_xact_id();
              select id into changed from chat_session where topic_id = %1$s and status <> 8 order by random() limit 1;
              for i in 1..%2$s loop
                select jsonb_object_agg(key, value) into patch from (
                  select key, value from jsonb_each(jsonb_build_object(
                    'priority', floor(random() * 5), 'country', nullif(floor(random() * 50), 0),
                    'rating', nullif(floor(random() * 6), 0), 'alertLevel', floor(random() * 3),
                    'consented', random() < 0.5, 'project', case when random() < 0.5 then %3$s end,
                    'idle', to_char(now() - random() * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
                  order by random() limit 1 + floor(random() * 6)::integer) part;
                update chat_session set event_seq = event_seq + 1,
                  priority = case when jsonb_exists(patch, 'priority') then (patch ->> 'priority')::smallint else priority end,
                  country = case when jsonb_exists(patch, 'country') then (patch ->> 'country')::integer else country end,
                  rating = case when jsonb_exists(patch, 'rating') then (patch ->> 'rating')::smallint else rating end,
                  alert_level = case when jsonb_exists(patch, 'alertLevel') then (patch ->> 'alertLevel')::smallint else alert_level end,
                  consented = case when jsonb_exists(patch, 'consented') then (patch ->> 'consented')::boolean else consented end,
                  project_id = case when jsonb_exists(patch, 'project') then (patch ->> 'project')::bigint else project_id end,
                  idle = case when jsonb_exists(patch, 'idle') then (patch ->> 'idle')::timestamptz else idle end
                where id = changed;
                insert into chat_session_event (session_id, seq, type, actor, at, payload)
                select id, event_seq, 'READ', 'customer', clock_timestamp(), patch from chat_session where id = changed;
              end loop;
            end $$""";

    private static final String SELECTION =
            " { nodes { seq type chatSession { databaseId } changes { fields PRIORITY: priority COUNTRY: country RATING: rating"
                    + " ALERT_LEVEL: alertLevel CONSENTED: consented PROJECT: projectId IDLE: idle } } pageInfo { endCursor } }";

    /** Values of a session that nobody has changed. */
    private static final Map<String, Value> START =
            Map.of("PRIORITY", new Value(0, 0), "ALERT_LEVEL", new Value(0, 0), "CONSENTED", new Value(0, false));

    private final World world = new World();
    private final Caller admin = Caller.admin(world.user());
    private final long topic = world.topic();
    private final Map<Integer, Map<String, Value>> folded = new HashMap<>();
    private final Set<Integer> deleted = new HashSet<>();
    private int events;
    private boolean isMarked;
    private volatile long marker;

    private record Value(int seq, Object value) {}

    @Test
    void foldedEvents_equalTheQueriedRows() {
        List<Long> all =
                IntStream.range(0, SESSIONS).mapToObj(i -> world.waiting(topic)).toList();
        all.forEach(session -> folded.put(session.intValue(), new HashMap<>(START)));
        long project = world.project("Fold");
        CompletableFuture<Void> writing = CompletableFuture.allOf(IntStream.range(0, WRITERS)
                        .mapToObj(writer -> CompletableFuture.runAsync(() -> write(project)))
                        .toArray(CompletableFuture[]::new))
                .thenRun(() -> end(all.subList(0, 5)));

        String cursor = null;
        while (events < EVENTS / 3) {
            cursor = page(cursor);
            assertThat(writing).isNotCompletedExceptionally();
        }
        try (SocketClient socket = SocketClient.as(admin)) {
            Follower follower = socket.subscribe(
                    "subscription($after: String, $where: ChatSessionEventFilter) { chatEvents(first: 500, after: $after, where: $where)"
                            + SELECTION + " }",
                    arguments(cursor));
            while (!isMarked) {
                fold(follower.next());
            }
        }
        writing.join();

        deleted.forEach(folded::remove);
        folded.remove((int) marker);
        assertThat(deleted).hasSize(5);
        assertThat(folded).hasSize(SESSIONS - 5);
        assertThat(rows()).isEqualTo(queried());
    }

    private void write(long project) {
        String change = CHANGE.formatted(topic, PER_TRANSACTION, project);
        for (int written = 0; written < EVENTS / WRITERS; written += PER_TRANSACTION) {
            try (OpenTransaction transaction = new OpenTransaction()) {
                transaction.run(change);
                transaction.commit();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** Deletes some sessions, and writes an event that comes after all others. */
    private void end(List<Long> some) {
        some.forEach(session -> {
            world.alter(session, "status = 9, when_ended = now()");
            assertThat(admin.does("deleteChatSession", session).changed()).isTrue();
        });
        marker = world.waiting(topic);
        world.event(marker);
    }

    private String page(String after) {
        JsonPath page = JsonPath.from(admin.asks(
                        "query($after: String, $where: ChatSessionEventFilter) { chatEvents(first: 1000, after: $after, where: $where)"
                                + SELECTION + " }",
                        arguments(after))
                .text());
        fold(page);
        return page.getString("data.chatEvents.pageInfo.endCursor");
    }

    private Map<String, Object> arguments(String after) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("after", after);
        arguments.put(
                "where",
                Map.of("chatSession", Map.of("topic", Map.of("id", Map.of("eq", Ids.of("ChatTopic", topic))))));
        return arguments;
    }

    private void fold(JsonPath page) {
        for (Map<String, Object> event : page.<Map<String, Object>>getList("data.chatEvents.nodes")) {
            int session = (Integer) ((Map<?, ?>) event.get("chatSession")).get("databaseId");
            int seq = (Integer) event.get("seq");
            Map<?, ?> changes = (Map<?, ?>) event.get("changes");
            events++;
            isMarked |= session == marker;
            if (event.get("type").equals("DELETED")) {
                deleted.add(session);
            }
            Map<String, Value> fields = folded.computeIfAbsent(session, s -> new HashMap<>());
            ((List<?>) changes.get("fields"))
                    .stream()
                            .map(String.class::cast)
                            .filter(FIELDS::contains)
                            .forEach(field -> fields.merge(
                                    field,
                                    new Value(seq, changes.get(field)),
                                    (known, value) -> known.seq() > value.seq() ? known : value));
        }
    }

    private Map<Integer, Map<String, Object>> rows() {
        Map<Integer, Map<String, Object>> rows = new TreeMap<>();
        folded.forEach((session, fields) -> {
            Map<String, Object> row = new TreeMap<>();
            FIELDS.forEach(field ->
                    row.put(field, fields.containsKey(field) ? fields.get(field).value() : null));
            rows.put(session, row);
        });
        return rows;
    }

    private Map<Integer, Map<String, Object>> queried() {
        List<Map<String, Object>> nodes = admin.asks(
                        "query($topic: ID!, $marker: ID!) { chatSessions(first: 100, where: {topic: {id: {eq: $topic}}, id: {ne: $marker}}) { nodes { databaseId PRIORITY: priority COUNTRY: country RATING: rating ALERT_LEVEL: alertLevel CONSENTED: consented PROJECT: project { id } IDLE: idle } } }",
                        Map.of("topic", Ids.of("ChatTopic", topic), "marker", Ids.of("ChatSession", marker)))
                .list("chatSessions.nodes");
        Map<Integer, Map<String, Object>> rows = new TreeMap<>();
        nodes.forEach(node -> {
            Map<String, Object> row = new TreeMap<>(node);
            row.remove("databaseId");
            row.computeIfPresent("PROJECT", (field, project) -> ((Map<?, ?>) project).get("id"));
            rows.put((Integer) node.get("databaseId"), row);
        });
        return rows;
    }
}
