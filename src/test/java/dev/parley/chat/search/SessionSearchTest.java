package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.ListFollower;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has an agent of its own topic, who finds no sessions of other tests. */
@QuarkusTest
class SessionSearchTest {

    private static final String FIND =
            "query($where: ChatSessionFilter) { chatSessions(where: $where) { totalCount nodes { databaseId } } }";

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private String login;
    private Caller agent;
    private long session;

    @BeforeEach
    void aSessionOfKariBesideAnother() {
        topic = world.silentTopic();
        login = world.agentOf(topic);
        agent = Caller.agent(login);
        session = world.closed(topic);
        world.alter(
                session,
                "customer_alias = 'kn75', name = 'Kari Nordmann', company_name = 'Fjord & Vidde AS', email = 'kari.nordmann@example.com', phone = '+47 22 33 44 55'");
        say(session, 1, "Where are my orders?");
        long other = world.closed(topic);
        world.alter(other, "name = 'Ola Hansen', email = 'ola@example.org', phone = '99887766'");
        say(other, 1, "Thanks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orders                  | true",
                "order                   | true",
                "\"my orders\"           | true",
                "\"orders my\"           | false",
                "kari                    | true",
                "NORDMANN                | true",
                "ordman                  | true",
                "kari nordmann           | true",
                "\"kari nordmann\"       | true",
                "\"nordmann kari\"       | false",
                "kari -nordmann          | false",
                "kari -hansen            | true",
                "per or kari             | true",
                "kari hansen             | false",
                "kn75                    | true",
                "fjord vidde             | true",
                "ka                      | true",
                "ar                      | false",
                "kari.nordmann@example.com | true",
                "@example.com            | true",
                "kari.nordmann@example.org | false",
                "+47 22 33 44 55         | true",
                "22334455                | true",
                "+4722334455             | true",
                "(47) 223-344-55         | true",
                "22334456                | false",
                "kari%                   | true",
                "k%i                     | false",
                "k_ri                    | false",
                "kari\\                  | true",
                "kari' and '1'='1        | false",
                "kari'; drop table x; -- | false",
                "kari') or ('1'='1       | true",
                ".*                      | ",
                "kári                    | true"
            })
    void session_isFoundOrNot(String search, Boolean found) {
        if (found == null) {
            assertThat(agent.asks(FIND, Map.of("where", Map.of("search", search)))
                            .errorCode())
                    .isEqualTo("BAD_FILTER");
        } else {
            assertThat(find(search)).isEqualTo(found ? List.of((int) session) : List.of());
        }
    }

    @Test
    void session_isFoundByItsCrmRecords() {
        long company = world.company("Bjørnefjell Kraft");
        world.run("update contact set org_nr = '987654321' where contact_id = ?", company);
        long person = world.person(company, "Øystein", "Grønli", "oystein.gronli@example.net");
        world.run("update person set phone = '44 00 55 11' where person_id = ?", person);
        world.link(session, "customer_id", person);
        world.link(session, "contact_id", company);

        for (String search :
                List.of("øystein", "oystein gronli", "gronli@example.net", "44005511", "bjornefjell", "987654321")) {
            assertThat(find(search)).as(search).containsExactly((int) session);
        }
    }

    @Test
    void messagesOfAnotherAgentsConversation_doNotFindIt_butNamesDo() {
        long active = world.active(topic, world.agentOf(topic));
        world.alter(active, "name = 'Solveig'");
        say(active, 1, "My secret is blue");

        assertThat(find("secret")).isEmpty();
        assertThat(find("solveig")).containsExactly((int) active);
        assertThat(Caller.agent(world.listenerOf(topic))
                        .asks(FIND, where("secret"))
                        .<Integer>data("chatSessions.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void contactDetailsThatAreHidden_doNotFindTheSession_butNamesDo() {
        String ownerLogin = world.agentOf(world.silentTopic());
        Caller owner = Caller.agent(ownerLogin);
        long person = world.person(world.company("Any"), "Tora", "Viken", "tora.viken@example.net");
        world.run(
                "update chat_session set user_id = ?, customer_id = ? where id = ?",
                world.id(ownerLogin),
                person,
                session);

        assertThat(owner.asks("{ chatSessions { nodes { name email } } }").<String>data("chatSessions.nodes[0].name"))
                .isEqualTo("Kari Nordmann");
        assertThat(owner.asks(FIND, where("nordmann")).<Integer>data("chatSessions.totalCount"))
                .isEqualTo(1);
        assertThat(owner.asks(FIND, where("viken")).<Integer>data("chatSessions.totalCount"))
                .isEqualTo(1);
        for (String hidden : List.of("kari.nordmann@example.com", "22334455", "tora.viken@example.net")) {
            assertThat(owner.asks(FIND, where(hidden)).<Integer>data("chatSessions.totalCount"))
                    .as(hidden)
                    .isZero();
        }
    }

    @Test
    void sessionsOfOtherTopics_areNotFound() {
        long other = world.closed(world.silentTopic());
        world.alter(other, "name = 'Kari Nordmann'");

        assertThat(find("nordmann")).containsExactly((int) session);
        assertThat(Caller.admin(world.user()).asks(FIND, where("nordmann")).<Integer>data("chatSessions.totalCount"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void search_combinesWithOtherConditions() {
        assertThat(found(Map.of("search", "example", "name", Map.of("eq", "Ola Hansen"))))
                .hasSize(1);
        assertThat(found(Map.of("search", "nordmann", "name", Map.of("eq", "Ola Hansen"))))
                .isEmpty();
        assertThat(found(Map.of("not", Map.of("search", "nordmann"))))
                .hasSize(1)
                .doesNotContain((int) session);
        assertThat(found(Map.of("or", List.of(Map.of("search", "nordmann"), Map.of("search", "hansen")))))
                .hasSize(2);
        assertThat(found(Map.of("and", List.of(Map.of("search", "nordmann"), Map.of("search", "orders")))))
                .containsExactly((int) session);
    }

    @Test
    void search_worksThroughLinksAndListsAndInStatistics() {
        assertThat(agent.asks("{ chatMessages(where: {chatSession: {search: \"nordmann\"}}) { nodes { text } } }")
                        .list("chatMessages.nodes.text"))
                .containsExactly("Where are my orders?");
        assertThat(agent.asks(
                                "{ chatTopics(where: {chatSessions: {some: {search: \"nordmann\"}}}) { nodes { databaseId } } }")
                        .list("chatTopics.nodes.databaseId"))
                .containsExactly((int) topic);
        assertThat(agent.asks(
                                "{ chatStatistics(from: \"2000-01-01T00:00:00Z\", to: \"2100-01-01T00:00:00Z\", where: {search: \"nordmann\"}) { total { requested } } }")
                        .<Integer>data("chatStatistics.total.requested"))
                .isEqualTo(1);
    }

    @Test
    void customer_mayNotSearchSessions() {
        long own = world.waiting(topic);
        say(own, 1, "Hello");

        assertThat(Caller.customer(world.key(own))
                        .asks(
                                "{ customerSession { messages(where: {chatSession: {search: \"hello\"}}) { totalCount } } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "😀", "-kari"})
    void searchWithoutAWord_isBadFilter(String search) {
        Answer answer = agent.asks(FIND, Map.of("where", Map.of("not", Map.of("search", search))));

        assertThat(answer.errorCode()).isEqualTo("BAD_FILTER");
        assertThat(answer.<String>error("argument")).isEqualTo("where.not.search");
    }

    @Test
    void searchOfTenThousandCharacters_isBadFilter() {
        assertThat(agent.asks(FIND, where("kari ".repeat(2_000))).errorCode()).isEqualTo("BAD_FILTER");
    }

    @Test
    void searchThatIsNotText_isBadText() {
        assertThat(agent.asks(FIND, where("kari\u0000")).errorCode()).isEqualTo("BAD_TEXT");
    }

    @Test
    void moreThanTenSearches_areBadFilter() {
        assertThat(found(Map.of("or", Collections.nCopies(10, Map.of("search", "nordmann")))))
                .hasSize(1);
        assertThat(agent.asks(
                                FIND,
                                Map.of("where", Map.of("or", Collections.nCopies(11, Map.of("search", "nordmann")))))
                        .errorCode())
                .isEqualTo("BAD_FILTER");
    }

    @Test
    void search_inALiveList_isBadFilter() {
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(ListFollower.of(socket, "where: {search: \"nordmann\"}", "")
                            .errorCode())
                    .isEqualTo("BAD_FILTER");
            assertThat(ListFollower.of(socket, "where: {status: {eq: CLOSED}, not: {search: \"nordmann\"}}", "")
                            .errorCode())
                    .isEqualTo("BAD_FILTER");
        }
    }

    @Test
    void search_takesOneStatement() {
        find("nordmann");

        assertThat(new Statements(sessions).of(() -> find("nordmann"))).isEqualTo(1);
    }

    @Test
    void erasedNames_areNotFound() {
        world.alter(session, "customer_alias = null, name = null, company_name = null, email = null, phone = null");

        for (String search : List.of("nordmann", "kn75", "vidde", "22334455")) {
            assertThat(find(search)).as(search).isEmpty();
        }
    }

    private List<Integer> find(String search) {
        return found(Map.of("search", search));
    }

    private List<Integer> found(Map<String, ?> where) {
        Answer answer = agent.asks(FIND, Map.of("where", where));
        List<Integer> ids = answer.list("chatSessions.nodes.databaseId");
        assertThat(answer.<Integer>data("chatSessions.totalCount")).isEqualTo(ids.size());
        return ids;
    }

    private static Map<String, Object> where(String search) {
        return Map.of("where", Map.of("search", search));
    }

    private void say(long inSession, int number, String text) {
        world.run(
                "insert into chat_message (session_id, seq, message, type, when_posted, language) values (?, ?, ?, 2, now(), 'en')",
                inSession,
                number,
                text);
    }
}
