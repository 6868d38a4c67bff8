package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionEndedBy;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offline requests, which become tickets. */
@QuarkusTest
class OfflineFormTest {

    private static final Map<String, Object> QUESTION = Map.of("question", "When do you open?");

    private final World world = new World();
    private long topic;
    private long session;
    private Caller customer;

    @BeforeEach
    void aCustomerWhenNobodyIsThere() {
        topic = world.topic();
        world.set(topic, "widget_enable_ticket = true");
        session = world.entering(topic, 3);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void submit_endsTheSession() {
        assertThat(submit(session, customer, QUESTION).sessionStatus()).isEqualTo("REQUEST_POSTED");

        assertThat(world.session(session, "ended_by, end_reason, first_message, when_form_submitted is not null"))
                .isEqualTo(SessionEndedBy.CUSTOMER.ordinal() + " " + SessionEndReason.REQUEST_POSTED.ordinal()
                        + " When do you open? t");
        assertThat(world.events(session)).containsExactly("MESSAGE_SENT", "OFFLINE_FORM_SUBMITTED");
    }

    @Test
    void submit_createsAnUnassignedTicket() {
        long company = world.company("Fjord AS");
        long kari = world.person(company, "Kari", "Nordmann", "kari" + topic + "@example.com");
        world.set(topic, "link_by_email = true");
        String question = "Q".repeat(300);

        submit(
                session,
                customer,
                Map.of("question", question, "name", "Kari", "email", "kari" + topic + "@example.com"));

        assertThat(ticket("origin, slevel, status, cust_id, contact_id, num_messages"))
                .isEqualTo("11 2 1 " + kari + " " + company + " 1");
        assertThat(ticket("created_by, owned_by")).isEmpty();
        assertThat(ticket("title")).isEqualTo("Q".repeat(255));
        assertThat(ticket("author, from_address")).isEqualTo("Kari kari" + topic + "@example.com");
        assertThat(world.texts(
                        "select concat_ws(' ', m.body, m.author, m.slevel, m.customer_id, m.created_by) from ej_message m join chat_session s using (ticket_id) where s.id = ?",
                        session))
                .containsExactly(question + " Kari 2 " + kari);
    }

    @Test
    void submit_afterAConversation_includesTheTranscript() {
        world.alter(session, "customer_alias = 'Kari'");
        world.messages(session, 2);
        world.run("update chat_message set author = 'Kari' where session_id = ?", session);

        submit(session, customer, QUESTION);

        List<String> messages = ticketMessages();
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).isEqualTo("When do you open?");
        assertThat(messages.get(1))
                .contains("Kari (customer)\n    message 1\n", "\n    message 2")
                .doesNotContain("When do you open?");
        assertThat(ticket("num_messages, author")).isEqualTo("2 Kari");
    }

    @Test
    void submit_createsATicketWithTheTopicsCategoryAndTheSessionsLinks() {
        world.set(topic, "category_id = 7, priority_id = 3, ticket_title = 'Offline: {question}!'");
        long sale = world.sale(world.company("Fjord AS"));
        long project = world.project("Bridge");
        world.link(session, "sale_id", sale);
        world.link(session, "project_id", project);

        submit(session, customer, Map.of("question", "When\ndo you open?"));

        assertThat(ticket("title, category, priority, sale_id, project_id"))
                .isEqualTo("Offline: When do you open?! 7 3 " + sale + " " + project);
    }

    @Test
    void submit_afterATicketWasCreated_completesItAndCreatesAnother() {
        world.set(topic, "flags = 64, offline_form_time_limit = 1");
        session = world.waitingSince(topic, 90);
        customer = Caller.customer(world.key(session));
        customer.does("sendChatMessage", session, Map.of("text", "One"));
        Caller.agent(world.managerOf(topic)).does("createTicketFromChatSession", session);
        long first = Long.parseLong(ticket("id"));
        customer.does("sendChatMessage", session, Map.of("text", "Two"));

        submit(session, customer, QUESTION);

        assertThat(world.texts("select body from ej_message where ticket_id = ? order by id", first))
                .hasSize(2)
                .last()
                .asString()
                .contains("Two")
                .doesNotContain("One");
        assertThat(ticketMessages()).hasSize(2).last().asString().contains("One", "Two");
    }

    private List<String> ticketMessages() {
        return world.texts(
                "select body from ej_message where ticket_id = (select ticket_id from chat_session where id = ?) order by id",
                session);
    }

    @Test
    void submit_returnsTheTicketNumberToTheCustomer() {
        Map<String, Object> input = new HashMap<>(QUESTION);
        input.put("chatSessionId", Ids.of("ChatSession", session));

        Answer answer = customer.does("submitOfflineForm", input, "ticketNumber");

        assertThat(answer.<Integer>data("done.ticketNumber"))
                .isEqualTo(Integer.valueOf(world.session(session, "ticket_id")));
    }

    @Test
    void submit_whereTheTopicAcceptsNoRequests_isRefused() {
        world.set(topic, "widget_enable_ticket = false");

        assertThat(submit(session, customer, QUESTION).refusal()).isEqualTo("TICKETS_DISABLED");
    }

    @ParameterizedTest
    @CsvSource({"1, email", "2, name", "4, companyName", "8, phone", "16, country", "17, email", "31, email"})
    void submit_withoutARequiredField_isRefused(int mask, String field) {
        world.set(topic, "widget_offline_fields = " + mask + ", widget_required_fields = 0");

        assertThat(submit(session, customer, QUESTION).refusal()).isEqualTo("FIELD_REQUIRED " + field);
        assertThat(submit(
                                session,
                                customer,
                                Map.of(
                                        "question", "When?",
                                        "name", "Kari",
                                        "companyName", "Fjord AS",
                                        "email", "kari@example.com",
                                        "phone", "22",
                                        "country", 47))
                        .sessionStatus())
                .isEqualTo("REQUEST_POSTED");
    }

    @Test
    void submit_withoutTheFieldsOfThePreChatForm_isAccepted() {
        world.set(topic, "widget_required_fields = 31, flags = 4");

        assertThat(submit(session, customer, QUESTION).sessionStatus()).isEqualTo("REQUEST_POSTED");
    }

    @Test
    void submit_withoutRequiredConsent_isRefused() {
        world.set(topic, "flags = 32");

        assertThat(submit(session, customer, QUESTION).refusal()).isEqualTo("CONSENT_REQUIRED consented");
        assertThat(submit(session, customer, Map.of("question", "When?", "consented", true))
                        .sessionStatus())
                .isEqualTo("REQUEST_POSTED");
    }

    @Test
    void submit_withoutAQuestion_isRefused() {
        assertThat(submit(session, customer, Map.of("question", " ")).refusal()).isEqualTo("FIELD_REQUIRED question");
        assertThat(submit(session, customer, Map.of("question", "x".repeat(10_001)))
                        .refusal())
                .isEqualTo("MESSAGE_TOO_LONG question");
        assertThat(submit(session, customer, Map.of("question", "When?", "email", "kari"))
                        .refusal())
                .isEqualTo("INVALID_EMAIL email");
    }

    @Test
    void submit_twice_isRefused() {
        submit(session, customer, QUESTION);

        assertThat(submit(session, customer, QUESTION).refusal()).isEqualTo("SESSION_ENDED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    flags = 64, offline_form_time_limit = 1                                | REQUEST_POSTED
                    flags = 64, offline_form_time_limit = 5                                | FORM_NOT_EXPECTED
                    flags = 64, offline_form_queue_length = 2                              | REQUEST_POSTED
                    flags = 64, offline_form_queue_length = 3                              | FORM_NOT_EXPECTED
                    flags = 64, offline_form_time_limit = 5, offline_form_queue_length = 2 | REQUEST_POSTED
                    flags = 64, offline_form_time_limit = 1, offline_form_queue_length = 9 | REQUEST_POSTED
                    flags = 64                                                             | FORM_NOT_EXPECTED
                    flags = 64, offline_form_time_limit = 0, offline_form_queue_length = 0 | FORM_NOT_EXPECTED
                    flags = 0, offline_form_time_limit = 1, offline_form_queue_length = 1  | FORM_NOT_EXPECTED""")
    void fromTheQueueAfterAWhileOrWhenItIsLong(String settings, String outcome) {
        world.set(topic, settings);
        long waits = world.waitingSince(topic, 90);
        world.waiting(topic);

        Answer answer = submit(waits, Caller.customer(world.key(waits)), QUESTION);

        assertThat(answer.refusal() == null ? answer.sessionStatus() : answer.refusal())
                .isEqualTo(outcome);
    }

    private String ticket(String columns) {
        return world.texts(
                        "select concat_ws(' ', " + columns
                                + ") from ticket where id = (select ticket_id from chat_session where id = ?)",
                        session)
                .get(0);
    }

    private static Answer submit(long session, Caller customer, Map<String, Object> form) {
        return customer.does("submitOfflineForm", session, form);
    }
}
