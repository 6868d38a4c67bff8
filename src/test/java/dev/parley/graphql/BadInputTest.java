package dev.parley.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets one coded error, and no trace of what lies behind. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class BadInputTest {

    private final World world = new World();
    private Caller anna;

    @BeforeEach
    void anAgent() {
        anna = Caller.agent(world.agentOf(world.topic()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chatSession(id: "nonsense") { id }                                     | BAD_ID
            chatSession(id: "") { id }                                             | BAD_ID
            chatSession(id: "Q2hhdFRvcGljOjE") { id }                              | BAD_ID
            node(id: "Tm90aGluZzox") { id }                                        | BAD_ID
            nodes(ids: ["x"]) { id }                                               | BAD_ID
            chatSessions(where: {id: {eq: "x"}}) { totalCount }                    | BAD_ID
            chatSessions(first: -1) { totalCount }                                 | BAD_PAGE_SIZE
            chatSessions(first: 101) { totalCount }                                | BAD_PAGE_SIZE
            chatSessions(last: 101) { totalCount }                                 | BAD_PAGE_SIZE
            chatSessions(first: 1, last: 1) { totalCount }                         | BAD_PAGE_SIZE
            chatSessions(first: 1) { nodes { messages(last: -1) { totalCount } } } | BAD_PAGE_SIZE
            chatSessions(after: "x") { totalCount }                                | BAD_CURSOR
            chatSessions(before: "WyIiXQ") { totalCount }                          | BAD_CURSOR
            chatSessions(after: "") { totalCount }                                 | BAD_CURSOR
            chatSessions(where: {databaseId: {eq: 99999999999999999999}}) { totalCount } | BAD_FILTER
            chatSessions(where: {rating: {eq: 70000}}) { totalCount }              | BAD_FILTER
            chatSessions(where: {name: {eq: "\\u0000"}}) { totalCount }            | BAD_TEXT
            contacts(first: 100) { nodes { persons(first: 100) { nodes { chatSessions(first: 100) { totalCount } } } } } | TOO_COSTLY
            chatSessions(where: {status: {eq: NONE}}) { totalCount }               | VALIDATION_FAILED
            chatSessions(where: {whenEnded: {lt: "yesterday"}}) { totalCount }     | VALIDATION_FAILED
            chatSessions(orderBy: [{field: SESSION_KEY}]) { totalCount }           | VALIDATION_FAILED
            chatSessions { nodes { sessionKey } }                                  | VALIDATION_FAILED
            users { nodes { password } }                                           | VALIDATION_FAILED
            """)
    void getsOneCodedError(String field, String code) {
        Answer answer = anna.asks("{ " + field + " }");

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.text())
                .doesNotContainIgnoringCase("select ")
                .doesNotContain("chat_session", "Exception\"", "hibernate", "postgres");
    }

    @Test
    void aCursorOfAnotherOrder() {
        long topic = world.topic();
        world.waiting(topic);
        Caller member = Caller.agent(world.agentOf(topic));
        String cursor = member.asks("{ chatSessions(first: 1) { pageInfo { endCursor } } }")
                .data("chatSessions.pageInfo.endCursor");

        Answer answer = member.asks(
                "query($after: String) { chatSessions(after: $after, orderBy: [{field: IDLE}]) { totalCount } }",
                Map.of("after", cursor));

        assertThat(answer.errorCode()).isEqualTo("BAD_CURSOR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chatSession { messages(first: 101) { totalCount } }                          | BAD_PAGE_SIZE
            chatMessage { chatSession { messages(after: "x") { totalCount } } }          | BAD_CURSOR
            chatSession { user { tickets(where: {id: {eq: "x"}}) { totalCount } } }      | BAD_ID
            userErrors { currentUser { tickets(last: -1) { totalCount } } }              | BAD_PAGE_SIZE
            """)
    void anAnswerThatCantBeGivenStopsTheMutation(String answer, String code) {
        long topic = world.topic();
        String agent = world.agentOf(topic);
        long session = world.active(topic, agent);

        Answer refused = Caller.agent(agent)
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, message: \"Hi\"}) { changed "
                                + answer + " } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(refused.errorCode()).isEqualTo(code);
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isZero();
    }

    @Test
    void aTextThatNobodyMayStore() {
        long session = world.active(world.topic(), world.user());

        Answer answer = anna.runs(
                "send", Map.of("input", Map.of("chatSessionId", Ids.of("ChatSession", session), "message", "a\0b")));

        assertThat(answer.errorCode()).isEqualTo("BAD_TEXT");
    }

    @Test
    void halfOfASurrogatePair() {
        Answer answer = anna.asks(
                "query($text: String) { chatSessions(where: {name: {contains: $text}}) { totalCount } }",
                Map.of("text", "a\uD800"));

        assertThat(answer.errorCode()).isEqualTo("BAD_TEXT");
    }

    @Test
    void anInputOfTheWrongType() {
        assertThat(anna.runs("send", Map.of("input", Map.of("message", 5))).errorCode())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void whatIsNotThereIsNull() {
        Answer answer = anna.asks(
                "query($id: ID!) { chatSession(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }",
                Map.of("id", Ids.of("ChatSession", 999_999_999)));

        assertThat(answer.<Object>data("chatSession")).isNull();
        assertThat(answer.<Object>data("node")).isNull();
        assertThat(answer.list("nodes")).containsExactly((Object) null);
    }
}
