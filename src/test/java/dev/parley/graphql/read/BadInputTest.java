package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that bad input yields one coded error that reveals no internals. */
@QuarkusTest
class BadInputTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "from", "\"2026-01-01T00:00:00Z\"",
            "to", "\"2026-02-01T00:00:00Z\"",
            "text", "\"How\"",
            "topicId", "\"" + Ids.of("ChatTopic", 1) + "\"");

    @Inject
    GraphQLSchema schema;

    private final World world = new World();
    private Caller anna;

    @BeforeEach
    void signIn() {
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
            chatSessions(where: {whenEnded: {lt: "0001-01-01T00:00:00+18:00"}}) { totalCount } | VALIDATION_FAILED
            chatSessions(where: {whenEnded: {lt: "9999-12-31T23:59:59-00:01"}}) { totalCount } | VALIDATION_FAILED
            chatSessions(orderBy: [{field: SESSION_KEY}]) { totalCount }           | VALIDATION_FAILED
            chatSessions { nodes { sessionKey } }                                  | VALIDATION_FAILED
            users { nodes { password } }                                           | VALIDATION_FAILED
            """)
    void field_withBadInput_isOneCodedError(String field, String code) {
        Answer answer = anna.asks("{ " + field + " }");

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.text())
                .doesNotContainIgnoringCase("select ")
                .doesNotContain("chat_session", "Exception\"", "hibernate", "postgres");
    }

    @Test
    void page_withCursorOfAnotherOrder_isBadCursor() {
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
    void mutation_withUnreadableSelection_changesNothing(String answer, String code) {
        long topic = world.topic();
        String agent = world.agentOf(topic);
        long session = world.active(topic, agent);

        Answer refused = Caller.agent(agent)
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { changed "
                                + answer + " } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(refused.errorCode()).isEqualTo(code);
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isZero();
    }

    /** Clients send null for a variable that they have not set. */
    @Test
    void argumentThatIsOptional_asNull_isNotAnInternalError() {
        Caller admin = Caller.admin(world.managerOf(world.topic()));
        for (GraphQLFieldDefinition field : schema.getQueryType().getFieldDefinitions()) {
            String required = field.getArguments().stream()
                    .filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
                    .map(argument -> argument.getName() + ": " + REQUIRED.get(argument.getName()))
                    .collect(Collectors.joining(" "));
            for (GraphQLArgument argument : field.getArguments()) {
                if (!GraphQLTypeUtil.isNonNull(argument.getType())) {
                    String query = "{ %s(%s %s: null) { __typename } }"
                            .formatted(field.getName(), required, argument.getName());

                    Answer answer = admin.asks(query);

                    assertThat(answer.text()).as(query).contains("\"data\"").doesNotContain("INTERNAL");
                }
            }
        }
    }

    @Test
    void mutation_withU0000InText_isBadText() {
        long session = world.active(world.topic(), world.user());

        Answer answer = anna.runs(
                "send", Map.of("input", Map.of("chatSessionId", Ids.of("ChatSession", session), "text", "a\0b")));

        assertThat(answer.errorCode()).isEqualTo("BAD_TEXT");
        assertThat(answer.<String>error("argument")).isEqualTo("input.text");
    }

    @Test
    void mutation_withUnpairedSurrogate_isBadText() {
        Answer answer = anna.asks(
                "query($text: String) { chatSessions(where: {name: {contains: $text}}) { totalCount } }",
                Map.of("text", "a\uD800"));

        assertThat(answer.errorCode()).isEqualTo("BAD_TEXT");
    }

    @Test
    void mutation_withInputOfWrongType_isValidationFailed() {
        assertThat(anna.runs("send", Map.of("input", Map.of("text", 5))).errorCode())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void object_thatDoesNotExist_isNull() {
        Answer answer = anna.asks(
                "query($id: ID!) { chatSession(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }",
                Map.of("id", Ids.of("ChatSession", 999_999_999)));

        assertThat(answer.<Object>data("chatSession")).isNull();
        assertThat(answer.<Object>data("node")).isNull();
        assertThat(answer.list("nodes")).containsExactly((Object) null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ chatSessions(where: {status: {eq: hunter2}}) { totalCount } }",
                "{ chatSessions(where: {idle: {eq: \"hunter2\"}}) { totalCount } }",
                "{ chatSessions(where: {whenEnded: {lt: \"hunter2\"}}) { totalCount } }",
                "{ chatSessions(where: {name: {eq: {a: \"hunter2\"}}}) { totalCount } }",
                "{ chatSessions(where: {id: {eq: \"hunter2\"}}) { totalCount } }",
                "{ chatSessions(after: \"hunter2\") { totalCount } }",
                "{ chatSession(id: \"hunter2\") { id } }",
                "query($first: Int = \"hunter2\") { chatSessions(first: $first) { totalCount } }",
                "{ chatSessions(first: 1 \"hunter2\") { totalCount } }",
                "{ __typename } \"hunter2\"",
                "{ chatSession(id: \"hunter2",
                "{ chatSession(id: \"\\u12 hunter2\") { id } }",
            })
    void literal_ofWrongType_isNotQuoted(String document) {
        Answer answer = anna.asks(document);

        assertThat(answer.errorCodes()).hasSize(1);
        assertThat(answer.text()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Boolean!           | hunter2
            Int!               | hunter2
            Float!             | hunter2
            DateTime!          | hunter2
            ChatSessionStatus! | hunter2
            """)
    void variable_ofWrongType_isNotQuoted(String type, String value) {
        Answer answer =
                anna.asks("query($secret: " + type + ") { __typename @include(if: $secret) }", Map.of("secret", value));

        assertThat(answer.text()).contains("VALIDATION_FAILED").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status    | eq    | The value of variable 'where' does not fit 'ChatSessionStatus'.
            idle      | eq    | The value of variable 'where' does not fit its type.
            whenEnded | lt    | The value of variable 'where' does not fit its type.
            topic     | name  | The value of variable 'where' does not fit its type.
            name      | hunter2 | The variables contain a field that does not exist in its input type.
            """)
    void badValue_namesItsArgument(String field, String operator, String message) {
        Answer answer = anna.asks(
                "query($where: ChatSessionFilter) { chatSessions(where: $where) { totalCount } }",
                Map.of("where", Map.of(field, Map.of(operator, "hunter2"))));

        assertThat(answer.errorCode()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.text()).contains("\"" + message + "\"").doesNotContain("hunter2");
    }

    @Test
    void badLiteral_namesItsLocation() {
        Answer answer = anna.asks("{ chatSessions(where: {status: {eq: NONE}}) { totalCount } }");

        assertThat(answer.text()).contains("\"Argument 'where.status.eq' is not a valid 'ChatSessionStatus'.\"");
    }

    @Test
    void unknownOperationName_isNotQuoted() {
        Answer answer = new Answer(RestAssured.given()
                .contentType("application/json")
                .body("{\"query\": \"query A { __typename }\", \"operationName\": \"hunter2\"}")
                .post("/graphql"));

        assertThat(answer.errorCode()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.text()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "\\", "!", "%%", "' or 1=1 --", "'; drop table chat_session; --", "${x}", ":p1", "?1"})
    void text_withSqlSyntax_isMatchedLiterally(String text) {
        long topic = world.topic();
        long named = world.waiting(topic);
        long other = world.waiting(topic);
        world.run("update chat_session set name = ? where id = ?", "a" + text + "b", named);
        world.run("update chat_session set name = 'axyzb' where id = ?", other);
        Caller member = Caller.agent(world.agentOf(topic));

        for (String operator : List.of("contains", "eq", "startsWith")) {
            String value = operator.equals("contains") ? text : operator.equals("eq") ? "a" + text + "b" : "a" + text;
            Answer answer = member.asks(
                    "query($where: ChatSessionFilter) { chatSessions(where: $where) { nodes { databaseId } } }",
                    Map.of("where", Map.of("name", Map.of(operator, value))));

            assertThat(answer.<Number>list("chatSessions.nodes.databaseId").stream()
                            .map(Number::longValue))
                    .as(operator)
                    .containsExactly(named);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uD800", "\uDC00b"})
    void text_thatDatabaseCannotStore_isRejected(String text) {
        long session = world.active(world.topic(), world.user());

        assertThat(errorCodes(anna.asks("query($id: ID!) { chatSession(id: $id) { id } }", Map.of("id", text))))
                .containsExactly("BAD_ID");
        assertThat(errorCodes(anna.asks(
                        "query($after: String) { chatSessions(after: $after) { totalCount } }", Map.of("after", text))))
                .containsExactly("BAD_CURSOR");
        assertThat(errorCodes(anna.runs(
                        "send",
                        Map.of(
                                "input",
                                Map.of(
                                        "chatSessionId",
                                        Ids.of("ChatSession", session),
                                        "text",
                                        "Hi",
                                        "idempotencyKey",
                                        "0123456789abcdef" + text)))))
                .containsExactly("BAD_TEXT");
        assertThat(errorCodes(Caller.nobody()
                        .asks(
                                "mutation($input: RequestChatSessionInput!) { requestChatSession(input: $input) { changed } }",
                                Map.of("input", Map.of("topicId", Ids.of("ChatTopic", world.topic()), "name", text)))))
                .containsExactly("BAD_TEXT");
    }

    private static List<String> errorCodes(Answer answer) {
        return answer.errorCodes();
    }
}
