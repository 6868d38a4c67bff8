package dev.parley.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on columns of every kind, through links, and combined. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class FilterTest {

    private final World world = new World();
    private Caller anna;
    private String topic;

    /** a: rated 5, named, of a company, with a ticket; b: rated 2, named; c: nothing of it. */
    private long a;

    private long b;
    private long c;

    @BeforeEach
    void threeSessions() {
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
            ticket: {owner: {loginname: {startsWith: "agent"}}}                    | a
            customer: {contact: {name: {contains: "100%"}}}                        | a
            not: {ticket: {status: {eq: ACTIVE}}}                                  | bc
            not: {rating: {eq: 5}}                                                 | bc
            or: [{rating: {eq: 5}}, {name: {eq: "Per"}}]                           | ab
            and: [{rating: {gte: 2}}, {not: {name: {eq: "Per"}}}]                  | a
            or: [{ticket: {status: {eq: ACTIVE}}}, {rating: {isNull: true}}]       | ac
            or: []                                                                 | abc
            """)
    void finds(String condition, String expected) {
        List<Integer> found = anna.asks(
                        "query($topic: ID!) { chatSessions(where: {topic: {id: {eq: $topic}}, " + condition
                                + "}) { totalCount nodes { databaseId } } }",
                        Map.of("topic", topic))
                .list("chatSessions.nodes.databaseId");

        assertThat(found.stream().map(this::name).reduce("", String::concat)).isEqualTo(expected.replace("-", ""));
    }

    @Test
    void idsAreComparedToo() {
        List<Integer> found = anna.asks(
                        "query($ids: [ID!]) { chatSessions(where: {id: {in: $ids}}) { nodes { databaseId } } }",
                        Map.of("ids", List.of(Ids.of("ChatSession", b), Ids.of("ChatSession", c))))
                .list("chatSessions.nodes.databaseId");

        assertThat(found).containsExactly((int) b, (int) c);
    }

    private String name(int session) {
        return session == a ? "a" : session == b ? "b" : "c";
    }
}
