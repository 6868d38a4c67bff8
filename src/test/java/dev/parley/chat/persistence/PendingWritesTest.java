package dev.parley.chat.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.Person;
import dev.parley.crm.Ticket;
import dev.parley.crm.TicketMessage;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.support.World;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writes of a transaction with its commit, and its reads in one round trip. */
@QuarkusTest
class PendingWritesTest {

    private static final String RENAME = "update chat_topic set name = ? where id = ?";

    private final World world = new World();

    @Inject
    PendingWrites writes;

    private long topic;
    private String login;
    private long session;

    @BeforeEach
    void aSession() {
        topic = world.topic();
        login = world.agentOf(topic);
        session = world.active(topic, login);
    }

    @Test
    void commit_withARowChangedByAnotherTransaction_commitsNothing() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    ChatSession read = ChatSession.findById(session);
                    world.run("update chat_session set version = version + 1 where id = ?", session);
                    read.priority = 7;
                    writes.before(RENAME, "before " + topic, topic);
                    writes.after(RENAME, "after " + topic, topic);
                    writes.commit();
                }))
                .hasStackTraceContaining("StaleStateException");

        assertThat(world.session(session, "priority")).isEqualTo("0");
        assertThat(world.number("select count(*) from chat_topic where name like '%r ' || ?", topic))
                .isZero();
    }

    @Test
    void commit_withARowDeletedByAnotherTransaction_commitsNothing() {
        long other = world.silentTopic();

        assertThatThrownBy(() -> inTransaction(() -> {
                    ChatTopic read = ChatTopic.findById(other);
                    world.run("delete from chat_topic where id = ?", other);
                    read.welcomeMessage = "Hello.";
                    writes.after(RENAME, "after " + topic, topic);
                    writes.commit();
                }))
                .hasStackTraceContaining("StaleStateException");

        assertThat(world.number("select count(*) from chat_topic where name = 'after ' || ?", topic))
                .isZero();
    }

    @Test
    void transactionWithoutCommitCall_isWritten() {
        inTransaction(() -> writes.after(RENAME, "left " + topic, topic));

        assertThat(world.number("select count(*) from chat_topic where name = 'left ' || ?", topic))
                .isOne();
    }

    @Test
    void columnsThatCustomersDoNotChange_keepTheVersion() {
        inTransaction(() -> {
            ChatSession read = ChatSession.findById(session);
            read.messageSeq = 2;
            writes.commit();
        });
        inTransaction(() -> {
            ChatSession read = ChatSession.findById(session);
            read.priority = 7;
            writes.commit();
        });

        assertThat(world.session(session, "message_seq")).isEqualTo("2");
        assertThat(world.session(session, "version")).isEqualTo("1");
    }

    @Test
    void rows_areReadAsHibernateReadsThem() {
        world.run(
                "update chat_session set rating = 3, alert_level = 2, country = 47, customer_alias = 'Ola' where id = ?",
                session);
        long user = world.number("select id from ejuser where loginname = ?", login);
        long member = world.number("select id from chat_topic_user where user_id = ?", user);

        assertReadAlike(ChatSession.class, "chat_session", session);
        assertReadAlike(ChatTopic.class, "chat_topic", topic);
        assertReadAlike(User.class, "ejuser", user);
        assertReadAlike(ChatTopicMember.class, "chat_topic_user", member);
    }

    @Test
    void rowsReadTogether_areLinkedInAnyOrder() {
        long person = world.person(world.company("Fjord AS"));
        world.link(session, "customer_id", person);

        inTransaction(() -> {
            EntityRows rows = new EntityRows(new Pipeline());
            Supplier<ChatSession> read = rows.find(ChatSession.class, session);
            Supplier<Person> customer = rows.find(Person.class, person);
            rows.run();

            assertThat(read.get().customer).isSameAs(customer.get());
            assertThat(Hibernate.isInitialized(read.get().customer)).isTrue();
        });
    }

    @Test
    void rowWithAnId_isInsertedBeforeRowsThatLinkToIt() {
        long number = world.number("select nextval(pg_get_serial_sequence('ticket', 'id'))");

        inTransaction(() -> {
            Ticket ticket = Ticket.fromChat(number, "Numbered", null, Instant.now());
            ChatSession.<ChatSession>findById(session).ticket = ticket;
            writes.insert(ticket);
            writes.commit();
        });

        assertThat(world.session(session, "ticket_id")).isEqualTo(String.valueOf(number));
    }

    @Test
    void newRowsOfOneTable_getIdsInTheirOrder() {
        long ticket = world.ticket(login);
        List<TicketMessage> messages = new ArrayList<>();

        inTransaction(() -> {
            ChatSession.<ChatSession>findById(session).priority = 7;
            for (int i = 0; i < 3; i++) {
                messages.add(TicketMessage.transcript(Ticket.findById(ticket), "Body " + i, Instant.now()));
            }
            messages.forEach(writes::insert);
            writes.commit();
        });

        assertThat(messages.stream().map(message -> message.id))
                .hasSize(3)
                .doesNotContainNull()
                .isSorted();
        assertThat(world.session(session, "priority")).isEqualTo("7");
    }

    @Test
    void deletedRow_isRemoved() {
        long member = world.number("select id from chat_topic_user where topic_id = ?", topic);

        inTransaction(() -> {
            writes.delete(ChatTopicMember.findById(member));
            writes.commit();
        });

        assertThat(world.number("select count(*) from chat_topic_user where id = ?", member))
                .isZero();
    }

    private static <T extends NodeEntity> void assertReadAlike(Class<T> type, String table, long id) {
        List<Object> own = inTransaction(() -> {
            EntityRows rows = new EntityRows(new Pipeline());
            Supplier<T> row = rows.read(type, LockMode.READ, "from " + table + " r where r.id = ?", id);
            rows.run();
            assertThat(Panache.getSession().isDirty()).isFalse();
            assertThat(Panache.getSession().contains(row.get())).isTrue();
            return state(row.get());
        });
        List<Object> hibernates = inTransaction(() -> state(Panache.getSession().find(type, id)));

        assertThat(own).isEqualTo(hibernates).hasSizeGreaterThan(4);
    }

    /** The values of the properties, with ids for links. */
    private static List<Object> state(NodeEntity entity) {
        SessionImplementor database = Panache.getSession().unwrap(SessionImplementor.class);
        EntityPersister persister = database.getEntityPersister(null, entity);
        return Arrays.stream(persister.getValues(entity))
                .map(value -> value instanceof NodeEntity link ? link.id : value)
                .toList();
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
