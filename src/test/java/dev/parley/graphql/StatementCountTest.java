package dev.parley.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Statements;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements an answer takes does not depend on how many rows it has. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class StatementCountTest {

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private long company;
    private Caller anna;
    private Statements statements;

    @BeforeEach
    void aHundredSessionsOfOneCompany() {
        statements = new Statements(sessions);
        topic = world.topic();
        String login = world.agentOf(topic);
        anna = Caller.agent(login);
        company = world.company("Fjord AS");
        for (int i = 0; i < 100; i++) {
            long session = i % 2 == 0 ? world.waiting(topic) : world.active(topic, login);
            world.link(session, "customer_id", world.person(i % 3 == 0 ? company : world.company("Other AS")));
            world.link(session, "contact_id", company);
            world.link(session, "project_id", world.project("Harbour"));
            world.link(session, "sale_id", world.sale(company));
            world.link(session, "ticket_id", world.ticket(login));
            world.messages(session, i % 7);
        }
        // From here on the agent's rights are known.
        anna.asks("{ chatSessions(first: 1) { totalCount } }");
    }

    @Test
    void waitingSessionsWithAllTheirLinks() {
        long forOne = statements.of(() -> waiting(1));
        long forAll = statements.of(() -> waiting(100));

        // Sessions with their links, their count, the companies' sessions, the messages, the caller's rights.
        assertThat(forAll).isEqualTo(forOne).isEqualTo(1);
        assertThat(waiting(100).list("chatSessions.nodes")).hasSize(100);
        assertThat(waiting(100).<Integer>data("chatSessions.totalCount")).isEqualTo(100);
        assertThat(waiting(100).<List<?>>data("chatSessions.nodes[0].messages.nodes"))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void fromACompanyToTheAuthorsOfItsMessages() {
        long crowded = statements.of(() -> company(company));
        long quiet = world.company("Quiet AS");
        world.link(world.waiting(topic), "contact_id", quiet);
        world.messages(world.number("select id from chat_session where contact_id = ?", quiet), 2);
        long alone = statements.of(() -> company(quiet));

        // The company, its sessions, their count, the messages with their authors, the caller's rights.
        assertThat(crowded).isEqualTo(alone).isEqualTo(1);
        assertThat(company(company).list("contact.chatSessions.nodes")).hasSize(100);
    }

    @Test
    void aLinkThatIsNotAskedForIsNotJoined() {
        String plain =
                "query($topic: ID!) { chatSessions(first: 5, where: {topic: {id: {eq: $topic}}}) { nodes { id } } }";

        assertThat(statements.of(() -> anna.asks(plain, Map.of("topic", Ids.of("ChatTopic", topic)))))
                .isEqualTo(1);
    }

    @Test
    void rowsAreNotReadForACountAlone() {
        String count = "query($topic: ID!) { chatSessions(where: {topic: {id: {eq: $topic}}}) { totalCount } }";

        assertThat(statements.of(() -> anna.asks(count, Map.of("topic", Ids.of("ChatTopic", topic)))))
                .isEqualTo(1);
    }

    @Test
    void whatMayBeDoneWithEachSession() {
        String allowed =
                "query($topic: ID!, $first: Int) { chatSessions(first: $first, where: {topic: {id: {eq: $topic}}}) { nodes { allowedActions { action allowed code } } } }";

        long forOne = statements.of(() -> anna.asks(allowed, Map.of("topic", Ids.of("ChatTopic", topic), "first", 1)));
        long forAll =
                statements.of(() -> anna.asks(allowed, Map.of("topic", Ids.of("ChatTopic", topic), "first", 100)));

        // The sessions, again with their topics and agents, the caller, its memberships, offers, queues, the agents'
        // ranks.
        assertThat(forAll).isEqualTo(forOne).isEqualTo(7);
    }

    private Answer waiting(int first) {
        return anna.runs("waiting-sessions", Map.of("first", first, "topic", Ids.of("ChatTopic", topic)));
    }

    private Answer company(long id) {
        return anna.runs("company", Map.of("id", Ids.of("Contact", id)));
    }
}
