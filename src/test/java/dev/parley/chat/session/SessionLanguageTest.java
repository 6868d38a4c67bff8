package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The language of the customer: from the request, on the session, and in notices. */
@QuarkusTest
class SessionLanguageTest {

    private static final String REQUEST =
            "mutation($input: RequestChatSessionInput!) { requestChatSession(input: $input) { chatSession { databaseId language } userErrors { code field } } }";

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void aTopicWithAnAgent() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void request_withALanguage_storesItsUsualForm() {
        assertThat(language(request("de_at", "fi"))).isEqualTo("de-AT");
    }

    @Test
    void request_withoutALanguage_storesThePreferredOneOfTheHeader() {
        assertThat(language(request(null, "en;q=0.5, nb-no"))).isEqualTo("nb-NO");
    }

    @Test
    void languageOfTheHeader_needsNoSkill() {
        // A variant of a language, so that no other test has it.
        String language = "tlh-" + (20_000_000 + topic);
        assertThat(Caller.admin(world.user())
                        .does(
                                "createChatTag",
                                Map.of("name", language, "color", "#1d7a46", "kind", "SKILL", "language", language),
                                "")
                        .refusal())
                .isNull();

        Answer requested = request(null, language);

        assertThat(language(requested)).isEqualTo(language);
        assertThat(world.number(
                        "select count(*) from chat_needed_skill where session_id = ?",
                        requested.<Integer>data("requestChatSession.chatSession.databaseId")))
                .isZero();
    }

    @Test
    void request_withoutAnyLanguage_storesNone() {
        assertThat(language(request(null, null))).isNull();
        assertThat(language(request(null, "*"))).isNull();
        assertThat(language(request(" ", ";;"))).isNull();
    }

    @Test
    void request_withATextThatIsNoTag_isRefused() {
        Answer answer = request("Norwegian", "nb");

        assertThat(answer.refusal("requestChatSession")).isEqualTo("VALIDATION");
        assertThat(answer.<String>list("requestChatSession.userErrors[0].field"))
                .containsExactly("language");
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isZero();
    }

    @Test
    void request_withALongTag_isTooLong() {
        assertThat(request("de-" + "abcdefgh-".repeat(4), null).refusal("requestChatSession"))
                .isEqualTo("FIELD_TOO_LONG");
    }

    @Test
    void repeatedRequest_keepsTheLanguageOfTheSession() {
        long session = world.waiting(topic);
        world.alter(session, "language = 'sv'");
        Caller customer = Caller.customer(world.key(session));

        Answer again = customer.asks(
                REQUEST, Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic), "language", "fr")));

        assertThat(language(again)).isEqualTo("sv");
        assertThat(again.<Integer>data("requestChatSession.chatSession.databaseId"))
                .isEqualTo((int) session);
    }

    @Test
    void sessions_filteredByLanguage_areThoseOfTheCustomersWhoSpeakIt() {
        long norwegian = world.waiting(topic);
        world.alter(norwegian, "language = 'nb-NO'");
        world.waiting(topic);

        Answer found = Caller.agent(anna)
                .asks(
                        "query($topic: ID!) { chatSessions(where: {language: {startsWith: \"nb\"}, topic: {id: {eq: $topic}}}) { nodes { databaseId language } } }",
                        Map.of("topic", Ids.of("ChatTopic", topic)));

        assertThat(found.<List<?>>data("chatSessions.nodes"))
                .isEqualTo(List.of(Map.of("databaseId", (int) norwegian, "language", "nb-NO")));
    }

    @Test
    void noticeText_isInTheLanguageOfTheCustomer_orOfTheTopic_orInEnglish() {
        long session = world.waiting(topic);
        Caller.agent(anna).does("acceptChatSession", session);

        assertThat(noticeOf(session)).isEqualTo("Welcome");
        world.set(topic, "widget_language = 'nb'");
        assertThat(noticeOf(session)).isEqualTo("Velkommen");
        world.alter(session, "language = 'de-AT'");
        assertThat(noticeOf(session)).isEqualTo("Willkommen");
        world.alter(session, "language = 'es'");
        assertThat(noticeOf(session)).isEqualTo("Velkommen");
    }

    @Test
    void noticeText_ofAMessage_isNull() {
        long session = world.active(topic, anna);
        world.messages(session, 1);

        Answer seen = Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { messages(last: 1) { nodes { notice { text } } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(seen.<Object>data("chatSession.messages.nodes[0].notice")).isNull();
    }

    private String noticeOf(long session) {
        return Caller.customer(world.key(session))
                .asks("{ customerSession { messages(last: 1) { nodes { notice { text } } } } }")
                .data("customerSession.messages.nodes[0].notice.text");
    }

    private Answer request(String language, String header) {
        Map<String, Object> input = language == null
                ? Map.of("topicId", Ids.of("ChatTopic", topic))
                : Map.of("topicId", Ids.of("ChatTopic", topic), "language", language);
        RequestSpecification request = RestAssured.given().contentType(ContentType.JSON);
        if (header != null) {
            request.header("Accept-Language", header);
        }
        return new Answer(request.body(Map.of("query", REQUEST, "variables", Map.of("input", input)))
                .post("/graphql"));
    }

    private static String language(Answer answer) {
        assertThat(answer.refusal("requestChatSession")).isNull();
        return answer.data("requestChatSession.chatSession.language");
    }
}
