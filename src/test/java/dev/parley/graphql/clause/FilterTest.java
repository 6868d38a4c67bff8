package dev.parley.graphql.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests conditions on columns of every kind, through links, and combined. */
@QuarkusTest
class FilterTest {

    private final World world = new World();
    private Caller anna;
    private String topic;

    /** Session a is rated 5 and has a name, a company and a ticket; b is rated 2 and has a name; c has none of these. */
    private long a;

    private long b;
    private long c;

    @BeforeEach
    void createThreeSessions() {
        long row = world.topic();
        topic = Ids.of("ChatTopic", row);
        String login = world.agentOf(row);
        anna = Caller.agent(login);
        a = world.waiting(row);
        b = world.closed(row);
        c = world.closed(row);
        long company = world.company("100% Fjord_AS");
        world.run(
                "update chat_session set rating = 5, name = 'Ola 50%', consented = true, when_requested = '2026-01-01T10:00:00Z' where id = ?",
                a);
        world.run(
                "update chat_session set rating = 2, name = 'Per', when_requested = '2026-01-02T10:00:00Z' where id = ?",
                b);
        world.link(a, "contact_id", company);
        world.link(a, "ticket_id", world.ticket(login));
        world.link(a, "customer_id", world.person(company));
        world.messages(a, 2);
        world.run(
                "update chat_session set when_started = when_requested + interval '10 seconds', when_ended = when_requested + interval '100.9 seconds' where id = ?",
                b);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rating: {eq: 5}                                                        | a
            rating: {in: [2, 5]}                                                   | ab
            rating: {in: []}                                                       | -
            rating: {lt: 5}                                                        | b
            rating: {lte: 5}                                                       | ab
            rating: {gt: 2}                                                        | a
            rating: {gte: 2}                                                       | ab
            rating: {between: {from: 3, to: 5}}                                    | a
            rating: {isNull: true}                                                 | c
            rating: {isNull: false}                                                | ab
            rating: {gte: 2, lt: 5}                                                | b
            name: {eq: "Per"}                                                      | b
            name: {contains: "LA"}                                                 | a
            name: {startsWith: "o"}                                                | a
            name: {contains: "%"}                                                  | a
            name: {contains: "_"}                                                  | -
            status: {eq: IN_QUEUE}                                                 | a
            status: {in: [IN_QUEUE, CLOSED]}                                       | abc
            consented: {eq: true}                                                  | a
            whenRequested: {lt: "2026-01-01T12:00:00+01:00"}                       | a
            whenRequested: {between: {from: "2026-01-01T10:00:00Z", to: "2026-01-02T10:00:00Z"}} | ab
            ticket: {status: {eq: ACTIVE}}                                         | a
            ticket: {id: {isNull: true}}                                           | bc
            ticket: {owner: {loginName: {startsWith: "agent"}}}                    | a
            customer: {contact: {name: {contains: "100%"}}}                        | a
            not: {ticket: {status: {eq: ACTIVE}}}                                  | bc
            not: {rating: {eq: 5}}                                                 | bc
            or: [{rating: {eq: 5}}, {name: {eq: "Per"}}]                           | ab
            and: [{rating: {gte: 2}}, {not: {name: {eq: "Per"}}}]                  | a
            or: [{ticket: {status: {eq: ACTIVE}}}, {rating: {isNull: true}}]       | ac
            and: [{or: [{rating: {eq: 5}}, {rating: {eq: 2}}]}, {name: {startsWith: "p"}}] | b
            or: []                                                                 | -
            or: [{}, {rating: {eq: 5}}]                                            | abc
            or: [{rating: {}}, {rating: {eq: 5}}]                                  | abc
            or: [{or: []}, {rating: {eq: 5}}]                                      | a
            and: []                                                                | abc
            and: [{}]                                                              | abc
            not: {}                                                                | -
            not: {or: []}                                                          | abc
            not: {and: []}                                                         | -
            not: {not: {}}                                                         | abc
            rating: {}                                                             | abc
            ticket: {}                                                             | abc
            ticket: {id: {}}                                                       | abc
            messages: {}                                                           | abc
            rating: {ne: 5}                                                        | bc
            rating: {notIn: [5]}                                                   | bc
            rating: {notIn: [5, 2]}                                                | c
            rating: {notIn: []}                                                    | abc
            not: {rating: {in: []}}                                                | abc
            not: {rating: {ne: 5}}                                                 | a
            not: {rating: {notIn: [5, 2]}}                                         | ab
            status: {ne: IN_QUEUE}                                                 | bc
            status: {notIn: [IN_QUEUE, CLOSED]}                                    | -
            name: {ne: "Per"}                                                      | ac
            consented: {ne: true}                                                  | bc
            ticket: {status: {ne: ACTIVE}}                                         | bc
            ticket: {id: {isNull: false}}                                          | a
            ticket: {title: {notIn: ["none"]}}                                     | abc
            ticket: {owner: {id: {isNull: true}}}                                  | bc
            phase: {eq: PENDING}                                                   | a
            phase: {ne: PENDING}                                                   | bc
            phase: {in: [PENDING, CLOSED]}                                         | abc
            phase: {in: []}                                                        | -
            phase: {notIn: [CLOSED]}                                               | a
            phase: {notIn: []}                                                     | abc
            durationSeconds: {eq: 90}                                              | b
            durationSeconds: {ne: 90}                                              | ac
            durationSeconds: {in: [1, 90]}                                         | b
            durationSeconds: {gt: 90}                                              | -
            durationSeconds: {between: {from: 90, to: 91}}                         | b
            durationSeconds: {isNull: true}                                        | ac
            messages: {some: {}}                                                   | a
            messages: {none: {}}                                                   | bc
            messages: {some: {seq: {eq: 2}, text: {contains: "2"}}}                | a
            messages: {some: {seq: {eq: 3}}}                                       | -
            messages: {none: {seq: {eq: 3}}}                                       | abc
            messages: {some: {seq: {eq: 1}}, none: {seq: {gt: 2}}}                 | a
            not: {messages: {some: {seq: {gt: 1}}}}                                | bc
            ticket: {chatSessions: {some: {rating: {eq: 5}}}}                      | a
            ticket: {chatSessions: {none: {}}}                                     | bc
            contact: {persons: {some: {chatSessions: {some: {messages: {some: {seq: {eq: 2}}}}}}}} | a
            or: [{messages: {some: {chatSession: {phase: {eq: PENDING}}}}}, {rating: {eq: 2}}] | ab
            """)
    void where_matches(String condition, String expected) {
        assertThat(found(condition)).isEqualTo(expected.replace("-", ""));
    }

    @Test
    void where_byId_matches() {
        List<Integer> found = anna.asks(
                        "query($ids: [ID!]) { chatSessions(where: {id: {in: $ids}}) { nodes { databaseId } } }",
                        Map.of("ids", List.of(Ids.of("ChatSession", b), Ids.of("ChatSession", c))))
                .list("chatSessions.nodes.databaseId");

        assertThat(found).containsExactly((int) b, (int) c);
    }

    @Test
    void where_byProjectMembers_matches() {
        long project = world.project("Harbour");
        world.link(b, "project_id", project);
        world.run(
                "insert into projectmember (project_id, person_id) values (?, ?)",
                project,
                world.person(world.company("Fjord AS"), "Kari", "Dahl", "kari@example.com"));

        assertThat(found("project: {members: {some: {lastName: {eq: \"Dahl\"}}}}"))
                .isEqualTo("b");
        assertThat(found("project: {members: {none: {lastName: {eq: \"Dahl\"}}}}"))
                .isEqualTo("ac");
    }

    @Test
    void where_withConditionsThatAlwaysHold_omitsThem() {
        assertThat(found("or: [{email: {eq: \"a\"}}, {customer: {email: {notIn: []}}}]"))
                .isEqualTo("abc");
        assertThat(anna.asks("{ persons(first: 1, where: {email: {}}) { nodes { id } } }")
                        .list("persons.nodes"))
                .isNotEmpty();
    }

    @Test
    void where_orItsNegation_matchesEverySession() {
        for (String condition : List.of(
                "rating: {gt: 2}",
                "rating: {notIn: [2, 5]}",
                "ticket: {status: {ne: ACTIVE}}",
                "durationSeconds: {lt: 100}",
                "messages: {none: {seq: {eq: 2}}}",
                "customer: {email: {startsWith: \"a\"}}")) {
            String not = "not: {" + condition + "}";

            assertThat(found(condition) + found(not)).as(condition).hasSize(3).contains("a", "b", "c");
            assertThat(found("and: [{" + condition + "}, {" + not + "}]")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email: {eq: null}                              | where.email.eq
            email: null                                    | where.email
            email: {in: null}                              | where.email.in
            email: {notIn: null}                           | where.email.notIn
            email: {ne: null}                              | where.email.ne
            email: {contains: null}                        | where.email.contains
            email: {isNull: null}                          | where.email.isNull
            rating: {between: null}                        | where.rating.between
            id: {eq: null}                                 | where.id.eq
            phase: {eq: null}                              | where.phase.eq
            durationSeconds: {lt: null}                    | where.durationSeconds.lt
            and: null                                      | where.and
            or: null                                       | where.or
            not: null                                      | where.not
            ticket: null                                   | where.ticket
            ticket: {id: null}                             | where.ticket.id
            ticket: {owner: {email: {eq: null}}}           | where.ticket.owner.email.eq
            messages: null                                 | where.messages
            messages: {some: null}                         | where.messages.some
            messages: {none: {seq: {gt: null}}}            | where.messages.none.seq.gt
            or: [{}, {not: {email: {eq: null}}}]           | where.or[1].not.email.eq
            id: {eq: "x"}                                  | where.id.eq
            id: {isNull: true}                             | where.id.isNull
            topic: {id: {isNull: true}}                    | where.topic.id.isNull
            databaseId: {in: [99999999999999999999]}       | where.databaseId.in
            """)
    void where_withNullOrBadValue_namesItsPath(String condition, String argument) {
        String code = condition.contains("\"x\"") ? "BAD_ID" : "BAD_FILTER";

        Answer inDocument = anna.asks("{ chatSessions(where: {" + condition + "}) { totalCount } }");
        Answer inMutation = Caller.customer(world.key(a))
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { chatSession { messages(where: {chatSession: {"
                                + condition + "}}) { totalCount } } } }",
                        Map.of("id", Ids.of("ChatSession", a)));

        assertThat(inDocument.errorCode()).isEqualTo(code);
        assertThat(inDocument.<String>error("argument")).isEqualTo(argument);
        assertThat(inMutation.errorCode()).isIn(code, "FORBIDDEN");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", a))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $v: String   | email: {eq: $v}                         | where.email.eq
            $v: [Int!]   | rating: {in: $v}                        | where.rating.in
            $v: Boolean  | and: [{}, {email: {isNull: $v}}]        | where.and[1].email.isNull
            $v: TicketFilter | ticket: $v                          | where.ticket
            $v: [ChatSessionFilter!] | or: $v                      | where.or
            $v: ChatMessageFilter | messages: {some: $v}           | where.messages.some
            """)
    void where_withUnsetVariable_isBadFilter(String variable, String condition, String argument) {
        String document = "query(" + variable + ") { chatSessions(where: {" + condition + "}) { totalCount } }";
        Map<String, Object> isNull = new HashMap<>();
        isNull.put("v", null);

        for (Map<String, Object> variables : List.of(Map.<String, Object>of(), isNull)) {
            Answer answer = anna.asks(document, variables);

            assertThat(answer.errorCode()).isEqualTo("BAD_FILTER");
            assertThat(answer.<String>error("argument")).isEqualTo(argument);
        }
    }

    @Test
    void where_withUnsetVariableInFragment_isBadFilter() {
        String document = """
                query($mail: String, $with: Boolean!) { ...Sessions }
                fragment Sessions on Query { chatSessions(first: 1) { nodes { customer @include(if: $with) {
                  ... on Person { chatSessions(where: {email: {eq: $mail}}) { totalCount } } } } } }""";

        assertThat(anna.asks(document, Map.of("with", true)).errorCode()).isEqualTo("BAD_FILTER");
        assertThat(anna.asks(document, Map.of("with", false)).errorCodes()).isNull();
        assertThat(anna.asks(document, Map.of("with", true, "mail", "a@example.com"))
                        .errorCodes())
                .isNull();
    }

    @Test
    void where_asUnsetVariable_matchesAll() {
        String document = "query($where: ChatSessionFilter) { chatSessions(where: $where) { totalCount } }";
        Map<String, Object> isNull = new HashMap<>();
        isNull.put("where", null);

        assertThat(anna.asks(document).<Integer>data("chatSessions.totalCount")).isEqualTo(3);
        assertThat(anna.asks(document, isNull).<Integer>data("chatSessions.totalCount"))
                .isEqualTo(3);
        assertThat(anna.asks(document, Map.of("where", Map.of("email", Map.of())))
                        .<Integer>data("chatSessions.totalCount"))
                .isEqualTo(3);
    }

    @Test
    void where_inVariables_isValidated() {
        String document = "query($where: ChatSessionFilter) { chatSessions(where: $where) { totalCount } }";
        Map<String, Object> isNull = new HashMap<>();
        isNull.put("eq", null);

        Answer answer = anna.asks(document, Map.of("where", Map.of("not", Map.of("email", isNull))));

        assertThat(answer.errorCode()).isEqualTo("BAD_FILTER");
        assertThat(answer.<String>error("argument")).isEqualTo("where.not.email.eq");
    }

    @Test
    void where_withNullInList_isValidationFailed() {
        assertThat(anna.asks("{ chatSessions(where: {rating: {in: [null]}}) { totalCount } }")
                        .errorCode())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(anna.asks("{ chatSessions(where: {or: [null]}) { totalCount } }")
                        .errorCode())
                .isEqualTo("VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status: {isNull: true}", "databaseId: {isNull: false}", "phase: {isNull: true}"})
    void isNull_onRequiredColumn_isNotInSchema(String condition) {
        assertThat(anna.asks("{ chatSessions(where: {" + condition + "}) { totalCount } }")
                        .errorCode())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void where_withMoreThan200Conditions_isBadFilter() {
        String document = "query($where: ChatSessionFilter) { chatSessions(where: $where) { totalCount } }";

        Answer most = anna.asks(document, Map.of("where", conditions(200)));
        Answer tooMany = anna.asks(document, Map.of("where", conditions(201)));

        assertThat(most.<Integer>data("chatSessions.totalCount")).isEqualTo(1);
        assertThat(tooMany.errorCode()).isEqualTo("BAD_FILTER");
    }

    @Test
    void where_withMoreThanThreeNestedLists_isBadFilter() {
        String four =
                "messages: {some: {chatSession: {messages: {some: {chatSession: {messages: {none: {chatSession: {messages: {some: {}}}}}}}}}}}";

        assertThat(anna.asks("{ chatSessions(where: {" + four + "}) { totalCount } }")
                        .errorCode())
                .isEqualTo("BAD_FILTER");
    }

    @Test
    void some_onInvisibleRows_matchesNothing() {
        world.run("update chat_message set visibility = 1 where session_id = ? and seq = 2", a);
        Caller customer = Caller.customer(world.key(a));
        String messages =
                "{ customerSession { messages(where: {chatSession: {messages: {%s: {seq: {eq: %d}}}}}) { totalCount } } }";

        assertThat(customer.asks(messages.formatted("some", 1)).<Integer>data("customerSession.messages.totalCount"))
                .isEqualTo(1);
        assertThat(customer.asks(messages.formatted("some", 2)).<Integer>data("customerSession.messages.totalCount"))
                .isZero();
        assertThat(customer.asks(messages.formatted("none", 2)).<Integer>data("customerSession.messages.totalCount"))
                .isEqualTo(1);
        assertThat(customer.asks(
                                "{ customerSession { messages(where: {chatSession: {transfers: {some: {}}}}) { totalCount } } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void some_onSessionsOfOtherTopics_matchesNothing() {
        long company = world.company("Fjord AS");
        world.link(world.waiting(world.topic()), "contact_id", company);
        String document = "query($id: ID!) { contacts(where: {id: {eq: $id}, chatSessions: {%s: {}}}) { totalCount } }";
        Map<String, String> id = Map.of("id", Ids.of("Contact", company));

        assertThat(anna.asks(document.formatted("some"), id).<Integer>data("contacts.totalCount"))
                .isZero();
        assertThat(anna.asks(document.formatted("none"), id).<Integer>data("contacts.totalCount"))
                .isEqualTo(1);
        assertThat(Caller.admin(world.user())
                        .asks(document.formatted("some"), id)
                        .<Integer>data("contacts.totalCount"))
                .isEqualTo(1);
    }

    /** Creates a filter with a number of conditions, which session a meets. */
    private Map<String, Object> conditions(int count) {
        return Map.of(
                "and",
                IntStream.range(0, count)
                        .mapToObj(i -> Map.of("databaseId", Map.of("eq", a)))
                        .toList());
    }

    private String found(String condition) {
        List<Integer> found = anna.asks(
                        "query($topic: ID!) { chatSessions(where: {topic: {id: {eq: $topic}}, " + condition
                                + "}) { totalCount nodes { databaseId } } }",
                        Map.of("topic", topic))
                .list("chatSessions.nodes.databaseId");
        return found.stream().map(this::name).reduce("", String::concat);
    }

    private String name(int session) {
        return session == a ? "a" : session == b ? "b" : "c";
    }
}
