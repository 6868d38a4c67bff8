package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first status of a session, by the topic's settings and the agents' presence. */
@QuarkusTest
class EntryTest {

    private final World world = new World();
    private final long topic = world.topic();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name = name                                                    | IN_QUEUE
                    widget_auto_faq = true                                         | FAQ
                    widget_pre_form = true                                         | PRE_CHAT_FORM
                    widget_pre_form = true, widget_auto_faq = true                 | PRE_CHAT_FORM
                    use_opening_hours = true                                       | OFFLINE_FORM
                    use_opening_hours = true, widget_pre_form = true               | OFFLINE_FORM
                    use_opening_hours = true, bot_enabled = true                   | IN_QUEUE
                    bot_enabled = true, widget_pre_form = true                     | PRE_CHAT_FORM
                    bot_enabled = true, widget_auto_faq = true                     | FAQ""")
    void whenAnAgentIsThere(String settings, String status) {
        world.agentOf(topic);
        world.set(topic, settings);

        assertThat(request(Map.of()).sessionStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "name = name, OFFLINE_FORM",
        "widget_pre_form = true, OFFLINE_FORM",
        "widget_auto_faq = true, OFFLINE_FORM",
        "bot_enabled = true, IN_QUEUE"
    })
    void whenNobodyIsThere(String settings, String status) {
        world.set(topic, settings);
        world.away(world.agentOf(topic));
        world.present(world.listenerOf(topic));

        assertThat(request(Map.of()).sessionStatus()).isEqualTo(status);
    }

    @Test
    void agentWithAClosedAccount_doesNotCountAsPresent() {
        String anna = world.agentOf(topic);
        world.run("update ejuser set status = 127 where loginname = ?", anna);

        assertThat(request(Map.of()).sessionStatus()).isEqualTo("OFFLINE_FORM");
    }

    @Test
    void topicWithABot_startsTheBot() {
        world.agentOf(topic);
        world.set(topic, "bot_enabled = true");

        assertThat(columns(request(Map.of()), "chatbot_isactive")).isEqualTo("t");
    }

    @Test
    void onlyTheQueue_hasPositions() {
        world.agentOf(topic);
        world.waiting(topic);
        world.waiting(topic);

        assertThat(columns(request(Map.of()), "initial_queue_pos")).isEqualTo("3");
        world.set(topic, "widget_auto_faq = true");
        assertThat(columns(request(Map.of()), "initial_queue_pos")).isEmpty();
    }

    @Test
    void request_withoutRequiredFieldsAndWithoutForm_isRefused() {
        world.agentOf(topic);
        world.set(topic, "widget_required_fields = 17, flags = 4");

        assertThat(request(Map.of()).refusal()).isEqualTo("FIELD_REQUIRED email");
        assertThat(request(Map.of("email", "kari@example.com")).refusal()).isEqualTo("FIELD_REQUIRED country");
        assertThat(request(Map.of("email", "kari@example.com", "country", 47)).refusal())
                .isEqualTo("CONSENT_REQUIRED consented");
        assertThat(request(Map.of("email", "kari@example.com", "country", 47, "consented", true))
                        .sessionStatus())
                .isEqualTo("IN_QUEUE");
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isEqualTo(1);
    }

    @Test
    void request_withoutRequiredFieldsButWithAForm_isAccepted() {
        world.agentOf(topic);
        world.set(topic, "widget_required_fields = 31, flags = 4, widget_pre_form = true");

        assertThat(request(Map.of()).sessionStatus()).isEqualTo("PRE_CHAT_FORM");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    widget_required_fields = 0            | name                      | IN_QUEUE
                    widget_required_fields = 0            |                           | PRE_CHAT_FORM
                    widget_required_fields = 3            | name, email               | IN_QUEUE
                    widget_required_fields = 3            | email, phone              | PRE_CHAT_FORM
                    widget_required_fields = 17, flags = 4 | email, country, consented | IN_QUEUE
                    widget_required_fields = 17, flags = 4 | email, country            | PRE_CHAT_FORM
                    flags = 4                             | consented                 | IN_QUEUE
                    flags = 4, widget_auto_faq = true     | consented                 | FAQ
                    flags = 4, bot_enabled = true         | consented                 | IN_QUEUE""")
    void request_thatBringsWhatTheFormAsksFor_isNotAskedAgain(String settings, String given, String status) {
        world.agentOf(topic);
        world.set(topic, "widget_pre_form = true, " + settings);
        Map<String, Object> details = new HashMap<>(
                Map.of("name", "Kari", "email", "kari@example.com", "phone", "22", "country", 47, "consented", true));
        details.keySet().retainAll(given == null ? List.of() : List.of(given.split(", ")));

        assertThat(request(details).sessionStatus()).isEqualTo(status);
    }

    @Test
    void request_withBlankDetails_hasNone() {
        world.agentOf(topic);
        world.person(world.company("Fjord AS"), "Kari", "Nordmann", "");

        Answer answer = request(Map.of(
                "customerAlias",
                "\u200B",
                "name",
                " Kari\u00A0",
                "email",
                "",
                "phone",
                "\u2800",
                "country",
                0,
                "companyName",
                "\u3164",
                "message",
                " Hi "));

        assertThat(columns(
                        answer,
                        "customer_alias, name, email, phone, country, company_name, customer_id, first_message"))
                .isEqualTo("Kari Hi");
        assertThat(world.texts("select author from chat_message where session_id = ?", (long)
                        answer.<Integer>data("done.chatSession.databaseId")))
                .containsExactly("Kari");
    }

    @Test
    void request_withTextsThatFitInCodePoints_isAccepted() {
        world.agentOf(topic);
        String face = "\uD83D\uDE00";

        Answer fits = request(Map.of("customerAlias", face.repeat(64) + " ", "message", face.repeat(10_000)));

        assertThat(columns(fits, "length(customer_alias), length(first_message)"))
                .isEqualTo("64 1024");
        assertThat(request(Map.of("customerAlias", face.repeat(65))).refusal())
                .isEqualTo("FIELD_TOO_LONG customerAlias");
        assertThat(request(Map.of("message", face.repeat(10_001))).refusal()).isEqualTo("MESSAGE_TOO_LONG message");
    }

    @ParameterizedTest
    @CsvSource({"kari, INVALID_EMAIL email", "kari@, INVALID_EMAIL email", "kari@example.com,"})
    void request_withAnInvalidEmail_isRefused(String email, String refusal) {
        world.agentOf(topic);

        assertThat(request(Map.of("email", email)).refusal()).isEqualTo(refusal);
    }

    @Test
    void request_withATooLongMessage_isRefused() {
        world.agentOf(topic);

        assertThat(request(Map.of("message", " ")).refusal()).isEqualTo("FIELD_REQUIRED message");
        assertThat(request(Map.of("message", "x".repeat(10_001))).refusal()).isEqualTo("MESSAGE_TOO_LONG message");
    }

    @Test
    void request_inADeletedTopic_isRefused() {
        world.agentOf(topic);
        world.set(topic, "deleted = true");

        assertThat(request(Map.of()).refusal()).isEqualTo("TOPIC_NOT_FOUND topicId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link_by_email = true", "link_by_email = true, widget_auto_faq = true"})
    void request_withAKnownEmail_inATopicThatLinksByEmail_isLinkedToThePerson(String settings) {
        world.agentOf(topic);
        world.set(topic, settings);
        long company = world.company("Fjord AS");
        long kari = world.person(company, "Kari", "Nordmann", "kari" + topic + "@example.com");

        assertThat(columns(request(Map.of("email", "KARI" + topic + "@example.com")), "customer_id, contact_id"))
                .isEqualTo(kari + " " + company);
    }

    private String columns(Answer answer, String columns) {
        assertThat(answer.refusal()).isNull();
        int session = answer.data("done.chatSession.databaseId");
        return world.session(session, columns);
    }

    private Answer request(Map<String, Object> details) {
        Map<String, Object> input = new HashMap<>(details);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return Caller.nobody().does("requestChatSession", input, "chatSession { databaseId status }");
    }
}
