package dev.parley.chat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of personal data by administrators, when they are recorded. */
@QuarkusTest
@TestProfile(PersonalDataAuditTest.Recording.class)
class PersonalDataAuditTest {

    private static final String READ =
            "query($topic: ID!) { chatSessions(where: {topic: {id: {eq: $topic}}}) { nodes { %s } } }";

    private final World world = new World();
    private long topic;
    private long session;
    private long person;
    private String login;

    /** Switches the recording on. */
    public static class Recording implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.audit.personal-data", "true");
        }
    }

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
    void transcript_isRecorded() {
        String transcript = Caller.admin(login)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { transcript } }",
                        Map.of("id", Ids.of("ChatSession", session)))
                .data("chatSession.transcript");

        assertThat(transcript).contains("message 3");
        assertThat(recorded())
                .contains("user:" + login + " session " + session + " {\"ChatSession.transcript\": null}");
    }

    @Test
    void otherFields_andReadsOfAgents_areNotRecorded() {
        read(Caller.admin(login), "id status topic { name } customer { id } messages { nodes { seq } }");
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

    private List<String> recorded() {
        return world.texts(
                "select concat_ws(' ', actor_name, case when session_id is null then 'person ' || person_id else 'session ' || session_id end, details) from audit_event where action = 'PERSONAL_DATA_READ' and (session_id = ? or person_id = ?)",
                session,
                person);
    }
}
