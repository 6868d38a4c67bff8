package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of a topic's fields in selections, filters and orders. */
@QuarkusTest
class ChatTopicGroupsTest {

    private final World world = new World();
    private final Caller admin = Caller.admin("admin");
    private long topic;
    private long other;

    @BeforeEach
    void twoTopics() {
        topic = world.topic();
        other = world.topic();
        world.set(
                topic,
                "use_opening_hours = true, time_zone = 'Asia/Tokyo', bot_enabled = true, bot_name = 'Bo', widget_theme = 0, widget_language = 'ja', flags = 20");
    }

    @Test
    void select_groupThroughAliasesFragmentsAndLinks_isTheSame() {
        long session = world.waiting(topic);

        Answer answer = Caller.agent(world.agentOf(topic)).asks("""
                        query($id: ID!, $not: Boolean = false) {
                          chatSession(id: $id) { topic { w: widget { ...Look } widget { theme language @include(if: $not) } } }
                        }
                        fragment Look on ChatTopicWidget { __typename size: large forms { preChat { collectConsent } } }""", Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<Map<String, ?>>data("chatSession.topic"))
                .isEqualTo(Map.of(
                        "w",
                        Map.of(
                                "__typename",
                                "ChatTopicWidget",
                                "size",
                                true,
                                "forms",
                                Map.of("preChat", Map.of("collectConsent", true))),
                        "widget",
                        Map.of("theme", "CLASSIC")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openingHours: {enabled: {eq: true}}",
                "openingHours: {enabled: {eq: true}, timeZone: {eq: \"Asia/Tokyo\"}}",
                "openingHours: {timeZone: {startsWith: \"asia\"}}, bot: {enabled: {ne: false}}",
                "widget: {theme: {in: [CLASSIC]}, language: {isNull: false}}",
                "not: {bot: {enabled: {eq: false}}}",
                "or: [{widget: {theme: {eq: CLASSIC}}}, {deleted: {eq: true}}]"
            })
    void filter_byAGroup_findsTheRows(String where) {
        Answer answer = admin.asks(
                "query($ids: [ID!]) { chatTopics(where: {id: {in: $ids}, " + where + "}) { nodes { databaseId } } }",
                Map.of("ids", List.of(Ids.of("ChatTopic", topic), Ids.of("ChatTopic", other))));

        assertThat(answer.<Integer>list("chatTopics.nodes.databaseId")).containsExactly((int) topic);
    }

    @Test
    void filter_ofSessionsByAGroupOfTheirTopic_findsTheRows() {
        long session = world.waiting(topic);
        world.waiting(other);

        Answer answer = admin.asks(
                "query($ids: [ID!]) { chatSessions(where: {topic: {id: {in: $ids}, bot: {enabled: {eq: true}}}}) { nodes { databaseId } } }",
                Map.of("ids", List.of(Ids.of("ChatTopic", topic), Ids.of("ChatTopic", other))));

        assertThat(answer.<Integer>list("chatSessions.nodes.databaseId")).containsExactly((int) session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openingHours: null", "openingHours: {enabled: null}", "bot: {enabled: {eq: null}}"})
    void filter_withNull_isRefused(String where) {
        assertThat(admin.asks("{ chatTopics(where: {" + where + "}) { totalCount } }")
                        .errorCode())
                .isEqualTo("BAD_FILTER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where: {widget: {colors: {main: {eq: \"x\"}}}}",
                "where: {welcomeMessage: {eq: \"x\"}}",
                "where: {alerts: {popUp: {eq: true}}}",
                "orderBy: [{field: WIDGET_COLORS_MAIN}]"
            })
    void filterOrOrder_byTextsColorsAndAlerts_doesNotExist(String arguments) {
        assertThat(admin.asks("{ chatTopics(" + arguments + ") { totalCount } }")
                        .errorCode())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void order_byAColumnOfAGroup_continuesAtItsCursor() {
        String query =
                "query($ids: [ID!], $after: String) { chatTopics(where: {id: {in: $ids}}, orderBy: [{field: WIDGET_THEME, direction: DESC}], first: 1, after: $after) { nodes { databaseId } pageInfo { endCursor } } }";
        List<String> ids = List.of(Ids.of("ChatTopic", topic), Ids.of("ChatTopic", other));

        Answer first = admin.asks(query, Map.of("ids", ids));
        Answer second =
                admin.asks(query, Map.of("ids", ids, "after", first.<String>data("chatTopics.pageInfo.endCursor")));

        assertThat(first.<Integer>list("chatTopics.nodes.databaseId")).containsExactly((int) other);
        assertThat(second.<Integer>list("chatTopics.nodes.databaseId")).containsExactly((int) topic);
    }

    @Test
    void alertsAndTickets_readByAnAgent_areShown() {
        Answer answer = Caller.agent(world.agentOf(topic))
                .asks(
                        "query($id: ID!) { chatTopic(id: $id) { alerts { popUp managers { messageAfterMinutes } } tickets { title } } }",
                        Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(answer.<Integer>data("chatTopic.alerts.managers.messageAfterMinutes"))
                .isZero();
        assertThat(answer.<Map<String, ?>>data("chatTopic")).containsKey("tickets");
    }
}
