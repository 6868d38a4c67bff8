package dev.parley.chat.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the customer is: reported with the request and later, shown, found, and kept from others. */
@QuarkusTest
class VisitTest {

    private static final String CART = "https://shop.example/cart";
    private static final String SHOWN =
            "visit { pageUrl referrer changedAt } attributes { nodes { name textValue numberValue booleanValue timeValue } }";

    private final World world = new World();
    private long topic;
    private String login;
    private Caller anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void anActiveSession() {
        topic = world.topic();
        login = world.agentOf(topic);
        anna = Caller.agent(login);
        session = world.active(topic, login);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void request_withPageAndAttributes_showsThemToTheAgentAndTheCustomer() {
        Answer requested = Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of(
                                "topicId",
                                Ids.of("ChatTopic", topic),
                                "pageUrl",
                                CART,
                                "referrer",
                                "https://search.example/?q=shop",
                                "attributes",
                                List.of(
                                        Map.of("name", "plan", "textValue", " gold "),
                                        Map.of("name", "cart.total", "numberValue", 129.5),
                                        Map.of("name", "known", "booleanValue", false),
                                        Map.of("name", "since", "timeValue", "2024-05-01T00:00:00Z"))),
                        "sessionKey chatSession { databaseId }");
        long asked = requested.<Integer>data("done.chatSession.databaseId");

        Answer seen = shown(anna, asked);
        Answer own = Caller.customer(requested.data("done.sessionKey")).asks("{ customerSession { " + SHOWN + " } }");

        assertThat(seen.<String>data("chatSession.visit.pageUrl")).isEqualTo(CART);
        assertThat(seen.<String>data("chatSession.visit.referrer")).isEqualTo("https://search.example/");
        assertThat(seen.<Object>data("chatSession.attributes.nodes.find { it.name == 'plan' }.textValue"))
                .isEqualTo("gold");
        assertThat(seen.<Number>data("chatSession.attributes.nodes.find { it.name == 'cart.total' }.numberValue")
                        .doubleValue())
                .isEqualTo(129.5);
        assertThat(seen.<Object>data("chatSession.attributes.nodes.find { it.name == 'known' }.booleanValue"))
                .isEqualTo(false);
        assertThat(seen.<String>data("chatSession.attributes.nodes.find { it.name == 'since' }.timeValue"))
                .startsWith("2024-05-01T00:00:00");
        assertThat(own.<Object>data("customerSession")).isEqualTo(seen.data("chatSession"));
    }

    @Test
    void report_changesTheSessionOnce_andRecordsAnEventWithoutItsValues() {
        Answer first = report(Map.of("pageUrl", CART, "attributes", attribute("plan", "gold")));
        Answer again = report(Map.of("pageUrl", CART, "attributes", attribute("plan", "gold")));
        Answer moved = report(Map.of("pageUrl", CART + "/pay"));

        assertThat(List.of(first.changed(), again.changed(), moved.changed())).containsExactly(true, false, true);
        assertThat(world.events(session)).containsExactly("VISIT_CHANGED", "VISIT_CHANGED");
        assertThat(world.texts("select payload from chat_session_event where session_id = ?", session))
                .containsOnly("{}");
        assertThat(attributes()).containsExactly("plan=gold");
        assertThat(world.session(session, "page_url")).isEqualTo(CART + "/pay");
    }

    @Test
    void report_ofOtherAttributes_replacesThem_andNullClears() {
        report(Map.of("pageUrl", CART, "attributes", List.of(text("plan", "gold"), text("size", "xl"))));

        report(Map.of("attributes", attribute("plan", "silver")));
        assertThat(attributes()).containsExactly("plan=silver");

        Map<String, Object> nothing = new HashMap<>();
        nothing.put("attributes", null);
        nothing.put("pageUrl", null);
        assertThat(report(nothing).changed()).isTrue();
        assertThat(attributes()).isEmpty();
        assertThat(world.session(session, "coalesce(page_url, 'none')")).isEqualTo("none");
    }

    @Test
    void repeatedRequest_fromAnotherPage_changesTheSession() {
        Map<String, Object> request = Map.of("topicId", Ids.of("ChatTopic", topic), "pageUrl", CART);

        assertThat(customer.does("requestChatSession", request, "chatSession { id }")
                        .changed())
                .isTrue();
        assertThat(customer.does("requestChatSession", request, "chatSession { id }")
                        .changed())
                .isFalse();

        assertThat(world.session(session, "page_url")).isEqualTo(CART);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,                             https://shop.example",
        "HTTP://shop.example/A,                            http://shop.example/A",
        "https://kari:secret@shop.example:8443/a#token=x,  https://shop.example:8443/a",
        "https://a@b@shop.example/,                        https://shop.example/",
        "https://shop.example/a?reset=secret#top,          https://shop.example/a",
        "https://shop.example/a|b{c}^?x,                   https://shop.example/a|b{c}^",
        "https://bücher.example/ø,                         https://bücher.example/ø",
        "' https://shop.example/a ',                       https://shop.example/a",
        "javascript:alert(1),                              ",
        "ftp://shop.example/,                              ",
        "//shop.example/,                                  ",
        "https:///a,                                       ",
        "https://kari@/a,                                  ",
        "https://shop.example/a b,                         ",
        "https://shop.example\\@evil.example/,             ",
        "about:blank,                                      "
    })
    void address_losesCredentialsQueryAndFragment_orIsRefused(String sent, String stored) {
        Answer answer = report(Map.of("pageUrl", sent));

        assertThat(answer.refusal()).isEqualTo(stored == null ? "VALIDATION pageUrl" : null);
        assertThat(world.session(session, "coalesce(page_url, 'none')")).isEqualTo(stored == null ? "none" : stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\n", "\u007f", "\u2028", "\u202e"})
    void address_withControls_isRefused(String control) {
        Map<String, Object> report = Map.of("pageUrl", "https://shop.example/a" + control + "b");

        assertThat(report(report).refusal()).isEqualTo("VALIDATION pageUrl");
    }

    @Test
    void address_thatIsTooLong_isRefused() {
        assertThat(report(Map.of("pageUrl", CART + "/" + "x".repeat(2048))).refusal())
                .isEqualTo("FIELD_TOO_LONG pageUrl");
    }

    @Test
    void topic_thatKeepsQueries_storesThem() {
        Caller.admin(world.user())
                .does(
                        "updateChatTopic",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "customers", Map.of("keepPageQuery", true)),
                        "chatTopic { id }");

        report(Map.of("pageUrl", CART + "?page=2#end"));

        assertThat(world.session(session, "page_url")).isEqualTo(CART + "?page=2");
    }

    static List<List<Map<String, Object>>> badAttributes() {
        return List.of(
                List.of(Map.of("name", "plan")),
                List.of(Map.of("name", "plan", "textValue", "a", "numberValue", 1)),
                List.of(Map.of("name", "", "textValue", "a")),
                List.of(Map.of("name", "1plan", "textValue", "a")),
                List.of(Map.of("name", "plan name", "textValue", "a")),
                List.of(Map.of("name", "x".repeat(41), "textValue", "a")),
                List.of(Map.of("name", "plan", "textValue", " ")),
                List.of(Map.of("name", "plan", "textValue", "a\u0007b")),
                List.of(Map.of("name", "plan", "textValue", "a\u202eb")),
                List.of(text("plan", "a"), text("plan", "b")),
                IntStream.range(0, 21).mapToObj(i -> text("a" + i, "b")).toList());
    }

    @ParameterizedTest
    @MethodSource("badAttributes")
    void attributes_outsideTheLimits_areRefused(List<Map<String, Object>> attributes) {
        Answer answer = report(Map.of("attributes", attributes));

        assertThat(answer.refusal()).isEqualTo("VALIDATION attributes");
        assertThat(attributes()).isEmpty();
    }

    @Test
    void attributes_withinTheLimits_areStored_andALongerTextIsRefused() {
        List<Map<String, Object>> most = IntStream.range(0, 20)
                .mapToObj(i -> text("a" + i, "😀".repeat(255)))
                .toList();

        assertThat(report(Map.of("attributes", most)).refusal()).isNull();
        assertThat(attributes()).hasSize(20);
        assertThat(report(Map.of("attributes", attribute("plan", "x".repeat(256))))
                        .refusal())
                .isEqualTo("FIELD_TOO_LONG attributes");
    }

    @Test
    void time_isStoredInMicroseconds_andNotRounded() {
        report(Map.of("attributes", List.of(Map.of("name", "until", "timeValue", "9999-12-31T23:59:59.9999999Z"))));

        assertThat(shown(anna, session).<String>data("chatSession.attributes.nodes[0].timeValue"))
                .isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    @Test
    void report_afterTheEnd_byOthers_isRefused() {
        Map<String, Object> report = Map.of("pageUrl", CART);

        assertThat(anna.does("updateChatVisit", session, report).refusal()).isEqualTo("NOT_ALLOWED");
        assertThat(Caller.customer(world.key(world.waiting(topic)))
                        .does("updateChatVisit", session, report)
                        .refusal())
                .isEqualTo("NOT_FOUND chatSessionId");
        customer.does("endChatSession", session);
        assertThat(report(report).refusal()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void filters_findSessionsByPageAndAttributes() {
        report(Map.of(
                "pageUrl",
                "https://shop.example/" + topic,
                "attributes",
                List.of(Map.of("name", "total", "numberValue", 129.5), text("plan", "gold"))));

        assertThat(found(anna, "visit: {pageUrl: {startsWith: \"HTTPS://SHOP.example/" + topic + "\"}}"))
                .isTrue();
        assertThat(found(anna, "visit: {pageUrl: {contains: \"/other\"}}")).isFalse();
        assertThat(found(anna, "attributes: {some: {name: {eq: \"plan\"}, textValue: {eq: \"gold\"}}}"))
                .isTrue();
        assertThat(found(anna, "attributes: {some: {name: {eq: \"plan\"}, textValue: {eq: \"silver\"}}}"))
                .isFalse();
        assertThat(found(anna, "attributes: {some: {name: {eq: \"total\"}, numberValue: {gt: 100}}}"))
                .isTrue();
        assertThat(found(anna, "attributes: {none: {}}")).isFalse();
    }

    @Test
    void agent_whoMayNotKnowTheCustomer_seesAndFindsNothing() {
        String guest = world.user();
        long lent = world.active(topic, guest);
        assertThat(Caller.customer(world.key(lent))
                        .does("updateChatVisit", lent, Map.of("pageUrl", CART, "attributes", attribute("plan", "gold")))
                        .changed())
                .isTrue();
        Caller owner = Caller.agent(guest);

        Answer seen = shown(owner, lent);

        assertThat(seen.<Object>data("chatSession.visit.pageUrl")).isNull();
        assertThat(seen.<Object>data("chatSession.visit.referrer")).isNull();
        assertThat(seen.<List<?>>data("chatSession.attributes.nodes")).isEmpty();
        assertThat(owner.asks(
                                "{ chatSessions(where: {attributes: {some: {textValue: {eq: \"gold\"}}}}) { totalCount } }")
                        .<Integer>data("chatSessions.totalCount"))
                .isZero();
        assertThat(owner.asks("{ chatSessions(where: {visit: {pageUrl: {startsWith: \"https\"}}}) { totalCount } }")
                        .<Integer>data("chatSessions.totalCount"))
                .isZero();
        assertThat(shown(anna, lent).<String>data("chatSession.visit.pageUrl")).isEqualTo(CART);
    }

    private Answer report(Map<String, Object> report) {
        return customer.does("updateChatVisit", session, report);
    }

    private static Answer shown(Caller caller, long session) {
        return caller.asks(
                "query($id: ID!) { chatSession(id: $id) { " + SHOWN + " } }",
                Collections.singletonMap("id", Ids.of("ChatSession", session)));
    }

    private boolean found(Caller caller, String condition) {
        return caller.asks("{ chatSessions(where: {id: {eq: \"" + Ids.of("ChatSession", session) + "\"}, " + condition
                                + "}) { totalCount } }")
                        .<Integer>data("chatSessions.totalCount")
                == 1;
    }

    private List<String> attributes() {
        return world.texts(
                "select name || '=' || text_value from chat_session_attribute where session_id = ? order by name",
                session);
    }

    private static List<Map<String, Object>> attribute(String name, String text) {
        return List.of(text(name, text));
    }

    private static Map<String, Object> text(String name, String text) {
        return Map.of("name", name, "textValue", text);
    }
}
