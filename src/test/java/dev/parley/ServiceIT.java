package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged service: the jar, or the native executable with -Dnative. */
@ExtendWith(PackagedService.class)
class ServiceIT {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void agentOfTopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void devCredentials_inThePackagedService_areAnonymous() {
        assertThat(Caller.nobody().asks("{ viewer { kind } }").<String>data("viewer.kind"))
                .isEqualTo("ANONYMOUS");
        assertThat(Caller.with("Dev " + anna).asks("{ viewer { kind } }").<String>data("viewer.kind"))
                .isEqualTo("ANONYMOUS");
    }

    @Test
    void session_fromRequestToEnd_succeeds() {
        Answer requested = Caller.nobody()
                .runs("request", Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic), "message", "Hello?")));
        Caller customer = Caller.customer(requested.data("requestChatSession.sessionKey"));
        long session = requested.<Integer>data("requestChatSession.chatSession.databaseId");
        Caller agent = Caller.agent(anna);

        Answer accepted = agent.runs("accept", session);
        Answer sent = customer.runs("send", say(session, "It does not start."));
        Answer answered = agent.runs("send", say(session, "Is it plugged in?"));
        Answer ended = agent.runs("end", session);
        Answer again = agent.runs("end", session);
        Answer own = customer.asks("{ customerSession { status topic { name } messages { totalCount } } }");

        assertThat(accepted.<String>data("acceptChatSession.chatSession.user.loginName"))
                .isEqualTo(anna);
        assertThat(sent.<String>data("sendChatMessage.chatSession.status")).isEqualTo("CUSTOMER_LAST");
        assertThat(answered.<String>data("sendChatMessage.chatSession.status")).isEqualTo("USER_LAST");
        assertThat(ended.<String>data("endChatSession.chatSession.status")).isEqualTo("CLOSED");
        assertThat(again.<Boolean>data("endChatSession.changed")).isFalse();
        assertThat(own.<String>data("customerSession.status")).isEqualTo("CLOSED");
        assertThat(own.<Integer>data("customerSession.messages.totalCount")).isEqualTo(5);
        assertThat(world.texts("select type from chat_session_event where session_id = ? order by seq", session))
                .containsExactly("REQUESTED", "MESSAGE_SENT", "ACCEPTED", "MESSAGE_SENT", "MESSAGE_SENT", "ENDED");
    }

    @Test
    void query_overAllTypes_succeeds() {
        long company = world.company("Fjord AS");
        for (int i = 0; i < 3; i++) {
            long session = world.waiting(topic);
            world.link(session, "customer_id", world.person(company));
            world.link(session, "contact_id", company);
            world.link(session, "project_id", world.project("Harbour"));
            world.link(session, "sale_id", world.sale(company));
            world.link(session, "ticket_id", world.ticket(anna));
            world.messages(session, 7);
        }

        Answer answer =
                Caller.agent(anna).runs("waiting-sessions", Map.of("first", 100, "topic", Ids.of("ChatTopic", topic)));

        assertThat(answer.<Integer>data("chatSessions.totalCount")).isEqualTo(3);
        assertThat(answer.<String>data("chatSessions.nodes[0].customer.contact.name"))
                .isEqualTo("Fjord AS");
        assertThat(answer.<List<?>>data("chatSessions.nodes[0].customer.contact.chatSessions.nodes"))
                .hasSize(3);
        assertThat(answer.<List<?>>data("chatSessions.nodes[0].messages.nodes")).hasSize(5);
        assertThat(answer.<String>data("chatSessions.nodes[0].ticket.owner.loginName"))
                .isEqualTo(anna);
    }

    @Test
    void query_withDerivedFieldsFiltersAndPages_succeeds() {
        world.waiting(topic);
        world.waiting(topic);
        String document = """
                query($topic: ID!, $after: String) { chatSessions(first: 1, after: $after,
                    where: {not: {rating: {gt: 2}}, topic: {id: {eq: $topic}}, or: [{name: {isNull: true}}, {name: {contains: "x"}}]},
                    orderBy: [{field: RATING}, {field: PRIORITY, direction: DESC}]) {
                  pageInfo { hasNextPage endCursor }
                  edges { node { phase queuePosition waitSeconds topic { members { totalCount nodes { user { loginName } } } } } } } }""";

        Answer first = Caller.agent(anna).asks(document, Map.of("topic", Ids.of("ChatTopic", topic)));
        String cursor = first.data("chatSessions.pageInfo.endCursor");
        Answer second = Caller.agent(anna).asks(document, Map.of("topic", Ids.of("ChatTopic", topic), "after", cursor));

        assertThat(first.<Boolean>data("chatSessions.pageInfo.hasNextPage")).isTrue();
        assertThat(second.<Boolean>data("chatSessions.pageInfo.hasNextPage")).isFalse();
        assertThat(second.<String>data("chatSessions.edges[0].node.phase")).isEqualTo("PENDING");
        assertThat(second.<String>data("chatSessions.edges[0].node.topic.members.nodes[0].user.loginName"))
                .isEqualTo(anna);
    }

    @Test
    void rootFields_areAllAnswered() {
        Answer answer = Caller.agent(anna).asks("""
                        query($id: ID!) {
                          viewer { kind memberships { topic { name } } }
                          serviceInfo { version maxMessageLength }
                          errorCatalog { code meaning help retryable }
                          node(id: $id) { id ... on ChatTopic { name openingHours { timeZone days { weekday periods { opensAt } } } } }
                          nodes(ids: [$id]) { __typename }
                          chatTopic(id: $id) { name }
                          chatTopics(first: 1) { nodes { name } }
                          users(first: 1) { nodes { loginName presence } }
                          persons(first: 1, orderBy: [{field: LAST_NAME}]) { edges { cursor node { gender } } }
                          contacts(first: 1) { nodes { name } }
                          projects(first: 1) { nodes { name } }
                          sales(first: 1) { nodes { amount { amount currencyCode } closesAt status } }
                          tickets(first: 1) { nodes { origin } }
                          myChatSessions { totalCount }
                          chatSessions(first: 1) { nodes { id } } }""", Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(answer.<String>data("viewer.kind")).isEqualTo("AGENT");
        assertThat(answer.<String>data("node.openingHours.timeZone")).isEqualTo("UTC");
    }

    @Test
    void rejectedMutationAndInvalidRequest_haveTheirCodes() {
        Answer refused = Caller.agent(world.listenerOf(topic)).runs("accept", world.waiting(topic));
        Answer bad = Caller.agent(anna).asks("{ chatSession(id: \"nonsense\") { id } }");

        assertThat(refused.refusal("acceptChatSession")).isEqualTo("NOT_TOPIC_MEMBER");
        assertThat(bad.errorCode()).isEqualTo("BAD_ID");
        assertThat(Caller.nobody().asks("{ viewer { kind } }").<String>data("viewer.kind"))
                .isEqualTo("ANONYMOUS");
    }

    @Test
    void sessions_ofTopic_areVisibleToMembersAndAdministratorsOnly() {
        world.waiting(topic);
        String login = world.user();
        String document = "query($id: ID!) { chatTopic(id: $id) { chatSessions { totalCount } } }";
        Map<String, ?> variables = Map.of("id", Ids.of("ChatTopic", topic));

        Answer outsider = Caller.agent(login).asks(document, variables);
        Answer member = Caller.agent(anna).asks(document, variables);
        Answer admin = Caller.admin(login).asks(document, variables);

        assertThat(outsider.<Integer>data("chatTopic.chatSessions.totalCount")).isZero();
        assertThat(member.<Integer>data("chatTopic.chatSessions.totalCount")).isEqualTo(1);
        assertThat(admin.<Integer>data("chatTopic.chatSessions.totalCount")).isEqualTo(1);
    }

    @Test
    void topic_setUpByAdministrator_succeeds() {
        Caller admin = Caller.admin(anna);
        String name = "Set up " + topic;

        Answer created = admin.asks(
                "mutation($name: String!) { createChatTopic(input: {name: $name, openingHours: {timeZone: \"Europe/Oslo\", days: [{weekday: MONDAY, periods: [{opensAt: \"08:00\", closesAt: \"16:00\"}]}]}, widget: {theme: CLASSIC, forms: {preChat: {requiredFields: [EMAIL], collectConsent: true}}}, alerts: {email: {afterSeconds: 5}}}) { chatTopic { id name openingHours { timeZone lunch { endsAt } days { periods { closesAt } } } widget { theme forms { preChat { requiredFields collectConsent } } } alerts { email { afterSeconds } } } } }",
                Map.of("name", name));
        String id = created.data("createChatTopic.chatTopic.id");
        Answer updated = admin.asks(
                "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, alerts: {email: {afterSeconds: null}}, description: \"New\"}) { chatTopic { openingHours { timeZone } alerts { email { afterSeconds } } description } } }",
                Map.of("id", id));
        Answer tooLong = admin.asks(
                "mutation($id: ID!, $text: String) { updateChatTopic(input: {topicId: $id, description: $text}) { userErrors { code field } } }",
                Map.of("id", id, "text", "x".repeat(256)));
        Answer deleted = admin.runs("delete-topic", Map.of("input", Map.of("topicId", id)));

        assertThat(created.<String>data("createChatTopic.chatTopic.widget.theme"))
                .isEqualTo("CLASSIC");
        assertThat(created.<String>data("createChatTopic.chatTopic.openingHours.days[0].periods[0].closesAt"))
                .isEqualTo("16:00");
        assertThat(created.<Map<String, Object>>data("createChatTopic.chatTopic.widget.forms.preChat"))
                .isEqualTo(Map.of("requiredFields", List.of("EMAIL"), "collectConsent", true));
        assertThat(updated.<String>data("updateChatTopic.chatTopic.openingHours.timeZone"))
                .isEqualTo("Europe/Oslo");
        assertThat(updated.<Integer>data("updateChatTopic.chatTopic.alerts.email.afterSeconds"))
                .isNull();
        assertThat(updated.<String>data("updateChatTopic.chatTopic.description"))
                .isEqualTo("New");
        assertThat(tooLong.refusal("updateChatTopic")).isEqualTo("FIELD_TOO_LONG");
        assertThat(deleted.<Boolean>data("deleteChatTopic.chatTopic.deleted")).isTrue();
    }

    @Test
    void healthMetricsAndSchema_areServed() {
        RestAssured.get("/q/health/ready").then().statusCode(200);
        Caller.nobody().asks("{ __typename }");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains(
                        "parley_graphql_requests_seconds_bucket{",
                        "parley_graphql_requests_seconds_count{",
                        "parley_websocket_sockets ",
                        "cache_gets_total{cache=\"documents\",");
        assertThat(RestAssured.get("/graphql/schema.graphql").asString()).contains("type ChatSession implements Node");
    }

    private static Map<String, ?> say(long session, String message) {
        return Map.of("input", Map.of("chatSessionId", Ids.of("ChatSession", session), "text", message));
    }
}
