package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.ListFollower;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list subscription reports changes that the CRM makes by SQL to records on which the list depends. */
@QuarkusTest
class LinkedRecordsTest {

    private static final String WITH_ACTIVE_TICKET = "where: {ticket: {status: {eq: ACTIVE}}}";

    @Inject
    SessionFactory sessions;

    private final World world = new World();
    private Caller agent;
    private String login;
    private long topic;
    private long session;
    private long company;
    private long person;
    private long ticket;
    private long sale;
    private long project;

    @BeforeEach
    void aSessionWithEveryLink() {
        topic = world.topic();
        login = world.agentOf(topic);
        agent = Caller.agent(login);
        session = world.active(topic, login);
        company = world.company("Company");
        person = world.person(company);
        ticket = world.ticket(login);
        sale = world.sale(company);
        project = world.project("Project");
        world.alter(
                session,
                "customer_id = %d, ticket_id = %d, sale_id = %d, project_id = %d, contact_id = %d"
                        .formatted(person, ticket, sale, project, company));
    }

    @Test
    void closingTheLinkedTicket_removesTheSession_andReopeningAddsIt() {
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, WITH_ACTIVE_TICKET, "");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            world.run("update ticket set status = 2 where id = ?", ticket);
            assertThat(list.changes(1)).containsExactly("LEAVE " + session);
            world.run("update ticket set status = 1 where id = ?", ticket);
            assertThat(list.changes(1)).containsExactly("ENTER " + session);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ticket { title }                                            | update ticket set title = 'changed' where id = $ticket
            ticket { owner { firstName } }                              | update ejuser set firstname = 'changed' where id = $user
            ticket { owner { loginName } }                              | update ticket set owned_by = null where id = $ticket
            customer { lastName }                                       | update person set lastname = 'changed' where person_id = $person
            customer { contact { name } }                               | update contact set name = 'changed' where contact_id = $company
            customer { contact { name } }                               | update person set contact_id = null where person_id = $person
            contact { parent { name } }                                 | update contact set mother_id = (select min(contact_id) from contact where contact_id <> $company) where contact_id = $company
            sale { heading }                                            | update sale set heading = 'changed' where sale_id = $sale
            sale { contact { name } }                                   | update contact set name = 'changed' where contact_id = $company
            project { name }                                            | update project set name = 'changed' where project_id = $project
            user { firstName }                                          | update ejuser set firstname = 'changed' where id = $user
            topic { name }                                              | update chat_topic set name = concat('changed ', id) where id = $topic
            topic { isOpen }                                            | update chat_topic set use_opening_hours = true where id = $topic
            topic { widget { colors { main } } }                        | update chat_topic set widget_color = '#' || id where id = $topic
            topic { openingHours { days { periods { opensAt } } } }     | update chat_topic set mon_enabled = true, mon_start = '08:00', mon_stop = '16:00' where id = $topic
            topic { lastAcceptAt }                                      | update chat_topic set last_accept = now() where id = $topic
            ticket { title }                                            | update chat_session set ticket_id = null where id = $session
            customer { tickets { totalCount } }                         | insert into ticket (title, cust_id) values ('new', $person)
            customer { contact { persons { nodes { person: lastName } } } } | update person set lastname = 'changed' where person_id = $person
            contact { persons { totalCount } }                          | update person set contact_id = null where person_id = $person
            contact { sales { nodes { contact { name } } } }            | update contact set name = 'changed' where contact_id = $company
            ticket { messages { totalCount } }                          | insert into ej_message (ticket_id) values ($ticket)
            project { members { totalCount } }                          | insert into projectmember (person_id, project_id) values ($person, $project)
            topic { members { nodes { canListen } } }                   | update chat_topic_user set can_listen = true where topic_id = $topic
            """)
    void selectedField_thatChanges_isSentWithItsNewValue(String selection, String change) {
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, "", selection);
            assertThat(list.changes(1)).containsExactly("ENTER " + session);
            Object before = list.lastChanges().get(0).get("chatSession");

            world.run(filled(change));

            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
            assertThat(list.lastChanges().get(0).get("chatSession"))
                    .isNotEqualTo(before)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ticket: {owner: {firstName: {eq: "Anna"}}}                  | update ejuser set firstname = 'changed' where id = $user
            ticket: {owner: {firstName: {eq: "Anna"}}}                  | update ticket set owned_by = null where id = $ticket
            customer: {contact: {name: {eq: "Company"}}}                | update contact set name = 'changed' where contact_id = $company
            customer: {contact: {id: {isNull: false}}}                  | update person set contact_id = null where person_id = $person
            not: {or: [{project: {name: {startsWith: "changed"}}}]}     | update project set name = 'changed' where project_id = $project
            topic: {description: {isNull: true}}                        | update chat_topic set description = 'changed' where id = $topic
            topic: {bot: {enabled: {eq: false}}}                        | update chat_topic set bot_enabled = true where id = $topic
            user: {presence: {eq: PRESENT}}                             | update ejuser set chat_status = 0 where id = $user
            sale: {id: {isNull: false}}                                 | update chat_session set sale_id = null where id = $session
            """)
    void filteredField_thatChanges_removesTheSession(String where, String change) {
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, "where: {" + where + "}", "");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            world.run(filled(change));

            assertThat(list.changes(1)).containsExactly("LEAVE " + session);
        }
    }

    @Test
    void deletedTicketMessage_isReported() {
        world.run("insert into ej_message (ticket_id) values (?)", ticket);
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, "", "ticket { messages { totalCount } }");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);
            assertThat(list.<Integer>changedSession("ticket.messages.totalCount"))
                    .isEqualTo(1);

            world.run("delete from ej_message where ticket_id = ?", ticket);

            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
            assertThat(list.<Integer>changedSession("ticket.messages.totalCount"))
                    .isZero();
        }
    }

    @Test
    void deletedTicket_removesTheSession() {
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, WITH_ACTIVE_TICKET, "");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            world.run("update chat_session set ticket_id = null where ticket_id = ?", ticket);
            world.run("delete from ticket where id = ?", ticket);

            assertThat(list.changes(1)).containsExactly("LEAVE " + session);
        }
    }

    @Test
    void irrelevantChanges_areNotSent_andTakeNoStatements() {
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, "", "ticket { title }");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);
            list.ready();

            AtomicInteger number = new AtomicInteger();
            long statements = new Statements(sessions).fewest(5, () -> {
                String other = "changed " + number.incrementAndGet();
                world.run("update ticket set status = 3 - status where id = ?", ticket);
                world.run("update ticket set title = title where id = ?", ticket);
                world.run("update person set lastname = ? where person_id = ?", other, person);
                world.run("update chat_topic set last_accept = now() where id = ?", topic);
                world.run("update ejuser set firstname = ? where loginname = ?", other, login);
                // The feed reads this change after the others, and it is sent.
                world.run("update ticket set title = ? where id = ?", other, ticket);
                return list.message();
            });

            assertThat(list.changes(number.get())).containsOnly("UPDATE " + session);
            // One read each for the dependent session, its membership of the list, and the message.
            assertThat(statements).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void resume_reportsATicketClosedMeanwhile() {
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, WITH_ACTIVE_TICKET, "");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);
            cursor = list.ready();
        }
        long other = world.active(topic, login);
        world.link(other, "ticket_id", world.ticket(login));
        world.run("update ticket set status = 2 where id = ?", ticket);

        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, WITH_ACTIVE_TICKET + ", after: \"" + cursor + "\"", "");
            assertThat(list.changes(2)).containsExactlyInAnyOrder("LEAVE " + session, "UPDATE " + other);
        }
    }

    @Test
    void largeImport_rereadsTheList() {
        long staying = world.active(topic, login);
        world.link(staying, "ticket_id", world.ticket(login));
        String among = "where: {topic: {databaseId: {eq: " + topic + "}}, ticket: {status: {eq: ACTIVE}}}";
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, among, "ticket { title }");
            assertThat(list.changes(2)).containsExactly("ENTER " + session, "ENTER " + staying);
            ListFollower others = ListFollower.of(socket, "where: {topic: {databaseId: {eq: " + topic + "}}}", "");
            others.changes(2);

            world.run("insert into ticket (title) select 'import' from generate_series(1, 2000)");
            world.run(
                    "update ticket set title = 'changed', status = case when id = ? then 2 else status end where title = 'import' or owned_by = ?",
                    ticket,
                    world.id(login));

            assertThat(list.changes(2)).containsExactly("LEAVE " + session, "UPDATE " + staying);
            assertThat(list.lastChanges().get(1).toString()).contains("changed");
            assertThat(world.number(
                            "select count(*) from record_change where table_name = 'ticket' and record_id is null"))
                    .isGreaterThanOrEqualTo(2);
            // The list does not depend on tickets, so its next message is the change of a session.
            world.event(staying);
            assertThat(others.changes(1)).containsExactly("UPDATE " + staying);
        }
    }

    @Test
    void recordWithManySessions_rereadsTheList() {
        world.queue(topic, 600);
        String ofTopic = "where: {topic: {databaseId: {eq: " + topic + "}, description: {isNull: true}}}";
        try (SocketClient socket = SocketClient.as(agent)) {
            ListFollower list = ListFollower.of(socket, ofTopic, "");
            assertThat(list.changes(601)).allMatch(change -> change.startsWith("ENTER "));

            world.run("update chat_topic set description = 'changed' where id = ?", topic);

            assertThat(list.changes(601)).allMatch(change -> change.startsWith("LEAVE "));
        }
    }

    @Test
    void resume_afterALargeImport_requiresAResync() {
        String cursor;
        try (SocketClient socket = SocketClient.as(agent)) {
            cursor = ListFollower.of(socket, WITH_ACTIVE_TICKET, "").ready();
        }
        world.run("insert into ticket (title, status) select 'import', 2 from generate_series(1, 1500)");
        world.run("update ticket set title = 'changed', status = 1 where title = 'import'");

        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(ListFollower.of(socket, WITH_ACTIVE_TICKET + ", after: \"" + cursor + "\"", "")
                            .errorCode())
                    .isEqualTo("RESYNC_REQUIRED");
        }
    }

    private String filled(String sql) {
        return sql.replace("$ticket", String.valueOf(ticket))
                .replace("$user", String.valueOf(world.id(login)))
                .replace("$person", String.valueOf(person))
                .replace("$company", String.valueOf(company))
                .replace("$sale", String.valueOf(sale))
                .replace("$project", String.valueOf(project))
                .replace("$topic", String.valueOf(topic))
                .replace("$session", String.valueOf(session));
    }
}
