package dev.parley.chat.session;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sessions and messages that a caller can read are the same on every path to them. All others look as if they did not exist. */
@QuarkusTest
class AgentRightsTest {

    private static final String LISTS =
            "chatSessions(first: 100) { totalCount nodes { databaseId messages { totalCount nodes { seq } } } }";

    private final World world = new World();
    private long topic;
    private String bjorn;
    private long person;
    private long company;
    private long stray;

    /** Sessions by the letters of the table; m is the caller's own, if it has one. Each has one message, written by Bjørn. */
    private Map<String, Long> sessions;

    /** Callers, with the letters of the sessions that they can read, and of those whose messages they can read. */
    enum Who {
        // w waiting, a active with Bjørn, b handled by a bot, c closed, m active with the caller
        USER_WITHOUT_MEMBERSHIP("", ""),
        MEMBER_WITHOUT_RIGHTS("", ""),
        MEMBER_OF_ANOTHER_TOPIC("", ""),
        LISTENER("wabc", "wabc"),
        RESPONDER("wabc", "wbc"),
        RESPONDER_WITH_A_SESSION("wabcm", "wbcm"),
        RESPONDER_TO_WHOM_A_IS_OFFERED("wabc", "wabc"),
        WARNED_ONLY("wabc", "wc"),
        MANAGER("wabc", "wabc"),
        OWNER_WITHOUT_MEMBERSHIP("m", "m"),
        USER_TO_WHOM_A_IS_OFFERED("a", "a"),
        BOT_WITHOUT_MEMBERSHIP("", ""),
        RESPONDING_BOT("wabc", "wbc"),
        ADMIN("wabc", "wabc"),
        ADMIN_WITHOUT_RECORD("wabc", "wabc"),
        TOKEN_WITHOUT_RECORD("", "");

        private final String sees;
        private final String reads;

        Who(String sees, String reads) {
            this.sees = sees;
            this.reads = reads;
        }
    }

    @BeforeEach
    void aSessionOfEachKind() {
        topic = world.topic();
        bjorn = world.agentOf(topic);
        company = world.company("Fjord AS");
        person = world.person(company);
        sessions = new LinkedHashMap<>();
        add("w", world.waiting(topic));
        add("a", world.active(topic, bjorn));
        add("b", world.botDriven(topic));
        add("c", world.closed(topic));
        // Another company, with a session that only an administrator can read.
        stray = world.company("Stray AS");
        world.link(world.waiting(world.topic()), "contact_id", stray);
    }

    @ParameterizedTest
    @EnumSource
    void sessions_byId_matchTheTable(Who who) {
        Caller caller = as(who);

        assertThat(sessionsWhere(id -> caller.asks(
                                "query($id: ID!) { chatSession(id: $id) { databaseId } }",
                                Map.of("id", Ids.of("ChatSession", id)))
                        .data("chatSession")))
                .isEqualTo(who.sees);
        assertThat(sessionsWhere(id -> caller.asks(
                                "query($id: ID!) { node(id: $id) { id } }", Map.of("id", Ids.of("ChatSession", id)))
                        .data("node")))
                .isEqualTo(who.sees);
        assertThat(sessionsWhere(id -> caller.asks(
                                "query($id: ID!) { node(id: $id) { id } }",
                                Map.of("id", Ids.of("ChatMessage", messageOf(id))))
                        .data("node")))
                .isEqualTo(who.reads);
    }

    @ParameterizedTest
    @EnumSource
    void sessions_byManyIds_matchTheTable(Who who) {
        Caller caller = as(who);

        Answer answer = caller.asks(
                "query($ids: [ID!]!) { nodes(ids: $ids) { ... on ChatSession { databaseId } } }",
                Map.of("ids", ids("ChatSession", sessions.values().toArray(Long[]::new))));

        assertThat(answer.list("nodes")).hasSize(sessions.size());
        assertThat(letters(answer.list("nodes.databaseId"))).isEqualTo(who.sees);
    }

    @ParameterizedTest
    @EnumSource
    void sessions_inTheRootList_matchTheTable(Who who) {
        Answer answer = as(who).asks(
                        "query($topic: ID!) { chatSessions(first: 100, where: {topic: {id: {eq: $topic}}}) { totalCount nodes { databaseId messages { totalCount nodes { seq } } } } }",
                        Map.of("topic", Ids.of("ChatTopic", topic)));

        assertFound(who, answer, "chatSessions");
    }

    @ParameterizedTest
    @EnumSource
    void sessions_ofTheirTopic_matchTheTable(Who who) {
        Answer answer = as(who).asks(
                        "query($topic: ID!) { chatTopic(id: $topic) { " + LISTS + " } }",
                        Map.of("topic", Ids.of("ChatTopic", topic)));

        assertFound(who, answer, "chatTopic.chatSessions");
    }

    @ParameterizedTest
    @EnumSource
    void sessions_ofAPersonsCompany_matchTheTable(Who who) {
        Answer answer = as(who).asks(
                        "query($id: ID!) { person(id: $id) { contact { " + LISTS + " } } }",
                        Map.of("id", Ids.of("Person", person)));

        assertFound(who, answer, "person.contact.chatSessions");
    }

    @ParameterizedTest
    @EnumSource
    void sessions_ofOneOfManyCompanies_matchTheTable(Who who) {
        Answer answer = as(who).asks(
                        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Contact { " + LISTS + " } } }",
                        Map.of("ids", ids("Contact", company, stray)));

        assertFound(who, answer, "nodes[0].chatSessions");
        assertCount(answer, "nodes[1].chatSessions", who.name().startsWith("ADMIN") ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void messages_filteredByAuthor_matchTheTable(Who who) {
        Answer answer = as(who).asks(
                        "query($id: ID!) { user(id: $id) { chatMessages { totalCount nodes { chatSession { databaseId } } } } }",
                        Map.of("id", Ids.of("User", world.id(bjorn))));

        assertThat(letters(answer.list("user.chatMessages.nodes.chatSession.databaseId")))
                .isEqualTo(who.reads);
        assertCount(answer, "user.chatMessages", who.reads.length());
    }

    @ParameterizedTest
    @EnumSource
    void messages_filteredBySession_matchTheTable(Who who) {
        Caller caller = as(who);
        world.run("update chat_session set name = 'Secret' where topic_id = ?", topic);

        Answer answer = caller.asks(
                "query($id: ID!) { user(id: $id) { chatMessages(where: {chatSession: {name: {startsWith: \"s\"}}}) { totalCount } } }",
                Map.of("id", Ids.of("User", world.id(bjorn))));

        assertCount(answer, "user.chatMessages", who.reads.length());
    }

    @Test
    void closedSession_staysReadableForItsAgent() {
        String anna = world.user();
        long session = world.active(topic, anna);
        Caller.agent(anna).runs("end", session);

        Answer answer = Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { phase messages { totalCount } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<String>data("chatSession.phase")).isEqualTo("CLOSED");
        assertThat(answer.<Integer>data("chatSession.messages.totalCount")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chatSession(id: $session) { id }",
                "chatSessions { totalCount }",
                "node(id: $session) { id }",
                "nodes(ids: [$session]) { id }",
                "chatTopic(id: $topic) { chatSessions { totalCount } }",
                "person(id: $person) { contact { chatSessions { totalCount } } }",
                "user(id: $user) { chatMessages { totalCount } }"
            })
    void aCustomerGoesNoneOfTheseWays(String field) {
        String key = "key-rights" + topic;
        Map<String, String> ids = Map.of(
                "session", Ids.of("ChatSession", world.waiting(topic, key)),
                "topic", Ids.of("ChatTopic", topic),
                "person", Ids.of("Person", person),
                "user", Ids.of("User", world.id(bjorn)));
        String variable = ids.keySet().stream()
                .filter(name -> field.contains("$" + name))
                .map(name -> "($" + name + ": ID!)")
                .collect(joining());

        assertThat(Caller.customer(key)
                        .asks("query" + variable + " { " + field + " }", ids)
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    private void assertFound(Who who, Answer answer, String list) {
        assertThat(letters(answer.list(list + ".nodes.databaseId"))).isEqualTo(who.sees);
        assertCount(answer, list, who.sees.length());
        assertThat(letters(answer.list(list + ".nodes.findAll { it.messages.nodes.size() == 1 }.databaseId")))
                .isEqualTo(who.reads);
        assertThat(letters(answer.list(list + ".nodes.findAll { it.messages.totalCount == 1 }.databaseId")))
                .isEqualTo(who.reads);
    }

    /** If nothing is found, the record that has the list may be hidden as well: from callers without any chat rights. */
    private static void assertCount(Answer answer, String list, int expected) {
        Integer count = answer.data(list + ".totalCount");
        assertThat(count == null ? 0 : count).isEqualTo(expected);
    }

    private Caller as(Who who) {
        return switch (who) {
            case USER_WITHOUT_MEMBERSHIP -> Caller.agent(world.user());
            case MEMBER_WITHOUT_RIGHTS -> {
                String login = world.listenerOf(topic);
                world.run("update chat_topic_user set can_listen = false where user_id = ?", world.id(login));
                yield Caller.agent(login);
            }
            case MEMBER_OF_ANOTHER_TOPIC -> Caller.agent(world.managerOf(world.topic()));
            case LISTENER -> Caller.agent(world.listenerOf(topic));
            case RESPONDER -> Caller.agent(world.agentOf(topic));
            case RESPONDER_WITH_A_SESSION -> Caller.agent(withASession(world.agentOf(topic)));
            case RESPONDER_TO_WHOM_A_IS_OFFERED -> Caller.agent(withAnOffer(world.agentOf(topic)));
            case WARNED_ONLY -> Caller.agent(world.warnedOf(topic));
            case MANAGER -> Caller.agent(world.managerOf(topic));
            case OWNER_WITHOUT_MEMBERSHIP -> Caller.agent(withASession(world.user()));
            case USER_TO_WHOM_A_IS_OFFERED -> Caller.agent(withAnOffer(world.user()));
            case BOT_WITHOUT_MEMBERSHIP -> Caller.bot(world.user());
            case RESPONDING_BOT -> Caller.bot(world.agentOf(topic));
            case ADMIN -> Caller.admin(world.user());
            case ADMIN_WITHOUT_RECORD -> Caller.admin("nobody's admin");
            case TOKEN_WITHOUT_RECORD -> Caller.agent("nobody's agent");
        };
    }

    private String withASession(String login) {
        add("m", world.active(topic, login));
        return login;
    }

    private String withAnOffer(String login) {
        world.offer(sessions.get("a"), login);
        return login;
    }

    private void add(String letter, long session) {
        sessions.put(letter, session);
        world.link(session, "contact_id", company);
        world.messages(session, 1);
        world.run("update chat_message set created_by = ? where session_id = ?", world.id(bjorn), session);
    }

    private long messageOf(long session) {
        return world.number("select id from chat_message where session_id = ?", session);
    }

    private interface Look {
        Object at(long session);
    }

    private String sessionsWhere(Look look) {
        return sessions.entrySet().stream()
                .filter(session -> look.at(session.getValue()) != null)
                .map(Map.Entry::getKey)
                .collect(joining());
    }

    private String letters(List<Integer> numbers) {
        List<Long> found = (numbers == null ? List.<Integer>of() : numbers)
                .stream().map(Integer::longValue).toList();
        return sessionsWhere(session -> found.contains(session) ? session : null);
    }

    private static List<String> ids(String type, Long... numbers) {
        return Stream.of(numbers).map(number -> Ids.of(type, number)).toList();
    }
}
