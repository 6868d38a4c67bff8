package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.World;
import graphql.introspection.IntrospectionQuery;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that documents which are too large, too deep or too expensive are rejected before anything is read, and that
 * others report their cost.
 */
@QuarkusTest
class DocumentLimitsTest {

    private static final String COST = "TOO_COSTLY";
    private static final String DEEP = "QUERY_TOO_DEEP";
    private static final String LARGE = "DOCUMENT_TOO_LARGE";

    private final World world = new World();
    private Caller anna;

    @BeforeEach
    void signIn() {
        anna = Caller.agent(world.agentOf(world.topic()));
    }

    @Test
    void query_thatFollowsCyclicLinks_isTooDeep() {
        String round = "customer { chatSessions(first: 1) { nodes { ";
        String document =
                "{ chatSessions(first: 1) { nodes { " + round.repeat(7) + "id" + " } } }".repeat(7) + " } } }";

        assertThat(refusal(document)).isEqualTo(DEEP);
    }

    @ParameterizedTest
    @CsvSource({"15, VALIDATION_FAILED", "16, QUERY_TOO_DEEP"})
    void depth_includesFragments(int levels, String code) {
        String fragments = IntStream.range(1, levels)
                .mapToObj(level -> "fragment f%d on Query { x { ...f%d } }".formatted(level, level + 1))
                .collect(Collectors.joining(" "));

        assertThat(refusal("{ ...f1 } " + fragments + " fragment f" + levels + " on Query { x }"))
                .isEqualTo(code);
    }

    @Test
    void fragments_inCycle_areInvalid() {
        Answer answer = anna.asks("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }");

        assertThat(answer.text()).contains("VALIDATION_FAILED");
    }

    @Test
    void fragments_thatDoubleEachOther_areMeasuredOnce() {
        String bomb = "{ chatSessions(first: 1) { nodes { ...f0 } } }"
                + IntStream.range(0, 40)
                        .mapToObj(i -> "fragment f%d on ChatSession { ...f%d id ...f%d }".formatted(i, i + 1, i + 1))
                        .collect(Collectors.joining(" "))
                + " fragment f40 on ChatSession { topic { name } }";

        assertThat(refusal(bomb)).isEqualTo(COST);
    }

    @Test
    void fragments_underManyAliases_areMeasuredOnce() {
        String bomb = "{ chatSessions(first: 1) { nodes { ...f0 } } }"
                + IntStream.range(0, 4)
                        .mapToObj(hop -> "fragment f%d on ChatSession { %s }"
                                .formatted(
                                        hop,
                                        IntStream.range(0, 24)
                                                .mapToObj(i -> "a" + i
                                                        + ": customer { chatSessions(first: 0) { nodes { ...f"
                                                        + (hop + 1) + " } } }")
                                                .collect(Collectors.joining(" "))))
                        .collect(Collectors.joining(" "))
                + " fragment f4 on ChatSession { id }";

        assertThat(refusal(bomb)).isEqualTo(COST);
    }

    @Test
    void aliases_aboveLimit_areRejected() {
        String aliases =
                IntStream.range(0, 1000).mapToObj(i -> "a" + i + ": __typename").collect(Collectors.joining(" "));

        assertThat(refusal("{ " + aliases + " }")).isEqualTo(LARGE);
    }

    @Test
    void rootFields_aboveLimit_areRejected() {
        String fields =
                IntStream.range(0, 26).mapToObj(i -> "a" + i + ": __typename").collect(Collectors.joining(" "));

        assertThat(refusal("{ " + fields + " }")).isEqualTo(LARGE);
        assertThat(refusal("{ ...f } fragment f on Query { " + fields + " }")).isEqualTo(LARGE);
    }

    @Test
    void directives_aboveLimit_areRejected() {
        assertThat(refusal("{ __typename " + "@include(if: true) ".repeat(101) + "}"))
                .isEqualTo(LARGE);
    }

    @Test
    void tokens_aboveLimit_areRejected() {
        assertThat(refusal("{ " + "__typename ".repeat(15_000) + "}")).isEqualTo(LARGE);
    }

    @Test
    void document_withTooManyCharacters_isTooLarge() {
        String longest = "{ __typename }" + " ".repeat(65_536 - 14);

        assertThat(anna.asks(longest).<String>data("__typename")).isEqualTo("Query");
        assertThat(anna.asks(longest + " ").errorCode()).isEqualTo(LARGE);
    }

    @Test
    void document_withTooManyCharacters_isNotParsed() {
        assertThat(refusal("{".repeat(65_537))).isEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a:"})
    void brackets_nestedTooDeeply_stopTheParser(String bracket) {
        assertThat(refusal("{ chatSessions(where: " + bracket.repeat(20_000))).isEqualTo(DEEP);
    }

    @Test
    void fields_nestedTooDeeply_stopTheParser() {
        assertThat(refusal("{a".repeat(20_000))).isEqualTo(DEEP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            __typename                                                                    | 0
            viewer { kind }                                                              | 1
            __schema { queryType { name } }                                               | 2
            __type(name: "ChatSession") { name kind }                                     | 1
            chatSessions(first: 3) { nodes { id } }                                       | 4
            chatSessions { nodes { id } }                                                 | 21
            chatSessions(last: 0) { nodes { topic { name } } }                            | 3
            chatSessions(first: 3) { nodes { topic { name } } }                           | 7
            chatSessions(first: 3) { edges { cursor node { topic { name } } } }           | 7
            chatSessions(first: 3) { totalCount pageInfo { endCursor } }                  | 14
            chatSessions(first: 3, where: {status: {in: [IN_QUEUE, FINISHED]}, not: {idle: {isNull: true}}}) { nodes { id } } | 7
            chatSessions(first: 3) { nodes { messages(first: 5) { nodes { sender { user { id } } } } } } | 37
            a: chatSessions(first: 3) { nodes { id } } b: chatSessions(first: 3) { nodes { id } } | 8
            errorCatalog { code }                                                         | 10
            nodes(ids: []) { id }                                                         | 1
            """)
    void cost_ofQuery_isReported(String fields, int cost) {
        assertThat(cost(anna.asks("{ " + fields + " }"))).isEqualTo(cost);
    }

    @Test
    void cost_withVariables_usesTheirValues() {
        String document = "query($n: Int = 5, $where: ChatSessionFilter, $ids: [ID!]!) {"
                + " chatSessions(first: $n, where: $where) { ...f } nodes(ids: $ids) { id } }"
                + " fragment f on ChatSessionConnection { nodes { topic { name } } }";
        Map<String, Object> where = Map.of("status", Map.of("in", new String[] {"IN_QUEUE", "FINISHED"}));

        assertThat(cost(anna.asks(document, Map.of("ids", new String[0])))).isEqualTo(12);
        assertThat(cost(anna.asks(document, Map.of("n", 2, "where", where, "ids", new String[0]))))
                .isEqualTo(8);
    }

    @Test
    void cost_ofMutation_isHigher() {
        Answer answer = anna.asks("mutation { setPresence(input: {presence: PRESENT}) { changed } }");

        assertThat(cost(answer)).isEqualTo(11);
    }

    @Test
    void query_aboveMaxCost_isTooCostly() {
        Answer answer = anna.asks(
                "query($n: Int) { contacts(first: $n) { nodes { persons(first: $n) { nodes { chatSessions(first: $n) { totalCount } } } } } }",
                Map.of("n", 100));

        assertThat(answer.errorCode()).isEqualTo(COST);
        assertThat(cost(answer)).isEqualTo(1_120_201);
    }

    @Test
    void introspection_ofTheWholeSchema_isFarBelowTheLimit() {
        Answer answer = anna.asks(IntrospectionQuery.INTROSPECTION_QUERY);

        assertThat(answer.<Object>data("__schema.types")).isNotNull();
        assertThat(cost(answer)).isBetween(1_000, 15_000);
    }

    /**
     * The introspection query of gql.tada and other tools: it detects which newer parts of the specification the
     * service supports.
     */
    @Test
    void introspection_ofSeveralTypes_isExecuted() {
        Answer answer = anna.asks("""
                query IntrospectSupportQuery {
                  directive: __type(name: "__Directive") { fields { name args { name } } }
                  field: __type(name: "__Field") { fields { name args { name } } }
                  type: __type(name: "__Type") { fields { name } }
                  inputValue: __type(name: "__InputValue") { fields { name } }
                  __schema { queryType { fields { name type { fields { name } } } } }
                }""");

        assertThat(answer.<Object>list("directive.fields.name")).contains("isRepeatable");
        assertThat(answer.<Object>list("inputValue.fields.name")).contains("defaultValue");
        assertThat(answer.<Object>list("__schema.queryType.fields.type.fields")).isNotEmpty();
    }

    @Test
    void introspection_ofTypesInCycle_isTooCostly() {
        String circle =
                "{ __type(name: \"Query\") { " + "fields { type { ".repeat(4) + "name" + " } }".repeat(4) + " } }";

        assertThat(refusal(circle)).isEqualTo(COST);
    }

    @Test
    void introspection_ofTheWholeSchemaUnderManyAliases_isTooCostly() {
        String aliases = IntStream.range(0, 25)
                .mapToObj(i -> "a" + i + ": __schema { ...all }")
                .collect(Collectors.joining(" "));

        assertThat(refusal("{ " + aliases + " } fragment all on __Schema { types { ...type } }"
                        + " fragment type on __Type { fields { type { name } args { name } } inputFields { name } }"))
                .isEqualTo(COST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query @experimental_disableErrorPropagation { __typename }",
                "{ ... @defer { __typename } }",
                "{ ... @defer(if: false, label: \"a\") { __typename } }"
            })
    void directives_ofGraphqlJava_areRejected(String document) {
        assertThat(refusal(document)).isEqualTo("VALIDATION_FAILED");
    }

    private String refusal(String document) {
        return anna.asks(document).errorCodes().get(0);
    }

    private static int cost(Answer answer) {
        return answer.extension("cost.requested");
    }
}
