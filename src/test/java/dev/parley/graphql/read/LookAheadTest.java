package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that each field is resolved with its own arguments, in every form of a selection. */
@QuarkusTest
class LookAheadTest {

    private final World world = new World();
    private Caller anna;
    private long session;
    private long other;
    private long company;

    @BeforeEach
    void createTwoSessionsOfOneCompany() {
        long topic = world.topic();
        anna = Caller.agent(world.agentOf(topic));
        company = world.company("Fjord AS");
        session = world.waiting(topic);
        other = world.waiting(topic);
        for (long each : List.of(session, other)) {
            world.link(each, "contact_id", company);
            world.link(each, "customer_id", world.person(company));
        }
        world.messages(session, 6);
        world.messages(other, 3);
    }

    @Test
    void list_withTwoAliases_usesArgumentsOfEach() {
        Answer answer = both(
                "first: messages(first: 2) { nodes { seq } } last: messages(last: 2) { nodes { seq } } some: messages(where: {seq: {gt: 3}}) { totalCount }");

        assertThat(answer.<List<Integer>>data("a.first.nodes.seq")).containsExactly(1, 2);
        assertThat(answer.<List<Integer>>data("a.last.nodes.seq")).containsExactly(5, 6);
        assertThat(answer.<Integer>data("a.some.totalCount")).isEqualTo(3);
    }

    @Test
    void fragment_inTwoOperations_hasSelectionOfEach() {
        String id = Ids.of("ChatSession", session);
        String body = """
                {"query": "query More { ...same chatSession(id: \\"%1$s\\") { messageSeq } } query Less { ...same } fragment same on Query { chatSession(id: \\"%1$s\\") { databaseId } }", "operationName": "%2$s"}""";

        assertThat(anna.sends(body.formatted(id, "More")).<Map<String, ?>>data("chatSession"))
                .containsOnlyKeys("databaseId", "messageSeq");
        assertThat(anna.sends(body.formatted(id, "Less")).<Map<String, ?>>data("chatSession"))
                .containsOnlyKeys("databaseId");
    }

    @Test
    void list_withTwoAliasesBelowManyParents_usesArgumentsOfEach() {
        Answer answer = anna.asks(
                "query($id: ID!) { contact(id: $id) { chatSessions { nodes { one: messages(first: 1) { nodes { seq } } back: messages(last: 2, orderBy: [{field: SEQ, direction: DESC}]) { totalCount nodes { seq } } } } } }",
                Map.of("id", Ids.of("Contact", company)));

        assertThat(answer.<List<?>>data("contact.chatSessions.nodes.one.nodes.seq"))
                .isEqualTo(List.of(List.of(1), List.of(1)));
        assertThat(answer.<List<?>>data("contact.chatSessions.nodes.back.nodes.seq"))
                .isEqualTo(List.of(List.of(2, 1), List.of(2, 1)));
        assertThat(answer.<List<Integer>>data("contact.chatSessions.nodes.back.totalCount"))
                .containsExactly(6, 3);
    }

    @Test
    void link_withTwoAliases_isJoinedOnceAndKeepsTheirLists() {
        Answer answer = both(
                "x: customer { firstName } y: customer { contact { n: chatSessions(first: 1) { nodes { databaseId } } } } z: customer { contact { n: chatSessions(last: 1) { nodes { databaseId } } } }");

        assertThat(answer.<String>data("a.x.firstName")).isEqualTo("Kari");
        assertThat(answer.<List<Integer>>data("a.y.contact.n.nodes.databaseId")).containsExactly((int) session);
        assertThat(answer.<List<Integer>>data("a.z.contact.n.nodes.databaseId")).containsExactly((int) other);
    }

    @Test
    void fragments_onSameField_areMerged() {
        Answer answer = anna.asks("""
                query($id: ID!) { chatSession(id: $id) { ...Customer ...Company ... on ChatSession { topic { name } } } }
                fragment Customer on ChatSession { customer { firstName } messages(first: 1) { nodes { seq } } }
                fragment Company on ChatSession { customer { contact { name } } messages(first: 1) { totalCount nodes { text } } }""", Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<String>data("chatSession.customer.firstName")).isEqualTo("Kari");
        assertThat(answer.<String>data("chatSession.customer.contact.name")).isEqualTo("Fjord AS");
        assertThat(answer.<Integer>data("chatSession.messages.totalCount")).isEqualTo(6);
        assertThat(answer.<String>data("chatSession.messages.nodes[0].text")).isEqualTo("message 1");
    }

    @Test
    void skipAndInclude_followVariables() {
        String document = """
                query($id: ID!, $no: Boolean!, $yes: Boolean!) { chatSession(id: $id) {
                  customer @skip(if: $no) { firstName }
                  contact @include(if: $yes) { name }
                  ...List @include(if: $yes) } }
                fragment List on ChatSession { messages(first: 2) { nodes { seq } } }""";

        Answer shown = anna.asks(document, Map.of("id", Ids.of("ChatSession", session), "no", false, "yes", true));
        Answer hidden = anna.asks(document, Map.of("id", Ids.of("ChatSession", session), "no", true, "yes", false));

        assertThat(shown.<Map<String, ?>>data("chatSession")).containsOnlyKeys("customer", "contact", "messages");
        assertThat(hidden.<Map<String, ?>>data("chatSession")).isEmpty();
    }

    @Test
    void edgesAndNodes_ofOneList_areEqual() {
        Answer answer = both(
                "messages(first: 2) { nodes { seq } edges { cursor node { text chatSession { customer { lastName } } } } pageInfo { endCursor } }");

        assertThat(answer.<List<String>>data("a.messages.edges.node.text")).containsExactly("message 1", "message 2");
        assertThat(answer.<String>data("a.messages.edges[1].cursor"))
                .isEqualTo(answer.data("a.messages.pageInfo.endCursor"));
    }

    @Test
    void company_onTwoPaths_hasSelectionOfEach() {
        Answer answer = both(
                "contact { chatSessions(first: 1) { nodes { databaseId } } } customer { contact { chatSessions(last: 1) { nodes { databaseId } } } }");

        assertThat(answer.<List<Integer>>data("a.contact.chatSessions.nodes.databaseId"))
                .containsExactly((int) session);
        assertThat(answer.<List<Integer>>data("a.customer.contact.chatSessions.nodes.databaseId"))
                .containsExactly((int) other);
    }

    @Test
    void lists_withSameNameOnTwoTypes_areSeparate() {
        long project = world.project("Harbour");
        world.link(other, "project_id", project);

        Answer answer = anna.asks(
                """
                query($ids: [ID!]!) { nodes(ids: $ids) {
                  ... on Contact { chatSessions(first: 1) { nodes { databaseId } } }
                  ... on Project { chatSessions(last: 5) { nodes { databaseId } } } } }""",
                Map.of(
                        "ids",
                        List.of(Ids.of("Contact", company), Ids.of("Project", project), Ids.of("Contact", company))));

        assertThat(answer.list("nodes.chatSessions.nodes.databaseId"))
                .isEqualTo(List.of(List.of((int) session), List.of((int) other), List.of((int) session)));
    }

    @Test
    void projectMembers_inBothDirections_areReturned() {
        long project = world.project("Harbour");
        long person = world.person(company);
        world.run("insert into projectmember (project_id, person_id) values (?, ?)", project, person);

        Answer answer = anna.asks(
                "query($id: ID!) { project(id: $id) { members { totalCount nodes { databaseId projects(first: 3) { nodes { name } } } } } }",
                Map.of("id", Ids.of("Project", project)));

        assertThat(answer.<List<Integer>>data("project.members.nodes.databaseId"))
                .containsExactly((int) person);
        assertThat(answer.<String>data("project.members.nodes[0].projects.nodes[0].name"))
                .isEqualTo("Harbour");
    }

    @Test
    void derivedFields_areComputedForAllRows() {
        Answer answer = both("phase waitSeconds queuePosition durationSeconds customerTyping userTyping");

        assertThat(answer.<String>data("a.phase")).isEqualTo("PENDING");
        assertThat(answer.<Integer>data("a.waitSeconds")).isGreaterThanOrEqualTo(60);
        assertThat(answer.<Integer>data("a.queuePosition")).isEqualTo(1);
        assertThat(answer.<Integer>data("b.queuePosition")).isEqualTo(2);
        assertThat(answer.<Object>data("a.durationSeconds")).isNull();
    }

    private Answer both(String selection) {
        return anna.asks(
                "query($a: ID!, $b: ID!) { a: chatSession(id: $a) { " + selection + " } b: chatSession(id: $b) { "
                        + selection + " } }",
                Map.of("a", Ids.of("ChatSession", session), "b", Ids.of("ChatSession", other)));
    }
}
