package dev.parley.chat.privacy;

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

/** A redacted message keeps its place, and its text is nowhere any more. */
@QuarkusTest
class RedactionTest {

    private static final String SECRET = "My PIN is 5831";

    private final World world = new World();
    private long topic;
    private String anna;
    private Caller manager;
    private long session;
    private Caller customer;

    @BeforeEach
    void aConversation() {
        topic = world.silentTopic();
        world.set(topic, "widget_post_transcript = true");
        anna = world.agentOf(topic);
        manager = Caller.agent(world.managerOf(topic));
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
        send(customer, SECRET);
        send(Caller.agent(anna), "Thank you");
        send(customer, "Bye");
    }

    @Test
    void redact_removesTheTextAndKeepsThePlace() {
        Answer answer = redact(1);

        assertThat(answer.refusal()).isNull();
        assertThat(answer.changed()).isTrue();
        assertThat(world.texts(
                        "select concat_ws(' ', seq, message, redacted_at is not null) from chat_message where session_id = ? order by seq",
                        session))
                .containsExactly("1 t", "2 Thank you f", "3 Bye f");
        assertThat(world.session(session, "first_message, last_message")).isEqualTo("Thank you Bye");
    }

    @Test
    void redactionOfTheLastMessage_changesTheLastMessageOfTheSession() {
        redact(3);

        assertThat(world.session(session, "first_message, last_message")).isEqualTo(SECRET + " Thank you");
    }

    @Test
    void redaction_isAnEventWithTheNumberOfEachReader() {
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "A note", "visibility", "AGENTS"));
        send(customer, "Again");

        redact(5);

        String events = "{ events(last: 1) { nodes { type redactedSeq } } }";
        assertThat(Caller.agent(anna)
                        .asks(
                                "query($id: ID!) { chatSession(id: $id) " + events + " }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<Map<String, Object>>list("chatSession.events.nodes"))
                .containsExactly(Map.of("type", "MESSAGE_REDACTED", "redactedSeq", 5));
        assertThat(customer.asks("{ customerSession " + events + " }")
                        .<Map<String, Object>>list("customerSession.events.nodes"))
                .containsExactly(Map.of("type", "MESSAGE_REDACTED", "redactedSeq", 4));
    }

    @Test
    void redactionOfANote_isHiddenFromTheCustomer() {
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "A note", "visibility", "AGENTS"));

        redact(4);

        assertThat(world.texts(
                        "select hidden::text from chat_session_event where session_id = ? and type = 'MESSAGE_REDACTED'",
                        session))
                .containsExactly("true");
        assertThat(world.session(session, "first_message, last_message")).isEqualTo(SECRET + " Bye");
    }

    @Test
    void redactedText_isInNoTranscript() {
        redact(1);

        for (String format : List.of("TEXT", "HTML", "MARKDOWN", "JSON")) {
            String transcript = customer.asks(
                            "{ customerSession { transcript(format: " + format + ", language: \"de\") } }")
                    .data("customerSession.transcript");
            assertThat(transcript).doesNotContain("5831").contains("Thank you");
            assertThat(transcript).contains(format.equals("JSON") ? "redactedAt" : "Die Nachricht wurde entfernt");
        }
    }

    @Test
    void redactedText_isNotFoundBySearch() {
        redact(1);

        assertThat(world.number("""
                        select count(*) from chat_message
                        where session_id = ? and parley_search_vector(language, message) @@ parley_search_query('5831')""", session)).isZero();
    }

    @Test
    void redactedText_vanishesFromTheTicket() {
        manager.does("createTicketFromChatSession", session);
        long ticket = world.number("select ticket_id from chat_session where id = ?", session);

        redact(1);

        assertThat(world.texts("select title from ticket where id = ?", ticket)).containsExactly("Chat");
        assertThat(world.texts("select body from ej_message where ticket_id = ?", ticket))
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .doesNotContain("5831")
                        .contains("[The message was removed]", "\n    Thank you\n", "\n    Bye"));
    }

    @Test
    void questionOfTheOfflineForm_vanishesFromTheTicket() {
        world.set(topic, "widget_enable_ticket = true");
        long asking = world.entering(topic, 3);
        Caller.customer(world.key(asking)).does("submitOfflineForm", asking, Map.of("question", SECRET));
        long ticket = world.number("select ticket_id from chat_session where id = ?", asking);

        manager.does("redactChatMessage", asking, Map.of("seq", 1));

        assertThat(world.texts(
                        "select concat(t.title, m.body) from ticket t join ej_message m on m.ticket_id = t.id where t.id = ?",
                        ticket))
                .allSatisfy(text -> assertThat(text).doesNotContain("5831"));
    }

    @Test
    void redact_twice_changesNothing() {
        redact(1);

        Answer again = redact(1);

        assertThat(again.refusal()).isNull();
        assertThat(again.changed()).isFalse();
    }

    @Test
    void redact_ofAMessageThatIsNotThere_isRefused() {
        assertThat(redact(9).refusal()).isEqualTo("MESSAGE_NOT_FOUND seq");
    }

    @Test
    void redact_byTheAgentOfTheSession_isRefused() {
        assertThat(Caller.agent(anna)
                        .does("redactChatMessage", session, Map.of("seq", 2))
                        .refusal())
                .isEqualTo("NOT_MANAGER");
        assertThat(customer.does("redactChatMessage", session, Map.of("seq", 1)).refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(world.session(session, "first_message")).isEqualTo(SECRET);
    }

    private Answer redact(int seq) {
        return manager.does("redactChatMessage", session, Map.of("seq", seq));
    }

    private void send(Caller caller, String text) {
        assertThat(caller.does("sendChatMessage", session, Map.of("text", text)).refusal())
                .isNull();
    }
}
