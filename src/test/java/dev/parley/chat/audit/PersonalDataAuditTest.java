package dev.parley.chat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import dev.parley.support.server.MailAndAudit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads of personal data by administrators, when they are recorded. */
@QuarkusTest
@TestProfile(MailAndAudit.class)
class PersonalDataAuditTest {

    private static final String READ =
            "query($topic: ID!) { chatSessions(first: 5, where: {topic: {id: {eq: $topic}}}) { nodes { %s } } }";

    private final World world = new World();
    private long topic;
    private long session;
    private long person;
    private String login;

    @BeforeEach
    void aSessionOfAPerson() {
        topic = world.topic();
        session = world.waiting(topic);
        person = world.person(world.company("Fjord AS"));
        world.link(session, "customer_id", person);
        world.alter(session, "email = 'secret@example.com'");
        world.messages(session, 3);
        login = world.user();
    }

    @Test
    void administratorsRead_isRecordedOncePerRecord_withoutValues() {
        read(Caller.admin(login), "email phone customer { lastName } messages { nodes { text } }");

        assertThat(recorded())
                .containsExactlyInAnyOrder(
                        "user:" + login + " session " + session
                                + " {\"ChatMessage.text\": null, \"ChatSession.email\": null, \"ChatSession.phone\": null}",
                        "user:" + login + " person " + person + " {\"Person.lastName\": null}")
                .noneMatch(row -> row.contains("secret"));
    }

    @Test
    void namesBesideTheSession_areRecorded() {
        world.event(session);

        read(
                Caller.admin(login),
                "messages { nodes { sender { displayName } } } events { nodes { actor { displayName } } }");

        assertThat(recorded())
                .containsExactly(
                        "user:" + login + " session " + session
                                + " {\"ChatSession.name\": null, \"ChatSession.customerAlias\": null, \"ChatMessage.sender.displayName\": null}");
    }

    @Test
    void highlights_areRecordedAsReadsOfTheText() {
        read(Caller.admin(login), "messages { nodes { highlights(search: \"message\") { start } } }");

        assertThat(recorded()).containsExactly(ofSession("ChatMessage.text"));
    }

    @Test
    void transcript_isRecordedForEachSession() {
        long other = world.waiting(topic);

        read(Caller.admin(login), "transcript");

        assertThat(recorded()).containsExactly(ofSession("ChatSession.transcript"));
        assertThat(world.number(
                        "select count(*) from audit_event where action = 'PERSONAL_DATA_READ' and session_id = ?",
                        other))
                .isEqualTo(1);
    }

    @Test
    void downloadedTranscript_isRecorded() {
        String path = "/transcripts/" + Ids.of("ChatSession", session);

        assertThat(DownloadClient.get(Caller.admin(login), path).body()).contains("message 3");
        DownloadClient.get(Caller.agent(world.agentOf(topic)), path);

        assertThat(recorded()).containsExactly(ofSession("ChatSession.transcript"));
    }

    @Test
    void mailedTranscript_isRecorded_unlessItIsRefused() {
        Caller admin = Caller.admin(login);
        world.alter(session, "when_started = now()");

        String refused = admin.does("sendChatTranscript", session, Map.of("to", "somebody@example.com"))
                .refusal();
        List<String> afterRefusal = recorded();
        String sent = admin.does("sendChatTranscript", session, Map.of()).refusal();

        assertThat(refused).isEqualTo("RECIPIENT_NOT_ALLOWED to");
        assertThat(afterRefusal).noneMatch(row -> row.contains("transcript"));
        assertThat(sent).isNull();
        assertThat(recorded()).contains(ofSession("ChatSession.transcript"));
        world.run("delete from transcript_mail");
    }

    @Test
    void export_isRecordedForEachSession() {
        long other = world.waiting(topic);

        DownloadClient.post(
                Caller.admin(login),
                "/exports/chatSessions",
                "{\"where\": {\"topic\": {\"id\": {\"eq\": \"" + Ids.of("ChatTopic", topic) + "\"}}}}");

        assertThat(recorded())
                .anyMatch(row -> row.contains(" session " + session) && row.contains("ChatSession.email"));
        assertThat(world.texts("select details::text from audit_event where session_id = ?", other))
                .singleElement()
                .asString()
                .contains("ChatSession.email");
    }

    @Test
    void payloadOfAMutation_isRecorded() {
        Caller.admin(login)
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"note\", visibility: AGENTS}) { chatSession { email } chatMessage { text } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(recorded()).contains(ofSession("ChatSession.email"), ofSession("ChatMessage.text"));
    }

    @Test
    void cursorsOfAnOrderByPersonalData_areRecorded() {
        String list =
                "query($topic: ID!, $by: ChatSessionOrderField!) { chatSessions(where: {topic: {id: {eq: $topic}}}, orderBy: {field: $by}) { pageInfo { endCursor } } }";
        Map<String, Object> byName = Map.of("topic", Ids.of("ChatTopic", topic), "by", "NAME");
        Caller.admin(login).asks(list, Map.of("topic", Ids.of("ChatTopic", topic), "by", "WHEN_REQUESTED"));
        List<String> before = recorded();

        Caller.admin(login).asks(list, byName);

        assertThat(before).isEmpty();
        assertThat(recorded()).containsExactly(ofSession("ChatSession.name"));
    }

    @Test
    void subscriptions_areRecordedForEachAdministrator() {
        String other = world.user();
        String follow = "subscription($id: ID!) { chatMessages(chatSessionId: $id) { text } }";
        Map<String, Object> id = Map.of("id", Ids.of("ChatSession", session));
        try (SocketClient one = SocketClient.as(Caller.admin(login));
                SocketClient two = SocketClient.as(Caller.admin(other))) {
            Follower first = one.subscribe(follow, id);
            Follower second = two.subscribe(follow, id);
            Caller.customer(world.key(session)).does("sendChatMessage", session, Map.of("text", "to all"));
            first.next();
            second.next();
        }

        assertThat(recorded())
                .contains(ofSession("ChatMessage.text"))
                .contains("user:" + other + " session " + session + " {\"ChatMessage.text\": null}");
    }

    @Test
    void ticket_isRecorded() {
        long ticket = world.ticket(login);
        Caller.admin(login)
                .asks("query($id: ID!) { ticket(id: $id) { title } }", Map.of("id", Ids.of("Ticket", ticket)));

        List<Map<String, Object>> entries = Caller.admin(world.user())
                .asks(
                        "query($id: ID!) { auditEvents(where: {ticket: {id: {eq: $id}}}) { nodes { action ticketId details { field } } } }",
                        Map.of("id", Ids.of("Ticket", ticket)))
                .list("auditEvents.nodes");

        assertThat(entries)
                .containsExactly(Map.of(
                        "action",
                        "PERSONAL_DATA_READ",
                        "ticketId",
                        Ids.of("Ticket", ticket),
                        "details",
                        List.of(Map.of("field", "Ticket.title"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chatSessions(where: {email: {eq: "secret@example.com"}}) { totalCount } | ChatSession.email
                    chatSessions(where: {search: "secret"}) { nodes { id } } | ChatSession.search
                    chatSessions(where: {or: [{customer: {lastName: {contains: "x"}}}]}) { nodes { id } } | Person.lastName
                    chatSessions(where: {messages: {some: {text: {contains: "secret"}}}}) { nodes { id } } | ChatMessage.text
                    chatMessages(search: "secret") { nodes { seq } } | ChatMessage.search
                    chatEvents(where: {chatSession: {phone: {isNull: false}}}) { nodes { seq } } | ChatSession.phone
                    chatStatistics(from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z", where: {name: {eq: "x"}}) { total { requested } } | ChatSession.name
                    persons(where: {email: {startsWith: "x"}}) { totalCount } | Person.email
                    """)
    void search_isRecordedOnce_withoutValues(String query, String field) {
        assertThat(Caller.admin(login).asks("{ " + query + " }").codes()).isEmpty();
        Caller.agent(world.agentOf(topic)).asks("{ " + query + " }");

        assertThat(world.texts(
                        "select details::text from audit_event where action = 'PERSONAL_DATA_SEARCHED' and actor_name = ?",
                        "user:" + login))
                .containsExactly("{\"" + field + "\": null}");
        assertThat(world.number("select count(*) from audit_event where details::text like '%secret%'"))
                .isZero();
    }

    @Test
    void otherFilters_areNotRecorded() {
        read(Caller.admin(login), "id");

        assertThat(world.number("select count(*) from audit_event where actor_name = ?", "user:" + login))
                .isZero();
    }

    @Test
    void otherFields_andReadsOfAgents_areNotRecorded() {
        read(
                Caller.admin(login),
                "id status topic { name } customer { id } messages { nodes { seq } } allowedActions { code } agentName transcriptAvailable");
        read(Caller.agent(world.agentOf(topic)), "email customer { lastName } messages { nodes { text } }");

        assertThat(recorded()).isEmpty();
    }

    @Test
    void entry_isInTheAudit() {
        read(Caller.admin(login), "email");

        List<Map<String, Object>> entries = Caller.admin(world.user())
                .asks(
                        "query($id: ID!) { auditEvents(where: {chatSession: {id: {eq: $id}}}) { nodes { action actorName chatSession { databaseId } details { field oldValue newValue } } } }",
                        Map.of("id", Ids.of("ChatSession", session)))
                .list("auditEvents.nodes");
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry).containsEntry("action", "PERSONAL_DATA_READ").containsEntry("actorName", "user:" + login);
            assertThat(entry.get("details").toString()).contains("field=ChatSession.email", "oldValue=null");
        });
    }

    private void read(Caller caller, String fields) {
        assertThat(caller.asks(READ.formatted(fields), Map.of("topic", Ids.of("ChatTopic", topic)))
                        .codes())
                .isEmpty();
    }

    private String ofSession(String field) {
        return "user:" + login + " session " + session + " {\"" + field + "\": null}";
    }

    private List<String> recorded() {
        return world.texts(
                "select concat_ws(' ', actor_name, case when session_id is null then 'person ' || person_id else 'session ' || session_id end, details) from audit_event where action = 'PERSONAL_DATA_READ' and (session_id = ? or person_id = ?)",
                session,
                person);
    }
}
