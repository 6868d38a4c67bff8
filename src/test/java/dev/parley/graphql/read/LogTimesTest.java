package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.EventLogSegments;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a log that are limited by time have the same entries, whatever part of the log is divided into segments. */
@QuarkusTest
class LogTimesTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int HOURS = 100;
    private static final int CHECKS = TestSize.of(6, 20);
    private static final String EVENTS = "chat_session_event";

    private static final String PAGE =
            "query($where: ChatSessionEventFilter, $after: String) { chatEvents(first: 7, where: $where, after: $after) { nodes { seq } pageInfo { endCursor hasNextPage } } }";

    private final World world = new World();
    private final Random random = new Random(22);

    @Inject
    EventLogSegments segments;

    private Caller admin;
    private long session;
    /** Hour of each event, in the order of the log. */
    private List<Integer> hours;

    @BeforeEach
    void aSession() {
        admin = Caller.admin(world.user());
        session = world.waiting(world.topic());
        hours = new ArrayList<>();
        // The entries of other tests, in large segments.
        segments.extend(EVENTS, 1_000);
        segments.extend(EVENTS, 100);
        segments.extend("audit_event", 100);
    }

    @Test
    void pages_haveTheEntriesOfTheFilter_inAnyOrderOfTimes() {
        for (int part = 0; part < 3; part++) {
            add(60);
            check(CHECKS);
            segments.extend(EVENTS, 10);
            check(CHECKS);
            // The last ones are not in a segment.
            add(5);
        }
    }

    @Test
    void segments_areMadeAgain_afterARestore() {
        add(30);
        segments.extend(EVENTS, 10);

        world.run("select parley_after_restore()");

        hours.clear();
        world.run("delete from chat_session_event where session_id = ?", session);
        add(30);
        check(10);
        assertThat(world.number("select count(*) from event_log_segment where log = ?", EVENTS))
                .isEqualTo(1);
        assertThat(world.number("select count(*) from audit_event where xid > '3'"))
                .isZero();
    }

    @Test
    void audit_isLimitedByTimeAsWell() {
        long topic = world.topic();
        world.set(topic, "name = 'other', version = version + 1");
        segments.extend("audit_event", 1);
        Map<String, Object> ofTopic = Map.of("id", Map.of("eq", Ids.of("ChatTopic", topic)));
        String audit = "query($where: AuditEventFilter) { auditEvents(where: $where) { nodes { action } } }";

        for (String operator : List.of("gt", "lt")) {
            for (int hour : List.of(-1, 1)) {
                Map<String, Object> time =
                        Map.of(operator, Instant.now().plusSeconds(3600L * hour).toString());
                assertThat(admin.asks(audit, Map.of("where", Map.of("topic", ofTopic, "occurredAt", time)))
                                .list("auditEvents.nodes"))
                        .hasSize(operator.equals("gt") == (hour < 0) ? 2 : 0);
            }
        }
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            int hour = random.nextInt(10) == 0 ? random.nextInt(HOURS) : Math.min(HOURS - 1, hours.size() / 2);
            hours.add(hour);
            world.run(
                    "insert into chat_session_event (session_id, seq, type, actor, at) values (?, ?, 'READ', 'test', ?::timestamptz)",
                    session,
                    hours.size(),
                    at(hour));
        }
    }

    private static String at(int hour) {
        return START.plusSeconds(3600L * hour).toString();
    }

    private void check(int times) {
        for (int i = 0; i < times; i++) {
            int from = random.nextInt(HOURS);
            int until = from + random.nextInt(HOURS / 4);
            int other = random.nextInt(HOURS);
            check(Map.of("gte", at(from)), hour -> hour >= from);
            check(Map.of("gt", at(from), "lte", at(until)), hour -> hour > from && hour <= until);
            check(Map.of("lt", at(until)), hour -> hour < until);
            check(Map.of("eq", at(from)), hour -> hour == from);
            check(Map.of("in", List.of(at(from), at(other))), hour -> hour == from || hour == other);
            check(Map.of("between", Map.of("from", at(from), "to", at(until))), hour -> hour >= from && hour <= until);
            check(Map.of("ne", at(from)), hour -> hour != from);
        }
    }

    private void check(Map<String, Object> times, Predicate<Integer> expected) {
        Map<String, Object> ofSession =
                Map.of("chatSession", Map.of("id", Map.of("eq", Ids.of("ChatSession", session))));
        List<Object> where = List.of(ofSession, Map.of("occurredAt", times));
        List<Integer> found = new ArrayList<>();
        Map<String, Object> variables = Map.of("where", Map.of("and", where));
        boolean more = true;
        while (more) {
            var page = admin.asks(PAGE, variables);
            found.addAll(page.<Map<String, Integer>>list("chatEvents.nodes").stream()
                    .map(node -> node.get("seq"))
                    .toList());
            more = page.data("chatEvents.pageInfo.hasNextPage");
            variables =
                    Map.of("where", Map.of("and", where), "after", page.<String>data("chatEvents.pageInfo.endCursor"));
        }
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            if (expected.test(hours.get(i))) {
                all.add(i + 1);
            }
        }
        assertThat(found).as("%s of %s", times, hours).isEqualTo(all);
    }
}
