package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.timer.Timers;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets created from sessions. */
@QuarkusTest
class CreateTicketTest {

    private static final String TICKET =
            "chatSession { ticket { title } } ticket { databaseId title categoryId priorityId status origin securityLevel owner { loginName } createdBy { loginName } person { databaseId } contact { databaseId } sale { databaseId } project { databaseId } } ticketMessage { body author }";

    private final World world = new World();

    @Inject
    Timers timers;

    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aConversation() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        world.alter(session, "customer_alias = 'Kari'");
        customer = Caller.customer(world.key(session));
        customer.does("sendChatMessage", session, Map.of("text", "My invoice is wrong"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "I will look"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "She is angry", "visibility", "AGENTS"));
    }

    @Test
    void ticket_isOwnedByTheAgentAndLinkedToTheCustomer() {
        long company = world.company("Fjord AS");
        long kari = world.person(company);
        world.link(session, "customer_id", kari);
        world.link(session, "contact_id", company);

        Answer answer = create(Map.of("title", "Invoice"));

        assertThat(answer.changed()).isTrue();
        assertThat(answer.<String>data("done.ticket.title")).isEqualTo("Invoice");
        assertThat(answer.<String>data("done.ticket.origin")).isEqualTo("CHAT");
        assertThat(answer.<String>data("done.ticket.securityLevel")).isEqualTo("EXTERNAL");
        assertThat(answer.<String>data("done.ticket.owner.loginName")).isEqualTo(anna);
        assertThat(answer.<String>data("done.ticket.createdBy.loginName")).isEqualTo(anna);
        assertThat(answer.<Integer>data("done.ticket.person.databaseId")).isEqualTo((int) kari);
        assertThat(answer.<Integer>data("done.ticket.contact.databaseId")).isEqualTo((int) company);
        assertThat(answer.<String>data("done.chatSession.ticket.title")).isEqualTo("Invoice");
        assertThat(world.events(session)).endsWith("TICKET_CREATED");
    }

    @Test
    void ticketMessage_isTheTranscriptWithoutInternalNotes() {
        String transcript = create(Map.of()).data("done.ticketMessage.body");

        assertThat(transcript.lines().toList()).hasSize(4);
        assertThat(transcript.lines().toList().get(0))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ Kari \\(customer\\)");
        assertThat(transcript.lines().toList().get(1)).isEqualTo("    My invoice is wrong");
        assertThat(transcript.lines().toList().get(2)).endsWith("Z " + anna);
        assertThat(transcript.lines().toList().get(3)).isEqualTo("    I will look");
        assertThat(transcript).doesNotContain("angry");
    }

    @Test
    void ticket_withoutATitle_hasTheFirstMessageAsTitle() {
        assertThat(create(Map.of()).<String>data("done.ticket.title")).isEqualTo("My invoice is wrong");
    }

    @Test
    void ticket_withALongFirstMessage_hasATruncatedTitle() {
        world.alter(session, "first_message = repeat('x', 300)");

        assertThat(create(Map.of()).<String>data("done.ticket.title")).hasSize(255);
    }

    @Test
    void ticket_withoutATitle_isTruncatedBetweenGraphemeClusters() {
        String thumb = "\uD83D\uDC4D\uD83C\uDFFD";
        world.run("update chat_session set first_message = ? where id = ?", "x".repeat(254) + thumb, session);

        assertThat(create(Map.of()).<String>data("done.ticket.title")).isEqualTo("x".repeat(254));
    }

    @Test
    void ticket_withABlankTitle_isRefused() {
        assertThat(create(Map.of("title", "\u00A0\u200B")).refusal()).isEqualTo("FIELD_REQUIRED title");
        assertThat(create(Map.of("title", " Invoice\u2028\u202E2 ")).<String>data("done.ticket.title"))
                .isEqualTo("Invoice 2");
    }

    @Test
    void ticket_hasTheTopicsCategoryAndPriority() {
        world.set(topic, "category_id = 7, priority_id = 3, ticket_title = 'Chat: {question}'");

        Answer answer = create(Map.of());

        assertThat(answer.<String>data("done.ticket.title")).isEqualTo("Chat: My invoice is wrong");
        assertThat(answer.<Integer>data("done.ticket.categoryId")).isEqualTo(7);
        assertThat(answer.<Integer>data("done.ticket.priorityId")).isEqualTo(3);
    }

    @Test
    void ticket_ofATopicWithZeroCategoryAndPriority_hasNone() {
        world.set(topic, "category_id = -1, priority_id = 0, ticket_title = ''");

        Answer answer = create(Map.of());

        assertThat(answer.<String>data("done.ticket.title")).isEqualTo("My invoice is wrong");
        assertThat(answer.<Integer>data("done.ticket.categoryId")).isNull();
        assertThat(answer.<Integer>data("done.ticket.priorityId")).isNull();
    }

    @Test
    void ticket_isLinkedToTheSessionsSaleAndProject() {
        long sale = world.sale(world.company("Fjord AS"));
        long project = world.project("Bridge");
        world.link(session, "sale_id", sale);
        world.link(session, "project_id", project);

        Answer answer = create(Map.of());

        assertThat(answer.<Integer>data("done.ticket.sale.databaseId")).isEqualTo((int) sale);
        assertThat(answer.<Integer>data("done.ticket.project.databaseId")).isEqualTo((int) project);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endChatSession", "by the timer"})
    void ticket_createdDuringTheChat_getsLaterMessagesAtTheEnd(String end) {
        int ticket = create(Map.of()).data("done.ticket.databaseId");
        customer.does("sendChatMessage", session, Map.of("text", "Thank you"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "Rude", "visibility", "AGENTS"));
        assertThat(messagesOf(ticket)).hasSize(1);

        end(end);

        assertThat(messagesOf(ticket)).hasSize(2);
        assertThat(messagesOf(ticket).get(1))
                .contains("Kari (customer)\n    Thank you\n", "[ENDED_BY_")
                .doesNotContain("My invoice", "Rude");
        assertThat(world.number("select num_messages from ticket where id = ?", (long) ticket))
                .isEqualTo(2);
    }

    @Test
    void ticket_withoutLaterMessages_getsNothingAtTheEnd() {
        int ticket = create(Map.of()).data("done.ticket.databaseId");

        end("endChatSession");

        assertThat(messagesOf(ticket)).hasSize(1);
    }

    @Test
    void ticket_ofAReopenedChat_getsEachPartOnce() {
        world.set(topic, "widget_post_form = true");
        int ticket = create(Map.of()).data("done.ticket.databaseId");
        customer.does("sendChatMessage", session, Map.of("text", "One"));
        end("endChatSession");
        customer.does("sendChatMessage", session, Map.of("text", "Two"));
        end("endChatSession");

        assertThat(messagesOf(ticket)).hasSize(3);
        assertThat(messagesOf(ticket).get(1)).contains("One").doesNotContain("Two");
        assertThat(messagesOf(ticket).get(2)).contains("Two").doesNotContain("One");
    }

    @Test
    void ticket_linkedManually_getsNothing() {
        create(Map.of());
        long other = world.ticket(anna);
        Caller.agent(anna).does("linkChatSession", session, Map.of("ticketId", Ids.of("Ticket", other)));
        customer.does("sendChatMessage", session, Map.of("text", "Thank you"));

        end("endChatSession");

        assertThat(messagesOf(other)).isEmpty();
    }

    private void end(String how) {
        if (how.equals("endChatSession")) {
            Caller.agent(anna).does(how, session);
        } else {
            world.setTime("customer_fetch", session, Duration.ofHours(1));
            timers.endAbandoned();
        }
    }

    private List<String> messagesOf(long ticket) {
        return world.texts("select body from ej_message where ticket_id = ? order by id", ticket);
    }

    @Test
    void ticket_withATooLongTitle_isRefused() {
        assertThat(create(Map.of("title", "x".repeat(256))).refusal()).isEqualTo("FIELD_TOO_LONG title");
        assertThat(create(Map.of("title", "x".repeat(255))).refusal()).isNull();
    }

    @Test
    void createTicket_twice_returnsTheSameTicket() {
        int first = create(Map.of()).data("done.ticket.databaseId");

        Answer again = create(Map.of("title", "Another"));

        assertThat(again.changed()).isFalse();
        assertThat(again.<Integer>data("done.ticket.databaseId")).isEqualTo(first);
        assertThat(again.<Object>data("done.ticketMessage")).isNull();
    }

    @Test
    void createTicket_atOnce_createsOneTicket() {
        List<Answer> answers = Race.of(List.of(1, 2, 3, 4), any -> create(Map.of("title", "Race " + session)));

        assertThat(answers).filteredOn(Answer::changed).hasSize(1);
        assertThat(world.number("select count(*) from ticket where title = ?", "Race " + session))
                .isEqualTo(1);
    }

    @Test
    void createTicket_afterTheEnd_createsATicket() {
        Caller.agent(anna).does("endChatSession", session);

        assertThat(create(Map.of()).changed()).isTrue();
    }

    @Test
    void createTicket_byOthers_isRefused() {
        assertThat(Caller.agent(world.agentOf(topic))
                        .does("createTicketFromChatSession", session)
                        .refusal())
                .isEqualTo("NOT_OWNER");
        assertThat(customer.does("createTicketFromChatSession", session).refusal())
                .isEqualTo("NOT_ALLOWED");
        world.alter(session, "status = 8, rank = 0, when_ended = now()");
        assertThat(Caller.agent(anna)
                        .does("createTicketFromChatSession", session)
                        .refusal())
                .isEqualTo("SESSION_ENDED");
    }

    private Answer create(Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("chatSessionId", Ids.of("ChatSession", session));
        return Caller.agent(anna).does("createTicketFromChatSession", input, TICKET);
    }
}
