package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestChatSessionTest {

    private final World world = new World();
    private long topic;

    @BeforeEach
    void aTopicWithAnAgentWhoIsThere() {
        topic = world.topic();
        world.agentOf(topic);
    }

    @Test
    void requestAgain_withNull_clearsTheDetailsButNotTheConsent_andABlankTextLeavesThem() {
        long session = world.waiting(topic);
        world.alter(session, "name = 'K.', phone = '22', email = 'k@example.com', country = 47, consented = true");
        Map<String, Object> input = new HashMap<>(Map.of("phone", " "));
        input.put("email", null);
        input.put("country", null);
        input.put("consented", null);

        request(Caller.customer(world.key(session)), input);

        assertThat(world.session(session, "name, phone, email is null, country is null, consented"))
                .isEqualTo("K. 22 t t t");
    }

    @Test
    void request_byANewCustomer_returnsAPositionAndAKey() {
        world.waiting(topic);

        Answer answer = request(
                Caller.nobody(),
                Map.of("name", "Kari", "email", "kari@example.com", "message", "Hello?", "clientMutationId", "m1"));

        assertThat(answer.refusal("requestChatSession")).isNull();
        assertThat(answer.<Boolean>data("requestChatSession.changed")).isTrue();
        assertThat(answer.<String>data("requestChatSession.clientMutationId")).isEqualTo("m1");
        assertThat(answer.<String>data("requestChatSession.chatSession.status")).isEqualTo("IN_QUEUE");
        assertThat(answer.<Integer>data("requestChatSession.chatSession.initialQueuePos"))
                .isEqualTo(2);
        assertThat(answer.<Integer>data("requestChatSession.chatSession.queuePosition"))
                .isEqualTo(2);
        assertThat(answer.<String>data("requestChatSession.chatSession.messages.nodes[0].text"))
                .isEqualTo("Hello?");
        assertThat(answer.<String>data("requestChatSession.sessionKey")).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void request_storesOnlyTheHashOfTheKey() {
        String key = request(Caller.nobody(), Map.of()).data("requestChatSession.sessionKey");

        assertThat(world.number(
                        "select count(*) from chat_session where session_key = encode(sha256(?::bytea), 'hex')", key))
                .isEqualTo(1);
        assertThat(world.number("select count(*) from chat_session where session_key = ?", key))
                .isZero();
    }

    @Test
    void request_recordsEvents() {
        Answer answer = request(Caller.nobody(), Map.of("message", "Hello?"));
        int session = answer.data("requestChatSession.chatSession.databaseId");

        assertThat(world.texts(
                        "select seq || ' ' || type || ' ' || actor from chat_session_event where session_id = ? order by seq",
                        (long) session))
                .containsExactly("1 REQUESTED customer", "2 MESSAGE_SENT customer");
    }

    @Test
    void request_withAnOpenSession_returnsThatSession() {
        Answer first = request(Caller.nobody(), Map.of());
        Caller customer = Caller.customer(first.data("requestChatSession.sessionKey"));

        Answer again = request(customer, Map.of());

        assertThat(again.<Boolean>data("requestChatSession.changed")).isFalse();
        assertThat(again.<String>data("requestChatSession.chatSession.id"))
                .isEqualTo(first.data("requestChatSession.chatSession.id"));
        assertThat(again.<String>data("requestChatSession.sessionKey")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 4", "5, 5", "6, 5"})
    void requestAgain_withMessageAndDetails_storesThem(int status, int then) {
        world.set(topic, "widget_required_fields = 1");
        // In status 1 a required field is still missing, because the form may have been disabled since.
        long session = status < 5 ? world.entering(topic, status) : world.active(topic, world.agentOf(topic));
        world.alter(session, "status = " + status + ", name = 'K.', phone = '22', email = null, consented = true");
        Caller customer = Caller.customer(world.key(session));

        Answer answer = request(
                customer,
                Map.of(
                        "message",
                        "Hello?",
                        "name",
                        "Kari",
                        "companyName",
                        "Fjord AS",
                        "country",
                        47,
                        "customerAlias",
                        "K",
                        "consented",
                        false));

        assertThat(answer.refusal("requestChatSession")).isNull();
        assertThat(answer.<Boolean>data("requestChatSession.changed")).isTrue();
        assertThat(answer.<Integer>data("requestChatSession.chatSession.databaseId"))
                .isEqualTo((int) session);
        assertThat(answer.<String>data("requestChatSession.sessionKey")).isNull();
        assertThat(world.session(
                        session, "status, name, company_name, phone, country, customer_alias, last_message, consented"))
                .isEqualTo(then + " Kari Fjord AS 22 47 K Hello? t");
        assertThat(world.texts("select author || ': ' || message from chat_message where session_id = ?", session))
                .containsExactly("K: Hello?");
        assertThat(world.events(session)).containsExactly("DETAILS_GIVEN", "MESSAGE_SENT");
    }

    @Test
    void requestAgain_withKnownDetails_changesNothing() {
        Answer first = request(Caller.nobody(), Map.of("name", "Kari", "consented", true));
        Caller customer = Caller.customer(first.data("requestChatSession.sessionKey"));

        Answer again = request(customer, Map.of("name", " Kari ", "consented", false, "country", 0, "email", " "));

        assertThat(again.<Boolean>data("requestChatSession.changed")).isFalse();
        assertThat(world.events(first.<Integer>data("requestChatSession.chatSession.databaseId")))
                .containsExactly("REQUESTED");
    }

    @Test
    void requestAgain_withAllFieldsOfTheForm_submitsTheForm() {
        world.set(topic, "widget_pre_form = true, widget_required_fields = 1, flags = 4, link_by_email = true");
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", "kari" + topic + "@example.com");
        Answer first = request(Caller.nobody(), Map.of("message", "Hello?"));
        Caller customer = Caller.customer(first.data("requestChatSession.sessionKey"));
        long session = first.<Integer>data("requestChatSession.chatSession.databaseId");

        request(customer, Map.of("email", "kari" + topic + "@example.com"));
        assertThat(world.session(session, "status, customer_id")).isEqualTo("1");
        Answer last = request(customer, Map.of("consented", true, "message", "Please"));

        assertThat(last.<String>data("requestChatSession.chatSession.status")).isEqualTo("IN_QUEUE");
        assertThat(world.session(session, "customer_id, when_form_submitted is not null, last_message"))
                .isEqualTo(kari + " t Please");
        assertThat(world.events(session))
                .containsExactly(
                        "REQUESTED", "MESSAGE_SENT", "DETAILS_GIVEN", "PRE_CHAT_FORM_SUBMITTED", "MESSAGE_SENT");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9})
    void requestAgain_whenTheSessionAcceptsNoMessage_startsAnother(int status) {
        long session = status == 0 ? world.entering(topic, 0) : world.finished(topic);
        world.alter(session, "status = " + status);
        Caller customer = Caller.customer(world.key(session));

        Answer answer = request(customer, Map.of("message", "Hello?"));

        assertThat(answer.<String>data("requestChatSession.chatSession.firstMessage"))
                .isEqualTo("Hello?");
        assertThat(answer.<String>data("requestChatSession.sessionKey")).isNotNull();
        assertThat(world.session(session, "first_message")).isEmpty();
    }

    @Test
    void request_inAnUnknownTopic_isRefused() {
        topic = 999_999_999;

        Answer answer = request(Caller.nobody(), Map.of());

        assertThat(answer.refusal("requestChatSession")).isEqualTo("TOPIC_NOT_FOUND");
        assertThat(answer.<String>list("requestChatSession.userErrors[0].field"))
                .containsExactly("topicId");
    }

    @ParameterizedTest
    @CsvSource({"customerAlias, 65", "name, 256", "companyName, 256", "email, 256", "phone, 33"})
    void request_withATooLongField_isRefused(String field, int length) {
        Answer tooLong = request(Caller.nobody(), Map.of(field, text(field, length)));
        Answer fits = request(Caller.nobody(), Map.of(field, text(field, length - 1)));

        assertThat(tooLong.refusal("requestChatSession")).isEqualTo("FIELD_TOO_LONG");
        assertThat(tooLong.<String>list("requestChatSession.userErrors[0].field"))
                .containsExactly(field);
        assertThat(fits.refusal("requestChatSession")).isNull();
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isEqualTo(1);
    }

    private static String text(String field, int length) {
        String start = field.equals("email") ? "kari@" + ("x".repeat(60) + ".").repeat(4) : "";
        return start + "x".repeat(length - start.length());
    }

    private Answer request(Caller caller, Map<String, Object> details) {
        Map<String, Object> input = new HashMap<>(details);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return caller.runs("request", Map.of("input", input));
    }
}
