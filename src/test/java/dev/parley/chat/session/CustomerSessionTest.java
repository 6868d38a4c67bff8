package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer reads its own session, identified by the key alone. */
@QuarkusTest
class CustomerSessionTest {

    private static final String WITH_MESSAGES =
            "{ customerSession { databaseId status queuePosition topic { name } messages(first: 100) { totalCount nodes { seq } } } }";

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private long session;
    private Caller customer;

    @BeforeEach
    void aCustomerWhoWaits() {
        topic = world.topic();
        session = world.waiting(topic, "key-own" + topic);
        customer = Caller.customer("key-own" + topic);
    }

    @Test
    void customerSession_withAKey_isItsSession() {
        world.waiting(topic, "key-other" + topic);

        Answer answer = customer.asks(WITH_MESSAGES);

        assertThat(answer.<Integer>data("customerSession.databaseId")).isEqualTo((int) session);
        assertThat(answer.<Integer>data("customerSession.queuePosition")).isEqualTo(1);
        assertThat(answer.<String>data("customerSession.topic.name")).startsWith("topic");
    }

    @Test
    void customerSession_hidesInternalNotes() {
        world.messages(session, 3);
        world.run("update chat_message set visibility = 1 where session_id = ? and seq = 2", session);

        Answer answer = customer.asks(WITH_MESSAGES);

        assertThat(answer.list("customerSession.messages.nodes.seq")).isEqualTo(List.of(1, 3));
        assertThat(answer.<Integer>data("customerSession.messages.totalCount")).isEqualTo(2);
    }

    @Test
    void customerSession_withMoreMessages_takesNoMoreStatements() {
        Statements statements = new Statements(sessions);
        world.messages(session, 1);
        long forOne = statements.of(() -> customer.asks(WITH_MESSAGES));
        world.run("delete from chat_message where session_id = ?", session);
        world.messages(session, 100);

        long forAll = statements.of(() -> customer.asks(WITH_MESSAGES));

        // One statement for the session with its topic and position, its messages and their count.
        assertThat(forAll).isEqualTo(forOne).isEqualTo(1);
        assertThat(customer.asks(WITH_MESSAGES).list("customerSession.messages.nodes"))
                .hasSize(100);
    }

    @Test
    void customerSession_withAnUnknownKey_isNull() {
        Answer answer = Caller.customer("key-none" + topic).asks(WITH_MESSAGES);

        assertThat(answer.<Object>data("customerSession")).isNull();
    }

    @Test
    void customerSession_hidesCrmRecords() {
        assertThat(customer.asks("{ customerSession { customer { email } } }").errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(customer.asks("{ customerSession { user { loginName } } }").errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(customer.asks("{ customerSession { topic { chatSessions { totalCount } } } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void customerSession_forOthers_isRefused() {
        assertThat(Caller.agent(world.agentOf(topic)).asks(WITH_MESSAGES).errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(Caller.admin(world.user()).asks(WITH_MESSAGES).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(Caller.nobody().asks(WITH_MESSAGES).errorCode()).isEqualTo("UNAUTHENTICATED");
    }
}
