package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a field which the caller may not read is an error at its path, and that the rest of the operation is
 * executed.
 */
@QuarkusTest
class ForbiddenFieldTest {

    private static final String EVERY_KIND = """
            { customerSession { databaseId status lastMessage theAgent: user { loginName } customer { email chatSessions { totalCount } }
                topic { name } queuePosition messages { totalCount nodes { seq sender { user { loginName } } } } } }""";

    private final World world = new World();
    private String agent;
    private long topic;
    private long session;
    private Caller customer;

    @BeforeEach
    void createActiveSessionWithTwoMessages() {
        topic = world.topic();
        agent = world.agentOf(topic);
        session = world.active(topic, agent);
        world.link(session, "customer_id", world.person(world.company("Fjord AS")));
        world.messages(session, 2);
        world.run("update chat_message set created_by = ? where session_id = ?", world.id(agent), session);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void select_guardedFields_areNullWithAnErrorAtEachPath() {
        Answer answer = customer.asks(EVERY_KIND);

        assertThat(answer.errorsByPath())
                .containsExactlyInAnyOrder(
                        "customerSession.lastMessage: FORBIDDEN",
                        "customerSession.theAgent: FORBIDDEN",
                        "customerSession.customer: FORBIDDEN",
                        "customerSession.messages.nodes.0.sender.user: FORBIDDEN",
                        "customerSession.messages.nodes.1.sender.user: FORBIDDEN");
        assertThat(answer.<Integer>partialData("customerSession.databaseId")).isEqualTo((int) session);
        assertThat(answer.<String>partialData("customerSession.status")).isEqualTo("CUSTOMER_LAST");
        assertThat(answer.<String>partialData("customerSession.topic.name")).isNotEmpty();
        assertThat(answer.<Object>partialData("customerSession.theAgent")).isNull();
        assertThat(answer.<Integer>partialData("customerSession.messages.totalCount"))
                .isEqualTo(2);
        assertThat(answer.<List<Integer>>partialData("customerSession.messages.nodes.seq"))
                .containsExactly(1, 2);
        assertThat(answer.<List<Object>>partialData("customerSession.messages.nodes.sender.user"))
                .containsOnlyNulls();
    }

    @Test
    void select_guardedFieldsWithoutValue_returnsTheSame() {
        List<String> withValues = customer.asks(EVERY_KIND).errorsByPath();
        world.run("update chat_message set created_by = null where session_id = ?", session);
        world.alter(session, "last_message = null, customer_id = null");

        assertThat(customer.asks(EVERY_KIND).errorsByPath()).isEqualTo(withValues);
    }

    @Test
    void select_guardedRequiredField_isNullAndObjectIsReturned() {
        Answer answer =
                customer.asks("{ customerSession { status topic { name members { totalCount } } } viewer { kind } }");

        assertThat(answer.errorsByPath()).containsExactly("customerSession.topic.members: FORBIDDEN");
        assertThat(answer.<Object>partialData("customerSession.topic.members")).isNull();
        assertThat(answer.<String>partialData("customerSession.topic.name")).isNotEmpty();
        assertThat(answer.<String>partialData("customerSession.status")).isEqualTo("CUSTOMER_LAST");
        assertThat(answer.<String>partialData("viewer.kind")).isEqualTo("CUSTOMER");
    }

    @Test
    void select_guardedGroupWithoutCredentials_isUnauthenticatedAtItsPath() {
        Answer answer = Caller.nobody()
                .asks(
                        "query($id: ID!) { chatTopic(id: $id) { name alerts { popUp agents { messageAfterMinutes } } } }",
                        Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(answer.errorsByPath()).containsExactly("chatTopic.alerts: UNAUTHENTICATED");
        assertThat(answer.<String>partialData("chatTopic.name")).isNotEmpty();
    }

    @Test
    void mutation_withGuardedFieldsInPayload_isExecuted() {
        Answer answer = customer.asks(
                "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hello\"}) { changed"
                        + " chatSession { messageSeq user { loginName } } userErrors { code } } }",
                Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.errorsByPath()).containsExactly("sendChatMessage.chatSession.user: FORBIDDEN");
        assertThat(answer.<Boolean>partialData("sendChatMessage.changed")).isTrue();
        assertThat(answer.<Integer>partialData("sendChatMessage.chatSession.messageSeq"))
                .isEqualTo(3);
        assertThat(world.number(
                        "select count(*) from chat_message where session_id = ? and message = 'Hello'", session))
                .isEqualTo(1);
    }

    @Test
    void mutation_rejectedWithCurrentUser_returnsCodeAndHidesUser() {
        Answer answer = customer.asks(
                "mutation($id: ID!) { acceptChatSession(input: {chatSessionId: $id}) { changed"
                        + " userErrors { code currentUser { loginName } } } }",
                Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.errorsByPath()).containsExactly("acceptChatSession.userErrors.0.currentUser: FORBIDDEN");
        assertThat(answer.<List<String>>partialData("acceptChatSession.userErrors.code"))
                .containsExactly("NOT_ALLOWED");
    }

    @Test
    void subscription_withGuardedField_continues() {
        try (SocketClient socket = SocketClient.as(customer)) {
            Follower messages = socket.subscribe(
                    "subscription($id: ID!) { chatMessages(chatSessionId: $id, after: 0) { seq sender { user { loginName } } } }",
                    Map.of("id", Ids.of("ChatSession", session)));

            for (int seq = 1; seq <= 2; seq++) {
                JsonPath message = messages.next();
                assertThat(message.getInt("data.chatMessages.seq")).isEqualTo(seq);
                assertThat(message.<Object>get("data.chatMessages.sender.user")).isNull();
                assertThat(message.getList("errors.path"))
                        .isEqualTo(List.of(List.of("chatMessages", "sender", "user")));
                assertThat(message.getList("errors.extensions.code")).isEqualTo(List.of("FORBIDDEN"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages(where: {sender: {user: {email: {startsWith: \"a\"}}}}) { totalCount }",
                "events(where: {actor: {user: {loginName: {eq: \"anna\"}}}}) { totalCount }"
            })
    void filter_byGuardedLink_isForbidden(String list) {
        Answer answer = customer.asks("{ customerSession { status " + list + " } }");

        assertThat(answer.errorsByPath()).containsExactly("customerSession: FORBIDDEN");
        assertThat(answer.<Object>partialData("customerSession")).isNull();
    }

    @Test
    void mutation_withFilterByGuardedColumn_changesNothing() {
        Answer answer = customer.asks(
                "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hello\"}) {"
                        + " chatSession { messages(where: {sender: {user: {email: {eq: \"a\"}}}}) { totalCount } } } }",
                Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.errorCode()).isEqualTo("FORBIDDEN");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(2);
    }

    @Test
    void select_rootFieldForAgents_isForbiddenAndOthersAreReturned() {
        Answer answer = customer.asks("{ contacts { totalCount } customerSession { status } }");

        assertThat(answer.errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void select_guardedFieldsAsAgent_areReturned() {
        Answer answer = Caller.agent(agent)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { lastMessage user { loginName } topic { members { totalCount } } messages { nodes { sender { user { loginName } } } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<String>data("chatSession.user.loginName")).isEqualTo(agent);
        assertThat(answer.<List<String>>data("chatSession.messages.nodes.sender.user.loginName"))
                .containsExactly(agent, agent);
    }
}
