package dev.parley.chat.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.ListFollower;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Persons whom an unverified customer may be. */
@QuarkusTest
class SuggestedCustomersTest {

    private static final String SUGGESTED =
            "suggestedCustomers { totalCount nodes { databaseId lastName contact { name } } }";

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private String login;
    private Caller agent;
    private long session;
    private String email;

    @BeforeEach
    void anActiveSession() {
        topic = world.topic();
        login = world.agentOf(topic);
        agent = Caller.agent(login);
        session = world.active(topic, login);
        email = "kari" + topic + "@example.com";
        world.alter(session, "email = '" + email + "'");
    }

    @Test
    void emailThatACustomerTypes_suggestsThePersons_andLinksNobody() {
        world.set(topic, "widget_pre_form = true");
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", email.toUpperCase());
        long entering = world.entering(topic, 1);

        Caller.customer(world.key(entering))
                .does("submitPreChatForm", entering, Map.of("email", email, "name", "Kari"));

        assertThat(world.session(entering, "status, customer_id")).isEqualTo("4");
        assertThat(suggested(entering)).containsExactly((int) kari);
    }

    @Test
    void agent_whoLinksASuggestedPerson_confirmsIt() {
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", email);
        world.person(world.company("Berg AS"), "Ola", "Nordmann", email);
        assertThat(suggested(session)).hasSize(2);

        agent.does("linkChatSession", session, Map.of("personId", Ids.of("Person", kari)));

        assertThat(world.session(session, "customer_id, customer_verified")).isEqualTo(kari + " f");
        assertThat(suggested(session)).isEmpty();
    }

    @Test
    void personsWhoCannotBeMeant_areNotSuggested() {
        world.run(
                "update person set retired = true where person_id = ?",
                world.person(world.company("Old AS"), "Kari", "Nordmann", email));
        world.person(world.company("Fjord AS"), "Ola", "Nordmann", "");
        assertThat(suggested(session)).isEmpty();

        world.alter(session, "email = ''");
        assertThat(suggested(session)).isEmpty();
        world.alter(session, "email = null");
        assertThat(suggested(session)).isEmpty();
    }

    @Test
    void suggestions_areNotForCustomers() {
        Answer answer = Caller.customer(world.key(session)).asks("{ customerSession { " + SUGGESTED + " } }");

        assertThat(answer.errorsByPath()).containsExactly("customerSession.suggestedCustomers: FORBIDDEN");
    }

    @Test
    void suggestionsOfManySessions_areReadInOneStatement() {
        for (int i = 0; i < 5; i++) {
            long waiting = world.waiting(topic);
            world.alter(waiting, "email = '" + i + email + "'");
            world.person(world.company("Fjord AS"), "Kari", "Nordmann", i + email);
        }
        Statements statements = new Statements(sessions);
        list(50);

        long ofMany = statements.of(() -> list(50));

        assertThat(ofMany).isEqualTo(statements.of(() -> list(1)));
        assertThat(list(50)).hasSize(6);
    }

    private List<Object> list(int first) {
        return agent.asks(
                        "query($first: Int!, $topic: ID!) { chatSessions(first: $first, where: {topic: {id: {eq: $topic}}}) { nodes { "
                                + SUGGESTED + " } } }",
                        Map.of("first", first, "topic", Ids.of("ChatTopic", topic)))
                .list("chatSessions.nodes");
    }

    @Test
    void suggestions_useTheIndex() {
        world.run("set enable_seqscan = off");

        List<String> plan = world.texts("explain select person_id from chat_session_suggestion where session_id = 1");

        world.run("reset enable_seqscan");
        assertThat(String.join("\n", plan))
                .contains("ix_person_email on person", "ix_person_email_email on person_email");
    }

    @Test
    void personWhoIsCreatedLater_reachesFollowedLists() {
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, "", "suggestedCustomers { totalCount }");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", email);

            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
            assertThat(list.<Integer>changedSession("suggestedCustomers.totalCount"))
                    .isEqualTo(1);
            long ola = world.person(world.company("Berg AS"), "Ola", "Nordmann", "else" + email);
            world.run("update person set email = ? where person_id = ?", email, ola);
            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
            assertThat(kari).isLessThan(ola);
        }
    }

    private List<Integer> suggested(long of) {
        return agent.asks(
                        "query($id: ID!) { chatSession(id: $id) { " + SUGGESTED + " } }",
                        Map.of("id", Ids.of("ChatSession", of)))
                .list("chatSession.suggestedCustomers.nodes.databaseId");
    }
}
