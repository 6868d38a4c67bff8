package dev.parley.chat.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.OpenTransaction;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit: who did what to whom, written in the transaction of the change, and readable by administrators only. */
@QuarkusTest
class AuditEventsTest {

    private static final String SELECTION =
            "nodes { databaseId action actorName actor { loginName } topic { databaseId } user { loginName } chatSession { databaseId } chatSessionId details { field oldValue newValue } } pageInfo { endCursor }";

    private static final String PAGE =
            "query($where: AuditEventFilter, $after: String) { auditEvents(where: $where, after: $after, first: 100) { "
                    + SELECTION + " } }";

    private final World world = new World();
    private String login;
    private Caller admin;

    @BeforeEach
    void anAdministrator() {
        login = world.user();
        admin = Caller.admin(login);
    }

    @Test
    void topic_createdChangedAndDeleted_isRecordedWithOldAndNewValues() {
        String name = "Audited " + login;
        int topic = admin.asks(
                        "mutation($name: String!) { createChatTopic(input: {name: $name}) { chatTopic { databaseId } } }",
                        Map.of("name", name))
                .data("createChatTopic.chatTopic.databaseId");
        String id = Ids.of("ChatTopic", topic);
        admin.asks(
                "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, description: \"New\", widget: {theme: CLASSIC}}) { changed userErrors { code } } }",
                Map.of("id", id));
        admin.asks("mutation($id: ID!) { deleteChatTopic(input: {topicId: $id}) { changed } }", Map.of("id", id));

        List<Map<String, Object>> entries = entries(ofTopic(topic));

        assertThat(entries)
                .extracting(entry -> entry.get("action"))
                .startsWith("TOPIC_CREATED")
                .endsWith("TOPIC_DELETED");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry).containsEntry("actorName", "user:" + login);
            assertThat(entry.get("actor")).isEqualTo(Map.of("loginName", login));
        });
        assertThat(details(entries.get(0))).containsEntry("name", change(null, name));
        assertThat(details(entries.get(1))).containsEntry("description", change(null, "New"));
        assertThat(details(entries.get(entries.size() - 1))).containsEntry("deleted", change("false", "true"));
    }

    @Test
    void refusedChange_isNotRecorded() {
        long topic = world.topic();

        Caller.agent(world.agentOf(topic))
                .asks(
                        "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, description: \"New\"}) { userErrors { code } } }",
                        Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(entries(ofTopic(topic)))
                .extracting(entry -> entry.get("action"))
                .doesNotContain("TOPIC_CHANGED");
    }

    @Test
    void member_addedChangedAndRemoved_isRecorded() {
        long topic = world.topic();
        String agent = world.user();
        Map<String, Object> ids = Map.of("topic", Ids.of("ChatTopic", topic), "user", Ids.of("User", world.id(agent)));
        for (String rights : List.of("canRespond: true", "canListen: true")) {
            admin.asks(
                    "mutation($topic: ID!, $user: ID!) { setChatTopicMember(input: {topicId: $topic, userId: $user, "
                            + rights + "}) { changed } }",
                    ids);
        }
        admin.asks(
                "mutation($topic: ID!, $user: ID!) { removeChatTopicMember(input: {topicId: $topic, userId: $user}) { changed } }",
                ids);

        List<Map<String, Object>> entries = entries(Map.of(
                "user",
                Map.of("loginName", Map.of("eq", agent)),
                "topic",
                Map.of("id", Map.of("eq", ids.get("topic")))));

        assertThat(entries)
                .extracting(entry -> entry.get("action"))
                .containsExactly("MEMBER_ADDED", "MEMBER_CHANGED", "MEMBER_REMOVED");
        assertThat(details(entries.get(0))).containsEntry("canRespond", change(null, "true"));
        assertThat(details(entries.get(1))).containsEntry("canListen", change("false", "true"));
        assertThat(entries).allSatisfy(entry -> assertThat(entry).containsEntry("actorName", "user:" + login));
    }

    @Test
    void presence_namesWhoSetIt() {
        long topic = world.topic();
        String agent = world.agentOf(topic);
        admin.asks(
                "mutation($user: ID!) { setPresence(input: {userId: $user, presence: AWAY, awayReason: \"Lunch\"}) { changed } }",
                Map.of("user", Ids.of("User", world.id(agent))));

        List<Map<String, Object>> entries = entries(ofUser(agent));
        Map<String, Object> last = entries.get(entries.size() - 1);

        assertThat(last).containsEntry("action", "PRESENCE_CHANGED").containsEntry("actorName", "user:" + login);
        assertThat(details(last))
                .containsEntry("presence", change("PRESENT", "AWAY"))
                .containsEntry("awayReason", change(null, "Lunch"));
    }

    @Test
    void capacity_namesWhoSetIt() {
        String agent = world.agentOf(world.topic());
        admin.asks(
                "mutation($user: ID!) { setChatCapacity(input: {userId: $user, chatCapacity: 4}) { changed } }",
                Map.of("user", Ids.of("User", world.id(agent))));

        List<Map<String, Object>> entries = entries(ofUser(agent));
        Map<String, Object> last = entries.get(entries.size() - 1);

        assertThat(last).containsEntry("action", "CAPACITY_CHANGED").containsEntry("actorName", "user:" + login);
        assertThat(details(last)).containsEntry("chatCapacity", change(null, "4"));
    }

    @Test
    void changeByAnotherProgram_isRecordedWithItsRole() {
        String agent = world.user();

        world.present(agent);

        assertThat(entries(ofUser(agent)))
                .singleElement()
                .satisfies(entry -> assertThat((String) entry.get("actorName")).startsWith("database:"));
    }

    @Test
    void acceptedSession_isNoChangeOfTheTopic() {
        long topic = world.topic();
        Caller agent = Caller.agent(world.agentOf(topic));
        long before = entries(ofTopic(topic)).size();

        agent.does("acceptChatSession", world.waiting(topic));
        agent.does("acceptChatSession", world.waiting(topic));

        assertThat(entries(ofTopic(topic))).hasSize((int) before);
    }

    @Test
    void erasedSession_leavesItsAudit_withoutTexts() {
        long topic = world.topic();
        long session = world.closed(topic);
        world.alter(session, "name = 'Kari Secret', email = 'secret@example.com', last_message = 'Secret'");
        admin.does("deleteChatSession", session);

        world.run("delete from chat_session where id = ?", session);

        List<Map<String, Object>> entries =
                entries(Map.of("chatSession", Map.of("id", Map.of("eq", Ids.of("ChatSession", session)))));
        assertThat(entries)
                .extracting(entry -> entry.get("action"))
                .containsExactly("SESSION_DELETED", "SESSION_ERASED");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.get("chatSession")).isNull();
            assertThat(entry).containsEntry("chatSessionId", Ids.of("ChatSession", session));
        });
        assertThat(entries.get(0)).containsEntry("actorName", "user:" + login);
        assertThat(world.texts("select a::text from audit_event a where session_id = ?", session))
                .noneMatch(row -> row.toLowerCase(java.util.Locale.ROOT).contains("secret"));
    }

    @Test
    void entries_canNeitherBeChangedNorRemoved() {
        world.topic();

        for (String statement : List.of(
                "update audit_event set actor_name = 'nobody'", "delete from audit_event", "truncate audit_event")) {
            assertThatThrownBy(() -> world.attempt(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void onlyAdministrators_readTheAudit() {
        long topic = world.topic();
        Caller manager = Caller.agent(world.managerOf(topic));
        Caller customer = Caller.customer(world.key(world.waiting(topic)));

        for (Caller caller : List.of(manager, customer, Caller.bot(world.user()))) {
            assertThat(caller.asks(PAGE).errorCode()).isEqualTo("FORBIDDEN");
            try (SocketClient socket = SocketClient.as(caller)) {
                assertThat(socket.subscribe("subscription { auditEvents { pageInfo { endCursor } } }")
                                .errorCode())
                        .isEqualTo("FORBIDDEN");
            }
        }
        assertThat(Caller.nobody().asks(PAGE).errorCode()).isEqualTo("UNAUTHENTICATED");
        int entry = (int) world.number("select max(id) from audit_event");
        assertThat(manager.asks("query($id: ID!) { node(id: $id) { id } }", Map.of("id", Ids.of("AuditEvent", entry)))
                        .<Object>data("node"))
                .isNull();
    }

    @Test
    void subscription_continuesAtTheCursorOfAPage_inCommitOrder() throws Exception {
        long topic = world.topic();
        Map<String, Object> where = ofTopic(topic);
        String cursor = page(where, null).data("auditEvents.pageInfo.endCursor");
        try (SocketClient socket = SocketClient.as(admin);
                OpenTransaction older = new OpenTransaction()) {
            older.run("update chat_topic set description = 'first' where id = ?", topic);
            Follower follower = socket.subscribe(
                    "subscription($where: AuditEventFilter, $after: String) { auditEvents(where: $where, after: $after) { "
                            + SELECTION + " } }",
                    Map.of("where", where, "after", cursor));
            world.managerOf(topic);
            assertThat(follower.within(Duration.ofMillis(500))).isEmpty();

            older.commit();

            JsonPath message = follower.next();
            assertThat(message.<String>getList("data.auditEvents.nodes.action"))
                    .containsExactly("TOPIC_CHANGED", "MEMBER_ADDED");
            world.set(topic, "description = 'second'");
            JsonPath next = follower.next();
            assertThat(next.<String>getList("data.auditEvents.nodes.action")).containsExactly("TOPIC_CHANGED");
            assertThat(page(where, message.getString("data.auditEvents.pageInfo.endCursor"))
                            .<List<Map<String, Object>>>data("auditEvents.nodes"))
                    .isEqualTo(next.getList("data.auditEvents.nodes"));
        }
    }

    @Test
    void pages_withoutFilter_continueAfterTheCursor() {
        String document =
                "query($after: String) { auditEvents(first: 2, after: $after) { nodes { databaseId } pageInfo { endCursor } } }";
        world.topic();
        world.topic();
        Answer first = admin.asks(document);
        Answer second = admin.asks(document, Map.of("after", first.data("auditEvents.pageInfo.endCursor")));

        assertThat(second.<List<Object>>data("auditEvents.nodes"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(first.<List<Object>>data("auditEvents.nodes"));
    }

    @Test
    void retention_removesOldEntries_andTheirCursorsExpire() {
        long topic = world.topic();
        String old = admin.asks("{ auditEvents(first: 1) { pageInfo { endCursor } } }")
                .data("auditEvents.pageInfo.endCursor");
        world.topic();

        AuditCleanup.removeOlderThan(Duration.ofDays(1));
        assertThat(entries(ofTopic(topic))).hasSize(1);
        AuditCleanup.removeOlderThan(Duration.ofSeconds(-60));

        assertThat(entries(ofTopic(topic))).isEmpty();
        assertThat(page(Map.of(), old).errorCode()).isEqualTo("RESYNC_REQUIRED");
        assertThat(page(Map.of(), null).codes()).isEmpty();
    }

    /** Other tests read the audit from its beginning. */
    @AfterEach
    void forgetTheHorizon() {
        world.run("update event_log_horizon set xid = '0', id = 0, at = '-infinity' where log = 'audit_event'");
    }

    private static Map<String, Object> ofTopic(long topic) {
        return Map.of("topic", Map.of("id", Map.of("eq", Ids.of("ChatTopic", topic))));
    }

    private Map<String, Object> ofUser(String agent) {
        return Map.of("user", Map.of("id", Map.of("eq", Ids.of("User", world.id(agent)))));
    }

    private List<Map<String, Object>> entries(Map<String, Object> where) {
        return page(where, null).list("auditEvents.nodes");
    }

    private Answer page(Map<String, Object> where, String after) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("where", where);
        arguments.put("after", after);
        return admin.asks(PAGE, arguments);
    }

    /** Old and new values by field. */
    private static Map<String, List<Object>> details(Map<String, Object> entry) {
        Map<String, List<Object>> details = new HashMap<>();
        ((List<?>) entry.get("details")).forEach(each -> {
            Map<?, ?> detail = (Map<?, ?>) each;
            details.put((String) detail.get("field"), change(detail.get("oldValue"), detail.get("newValue")));
        });
        return details;
    }

    private static List<Object> change(Object before, Object after) {
        return java.util.Arrays.asList(before, after);
    }
}
