package dev.parley.graphql.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.security.Actor;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that filters in memory match the same rows as the database, and which filters need the database. */
@QuarkusTest
class RowFilterTest {

    private final World world = new World();

    @Inject
    EntityModel model;

    @Inject
    AgroalDataSource database;

    @Test
    void filter_onNumbersEnumsBooleansAndKeys_matchesSameRowsAsDatabase() {
        long topic = world.topic();
        String login = world.agentOf(topic);
        Caller agent = Caller.agent(login);
        List<Long> rows =
                List.of(world.waiting(topic), world.active(topic, login), world.botDriven(topic), world.closed(topic));
        world.alter(rows.get(0), "rating = 3, priority = 2");
        world.alter(rows.get(1), "rating = 5");
        world.link(rows.get(3), "ticket_id", world.ticket(login));

        for (Map<String, Object> where : inMemory(rows, topic)) {
            RowFilter.Compiled filter = compiled(where);
            Set<Long> found = rows.stream()
                    .filter(row -> filter.holds().test(values(row, filter.columns())))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).as(where.toString()).isEqualTo(inDatabase(agent, topic, where));
        }
    }

    @Test
    void filter_onTextsTimesOtherTablesOrCaller_needsDatabase() {
        List<Map<String, Object>> others = List.of(
                Map.of("lastMessage", Map.of("contains", "a")),
                Map.of("name", Map.of("eq", "Ola")),
                Map.of("whenRequested", Map.of("gte", "2026-01-01T00:00:00Z")),
                Map.of("ticket", Map.of("status", Map.of("eq", "ACTIVE"))),
                Map.of("messages", Map.of("some", Map.of())),
                Map.of("mine", Map.of("eq", true)),
                Map.of("durationSeconds", Map.of("gte", 1)),
                Map.of("not", Map.of("or", List.of(Map.of(), Map.of("email", Map.of("isNull", true))))));

        for (Map<String, Object> where : others) {
            assertThat(RowFilter.of(type(), where, agent()))
                    .as(where.toString())
                    .isEmpty();
        }
    }

    private static List<Map<String, Object>> inMemory(List<Long> rows, long topic) {
        Map<String, Object> third = Map.of("rating", Map.of("eq", 3));
        return List.of(
                Map.of(),
                third,
                Map.of("not", third),
                Map.of("not", Map.of()),
                Map.of("or", List.of()),
                Map.of("and", List.of()),
                Map.of("or", List.of(third, Map.of("rating", Map.of("isNull", true)))),
                Map.of("and", List.of(third, Map.of("priority", Map.of("gt", 1)))),
                Map.of("rating", Map.of("ne", 3)),
                Map.of("rating", Map.of("notIn", List.of(3, 4))),
                Map.of("rating", Map.of("in", List.of())),
                Map.of("rating", Map.of("notIn", List.of())),
                Map.of("rating", Map.of("gte", 3, "lt", 5)),
                Map.of("rating", Map.of("lte", 3)),
                Map.of("rating", Map.of("between", Map.of("from", 3, "to", 5))),
                Map.of("rating", Map.of("isNull", false)),
                Map.of("status", Map.of("eq", "IN_QUEUE")),
                Map.of("status", Map.of("notIn", List.of("IN_QUEUE", "CLOSED"))),
                Map.of("phase", Map.of("eq", "CLOSED")),
                Map.of("phase", Map.of("ne", "CLOSED")),
                Map.of("phase", Map.of("in", List.of("PENDING", "ACTIVE"))),
                Map.of("chatbotIsactive", Map.of("eq", true)),
                Map.of("databaseId", Map.of("in", rows.subList(1, 3))),
                Map.of("id", Map.of("ne", Ids.of("ChatSession", rows.get(2)))),
                Map.of("topic", Map.of("id", Map.of("eq", Ids.of("ChatTopic", topic)))),
                Map.of("user", Map.of("id", Map.of("isNull", true))),
                Map.of("ticket", Map.of("databaseId", Map.of("gt", 0))),
                Map.of("ticket", Map.of("databaseId", Map.of("ne", 0))));
    }

    private RowFilter.Compiled compiled(Map<String, Object> where) {
        return RowFilter.of(type(), where, agent()).orElseThrow(() -> new AssertionError("not in memory: " + where));
    }

    private EntityType type() {
        return model.of(ChatSession.class);
    }

    private Visibility agent() {
        return new Visibility(new Actor.Agent("anna", Set.of()), model);
    }

    private static Set<Long> inDatabase(Caller agent, long topic, Map<String, Object> where) {
        Map<String, Object> ofTopic = Map.of("topic", Map.of("databaseId", Map.of("eq", topic)));
        Answer answer = agent.asks(
                "query($where: ChatSessionFilter) { chatSessions(first: 100, where: $where) { nodes { databaseId } } }",
                Map.of("where", Map.of("and", List.of(ofTopic, where))));
        return answer.list("chatSessions.nodes.databaseId").stream()
                .map(id -> Long.valueOf(id.toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Values in the form that {@link MatchStatement} reads. */
    private Map<String, Object> values(long row, Set<String> columns) {
        Map<String, Object> values = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select * from chat_session where id = " + row);
                ResultSet result = statement.executeQuery()) {
            result.next();
            for (String column : columns) {
                Object value = result.getObject(column);
                values.put(column, value instanceof Number number ? (Object) number.longValue() : value);
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
