package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticket from a session. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class CreateTicketTest {

    private static final String TICKET =
            "chatSession { ticket { title } } ticket { databaseId title status origin slevel owner { loginname } createdBy { loginname } person { databaseId } contact { databaseId } } ticketMessage { body author }";

    private final World world = new World();
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
        customer.does("sendChatMessage", session, Map.of("message", "My invoice is wrong"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("message", "I will look"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("message", "She is angry", "visibility", "AGENTS"));
    }

    @Test
    void theTicketIsTheAgentsAndOfTheCustomer() {
        long company = world.company("Fjord AS");
        long kari = world.person(company);
        world.link(session, "customer_id", kari);
        world.link(session, "contact_id", company);

        Answer answer = create(Map.of("title", "Invoice"));

        assertThat(answer.changed()).isTrue();
        assertThat(answer.<String>data("done.ticket.title")).isEqualTo("Invoice");
        assertThat(answer.<String>data("done.ticket.origin")).isEqualTo("CHAT");
        assertThat(answer.<String>data("done.ticket.slevel")).isEqualTo("EXTERNAL");
        assertThat(answer.<String>data("done.ticket.owner.loginname")).isEqualTo(anna);
        assertThat(answer.<String>data("done.ticket.createdBy.loginname")).isEqualTo(anna);
        assertThat(answer.<Integer>data("done.ticket.person.databaseId")).isEqualTo((int) kari);
        assertThat(answer.<Integer>data("done.ticket.contact.databaseId")).isEqualTo((int) company);
        assertThat(answer.<String>data("done.chatSession.ticket.title")).isEqualTo("Invoice");
        assertThat(world.events(session)).endsWith("TICKET_CREATED");
    }

    @Test
    void itsMessageIsTheTranscriptWithoutNotesAmongAgents() {
        String transcript = create(Map.of()).data("done.ticketMessage.body");

        assertThat(transcript.lines().toList()).hasSize(2);
        assertThat(transcript.lines().toList().get(0))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ Kari: My invoice is wrong");
        assertThat(transcript.lines().toList().get(1)).endsWith("Z " + anna + ": I will look");
        assertThat(transcript).doesNotContain("angry");
    }

    @Test
    void withoutATitleItIsTheFirstMessage() {
        assertThat(create(Map.of()).<String>data("done.ticket.title")).isEqualTo("My invoice is wrong");
    }

    @Test
    void aFirstMessageThatIsLongIsCut() {
        world.alter(session, "first_message = repeat('x', 300)");

        assertThat(create(Map.of()).<String>data("done.ticket.title")).hasSize(255);
    }

    @Test
    void aTitleThatIsTooLong() {
        assertThat(create(Map.of("title", "x".repeat(256))).refusal()).isEqualTo("FIELD_TOO_LONG title");
        assertThat(create(Map.of("title", "x".repeat(255))).refusal()).isNull();
    }

    @Test
    void twiceItIsTheSameTicket() {
        int first = create(Map.of()).data("done.ticket.databaseId");

        Answer again = create(Map.of("title", "Another"));

        assertThat(again.changed()).isFalse();
        assertThat(again.<Integer>data("done.ticket.databaseId")).isEqualTo(first);
        assertThat(again.<Object>data("done.ticketMessage")).isNull();
    }

    @Test
    void atOnceItIsOneTicket() {
        List<Answer> answers = Race.of(List.of(1, 2, 3, 4), any -> create(Map.of("title", "Race " + session)));

        assertThat(answers).filteredOn(Answer::changed).hasSize(1);
        assertThat(world.number("select count(*) from ticket where title = ?", "Race " + session))
                .isEqualTo(1);
    }

    @Test
    void afterTheEndToo() {
        Caller.agent(anna).does("endChatSession", session);

        assertThat(create(Map.of()).changed()).isTrue();
    }

    @Test
    void whoMayNot() {
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
