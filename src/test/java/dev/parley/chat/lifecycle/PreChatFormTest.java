package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pre-chat form: required fields, next status, and the CRM person that it identifies. */
@QuarkusTest
class PreChatFormTest {

    private static final Map<String, Object> COMPLETE = Map.of(
            "name", "Kari Nordmann",
            "companyName", "Fjord AS",
            "email", "kari@example.com",
            "phone", "+47 22",
            "country", 47,
            "consented", true);

    private final World world = new World();
    private long topic;
    private long session;
    private Caller customer;

    @BeforeEach
    void aCustomerInTheForm() {
        topic = world.topic();
        world.agentOf(topic);
        world.set(topic, "widget_pre_form = true, link_by_email = true");
        session = world.entering(topic, 1);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void submit_withoutAField_keepsTheSessionsValue() {
        world.alter(session, "company_name = 'Fjord AS', phone = '22', country = 47, consented = true");

        submit(Map.of("name", "Kari"));

        assertThat(world.session(session, "company_name, phone, country, consented"))
                .isEqualTo("Fjord AS 22 47 t");
    }

    @Test
    void submit_withNull_clearsTheSessionsValue_andABlankTextLeavesIt() {
        world.alter(session, "company_name = 'Fjord AS', phone = '22', country = 47, consented = true");
        Map<String, Object> form = new HashMap<>(Map.of("name", "Kari", "phone", " "));
        form.put("companyName", null);
        form.put("country", null);
        form.put("consented", null);

        submit(form);

        assertThat(world.session(session, "name, company_name is null, phone, country is null, consented"))
                .isEqualTo("Kari t 22 t f");
    }

    @Test
    void submit_entersTheQueue() {
        world.waiting(topic);

        assertThat(submit(COMPLETE).sessionStatus()).isEqualTo("IN_QUEUE");

        assertThat(
                        world.session(
                                session,
                                "name, company_name, email, phone, country, consented, initial_queue_pos, when_form_submitted is not null"))
                .isEqualTo("Kari Nordmann Fjord AS kari@example.com +47 22 47 t 2 t");
        assertThat(world.events(session)).containsExactly("PRE_CHAT_FORM_SUBMITTED");
    }

    @Test
    void submit_withAnFaq_opensTheFaq() {
        world.set(topic, "widget_auto_faq = true");

        assertThat(submit(COMPLETE).sessionStatus()).isEqualTo("FAQ");
    }

    @Test
    void submit_whenAllAgentsHaveLeft_opensTheOfflineForm() {
        world.run(
                "update ejuser set chat_status = 0 where id in (select user_id from chat_topic_user where topic_id = ?)",
                topic);

        assertThat(submit(COMPLETE).sessionStatus()).isEqualTo("OFFLINE_FORM");
    }

    @Test
    void submit_whenTheTopicHasClosed_opensTheOfflineForm() {
        world.set(topic, "use_opening_hours = true");

        assertThat(submit(COMPLETE).sessionStatus()).isEqualTo("OFFLINE_FORM");
    }

    @Test
    void submit_withABot_startsTheBot() {
        world.set(topic, "use_opening_hours = true");
        world.alter(session, "chatbot_isactive = true");

        assertThat(submit(COMPLETE).sessionStatus()).isEqualTo("IN_QUEUE");
    }

    @ParameterizedTest
    @CsvSource({"1, email", "2, name", "4, companyName", "8, phone", "16, country"})
    void submit_withoutARequiredField_isRefused(int mask, String field) {
        world.set(topic, "widget_required_fields = " + mask);
        Map<String, Object> without = new HashMap<>(COMPLETE);
        without.remove(field);

        assertThat(submit(without).refusal()).isEqualTo("FIELD_REQUIRED " + field);
        assertThat(world.session(session, "status, name")).isEqualTo("1");
        assertThat(submit(Map.of(field, COMPLETE.get(field))).sessionStatus()).isEqualTo("IN_QUEUE");
    }

    @Test
    void submit_withoutSeveralRequiredFields_isRefused() {
        world.set(topic, "widget_required_fields = 17");

        assertThat(submit(Map.of()).refusal()).isEqualTo("FIELD_REQUIRED email");
        assertThat(submit(Map.of("email", "kari@example.com")).refusal()).isEqualTo("FIELD_REQUIRED country");
        assertThat(submit(Map.of("email", "kari@example.com", "country", 47)).sessionStatus())
                .isEqualTo("IN_QUEUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {" \t", "\u00A0", "\u200B", "\u2060", "\u3164", "\uFEFF", "\u2800"})
    void submit_withABlankRequiredField_isRefused(String blank) {
        world.set(topic, "widget_required_fields = 2");

        assertThat(submit(Map.of("name", blank)).refusal()).isEqualTo("FIELD_REQUIRED name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void submit_withCountryZero_isRefused(int country) {
        world.set(topic, "widget_required_fields = 16");

        assertThat(submit(Map.of("country", country)).refusal()).isEqualTo("FIELD_REQUIRED country");
        world.alter(session, "country = " + country);
        assertThat(submit(Map.of()).refusal()).isEqualTo("FIELD_REQUIRED country");
    }

    @Test
    void submit_withFieldsKnownFromTheRequest_isAccepted() {
        world.set(topic, "widget_required_fields = 3");
        world.alter(session, "email = 'kari@example.com'");

        assertThat(submit(Map.of("name", "Kari")).sessionStatus()).isEqualTo("IN_QUEUE");
        assertThat(world.session(session, "email, name")).isEqualTo("kari@example.com Kari");
    }

    @Test
    void submit_withoutRequiredConsent_isRefused() {
        world.set(topic, "flags = 4");

        assertThat(submit(Map.of()).refusal()).isEqualTo("CONSENT_REQUIRED consented");
        assertThat(submit(Map.of("consented", false)).refusal()).isEqualTo("CONSENT_REQUIRED consented");
        assertThat(submit(Map.of("consented", true)).sessionStatus()).isEqualTo("IN_QUEUE");
    }

    @Test
    void submit_withoutConsentForTheOfflineForm_isAccepted() {
        world.set(topic, "flags = 32");

        assertThat(submit(Map.of()).sessionStatus()).isEqualTo("IN_QUEUE");
    }

    @Test
    void submit_withTooLongTexts_isRefused() {
        assertThat(submit(Map.of("email", "kari")).refusal()).isEqualTo("INVALID_EMAIL email");
        assertThat(submit(Map.of("name", "x".repeat(256))).refusal()).isEqualTo("FIELD_TOO_LONG name");
        assertThat(world.session(session, "status")).isEqualTo("1");
    }

    @Test
    void submit_inAnotherStatus_isRefused() {
        long faq = world.entering(topic, 2);

        Answer answer = Caller.customer(world.key(faq)).does("submitPreChatForm", faq, COMPLETE);

        assertThat(answer.refusal()).isEqualTo("FORM_NOT_EXPECTED");
        assertThat(answer.<String>data("done.userErrors[0].currentStatus")).isEqualTo("FAQ");
    }

    @Test
    void submit_withTheEmailOfOnePerson_linksThePerson() {
        long company = world.company("Fjord AS");
        long kari = world.person(company, "Kari", "Nordmann", address());

        submit(Map.of("email", address().toUpperCase(), "name", "K. N."));

        assertThat(world.session(session, "customer_id, contact_id")).isEqualTo(kari + " " + company);
    }

    @Test
    void submit_withAFurtherEmailOfAPerson_linksThePerson() {
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", "main-" + address());
        world.run(
                "insert into person_email (person_id, email) values (?, ?)",
                kari,
                address().toUpperCase());

        submit(Map.of("email", address()));

        assertThat(world.session(session, "customer_id")).isEqualTo(String.valueOf(kari));
    }

    @Test
    void submit_withAnFaq_linksThePerson() {
        world.set(topic, "widget_auto_faq = true");
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", address());

        submit(Map.of("email", address()));

        assertThat(world.session(session, "status, customer_id")).isEqualTo("2 " + kari);
    }

    @ParameterizedTest
    @CsvSource({
        "' KARI%s@bl\u00E5b\u00E6r.Example ', kari%s@bl\u00E5b\u00E6r.example",
        "kari%s@XN--blbr-roah.example, Kari%s@Bl\u00E5b\u00E6r.example",
        "kari%s@bl\u00E5b\u00E6r.example, kari%s@xn--BLBR-roah.example",
        "kari%s@bl\u00E5b\u00E6r.example, KARI%s@BL\u00C5B\u00C6R.EXAMPLE",
        "'\u00A0kari%s@example.com\u200B', '\u00A0Kari%s@example.com '",
        "'\u202Akari%s@exam\u00ADple.com\u202C', kari%s@example.com"
    })
    void address_writtenInAnotherWay_isTheSame(String typed, String stored) {
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", stored.formatted(topic));

        assertThat(submit(Map.of("email", typed.formatted(topic))).refusal()).isNull();

        assertThat(world.session(session, "customer_id")).isEqualTo(String.valueOf(kari));
        assertThat(world.session(session, "email"))
                .isEqualTo(typed.formatted(topic).replaceAll("[ \u00A0\u00AD\u200B\u202A\u202C]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u00A0"})
    void blankEmail_identifiesNobody(String blank) {
        world.person(world.company("Fjord AS"), "Kari", "Nordmann", "");
        world.person(world.company("Fjord AS"), "Ola", "Nordmann", blank);

        assertThat(submit(Map.of("email", blank, "name", "Kari Nordmann")).sessionStatus())
                .isEqualTo("IN_QUEUE");

        assertThat(world.session(session, "customer_id, email")).isEmpty();
    }

    @Test
    void email_ofTwoPersonsOneWithoutLastName_isDecidedByTheName() {
        long company = world.company("Fjord AS");
        long kari = world.person(company, "Kari", null, address());
        world.person(company, "Ola", "Nordmann", address());

        submit(Map.of("email", address(), "name", "kari"));

        assertThat(world.session(session, "customer_id")).isEqualTo(String.valueOf(kari));
    }

    @Test
    void emailLookup_usesTheIndex() {
        world.run("set enable_seqscan = off");

        List<String> plan = world.texts("""
                explain select person_id from person where parley_email(email) = any (?1)
                union select person_id from person_email where parley_email(email) = any (?1)""".replace("?1", "array['kari@example.com']"));

        world.run("reset enable_seqscan");
        assertThat(String.join("\n", plan)).contains("ix_person_email ", "ix_person_email_email");
    }

    @Test
    void unknownEmail_linksNobody() {
        submit(Map.of("email", address(), "name", "Kari Nordmann"));

        assertThat(world.session(session, "customer_id, contact_id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ola NORDMANN, Ola", "Per Nordmann,", "'',"})
    void email_ofTwoPersons_isDecidedByTheName(String name, String found) {
        long company = world.company("Fjord AS");
        world.person(company, "Kari", "Nordmann", address());
        world.person(company, "Ola", "Nordmann", address());

        submit(Map.of("email", address(), "name", name));

        assertThat(world.texts(
                        "select firstname from person join chat_session on customer_id = person_id where id = ?",
                        session))
                .isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void personWhoHasLeftTheCompany_isNotLinked() {
        long former = world.person(world.company("Old AS"), "Kari", "Nordmann", address());
        world.run("update person set retired = true where person_id = ?", former);
        long kari = world.person(world.company("New AS"), "Kari", "Hansen", address());

        submit(Map.of("email", address()));

        assertThat(world.session(session, "customer_id")).isEqualTo(String.valueOf(kari));
    }

    @Test
    void personWithAnotherOpenSession_isNotLinkedTwice() {
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", address());
        world.link(world.waiting(topic), "customer_id", kari);

        assertThat(submit(Map.of("email", address())).sessionStatus()).isEqualTo("IN_QUEUE");

        assertThat(world.session(session, "customer_id")).isEmpty();
    }

    @Test
    void personWithAnEndedSession_isLinked() {
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", address());
        world.link(world.closed(topic), "customer_id", kari);

        submit(Map.of("email", address()));

        assertThat(world.session(session, "customer_id")).isEqualTo(String.valueOf(kari));
    }

    private String address() {
        return "kari" + topic + "@example.com";
    }

    private Answer submit(Map<String, Object> form) {
        return customer.does("submitPreChatForm", session, form);
    }
}
