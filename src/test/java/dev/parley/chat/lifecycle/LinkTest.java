package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links between sessions and CRM records. */
@QuarkusTest
class LinkTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;

    @BeforeEach
    void anAgentWithASession() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
    }

    @Test
    void link_withNull_removesTheLink() {
        long project = world.project("Project");
        long ticket = world.ticket(anna);
        link(Map.of("projectId", Ids.of("Project", project), "ticketId", Ids.of("Ticket", ticket)));

        assertThat(link(Collections.singletonMap("projectId", null)).changed()).isTrue();

        assertThat(world.session(session, "project_id is null, ticket_id")).isEqualTo("t " + ticket);
        assertThat(world.events(session)).containsExactly("LINKED", "UNLINKED");
        assertThat(link(Collections.singletonMap("projectId", null)).changed()).isFalse();
    }

    @Test
    void link_withNullAndARecord_removesOneAndLinksTheOther() {
        long kari = world.person(world.company("Fjord AS"));
        link(Map.of("personId", Ids.of("Person", kari)));
        Map<String, Object> targets = new HashMap<>(Map.of("projectId", Ids.of("Project", world.project("Project"))));
        targets.put("personId", null);
        targets.put("contactId", null);

        link(targets);

        assertThat(world.session(session, "customer_id is null, contact_id is null, project_id is null"))
                .isEqualTo("t t f");
        assertThat(world.events(session)).containsExactly("LINKED", "LINKED");
    }

    @Test
    void link_withNullForTheTicketOfAPostedRequest_isRefused() {
        world.link(session, "ticket_id", world.ticket(anna));
        world.alter(session, "status = 10, when_ended = now(), rank = 0");

        assertThat(link(Collections.singletonMap("ticketId", null)).refusal()).isEqualTo("VALIDATION ticketId");
    }

    @Test
    void link_ofEachKindOfRecord_isStored() {
        long company = world.company("Fjord AS");
        long project = world.project("Project");
        long sale = world.sale(company);
        long ticket = world.ticket(anna);

        assertThat(link(Map.of(
                                "projectId", Ids.of("Project", project),
                                "saleId", Ids.of("Sale", sale),
                                "ticketId", Ids.of("Ticket", ticket),
                                "contactId", Ids.of("Contact", company)))
                        .sessionStatus())
                .isEqualTo("CUSTOMER_LAST");

        assertThat(world.session(session, "project_id, sale_id, ticket_id, contact_id"))
                .isEqualTo(project + " " + sale + " " + ticket + " " + company);
        assertThat(world.events(session)).containsExactly("LINKED");
    }

    @Test
    void link_ofAPerson_alsoLinksItsCompany() {
        long company = world.company("Fjord AS");
        long kari = world.person(company);

        link(Map.of("personId", Ids.of("Person", kari), "contactId", Ids.of("Contact", world.company("Another AS"))));

        assertThat(world.session(session, "customer_id, contact_id")).isEqualTo(kari + " " + company);
    }

    @Test
    void link_ofAPersonWithoutCompany_keepsTheCompany() {
        long company = world.company("Fjord AS");
        long kari = world.person(company);
        world.run("update person set contact_id = null where person_id = ?", kari);
        world.link(session, "contact_id", company);

        link(Map.of("personId", Ids.of("Person", kari)));

        assertThat(world.session(session, "customer_id, contact_id")).isEqualTo(kari + " " + company);
    }

    @Test
    void link_withoutOtherRecords_keepsTheirLinks() {
        long first = world.project("First");
        link(Map.of("projectId", Ids.of("Project", first)));
        long ticket = world.ticket(anna);

        link(Map.of("ticketId", Ids.of("Ticket", ticket)));

        assertThat(world.session(session, "project_id, ticket_id")).isEqualTo(first + " " + ticket);
    }

    @Test
    void link_ofALinkedRecord_changesNothing() {
        Map<String, Object> project = Map.of("projectId", Ids.of("Project", world.project("Project")));
        link(project);

        assertThat(link(project).changed()).isFalse();
        assertThat(link(Map.of()).changed()).isFalse();
        assertThat(world.events(session)).containsExactly("LINKED");
    }

    @ParameterizedTest
    @CsvSource({"projectId, Project", "saleId, Sale", "ticketId, Ticket", "contactId, Contact", "personId, Person"})
    void link_toAnUnknownRecord_isRefused(String field, String type) {
        assertThat(link(Map.of(field, Ids.of(type, 999_999_999))).refusal())
                .isEqualTo("LINK_TARGET_NOT_FOUND " + field);
        assertThat(link(Map.of(field, Ids.of("User", 1))).errorCode()).isEqualTo("BAD_ID");
    }

    @Test
    void link_byOthers_doesNotRevealWhichRecordsExist() {
        Answer answer = Caller.customer(world.key(session))
                .does("linkChatSession", session, Map.of("personId", Ids.of("Person", 999_999_999)));

        assertThat(answer.refusal()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void link_ofAPersonWithAnotherOpenSession_isRefused() {
        String kari = Ids.of("Person", world.person(world.company("Fjord AS")));
        long other = world.active(topic, anna);
        link(Map.of("personId", kari));

        assertThat(Caller.agent(anna)
                        .does("linkChatSession", other, Map.of("personId", kari))
                        .refusal())
                .isEqualTo("OPEN_SESSION_EXISTS personId");
        assertThat(world.session(other, "customer_id")).isEmpty();
    }

    @Test
    void link_ofAPersonWithEndedOrOtherSessions_isStored() {
        String kari = Ids.of("Person", world.person(world.company("Fjord AS")));
        long elsewhere = world.topic();
        link(Map.of("personId", kari));

        for (long other : List.of(world.finished(topic, anna), world.active(elsewhere, anna))) {
            assertThat(Caller.agent(anna)
                            .does("linkChatSession", other, Map.of("personId", kari))
                            .refusal())
                    .isNull();
        }
    }

    @Test
    void link_ofAPersonToTwoSessionsAtOnce_succeedsForOne() {
        String kari = Ids.of("Person", world.person(world.company("Fjord AS")));
        List<Long> both = List.of(session, world.active(topic, anna));

        List<Answer> answers =
                Race.of(both, each -> Caller.agent(anna).does("linkChatSession", each, Map.of("personId", kari)));

        assertThat(answers).filteredOn(Answer::changed).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.changed())
                .allSatisfy(answer -> assertThat(answer.refusal()).isEqualTo("OPEN_SESSION_EXISTS personId"));
    }

    @Test
    void unlink_removesLinks() {
        long company = world.company("Fjord AS");
        world.link(session, "project_id", world.project("Project"));
        world.link(session, "sale_id", world.sale(company));
        world.link(session, "ticket_id", world.ticket(anna));
        world.link(session, "contact_id", company);

        assertThat(unlink("PROJECT", "SALE").changed()).isTrue();
        assertThat(world.session(session, "project_id, sale_id")).isEmpty();
        assertThat(unlink("TICKET", "CONTACT").changed()).isTrue();
        assertThat(world.session(session, "ticket_id, contact_id")).isEmpty();
        assertThat(unlink("PROJECT").changed()).isFalse();
        assertThat(world.events(session)).containsExactly("UNLINKED", "UNLINKED");
    }

    @Test
    void unlink_ofACompany_requiresUnlinkingThePerson() {
        long company = world.company("Fjord AS");
        link(Map.of("personId", Ids.of("Person", world.person(company))));

        assertThat(unlink("CONTACT").changed()).isFalse();
        assertThat(unlink("PERSON", "CONTACT").changed()).isTrue();

        assertThat(world.session(session, "customer_id, contact_id")).isEmpty();
    }

    @Test
    void unlink_ofTheTicketOfAnOfflineRequest_isRefused() {
        world.alter(
                session,
                "status = 10, user_id = null, rank = 0, when_ended = now(), ticket_id = " + world.ticket(anna));

        assertThat(Caller.agent(world.managerOf(topic))
                        .does("unlinkChatSession", session, Map.of("links", List.of("TICKET")))
                        .refusal())
                .isEqualTo("VALIDATION links");
    }

    @Test
    void link_byOthers_isRefused() {
        Map<String, Object> project = Map.of("projectId", Ids.of("Project", world.project("Project")));

        assertThat(Caller.agent(world.agentOf(topic))
                        .does("linkChatSession", session, project)
                        .refusal())
                .isEqualTo("NOT_OWNER");
        assertThat(Caller.customer(world.key(session))
                        .does("linkChatSession", session, project)
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
        world.alter(session, "status = 8, rank = 0, when_ended = now()");
        assertThat(link(project).refusal()).isEqualTo("SESSION_ENDED");
    }

    private Answer link(Map<String, Object> targets) {
        return Caller.agent(anna).does("linkChatSession", session, targets);
    }

    private Answer unlink(String... links) {
        return Caller.agent(anna).does("unlinkChatSession", session, Map.of("links", List.of(links)));
    }
}
