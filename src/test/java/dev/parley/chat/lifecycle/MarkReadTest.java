package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Read receipts of both sides. */
@QuarkusTest
class MarkReadTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aSessionWithMessages() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
        world.messages(session, 5);
    }

    @Test
    void markRead_byTheCustomer_marksTheMessages() {
        assertThat(read(customer, 3).changed()).isTrue();

        assertThat(world.session(session, "customer_read_seq, user_read_seq")).isEqualTo("3 0");
        assertThat(seqsReadByCustomer()).containsExactly("1", "2", "3");
        assertThat(world.events(session)).containsExactly("READ");
        assertThat(customer.asks("{ customerSession { customerReadSeq } }")
                        .<Integer>data("customerSession.customerReadSeq"))
                .isEqualTo(3);
    }

    @Test
    void markRead_byTheAgent_marksTheMessages() {
        assertThat(read(Caller.agent(anna), 4).changed()).isTrue();

        assertThat(world.session(session, "customer_read_seq, user_read_seq")).isEqualTo("0 4");
        assertThat(seqsReadByCustomer()).isEmpty();
    }

    @Test
    void markRead_ofAnEarlierMessage_changesNothing() {
        read(customer, 3);
        String before = world.session(session, "version");

        assertThat(read(customer, 3).changed()).isFalse();
        assertThat(read(customer, 1).changed()).isFalse();
        assertThat(read(customer, -1).changed()).isFalse();

        assertThat(world.session(session, "customer_read_seq, version")).isEqualTo("3 " + before);
    }

    @Test
    void markRead_beyondTheLastMessage_stopsThere() {
        read(customer, 1_000_000);

        assertThat(world.session(session, "customer_read_seq")).isEqualTo("5");
    }

    @Test
    void markRead_byOthers_isRefused() {
        assertThat(read(Caller.agent(world.managerOf(topic)), 3).refusal()).isEqualTo("NOT_OWNER");
        assertThat(read(Caller.bot(anna), 3).refusal()).isEqualTo("NOT_ALLOWED");
        Caller.agent(anna).does("endChatSession", session);
        assertThat(read(customer, 3).refusal()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void answer_marksEarlierMessagesAsRead() {
        write(Caller.agent(anna), "How may I help?");
        assertThat(world.session(session, "user_read_seq")).isEqualTo("6");
        assertThat(unread(customer)).isEqualTo(1);

        write(customer, "With this");

        assertThat(seqsReadByCustomer()).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(marks(customer))
                .containsExactly("1 true", "2 true", "3 true", "4 true", "5 true", "6 true", "7 true", "7");
        assertThat(unread(customer)).isZero();
        assertThat(unread(Caller.agent(anna))).isEqualTo(1);
    }

    @Test
    void note_marksNothingAsRead() {
        note(anna);

        assertThat(world.session(session, "user_read_seq")).isEqualTo("0");
        assertThat(unread(Caller.agent(anna))).isEqualTo(5);
    }

    @Test
    void unreadCount_excludesOwnMessagesNoticesAndInvisibleOnes() {
        write(Caller.agent(anna), "How may I help?");
        note(world.managerOf(topic));
        note(anna);
        Caller.agent(anna).does("endChatSession", session);

        assertThat(unread(customer)).isEqualTo(1);
        assertThat(unread(Caller.agent(anna))).isEqualTo(1);
        assertThat(unread(Caller.agent(world.listenerOf(topic)))).isEqualTo(2);
    }

    @Test
    void unreadCount_decreasesWithReadReceipts() {
        write(Caller.agent(anna), "one");
        write(Caller.agent(anna), "two");
        assertThat(unread(customer)).isEqualTo(2);

        read(customer, 6);
        assertThat(unread(customer)).isEqualTo(1);
        read(customer, 7);
        assertThat(unread(customer)).isZero();
    }

    @Test
    void unreadCount_ofTheCustomer_excludesNotes() {
        note(anna);
        write(Caller.agent(anna), "How may I help?");

        read(customer, 6);

        assertThat(world.session(session, "customer_read_seq")).isEqualTo("7");
        assertThat(seqsReadByCustomer()).containsExactly("1", "2", "3", "4", "5", "7");
        assertThat(marks(customer)).endsWith("6 true", "6");
        assertThat(marks(Caller.agent(anna))).endsWith("6 false", "7 true", "7");
    }

    @Test
    void importedRows_haveConsistentFlagsAndReadPosition() {
        world.run("update chat_message set read_by_customer = true where session_id = ? and seq in (1, 3)", session);
        for (Caller caller : List.of(customer, Caller.agent(anna))) {
            assertThat(marks(caller)).containsExactly("1 true", "2 true", "3 true", "4 false", "5 false", "3");
        }

        world.run("update chat_message set read_by_customer = false where session_id = ?", session);
        world.alter(session, "customer_read_seq = 2");
        for (Caller caller : List.of(customer, Caller.agent(anna))) {
            assertThat(marks(caller)).containsExactly("1 true", "2 true", "3 false", "4 false", "5 false", "2");
        }
        assertThat(Caller.agent(anna)
                        .asks(
                                "query($id: ID!) { chatSession(id: $id) { messages(where: {readByCustomer: {eq: true}}) { totalCount } } }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<Integer>data("chatSession.messages.totalCount"))
                .isEqualTo(2);
    }

    @Test
    void markRead_again_repairsInconsistentRows() {
        world.alter(session, "customer_read_seq = 2");
        assertThat(read(customer, 2).changed()).isFalse();
        assertThat(seqsReadByCustomer()).containsExactly("1", "2");

        world.run("update chat_message set read_by_customer = true where session_id = ? and seq = 4", session);
        assertThat(read(customer, 2).changed()).isTrue();
        assertThat(world.session(session, "customer_read_seq")).isEqualTo("4");
        assertThat(seqsReadByCustomer()).containsExactly("1", "2", "3", "4");
    }

    private void write(Caller who, String text) {
        who.does("sendChatMessage", session, Map.of("text", text));
    }

    private void note(String author) {
        Caller.agent(author).does("sendChatMessage", session, Map.of("text", "Mind", "visibility", "AGENTS"));
    }

    private int unread(Caller caller) {
        return asked(caller, "unreadCount").data("node.unreadCount");
    }

    /** The number and read flag of each message, then the customer's read position. */
    private List<String> marks(Caller caller) {
        Answer answer = asked(caller, "customerReadSeq messages { nodes { seq readByCustomer } }");
        List<String> marks = new ArrayList<>();
        answer.<Map<String, Object>>list("node.messages.nodes")
                .forEach(message -> marks.add(message.get("seq") + " " + message.get("readByCustomer")));
        marks.add(String.valueOf(answer.<Integer>data("node.customerReadSeq")));
        return marks;
    }

    private Answer asked(Caller caller, String fields) {
        return caller.equals(customer)
                ? caller.asks("{ node: customerSession { " + fields + " } }")
                : caller.asks(
                        "query($id: ID!) { node: chatSession(id: $id) { " + fields + " } }",
                        Map.of("id", Ids.of("ChatSession", session)));
    }

    private List<String> seqsReadByCustomer() {
        return world.texts(
                "select seq from chat_message where session_id = ? and read_by_customer order by seq", session);
    }

    private Answer read(Caller caller, int upToSeq) {
        return caller.does("markChatRead", session, Map.of("upToSeq", upToSeq));
    }
}
