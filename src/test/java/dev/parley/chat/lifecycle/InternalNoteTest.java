package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatSessionEventType;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Internal notes among agents, which must not be noticeable to the customer. */
@QuarkusTest
class InternalNoteTest {

    private static final String SEEN =
            "{ customerSession { status firstMessage messages { totalCount nodes { text } } } }";

    private static final String NUMBERS =
            "{ customerSession { status messageSeq eventSeq version idle idleWarnedAt customerReadSeq userReadSeq unreadCount"
                    + " messages { totalCount nodes { seq readByCustomer } } events { totalCount nodes { seq } } } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aSession() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void note_isInvisibleToTheCustomer() {
        note("She is angry");

        Answer seen = customer.asks(SEEN);

        assertThat(seen.<Integer>data("customerSession.messages.totalCount")).isZero();
        assertThat(seen.text()).doesNotContain("angry");
    }

    @Test
    void note_isVisibleToAgents() {
        note("She is angry");

        Answer seen = Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { messages { nodes { text visibility } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(seen.<String>data("chatSession.messages.nodes[0].text")).isEqualTo("She is angry");
        assertThat(seen.<String>data("chatSession.messages.nodes[0].visibility"))
                .isEqualTo("AGENTS");
    }

    @Test
    void note_doesNotChangeTheStatus() {
        world.alter(session, "unanswered_since = now(), alert_level = 1");

        assertThat(note("She is angry").sessionStatus()).isEqualTo("CUSTOMER_LAST");

        assertThat(world.session(
                        session,
                        "alert_level, unanswered_since is not null, when_first_response, first_message, last_message"))
                .isEqualTo("1 t");
    }

    @Test
    void note_byACustomer_isRefused() {
        assertThat(noteOf(customer).refusal()).isEqualTo("NOT_ALLOWED visibility");
        assertThat(customer.does("sendChatMessage", session, Map.of("text", "Hello", "visibility", "ALL"))
                        .refusal())
                .isNull();
    }

    @Test
    void note_changesNothingThatTheCustomerSees() {
        customer.does("sendChatMessage", session, Map.of("text", "Hello?"));
        world.alter(session, "when_idle_warned = now(), flags = 2, user_typing_at = now()");
        String before = customer.asks(NUMBERS).text();

        note("She is angry");

        assertThat(customer.asks(NUMBERS).text()).isEqualTo(before);
    }

    @Test
    void markRead_ofANote_sendsTheCustomerNothing() {
        customer.does("sendChatMessage", session, Map.of("text", "Hello?"));
        note("She is angry");
        Caller.agent(anna).does("markChatRead", session, Map.of("upToSeq", 1));
        String before = customer.asks(NUMBERS).text();

        assertThat(Caller.agent(anna)
                        .does("markChatRead", session, Map.of("upToSeq", 2))
                        .changed())
                .isTrue();

        assertThat(customer.asks(NUMBERS).text()).isEqualTo(before);
        assertThat(world.session(session, "user_read_seq")).isEqualTo("2");
    }

    @Test
    void customerNumbers_afterNotes_haveNoGaps() {
        note("She is angry");
        customer.does("sendChatMessage", session, Map.of("text", "Hello?"));
        note("And she writes");
        write(anna, "Good day");

        Answer seen = customer.asks(NUMBERS);

        assertThat(seen.<Integer>list("customerSession.messages.nodes.seq")).containsExactly(1, 2);
        assertThat(seen.<Integer>list("customerSession.events.nodes.seq")).containsExactly(1, 2);
        assertThat(seen.<Integer>data("customerSession.messageSeq")).isEqualTo(2);
        assertThat(seen.<Integer>data("customerSession.eventSeq")).isEqualTo(2);
        assertThat(seen.<Integer>data("customerSession.userReadSeq")).isEqualTo(2);
        assertThat(seen.<Integer>data("customerSession.customerReadSeq")).isEqualTo(1);
        assertThat(customer.asks(
                                "{ customerSession { messages(where: {seq: {gt: 1}}, orderBy: [{field: SEQ, direction: DESC}]) { nodes { seq text } } } }")
                        .<String>list("customerSession.messages.nodes.text"))
                .containsExactly("Good day");
        assertThat(world.texts("select seq from chat_message where session_id = ? order by id", session))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void pagesBySeq_continueAfterTheCustomersNumbers() {
        note("She is angry");
        customer.does("sendChatMessage", session, Map.of("text", "one"));
        note("And she writes");
        customer.does("sendChatMessage", session, Map.of("text", "two"));
        String page =
                "messages(first: 1, orderBy: [{field: SEQ, direction: ASC}]%s) { nodes { text seq } pageInfo { endCursor } }";

        Answer first = customer.asks("{ customerSession { " + page.formatted("") + " } }");
        Answer second = customer.asks("{ customerSession { "
                + page.formatted("")
                        .replace("]", "], after: \"" + first.data("customerSession.messages.pageInfo.endCursor") + "\"")
                + " } }");

        assertThat(first.<String>data("customerSession.messages.nodes[0].text")).isEqualTo("one");
        assertThat(second.<String>data("customerSession.messages.nodes[0].text"))
                .isEqualTo("two");
        assertThat(second.<Integer>data("customerSession.messages.nodes[0].seq"))
                .isEqualTo(2);
    }

    @Test
    void payload_forACustomer_hasTheCustomersNumbers() {
        note("She is angry");

        Answer sent = customer.does(
                "sendChatMessage",
                Map.of("chatSessionId", Ids.of("ChatSession", session), "text", "Hello?"),
                "chatSession { messageSeq eventSeq version customerReadSeq } chatMessage { seq } event { seq }");

        assertThat(sent.<Integer>data("done.chatMessage.seq")).isEqualTo(1);
        assertThat(sent.<Integer>data("done.event.seq")).isEqualTo(1);
        assertThat(sent.<Map<String, Object>>data("done.chatSession"))
                .isEqualTo(Map.of("messageSeq", 1, "eventSeq", 1, "version", 1, "customerReadSeq", 1));
    }

    @Test
    void expectedVersion_afterANote_doesNotConflict() {
        String agents = world.session(session, "version");
        int customers = customer.asks(NUMBERS).data("customerSession.version");

        note("She is angry");

        assertThat(world.session(session, "version")).isEqualTo(agents);
        assertThat(customer.does("sendChatMessage", session, Map.of("text", "Hello?", "expectedVersion", customers))
                        .refusal())
                .isNull();
        Answer stale = customer.does(
                "sendChatMessage",
                Map.of("chatSessionId", Ids.of("ChatSession", session), "text", "Hello?", "expectedVersion", customers),
                "userErrors { currentVersion }");
        assertThat(stale.refusal()).isEqualTo("VERSION_CONFLICT expectedVersion");
        assertThat(stale.<Integer>data("done.userErrors[0].currentVersion"))
                .isEqualTo(customer.asks(NUMBERS).<Integer>data("customerSession.version"));
    }

    @Test
    void everyOtherEvent_changesTheVersion() {
        long other = world.topic();
        for (String mutation : List.of("requestChatTransfer", "cancelChatTransfer")) {
            String before = world.session(session, "version");
            Map<String, ?> target = mutation.startsWith("request")
                    ? Map.of("target", Map.of("topicId", Ids.of("ChatTopic", other)))
                    : Map.of();

            assertThat(Caller.agent(anna).does(mutation, session, target).refusal())
                    .isNull();

            assertThat(world.session(session, "version")).as(mutation).isNotEqualTo(before);
        }
    }

    @Test
    void note_byAnyoneWhoMayReadMessages_isWritten_alsoAfterTheEnd() {
        String other = world.agentOf(topic);
        List<String> readers = List.of(anna, world.managerOf(topic), world.listenerOf(topic));
        for (String reader : readers) {
            assertThat(noteOf(Caller.agent(reader)).refusal()).isNull();
        }
        assertThat(noteOf(Caller.agent(other)).refusal()).isEqualTo("NOT_ALLOWED visibility");
        Caller.agent(anna)
                .does(
                        "requestChatTransfer",
                        session,
                        Map.of("target", Map.of("userId", Ids.of("User", world.id(other)))));
        assertThat(noteOf(Caller.agent(other)).refusal()).isNull();

        Caller.agent(anna).does("endChatSession", session);

        assertThat(noteOf(Caller.agent(world.agentOf(topic))).refusal()).isNull();
        assertThat(noteOf(Caller.admin(world.user())).refusal()).isNull();
        assertThat(noteOf(Caller.agent(world.agentOf(world.topic()))).refusal()).isEqualTo("NOT_FOUND chatSessionId");
        assertThat(world.session(session, "status, note_count")).isEqualTo("9 6");
    }

    /** Imported logs and notes are numbered by a database function, which must know the same hidden events as the service. */
    @Test
    void importedRows_areNumberedByTheFunction() {
        ChatSessionEventType[] types = ChatSessionEventType.values();
        for (int i = 0; i < types.length; i++) {
            world.run(
                    "insert into chat_session_event (session_id, seq, type, actor, at) values (?, ?, ?, 'test', now())",
                    session,
                    i + 1,
                    types[i].name());
        }
        world.messages(session, 4);
        world.run("update chat_message set visibility = 1 where session_id = ? and seq in (1, 3)", session);
        world.alter(session, "event_seq = " + types.length);

        world.run("select parley_number_for_customers()");

        List<String> shown = Stream.of(types)
                .filter(type -> !type.isAmongAgents())
                .map(Enum::name)
                .toList();
        assertThat(world.texts(
                        "select type from chat_session_event where session_id = ? and not hidden order by customer_seq",
                        session))
                .isEqualTo(shown);
        Answer seen = customer.asks(
                "{ customerSession { eventSeq messageSeq messages { nodes { seq text } } events(first: 100) { nodes { seq } } } }");
        assertThat(seen.<Integer>list("customerSession.events.nodes.seq"))
                .isEqualTo(IntStream.rangeClosed(1, shown.size()).boxed().toList());
        assertThat(seen.<Integer>data("customerSession.eventSeq")).isEqualTo(shown.size());
        assertThat(seen.<Integer>list("customerSession.messages.nodes.seq")).containsExactly(1, 2);
        assertThat(seen.<Integer>data("customerSession.messageSeq")).isEqualTo(2);
    }

    private Answer noteOf(Caller caller) {
        return caller.does("sendChatMessage", session, Map.of("text", "Mind", "visibility", "AGENTS"));
    }

    private void write(String agent, String text) {
        Caller.agent(agent).does("sendChatMessage", session, Map.of("text", text));
    }

    private Answer note(String text) {
        return Caller.agent(anna).does("sendChatMessage", session, Map.of("text", text, "visibility", "AGENTS"));
    }
}
