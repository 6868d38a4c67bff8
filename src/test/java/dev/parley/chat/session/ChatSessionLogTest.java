package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatSessionLogTest {

    private final World world = new World();
    private String anna;
    private Caller agent;
    private long session;

    @BeforeEach
    void anAcceptedSession() {
        long topic = world.silentTopic();
        anna = world.agentOf(topic);
        agent = Caller.agent(anna);
        session = world.waiting(topic);
        agent.does("acceptChatSession", session);
    }

    @Test
    void events_areReadInPages() {
        agent.does("sendChatMessage", session, Map.of("text", "Good day"));
        agent.does("endChatSession", session);

        Answer first = log(
                "events(first: 2) { nodes { seq type occurredAt actor { kind displayName user { loginName } } } pageInfo { endCursor hasNextPage } }");
        Answer second = log("events(after: \"" + first.data("chatSession.events.pageInfo.endCursor")
                + "\") { nodes { seq type } pageInfo { hasNextPage } }");

        assertThat(first.<String>list("chatSession.events.nodes.type")).containsExactly("ACCEPTED", "MESSAGE_SENT");
        assertThat(first.<String>list("chatSession.events.nodes.actor.kind")).containsOnly("AGENT");
        assertThat(first.<String>list("chatSession.events.nodes.actor.user.loginName"))
                .containsOnly(anna);
        assertThat(first.<String>list("chatSession.events.nodes.actor.displayName"))
                .containsOnly(world.texts("select username from ejuser where loginname = ?", anna)
                        .get(0));
        assertThat(second.<String>list("chatSession.events.nodes.type")).containsExactly("ENDED");
        assertThat(second.<Boolean>data("chatSession.events.pageInfo.hasNextPage"))
                .isFalse();
    }

    @Test
    void event_containsTheChangedFields() {
        Answer answer = log("events(first: 1) { nodes { changes { fields status userId } } }");

        assertThat(answer.<String>list("chatSession.events.nodes[0].changes.fields"))
                .contains("STATUS", "USER");
        assertThat(answer.<String>data("chatSession.events.nodes[0].changes.status"))
                .isEqualTo("CUSTOMER_LAST");
        assertThat(answer.<String>data("chatSession.events.nodes[0].changes.userId"))
                .isEqualTo(Ids.of("User", world.id(anna)));
    }

    @Test
    void changes_haveTypedValues() {
        payloadIs("""
                {"customer": 7, "status": "CLOSED", "whenEnded": "2026-01-02T03:04:05Z", "consented": true, "rating": 4, "endedBy": "CUSTOMER"}""");

        assertThat(changes("fields customerId status whenEnded consented rating endedBy"))
                .isEqualTo(Map.of(
                        "fields",
                        List.of("CUSTOMER", "STATUS", "WHEN_ENDED", "CONSENTED", "RATING", "ENDED_BY"),
                        "customerId",
                        Ids.of("Person", 7),
                        "status",
                        "CLOSED",
                        "whenEnded",
                        "2026-01-02T03:04:05Z",
                        "consented",
                        true,
                        "rating",
                        4,
                        "endedBy",
                        "CUSTOMER"));
    }

    @Test
    void changes_ofClearedFields_nameThem() {
        payloadIs("{\"ticket\": null, \"unansweredSince\": null}");

        Map<String, Object> changes = changes("fields ticketId saleId unansweredSince");

        assertThat(changes).containsEntry("fields", List.of("TICKET", "UNANSWERED_SINCE"));
        assertThat(changes).containsEntry("ticketId", null).containsEntry("unansweredSince", null);
        assertThat(changes).containsEntry("saleId", null);
    }

    /** Events are never rewritten. They keep the keys of columns that no longer exist. */
    @Test
    void changes_ofUnknownKey_areLeftOut() {
        payloadIs("{\"formerColumn\": 1, \"rank\": 2}");

        assertThat(changes("fields rank")).isEqualTo(Map.of("fields", List.of("RANK"), "rank", 2));
    }

    @Test
    void payload_containsTheLastEventOfTheMutation() {
        Answer answer = agent.does(
                "endChatSession",
                Map.of("chatSessionId", Ids.of("ChatSession", session)),
                "chatSession { eventSeq } event { seq type }");

        assertThat(answer.<String>data("done.event.type")).isEqualTo("ENDED");
        assertThat(answer.<Integer>data("done.event.seq")).isEqualTo(answer.<Integer>data("done.chatSession.eventSeq"));
    }

    @Test
    void sessionAt_isFoldedFromTheEvents() {
        agent.does("endChatSession", session);
        world.run(
                "update chat_session_event set at = now() - interval '1 hour' where session_id = ? and seq = 1",
                session);
        String accepted = world.texts(
                        "select to_char(now() at time zone 'UTC' - interval '30 minutes', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
                .get(0);

        Answer answer = log("then: asOf(at: \"" + accepted
                + "\") { seq status user { loginName } whenEnded } now: asOf(at: \"2099-01-01T00:00:00Z\") { seq status whenEnded }"
                + " before: asOf(at: \"2000-01-01T00:00:00Z\") { seq }");

        assertThat(answer.<Integer>data("chatSession.then.seq")).isEqualTo(1);
        assertThat(answer.<String>data("chatSession.then.status")).isEqualTo("CUSTOMER_LAST");
        assertThat(answer.<String>data("chatSession.then.user.loginName")).isEqualTo(anna);
        assertThat(answer.<String>data("chatSession.then.whenEnded")).isNull();
        assertThat(answer.<Integer>data("chatSession.now.seq")).isEqualTo(2);
        assertThat(answer.<String>data("chatSession.now.whenEnded")).isNotNull();
        assertThat(answer.<Object>data("chatSession.before")).isNull();
    }

    @Test
    void events_withDifferingClocks_leaveNoGap() {
        agent.does("endChatSession", session);
        world.run(
                "update chat_session_event set at = at + interval '1 minute' where session_id = ? and type = 'ACCEPTED'",
                session);
        world.run(
                "update chat_session_event set at = at + interval '50 seconds' where session_id = ? and type = 'ENDED'",
                session);

        Answer answer = log("asOf(at: \"" + Instant.now().plusSeconds(55) + "\") { seq user { loginName } }");

        assertThat(answer.<Integer>data("chatSession.asOf.seq")).isEqualTo(2);
        assertThat(answer.<String>data("chatSession.asOf.user.loginName")).isEqualTo(anna);
    }

    @Test
    void events_withTheFormerNamesOfFields_areRead() {
        world.run("""
                update chat_session_event set payload = payload || '{"whenFirstResponse": "2026-01-01T10:00:00Z",
                  "whenFormSubmitted": "2026-01-01T09:00:00Z", "whenIdleWarned": "2026-01-01T11:00:00Z"}'
                where session_id = ? and seq = 1""", session);

        Answer answer = log(
                "events(first: 1) { nodes { changes { fields firstResponseAt } } } asOf(at: \"2099-01-01T00:00:00Z\") { firstResponseAt formSubmittedAt idleWarnedAt }");

        assertThat(answer.<String>list("chatSession.events.nodes[0].changes.fields"))
                .contains("FIRST_RESPONSE_AT", "FORM_SUBMITTED_AT", "IDLE_WARNED_AT");
        assertThat(answer.<String>data("chatSession.events.nodes[0].changes.firstResponseAt"))
                .isEqualTo("2026-01-01T10:00:00Z");
        assertThat(answer.<Map<String, String>>data("chatSession.asOf"))
                .isEqualTo(Map.of(
                        "firstResponseAt", "2026-01-01T10:00:00Z",
                        "formSubmittedAt", "2026-01-01T09:00:00Z",
                        "idleWarnedAt", "2026-01-01T11:00:00Z"));
    }

    private Answer log(String fields) {
        return agent.asks("{ chatSession(id: \"" + Ids.of("ChatSession", session) + "\") { " + fields + " } }");
    }

    private void payloadIs(String payload) {
        world.run(
                "update chat_session_event set payload = ?::jsonb where session_id = ? and seq = 1", payload, session);
    }

    private Map<String, Object> changes(String fields) {
        return log("events(first: 1) { nodes { changes { " + fields + " } } }")
                .data("chatSession.events.nodes[0].changes");
    }
}
