package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.clause.Filter;
import dev.parley.graphql.clause.Joins;
import dev.parley.graphql.clause.LogRange;
import dev.parley.graphql.clause.Order;
import dev.parley.graphql.clause.Parameters;
import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.LogPosition;
import dev.parley.security.Actor;
import dev.parley.support.Plans;
import dev.parley.support.World;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A page of the log is read from its index, however long the log is. */
@QuarkusTest
class LogPlanTest {

    private static final int EVENTS = 100_000;
    private static final String TIME = "timestamptz '2001-01-01T00:00:00Z' + make_interval(secs => n)";
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");

    @Inject
    DataSource database;

    @Inject
    EntityModel model;

    @Inject
    @All
    List<EventLog> logs;

    private final World world = new World();

    @Test
    void page_readsTheIndexFromItsCursor() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long topic = world.topic();
            connection.setAutoCommit(false);
            try {
                statement.execute("set local parley.notify = 'off'; set local statement_timeout = 0");
                statement.execute("""
                        with s as (insert into chat_session (topic_id, status, when_requested)
                                   select %d, 4, now() from generate_series(1, 1000) returning id)
                        insert into chat_session_event (session_id, seq, type, actor, at, xid)
                        select id, n, 'READ', 'test', now(), (3 + n)::text::xid8 from s cross join generate_series(1, %d) n""".formatted(topic, EVENTS / 1000));
                statement.execute("analyze chat_session_event, chat_session");

                for (Actor.Agent caller : List.of(
                        new Actor.Agent("admin", Set.of(Actor.Role.ADMIN)), new Actor.Agent("agent", Set.of()))) {
                    assertThat(plan(connection, log("chatEvents"), caller, new LogPosition(50, 0), Map.of()))
                            .contains("Index Scan using ix_chat_session_event_feed")
                            .contains("Index Cond: ((ROW(xid, id) > ROW(")
                            .doesNotContain("Seq Scan on chat_session", "Sort");
                }
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void page_limitedByTime_readsOnlyItsPartOfTheLog() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long topic = world.topic();
            connection.setAutoCommit(false);
            try {
                statement.execute("set local parley.notify = 'off'; set local statement_timeout = 0");
                // The entries of other tests are first in the log if one of them restored the database.
                statement.execute("set local parley.after_restore = 'on'");
                statement.execute("update chat_session_event set xid = pg_current_xact_id() where xid < '500'");
                // One event in a second, 1,000 in a transaction, one segment in 5,000 seconds. All are before the
                // entries of other tests.
                statement.execute("""
                        with s as (insert into chat_session (topic_id, status, when_requested) values (%1$d, 4, now()) returning id)
                        insert into chat_session_event (session_id, seq, type, actor, at, xid)
                        select id, n, 'READ', 'test', %2$s, (3 + (n - 1) / 1000)::text::xid8
                        from s cross join generate_series(1, %3$d) n""".formatted(topic, TIME, EVENTS));
                statement.execute("delete from event_log_segment where log = 'chat_session_event' and id > 0");
                statement.execute("""
                        insert into event_log_segment (log, xid, id, earliest, latest)
                        select 'chat_session_event', (2 + n / 1000)::text::xid8, 9223372036854775807, %2$s - interval '5000 s', %2$s
                        from generate_series(5000, %1$d, 5000) n""".formatted(EVENTS, TIME));
                statement.execute("""
                        insert into event_log_segment (log, xid, id, earliest, latest)
                        select 'chat_session_event', max(xid::text::bigint)::text::xid8, 9223372036854775807, min(at), max(at)
                        from chat_session_event where xid > '500' having count(*) > 0""");
                statement.execute("analyze chat_session_event, event_log_segment");
                Actor.Agent admin = new Actor.Agent("admin", Set.of(Actor.Role.ADMIN));
                Instant start = Instant.parse("2001-01-01T00:00:00Z");

                for (int second : List.of(7, 50_000, 99_000)) {
                    Instant from = start.plusSeconds(second);
                    String plan = plan(
                            connection,
                            log("chatEvents"),
                            admin,
                            null,
                            Map.of("occurredAt", Map.of("gte", from, "lt", from.plusSeconds(100))));

                    assertThat(plan).contains("Index Scan using ix_chat_session_event_feed");
                    assertThat(REMOVED.matcher(plan).results().mapToInt(rows -> Integer.parseInt(rows.group(1))))
                            .as(plan)
                            .allMatch(rows -> rows < 2 * 5_000);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    /** Removes the dead rows of the rolled-back transaction and updates the planner's statistics. */
    @AfterAll
    static void cleanUp() {
        new World().run("vacuum analyze chat_session_event, chat_session");
    }

    private EventLog log(String name) {
        return logs.stream().filter(log -> log.name().equals(name)).findFirst().orElseThrow();
    }

    private String plan(
            Connection connection,
            EventLog log,
            Actor.Agent caller,
            @Nullable LogPosition after,
            Map<String, Object> where)
            throws SQLException {
        EntityType type = model.of(log.element());
        Visibility visibility = new Visibility(caller, model);
        Parameters parameters = new Parameters();
        Joins joins = new Joins("b0");
        LogPosition reached = new LogPosition(50, 0);
        List<String> conditions = new ArrayList<>();
        String table =
                new LogRange(log, after, null, reached, Instant.EPOCH).table(type, "b0", where, parameters, conditions);
        Filter.add(conditions, new Filter(model, visibility, parameters).predicate(type, where, joins));
        Filter.add(conditions, new Filter(model, visibility, parameters).predicate(type, log.where(), joins));
        Filter.add(conditions, visibility.rule(type, "b0"));
        String rows = table + joins.sql(model) + " where " + Filter.conjunction(conditions)
                + Order.ofLog(type, visibility).sql("b0") + " limit 1001";
        parameters.addAll(
                Map.of("me", 1L, "sees", List.of(1L), "hears", List.of(1L), "answers", List.of(1L), "staff", true));
        Sql sql = Sql.of(PlanSql.alone("b0.*", rows), List.of(), Map.of(), false);
        return new Plans(connection, sql.text(), bound(sql, parameters)).executed();
    }

    private static List<Object> bound(Sql sql, Parameters parameters) {
        List<Object> values = new ArrayList<>();
        for (String name : sql.parameters()) {
            Object value = parameters.get(name);
            values.add(value instanceof List<?> list ? list.toArray() : value);
        }
        return values;
    }
}
