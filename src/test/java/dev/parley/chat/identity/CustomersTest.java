package dev.parley.chat.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Ids;
import dev.parley.support.OpenTransaction;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents correct what a session knows about its customer, and create CRM records from it. */
@QuarkusTest
class CustomersTest {

    private static final String CREATED =
            "chatSession { databaseId } person { databaseId firstName lastName contact { databaseId name } }";

    private final World world = new World();
    private long topic;
    private Caller agent;
    private long session;

    @BeforeEach
    void anActiveSession() {
        topic = world.topic();
        String login = world.agentOf(topic);
        agent = Caller.agent(login);
        session = world.active(topic, login);
        world.alter(
                session,
                "name = 'Kari Anne Nordmann', company_name = 'Fjord AS', email = 'kari@example.com', phone = '22', country = 47");
    }

    @Test
    void update_correctsTheGivenDetails_andIsAnEvent() {
        Map<String, Object> input = new HashMap<>(Map.of("name", "Kari Nordmann", "phone", " "));
        input.put("companyName", null);

        Answer answer = agent.does("updateChatCustomer", session, input);

        assertThat(answer.refusal()).isNull();
        assertThat(world.session(session, "name, company_name is null, email, phone, country"))
                .isEqualTo("Kari Nordmann t kari@example.com 47");
        assertThat(world.events(session)).containsExactly("DETAILS_CORRECTED");
        assertThat(world.texts("select payload::text from chat_session_event where session_id = ?", session))
                .containsExactly("{}");
    }

    @Test
    void update_withKnownDetails_changesNothing() {
        Answer answer = agent.does("updateChatCustomer", session, Map.of("email", "kari@example.com"));

        assertThat(answer.changed()).isFalse();
        assertThat(world.events(session)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"email, kari, INVALID_EMAIL email", "phone, 123456789012345678901234567890123, FIELD_TOO_LONG phone"})
    void update_withAnInvalidDetail_isRefused(String field, String value, String refusal) {
        assertThat(agent.does("updateChatCustomer", session, Map.of(field, value))
                        .refusal())
                .isEqualTo(refusal);
    }

    @Test
    void createPerson_takesWhatWasTyped_andLinksIt() {
        Answer answer = create(Map.of("createContact", true));

        assertThat(answer.refusal()).isNull();
        long person = answer.<Integer>data("done.person.databaseId");
        long company = answer.<Integer>data("done.person.contact.databaseId");
        assertThat(world.texts(
                        "select concat_ws('|', firstname, lastname, email, phone, country_id, contact_id, external_id) from person where person_id = ?",
                        person))
                .containsExactly("Kari Anne|Nordmann|kari@example.com|22|47|" + company);
        assertThat(world.texts("select name || ' ' || country_id from contact where contact_id = ?", company))
                .containsExactly("Fjord AS 47");
        assertThat(world.session(session, "customer_id, contact_id")).isEqualTo(person + " " + company);
        assertThat(world.events(session)).containsExactly("LINKED");
    }

    @Test
    void createPerson_withNamesAndACompany_takesThese() {
        long company = world.company("Berg AS");

        Answer answer = create(Map.of("firstName", "Ola", "contactId", Ids.of("Contact", company)));

        assertThat(answer.<String>data("done.person.firstName")).isEqualTo("Ola");
        assertThat(answer.<String>data("done.person.lastName")).isNull();
        assertThat(world.session(session, "contact_id")).isEqualTo(String.valueOf(company));
    }

    @Test
    void createPerson_inASessionWithACompany_createsNone() {
        long company = world.company("Berg AS");
        world.link(session, "contact_id", company);

        Answer answer = create(Map.of("createContact", true));

        assertThat(answer.<Integer>data("done.person.contact.databaseId")).isEqualTo((int) company);
    }

    @Test
    void createPerson_ofAVerifiedCustomer_hasItsExternalId() {
        world.alter(session, "customer_verified = true, customer_subject = 'customer-" + topic + "'");

        create(Map.of());

        assertThat(world.texts(
                        "select external_id from person join chat_session on customer_id = person_id where id = ?",
                        session))
                .containsExactly("customer-" + topic);
    }

    @Test
    void createPerson_whileAnotherGetsItsExternalId_hasNone() throws Exception {
        String subject = "customer-" + topic;
        world.alter(session, "customer_verified = true, customer_subject = '" + subject + "'");
        try (OpenTransaction other = new OpenTransaction()) {
            other.run("insert into person (firstname, external_id) values ('Ola', ?)", subject);
            CompletableFuture<Answer> created = CompletableFuture.supplyAsync(() -> create(Map.of()));
            Connections.awaitWaiting(world, 1);
            other.commit();

            assertThat(created.get().changed()).isTrue();
        }
        assertThat(world.texts("select firstname from person where external_id = ?", subject))
                .containsExactly("Ola");
    }

    @Test
    void createPerson_fromBlankDetailsOfAnImportedRow_hasNone() {
        world.alter(session, "name = 'Kari', company_name = ' ', email = '', phone = ' ', country = 0");

        Answer answer = create(Map.of());

        long person = answer.<Integer>data("done.person.databaseId");
        assertThat(world.number(
                        "select count(*) from person where person_id = ? and email is null and phone is null and country_id is null",
                        person))
                .isEqualTo(1);
        world.alter(session, "customer_id = null");
        assertThat(create(Map.of("createContact", true)).refusal()).isEqualTo("FIELD_REQUIRED createContact");
    }

    @Test
    void createPerson_twice_returnsTheSamePerson() {
        Answer first = create(Map.of());
        Answer again = create(Map.of("firstName", "Ola"));

        assertThat(again.changed()).isFalse();
        assertThat(again.<Integer>data("done.person.databaseId")).isEqualTo(first.data("done.person.databaseId"));
    }

    @Test
    void createPerson_withoutWhatItNeeds_isRefused() {
        assertThat(create(Map.of("contactId", Ids.of("Contact", 999_999_999))).refusal())
                .isEqualTo("LINK_TARGET_NOT_FOUND contactId");
        world.alter(session, "name = null, company_name = null, phone = 'phone " + topic + "'");
        assertThat(create(Map.of()).refusal()).isEqualTo("FIELD_REQUIRED firstName");
        assertThat(create(Map.of("firstName", "Kari", "createContact", true)).refusal())
                .isEqualTo("FIELD_REQUIRED createContact");
        world.alter(session, "name = repeat('x', 200)");
        assertThat(create(Map.of()).refusal()).isEqualTo("FIELD_TOO_LONG firstName");
        assertThat(world.session(session, "customer_id, version")).isEqualTo("0");
        assertThat(world.number("select count(*) from person where phone = ?", "phone " + topic))
                .isZero();
    }

    @Test
    void both_byOthers_areRefused() {
        for (String mutation : List.of("updateChatCustomer", "createPersonFromChatSession")) {
            Map<String, Object> input = Map.of("phone", "23");
            assertThat(Caller.agent(world.agentOf(topic))
                            .does(mutation, session, input)
                            .refusal())
                    .isEqualTo("NOT_OWNER");
            assertThat(Caller.agent(world.user()).does(mutation, session, input).refusal())
                    .isEqualTo("NOT_FOUND chatSessionId");
            assertThat(Caller.customer(world.key(session))
                            .does(mutation, session, input)
                            .refusal())
                    .isEqualTo("NOT_ALLOWED");
        }
    }

    private Answer create(Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("chatSessionId", Ids.of("ChatSession", session));
        return agent.does("createPersonFromChatSession", input, CREATED);
    }
}
