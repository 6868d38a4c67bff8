package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that were imported with SQL, bypassing the service. */
@QuarkusTest
class ImportedRowsTest {

    private final World world = new World();
    private final Caller admin = Caller.admin("admin");
    private long topic;

    @Inject
    ImportedRows rows;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
        repair();
    }

    @AfterEach
    void repair() {
        world.run(
                "select setval(pg_get_serial_sequence('contact', 'contact_id'), (select coalesce(max(contact_id), 1) from contact))");
        world.run("""
                update chat_session s set message_seq = counted.most
                from (select session_id, max(seq) as most from chat_message group by session_id) counted
                where counted.session_id = s.id and s.message_seq < counted.most""");
        world.run("""
                update chat_session s set event_seq = counted.most
                from (select session_id, max(seq) as most from chat_session_event group by session_id) counted
                where counted.session_id = s.id and s.event_seq < counted.most""");
        world.run("update chat_topic set time_zone = 'UTC' where id = ?", topic);
    }

    @Test
    void consistentCounters_logNoWarning() throws SQLException {
        assertThat(rows.warning().orElse(""))
                .doesNotContain("contact.contact_id", "message_seq", "event_seq", "time_zone");
    }

    @Test
    void identityBehindItsRows_logsAWarning() throws SQLException {
        world.company("Before");
        world.run("""
                insert into contact (contact_id, name) overriding system value
                select max(contact_id) + 1000, 'Loaded' from contact""");

        assertThat(rows.warning())
                .hasValueSatisfying(warning ->
                        assertThat(warning).contains("contact.contact_id").doesNotContain("person"));
    }

    @Test
    void messageNumbersBehindTheirRows_logAWarning() throws SQLException {
        world.run(
                "insert into chat_message (session_id, seq, message, type, when_posted) values (?, 1, 'Loaded', 2, now())",
                world.closed(topic));

        assertThat(rows.warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("chat_session.message_seq"));
    }

    @Test
    void eventNumbersBehindTheirRows_logAWarning() throws SQLException {
        world.run(
                "insert into chat_session_event (session_id, seq, type, actor, at) values (?, 1, 'ENDED', 'system', now())",
                world.closed(topic));

        assertThat(rows.warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("chat_session.event_seq"));
    }

    @Test
    void topicInUnknownTimeZone_isReadInUtcWithAWarning() throws SQLException {
        loadTimeZone("Europe/Atlantis");

        Answer answer = Caller.nobody()
                .asks(
                        "query($id: ID!) { chatTopics(where: {id: {eq: $id}}) { nodes { openingHours { timeZone } isOpen nextChangeAt } } }",
                        Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(answer.<Object>data("chatTopics.nodes[0].nextChangeAt")).isNotNull();
        assertThat(answer.<String>data("chatTopics.nodes[0].openingHours.timeZone"))
                .isEqualTo("Europe/Atlantis");
        assertThat(rows.warning())
                .hasValueSatisfying(
                        warning -> assertThat(warning).contains("1 rows of chat_topic have an unknown time_zone"));
    }

    /** SuperOffice writes the year 1 for "no time". Its distance from now does not fit an Int. */
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01Z", "-infinity"})
    void sessionThatWaitsSinceTheYear1_doesNotFailTheQueue(String time) {
        String agent = world.agentOf(topic);
        long session = world.waiting(topic);
        world.waitingSince(topic, 60);
        world.alter(session, "when_requested = '%1$s', queued_at = '%1$s', waiting_since = '%1$s'".formatted(time));
        Map<String, Object> ids = Map.of("topic", Ids.of("ChatTopic", topic));
        String figures = "longestWaitSeconds averageWaitSeconds";

        Answer queue = Caller.agent(agent)
                .asks("query($topic: ID!) { chatQueue(topicIds: [$topic]) { length " + figures + " } }", ids);
        Answer ofTopic = Caller.nobody()
                .asks("query($topic: ID!) { chatTopic(id: $topic) { queueLength " + figures + " } }", ids);

        assertThat(queue.<Integer>data("chatQueue.length")).isEqualTo(2);
        assertThat(queue.<Integer>data("chatQueue.longestWaitSeconds")).isEqualTo(Integer.MAX_VALUE);
        assertThat(ofTopic.<Integer>data("chatTopic.queueLength")).isEqualTo(2);
        assertThat(ofTopic.<Integer>data("chatTopic.longestWaitSeconds")).isEqualTo(Integer.MAX_VALUE);
        assertThat(Caller.agent(agent).does("acceptChatSession", session).refusal())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"waitSeconds", "durationSeconds"})
    void sessionSinceTheYear1_hasTheLongestTimeOfAnInt(String field) {
        long session = world.closed(topic);
        world.alter(session, """
                when_requested = '-infinity', queued_at = '-infinity', waiting_since = '-infinity', wait_ended_at = now(),
                when_started = '0001-01-01Z', when_ended = now()""");

        Answer answer = Caller.agent(world.agentOf(topic))
                .asks("{ chatSessions(where: {%1$s: {eq: 2147483647}}) { nodes { %1$s } } }".formatted(field));

        assertThat(answer.<List<Integer>>data("chatSessions.nodes." + field)).containsExactly(Integer.MAX_VALUE);
    }

    @Test
    void topicInUnknownTimeZone_canBeUpdated() {
        loadTimeZone("Europe/Atlantis");

        assertThat(update(Map.of("description", "New")).refusal("updateChatTopic"))
                .isNull();
        assertThat(update(zone("Europe/Atlantis2")).refusal("updateChatTopic")).isEqualTo("VALIDATION");
        assertThat(update(zone("Europe/Oslo")).refusal("updateChatTopic")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Atlantis", "", "posix/Europe/Oslo", "localtime", "Nonsense5"})
    void invalidTimeZone_isRefusedByTheTable(String zone) {
        List<String> writes = List.of(
                "update chat_topic set time_zone = ? where id = ?",
                "insert into chat_topic (time_zone, name) values (?, 'Loaded ' || ?)");

        for (String write : writes) {
            assertThatThrownBy(() -> world.attempt(write, zone, topic))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
        }
    }

    /** Java 17 knows the first; PostgreSQL does not. */
    @ParameterizedTest
    @ValueSource(strings = {"SystemV/PST8PDT", "posix/Europe/Oslo", "posixrules"})
    void timeZoneKnownToOneSideOnly_isRefused(String zone) {
        assertThat(update(zone(zone)).refusal("updateChatTopic")).isEqualTo("VALIDATION");
    }

    @Test
    void unknownBits_surviveUpdates() {
        world.run(
                "update chat_topic set flags = 257, widget_required_fields = 65, widget_offline_fields = 65 where id = ?",
                topic);

        assertThat(update(Map.of("description", "New")).refusal("updateChatTopic"))
                .isNull();
        Map<String, ?> fields = Map.of("requiredFields", List.of("NAME"));
        assertThat(update(Map.of(
                                "alerts", Map.of("popUp", false, "email", Map.of("enabled", true)),
                                "widget", Map.of("forms", Map.of("preChat", fields, "offline", fields))))
                        .refusal("updateChatTopic"))
                .isNull();
        assertThat(world.texts(
                        "select concat_ws(' ', flags, widget_required_fields, widget_offline_fields) from chat_topic where id = ?",
                        topic))
                .containsExactly("258 66 66");
    }

    private static Map<String, Object> zone(String name) {
        return Map.of("openingHours", Map.of("timeZone", name));
    }

    private void loadTimeZone(String zone) {
        world.run(
                "update chat_topic set use_opening_hours = true, mon_enabled = true, mon_start = '08:00', mon_stop = '16:00' where id = ?",
                topic);
        world.run("set session_replication_role = replica");
        world.run("update chat_topic set time_zone = ? where id = ?", zone, topic);
        world.run("set session_replication_role = origin");
    }

    private Answer update(Map<String, Object> settings) {
        Map<String, Object> input = new HashMap<>(settings);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return admin.runs("update-topic", Map.of("input", input));
    }
}
