package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has an agent of its own topic, who finds no messages of other tests. */
@QuarkusTest
class MessageSearchTest {

    private static final String FIND =
            "query($q: String) { chatMessages(search: $q, first: 100) { totalCount nodes { text } } }";
    private static final String BEST_FIRST =
            "query($q: String, $first: Int, $after: String, $last: Int, $before: String) { chatMessages(search: $q, first: $first, after: $after, last: $last, before: $before, orderBy: {field: RANK, direction: DESC}) { nodes { databaseId text } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    private static final String HIGHLIGHTS =
            "query($q: String!) { chatMessages(search: $q) { nodes { text highlights(search: $q) { start length } } } }";

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private String login;
    private Caller agent;
    private long session;
    private int seq;

    @BeforeEach
    void anAgentOfAnEnglishTopic() {
        topic = world.silentTopic();
        world.set(topic, "widget_language = 'en'");
        login = world.agentOf(topic);
        agent = Caller.agent(login);
        session = world.closed(topic);
        seq = 0;
    }

    @Test
    void sentMessage_isFoundByOtherFormsOfItsWords_inTheLanguageOfItsTopic() {
        world.set(topic, "widget_language = 'nb-NO'");
        long waiting = world.waiting(topic);
        Caller.customer(world.key(waiting))
                .does("sendChatMessage", waiting, Map.of("text", "Jeg venter på bestillingene mine"));

        assertThat(find("bestilling")).containsExactly("Jeg venter på bestillingene mine");
        assertThat(find("faktura")).isEmpty();
    }

    @Test
    void messageWithoutLanguage_isFoundByItsWordsOnly() {
        world.set(topic, "widget_language = null");
        long waiting = world.waiting(topic);
        Caller.customer(world.key(waiting)).does("sendChatMessage", waiting, Map.of("text", "Two refunds"));

        assertThat(find("refunds")).hasSize(1);
        assertThat(find("refund")).isEmpty();
        assertThat(find("refund*")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The ORDER was refunded        | order                        | true",
                "The order was refunded        | refunds                      | true",
                "The order was refunded        | refund order                 | true",
                "The order was refunded        | refund invoice               | false",
                "The order was refunded        | refund or invoice            | true",
                "The order was refunded        | order -invoice               | true",
                "The order was refunded        | order -refunding             | false",
                "The order was refunded        | order -\"was refunded\"      | false",
                "The order was refunded        | \"order was\"                | true",
                "The order was refunded        | \"was order\"                | false",
                "The order was refunded        | \"refunded the\"             | false",
                "The order was refunded        | \"the order was refunded     | true",
                "The order was refunded        | refun*                       | true",
                "The order was refunded        | refun                        | false",
                "The order was refunded        | the was                      | true",
                "The order was refunded        | the of order                 | true",
                "Only orders here              | the                          | false",
                "Le café est fermé             | CAFE FERME                   | true",
                "Le cafe est ferme             | café fermé                   | true",
                "Blåbærsyltetøy fra Åse        | blabaersyltetoy              | true",
                "Write to kari@example.com!    | kari@example.com             | true",
                "Write to kari@example.com!    | example                      | true",
                "Write to kari@example.com!    | ola@example.com              | false",
                "See https://example.com/a-b?c | example.com/a-b              | true",
                "100% of foo_bar               | 100%                         | true",
                "100% of foo_bar               | foo_bar                      | true",
                "100 foo bar                   | f%o                          | false",
                "100 foo bar                   | f_o                          | false",
                "שָׁלוֹם עולם                  | שלום                         | true",
                "שלום עולם                     | \"שלום עולם\"                | true",
                "مَرْحَبًا بالعالم             | مرحبا                        | true",
                "Привет, МИР                   | мир                          | true",
                "日本語のテキスト。次          | 日本語*                      | true",
                "ＡＢＣ１２３                  | abc123                       | true",
                "Thanks 😀👨‍👩‍👧 a lot           | 😀 thanks                    | true",
                "Robert'); drop table users    | '); drop table users; --     | true",
                "an order                      | order' or '1'='1             | true",
                "an order                      | `order & ! ( :* | invoice`   | false",
                "an order                      | \\order\\                    | true"
            })
    void message_isFoundOrNot(String text, String search, boolean found) {
        say(text);

        assertThat(find(search)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "_", "😀", "-order", "\"", "(&|!:*"})
    void searchWithoutAWord_isBadArgument(String search) {
        say("an order");

        Answer answer = agent.asks(FIND, Map.of("q", search));

        assertThat(answer.errorCode()).isEqualTo("BAD_ARGUMENT");
        assertThat(answer.<String>error("argument")).isEqualTo("search");
        assertThat(agent.asks(
                                "query($q: String!) { chatMessages { nodes { highlights(search: $q) { start } } } }",
                                Map.of("q", search))
                        .errorCodes())
                .containsOnly("BAD_ARGUMENT");
    }

    @Test
    void searchOfTenThousandCharacters_isBadArgument() {
        assertThat(agent.asks(FIND, Map.of("q", "order ".repeat(1_667))).errorCode())
                .isEqualTo("BAD_ARGUMENT");
    }

    @Test
    void searchOfMaximumLength_isAnswered() {
        say("an order");

        assertThat(find("order ".repeat(83))).hasSize(1);
        assertThat(find("a or ".repeat(99) + "order")).hasSize(1);
        assertThat(find("-x ".repeat(160) + "order")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order\u0000", "order\uD83D"})
    void searchThatIsNotText_isBadText(String search) {
        assertThat(agent.asks(FIND, Map.of("q", search)).errorCode()).isEqualTo("BAD_TEXT");
        say("an order");
        assertThat(agent.asks(
                                "query($q: String!) { chatMessages { nodes { highlights(search: $q) { start } } } }",
                                Map.of("q", search))
                        .errorCodes())
                .containsOnly("BAD_TEXT");
    }

    @Test
    void messagesOfOtherTopics_areNeitherFoundNorCounted() {
        say("an order");
        long other = world.silentTopic();
        say(world.closed(other), 1, "an order", 0);

        assertThat(find("order")).hasSize(1);
        assertThat(Caller.agent(world.agentOf(other))
                        .asks(FIND, Map.of("q", "order"))
                        .<Integer>data("chatMessages.totalCount"))
                .isEqualTo(1);
        assertThat(Caller.agent(world.user()).asks(FIND, Map.of("q", "order")).<Integer>data("chatMessages.totalCount"))
                .isZero();
    }

    @Test
    void messagesAndNotesOfAnotherAgentsConversation_areFoundByListenersOnly() {
        long active = world.active(topic, world.agentOf(topic));
        say(active, 1, "an order", 0);
        say(active, 2, "a note on the order", 1);

        assertThat(find("order")).isEmpty();
        assertThat(Caller.agent(world.listenerOf(topic))
                        .asks(FIND, Map.of("q", "order"))
                        .list("chatMessages.nodes.text"))
                .containsExactly("an order", "a note on the order");
    }

    @Test
    void customer_findsInItsOwnSession_withoutNotes() {
        say("an order");
        long own = world.waiting(topic);
        say(own, 1, "my order", 0);
        say(own, 2, "a note on the order", 1);
        Caller customer = Caller.customer(world.key(own));

        assertThat(customer.asks(FIND, Map.of("q", "order")).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(Caller.nobody().asks(FIND, Map.of("q", "order")).errorCode()).isEqualTo("UNAUTHENTICATED");
        Answer found = customer.asks(
                "{ customerSession { messages(search: \"order\") { totalCount nodes { text highlights(search: \"order\") { start } } } } }");
        assertThat(found.<Integer>data("customerSession.messages.totalCount")).isEqualTo(1);
        assertThat(found.<Integer>data("customerSession.messages.nodes[0].highlights[0].start"))
                .isEqualTo(3);
    }

    @Test
    void search_belowSessions_findsInEach() {
        say("an order");
        say("a refund");
        long second = world.closed(topic);
        say(second, 1, "two orders", 0);

        assertThat(agent.asks(
                                "{ chatSessions { nodes { messages(search: \"order\") { totalCount nodes { text } } } } }")
                        .<List<List<String>>>data("chatSessions.nodes.messages.nodes.text"))
                .containsExactly(List.of("an order"), List.of("two orders"));
    }

    @Test
    void search_combinesWithFiltersAndOrders() {
        say("first order");
        say("second order");
        say(session, 9, "a note on the order", 1);

        Answer answer = agent.asks(
                "query($id: ID!) { chatMessages(search: \"order\", where: {visibility: {eq: ALL}, chatSession: {id: {eq: $id}}}, orderBy: {field: SEQ, direction: DESC}) { nodes { text } } }",
                Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.list("chatMessages.nodes.text")).containsExactly("second order", "first order");
    }

    @Test
    void rank_putsBetterMatchesFirst() {
        say("the order was late and that was all that we heard of it");
        say("order, order: my order!");
        say("two orders");

        assertThat(agent.asks(BEST_FIRST, Map.of("q", "order")).list("chatMessages.nodes.text"))
                .startsWith("order, order: my order!")
                .hasSize(3);
    }

    @Test
    void pages_overEqualRanks_returnEachMessageOnce() {
        for (int i = 0; i < 23; i++) {
            say(i % 3 == 0 ? "order order" : "the order");
        }
        List<Integer> all =
                agent.asks(BEST_FIRST, Map.of("q", "order", "first", 100)).list("chatMessages.nodes.databaseId");

        List<Integer> forwards = walk("first", "after", "endCursor", "hasNextPage");
        List<Integer> backwards = walk("last", "before", "startCursor", "hasPreviousPage");
        Collections.reverse(backwards);

        assertThat(all).hasSize(23).doesNotHaveDuplicates();
        assertThat(forwards).isEqualTo(all);
        assertThat(backwards).isEqualTo(all);
    }

    private List<Integer> walk(String size, String position, String cursor, String more) {
        List<Integer> found = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of("q", "order", size, 5));
        while (true) {
            Answer answer = agent.asks(BEST_FIRST, page);
            List<Integer> rows = new ArrayList<>(answer.list("chatMessages.nodes.databaseId"));
            if (size.equals("last")) {
                Collections.reverse(rows);
            }
            found.addAll(rows);
            if (!answer.<Boolean>data("chatMessages.pageInfo." + more)) {
                return found;
            }
            page.put(position, answer.data("chatMessages.pageInfo." + cursor));
        }
    }

    @Test
    void cursorByRank_ofAnotherSearch_isBadCursor() {
        say("an order");
        say("two orders");
        String cursor =
                agent.asks(BEST_FIRST, Map.of("q", "order", "first", 1)).data("chatMessages.pageInfo.endCursor");

        assertThat(agent.asks(BEST_FIRST, Map.of("q", "two", "after", cursor)).errorCode())
                .isEqualTo("BAD_CURSOR");
        assertThat(agent.asks(BEST_FIRST, Map.of("q", "order", "after", cursor)).list("chatMessages.nodes"))
                .hasSize(1);
    }

    @Test
    void orderByRank_withoutSearch_isBadArgument() {
        Answer answer = agent.asks("{ chatMessages(orderBy: {field: RANK}) { nodes { id } } }");

        assertThat(answer.errorCode()).isEqualTo("BAD_ARGUMENT");
        assertThat(answer.<String>error("argument")).isEqualTo("orderBy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The orders, an order: ordering | order                 | orders,order,ordering",
                "😀👨‍👩‍👧 Orders 😀 of the order   | order                 | Orders,order",
                "A cafe\u0301 and a CAFÉ        | cafe                  | cafe\u0301,CAFÉ",
                "my red order, red ink          | \"red order\"         | red,order,red",
                "an order, not a refund         | order -invoice        | order",
                "refunded or refused            | refu*                 | refunded,refused",
                "<b>order</b> & \"order\"       | order                 | order,order",
                "שָׁלוֹם עולם                   | שלום                  | שָׁלוֹם"
            })
    void highlights_areTheMatchingWords_inUtf16(String text, String search, String words) {
        say(text);

        Answer answer = agent.asks(HIGHLIGHTS, Map.of("q", search));

        String found = answer.data("chatMessages.nodes[0].text");
        List<Map<String, Integer>> ranges = answer.list("chatMessages.nodes[0].highlights");
        assertThat(ranges.stream()
                        .map(range -> found.substring(range.get("start"), range.get("start") + range.get("length"))))
                .containsExactly(words.split(","));
    }

    @Test
    void messageWithoutText_hasNoHighlights() {
        say(session, 1, null, 0);

        assertThat(agent.asks("{ chatMessages { nodes { highlights(search: \"order\") { start } } } }")
                        .list("chatMessages.nodes[0].highlights"))
                .isEmpty();
    }

    @Test
    void erasedText_isNotFound_andLeavesNothingInTheRow() {
        say("an order of Kvitfjell");
        assertThat(find("kvitfjell")).hasSize(1);

        world.run("update chat_message set message = null where session_id = ?", session);

        assertThat(find("kvitfjell")).isEmpty();
        assertThat(world.texts("select m::text from chat_message m where session_id = ?", session))
                .singleElement()
                .asString()
                .doesNotContainIgnoringCase("kvitfjell");
    }

    @Test
    void veryLongMessage_isStoredAndFoundByItsBeginning() {
        say("beginning " + "longword ".repeat(100_000) + " end");

        assertThat(agent.asks("{ chatMessages(search: \"beginning\") { totalCount } }")
                        .<Integer>data("chatMessages.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void languageOfExistingMessages_isSetByTheDatabaseFunction() {
        world.run(
                "insert into chat_message (session_id, seq, message, type, when_posted) values (?, 1, 'two refunds', 2, now())",
                session);
        assertThat(find("refund")).isEmpty();

        world.run("select parley_set_message_languages()");

        assertThat(find("refund")).hasSize(1);
    }

    @Test
    void search_withRankHighlightsAndCount_takesOneStatement() {
        for (int i = 0; i < 50; i++) {
            say("order " + i);
        }
        find("order");

        long statements = new Statements(sessions)
                .of(() -> agent.asks(
                                "{ chatMessages(search: \"order\", first: 50, orderBy: {field: RANK}) { totalCount edges { cursor node { text highlights(search: \"order\") { start } chatSession { id topic { name } } } } } }")
                        .list("chatMessages.edges"));

        assertThat(statements).isEqualTo(1);
    }

    private List<String> find(String search) {
        Answer answer = agent.asks(FIND, Map.of("q", search));
        List<String> texts = answer.list("chatMessages.nodes.text");
        assertThat(answer.<Integer>data("chatMessages.totalCount")).isEqualTo(texts.size());
        return texts;
    }

    private void say(String text) {
        say(session, ++seq, text, 0);
    }

    private void say(long inSession, int number, String text, int visibility) {
        world.run(
                "insert into chat_message (session_id, seq, message, type, when_posted, visibility, language) values (?, ?, ?, 2, now(), ?, 'en')",
                inSession,
                number,
                text,
                visibility);
    }
}
