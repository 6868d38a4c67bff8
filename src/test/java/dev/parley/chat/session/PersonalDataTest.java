package dev.parley.chat.session;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data of customers are visible to permitted callers only, on every path. */
@QuarkusTest
class PersonalDataTest {

    private static final String OF_SESSION = """
            query($id: ID!) { chatSession(id: $id) {
              email phone customerHost firstMessage lastMessage mail: email customer { lastName email phone } } }""";

    private final World world = new World();
    private long topic;
    private long session;
    private long person;
    private String bjorn;

    /** Callers who can read the session, and whether they can read the customer's details and the messages. */
    enum Who {
        LISTENER(true, true),
        RESPONDER(true, false),
        WARNED_ONLY(true, false),
        MANAGER(true, true),
        OWNER_WITHOUT_MEMBERSHIP(false, true),
        USER_TO_WHOM_IT_IS_OFFERED(false, true),
        RESPONDING_BOT(true, false),
        ADMIN(true, true);

        private final boolean knowsCustomer;
        private final boolean reads;

        Who(boolean knowsCustomer, boolean reads) {
            this.knowsCustomer = knowsCustomer;
            this.reads = reads;
        }
    }

    @BeforeEach
    void anActiveSessionOfAKnownCustomer() {
        topic = world.topic();
        bjorn = world.user();
        session = world.active(topic, bjorn);
        person = world.person(world.company("Fjord AS"), "Kari", "Nordmann", "kari" + topic + "@example.com");
        world.run("update person set phone = '12345678' where person_id = ?", person);
        world.link(session, "customer_id", person);
        world.run(
                "update chat_session set email = ?, phone = '87654321', customer_host = '203.0.113.7',"
                        + " first_message = 'Help', last_message = 'Please' where id = ?",
                "kari" + topic + "@example.org",
                session);
    }

    @ParameterizedTest
    @EnumSource
    void details_throughTheSession_areVisibleToPermittedCallers(Who who) {
        Answer answer = as(who).asks(OF_SESSION, Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<String>data("chatSession.customer.lastName")).isEqualTo("Nordmann");
        assertVisible(who.knowsCustomer, answer, "chatSession.email", "kari" + topic + "@example.org");
        assertVisible(who.knowsCustomer, answer, "chatSession.mail", "kari" + topic + "@example.org");
        assertVisible(who.knowsCustomer, answer, "chatSession.phone", "87654321");
        assertVisible(who.knowsCustomer, answer, "chatSession.customerHost", "203.0.113.7");
        assertVisible(who.knowsCustomer, answer, "chatSession.customer.email", "kari" + topic + "@example.com");
        assertVisible(who.knowsCustomer, answer, "chatSession.customer.phone", "12345678");
        assertVisible(who.reads, answer, "chatSession.firstMessage", "Help");
        assertVisible(who.reads, answer, "chatSession.lastMessage", "Please");
    }

    @ParameterizedTest
    @EnumSource
    void details_throughListsAndNodes_areVisibleToPermittedCallers(Who who) {
        Answer answer = as(who).asks(
                        """
                query($id: ID!, $person: ID!, $topic: ID!) {
                  chatTopics(where: {id: {eq: $topic}}) { nodes { chatSessions { nodes { email } } } }
                  chatSessions(where: {id: {eq: $id}}) { edges { node { email } } }
                  person(id: $person) { email chatSessions { nodes { email customer { phone } } } }
                  nodes(ids: [$id, $person]) { ... on Person { email } ... on ChatSession { email } }
                }""",
                        Map.of(
                                "id", Ids.of("ChatSession", session),
                                "person", Ids.of("Person", person),
                                "topic", Ids.of("ChatTopic", topic)));

        String typed = "kari" + topic + "@example.org";
        String recorded = "kari" + topic + "@example.com";
        assertVisible(who.knowsCustomer, answer, "chatTopics.nodes[0].chatSessions.nodes[0].email", typed);
        assertVisible(who.knowsCustomer, answer, "chatSessions.edges[0].node.email", typed);
        assertVisible(who.knowsCustomer, answer, "person.email", recorded);
        assertVisible(who.knowsCustomer, answer, "person.chatSessions.nodes[0].email", typed);
        assertVisible(who.knowsCustomer, answer, "person.chatSessions.nodes[0].customer.phone", "12345678");
        assertVisible(who.knowsCustomer, answer, "nodes[0].email", typed);
        assertVisible(who.knowsCustomer, answer, "nodes[1].email", recorded);
    }

    @ParameterizedTest
    @EnumSource
    void details_throughFilters_areVisibleToPermittedCallers(Who who) {
        assertThat(found(who, "email: {startsWith: \"kari\"}")).isEqualTo(who.knowsCustomer);
        assertThat(found(who, "not: {email: {startsWith: \"kari\"}}")).isNotEqualTo(who.knowsCustomer);
        assertThat(found(who, "email: {isNull: true}")).isNotEqualTo(who.knowsCustomer);
        assertThat(found(who, "email: {isNull: false}")).isEqualTo(who.knowsCustomer);
        assertThat(found(who, "customer: {phone: {eq: \"12345678\"}}")).isEqualTo(who.knowsCustomer);
        assertThat(found(who, "or: [{customerHost: {contains: \"113\"}}]")).isEqualTo(who.knowsCustomer);
        assertThat(found(who, "lastMessage: {eq: \"Please\"}")).isEqualTo(who.reads);
        assertThat(found(who, "customer: {lastName: {eq: \"Nordmann\"}}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL", "PHONE", "CUSTOMER_HOST", "FIRST_MESSAGE", "LAST_MESSAGE"})
    void details_inSortOrders_areRefused(String field) {
        Answer answer = as(Who.MANAGER).asks("{ chatSessions(orderBy: [{field: " + field + "}]) { totalCount } }");

        assertThat(answer.errorCode()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void person_forAnAgentOfAnotherTopic_hasNoSession() {
        Caller stranger = Caller.agent(world.managerOf(world.topic()));

        Answer answer = stranger.asks(
                "query($id: ID!) { person(id: $id) { lastName email phone chatSessions { totalCount } } }",
                Map.of("id", Ids.of("Person", person)));

        assertThat(answer.<String>data("person.lastName")).isEqualTo("Nordmann");
        assertThat(answer.<String>data("person.email")).isNull();
        assertThat(answer.<String>data("person.phone")).isNull();
        assertThat(answer.<Integer>data("person.chatSessions.totalCount")).isZero();
        assertThat(stranger.asks("{ persons(where: {email: {eq: \"kari" + topic + "@example.com\"}}) { totalCount } }")
                        .<Integer>data("persons.totalCount"))
                .isZero();
    }

    @Test
    void customer_canReadItsOwnDetails() {
        Answer answer = Caller.customer(world.key(session)).asks("{ customerSession { email phone firstMessage } }");

        assertThat(answer.<String>data("customerSession.email")).startsWith("kari");
        assertThat(answer.<String>data("customerSession.phone")).isEqualTo("87654321");
    }

    @Test
    void scheduledMessage_isNotInTheCustomersSession() {
        assertThat(Caller.customer(world.key(session))
                        .asks("{ customerSession { lastMessage } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "person", "project", "sale", "ticket"})
    void crmRecords_areVisibleToChatStaff(String type) {
        long row = switch (type) {
            case "contact" -> world.company("Fjell AS");
            case "person" -> person;
            case "project" -> world.project("Harbour");
            case "sale" -> world.sale(world.company("Fjell AS"));
            default -> world.ticket(bjorn);
        };
        String name = Character.toUpperCase(type.charAt(0)) + type.substring(1);
        String document = "query($id: ID!) { one: " + type + "(id: $id) { id } all: " + type
                + "s(where: {id: {eq: $id}}) { totalCount nodes { id } } node(id: $id) { id } }";
        Map<String, String> id = Map.of("id", Ids.of(name, row));

        for (String login : List.of(world.user(), "nobody's agent", deleted())) {
            Answer answer = Caller.agent(login).asks(document, id);
            assertThat(answer.<Object>data("one")).isNull();
            assertThat(answer.<Object>data("node")).isNull();
            assertThat(answer.<Integer>data("all.totalCount")).isZero();
            assertThat(answer.list("all.nodes")).isEmpty();
        }
        Answer answer = Caller.agent(world.agentOf(world.topic())).asks(document, id);
        assertThat(answer.<Object>data("one")).isNotNull();
        assertThat(answer.<Integer>data("all.totalCount")).isEqualTo(1);
    }

    @Test
    void deletedUser_canReadAndDoNothing() {
        Caller gone = Caller.agent(deleted());
        long waiting = world.waiting(topic);

        assertThat(gone.asks("{ viewer { user { id } } }").<Object>data("viewer.user"))
                .isNull();
        assertThat(gone.asks("{ chatSessions { totalCount } }").<Integer>data("chatSessions.totalCount"))
                .isZero();
        assertThat(gone.asks("{ chatQueue { length } }").<Integer>data("chatQueue.length"))
                .isZero();
        assertThat(gone.does("acceptChatSession", waiting).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(world.session(waiting, "status")).isEqualTo("4");
    }

    @Test
    void readOnlyUser_canDoNothing() {
        String login = world.agentOf(topic);
        world.run("update ejuser set status = 4 where loginname = ?", login);
        long waiting = world.waiting(topic);

        assertThat(Caller.agent(login).does("acceptChatSession", waiting).errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(Caller.agent(login)
                        .asks(
                                "query($id: ID!) { chatSession(id: $id) { id } }",
                                Map.of("id", Ids.of("ChatSession", waiting)))
                        .<Object>data("chatSession"))
                .isNotNull();
    }

    private String deleted() {
        String login = world.managerOf(topic);
        world.run("update chat_topic_user set can_respond = true where user_id = ?", world.id(login));
        world.run("update ejuser set status = 3 where loginname = ?", login);
        return login;
    }

    private boolean found(Who who, String condition) {
        Answer answer = as(who).asks(
                        "query($id: ID!) { chatSessions(where: {id: {eq: $id}, " + condition
                                + "}) { totalCount nodes { id } } }",
                        Map.of("id", Ids.of("ChatSession", session)));
        assertThat(answer.list("chatSessions.nodes")).hasSize(answer.<Integer>data("chatSessions.totalCount"));
        return answer.<Integer>data("chatSessions.totalCount") == 1;
    }

    private static void assertVisible(boolean visible, Answer answer, String path, String value) {
        assertThat(answer.<String>data(path)).as(path).isEqualTo(visible ? value : null);
    }

    private Caller as(Who who) {
        return switch (who) {
            case LISTENER -> Caller.agent(world.listenerOf(topic));
            case RESPONDER -> Caller.agent(world.agentOf(topic));
            case WARNED_ONLY -> Caller.agent(world.warnedOf(topic));
            case MANAGER -> Caller.agent(world.managerOf(topic));
            case OWNER_WITHOUT_MEMBERSHIP -> Caller.agent(bjorn);
            case USER_TO_WHOM_IT_IS_OFFERED -> {
                String login = world.user();
                world.run("delete from chat_transfer where session_id = ?", session);
                world.offer(session, login);
                yield Caller.agent(login);
            }
            case RESPONDING_BOT -> Caller.bot(world.agentOf(topic));
            case ADMIN -> Caller.admin(world.user());
        };
    }
}
