package dev.parley.chat.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.crm.Person;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** While a legal hold is in force, nothing of its session or person is removed. */
@QuarkusTest
class LegalHoldTest {

    private final World world = new World();
    private long topic;
    private long session;
    private long person;
    private Caller manager;
    private Caller admin;

    @BeforeEach
    void aSessionOfAPerson() {
        topic = world.topic();
        manager = Caller.agent(world.managerOf(topic));
        admin = Caller.admin(world.user());
        session = world.closed(topic);
        world.messages(session, 1);
        person = world.person(world.company("Fjord AS"));
        world.link(session, "customer_id", person);
    }

    @Test
    void holdOnASession_blocksDeletionRedactionAndErasure() {
        hold(manager, Map.of("chatSessionId", Ids.of("ChatSession", session), "reason", "Case 7"));

        assertThat(admin.does("deleteChatSession", session).refusal()).isEqualTo("LEGAL_HOLD");
        assertThat(manager.does("redactChatMessage", session, Map.of("seq", 1)).refusal())
                .isEqualTo("LEGAL_HOLD");
        assertThat(erase().refusal()).isEqualTo("LEGAL_HOLD personId");
    }

    @Test
    void holdOnAPerson_blocksTheSame() {
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.does("deleteChatSession", session).refusal()).isEqualTo("LEGAL_HOLD");
        assertThat(manager.does("redactChatMessage", session, Map.of("seq", 1)).refusal())
                .isEqualTo("LEGAL_HOLD");
        assertThat(erase().refusal()).isEqualTo("LEGAL_HOLD personId");
    }

    @Test
    void holdOnAPerson_coversSessionsWithItsAddressOnly() {
        world.run("update person set email = ? where person_id = ?", "held-" + person + "@example.com", person);
        long unlinked = unlinked(" HELD-" + person + "@Example.com");
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.does("deleteChatSession", unlinked).refusal()).isEqualTo("LEGAL_HOLD");
        assertThat(manager.does("redactChatMessage", unlinked, Map.of("seq", 1)).refusal())
                .isEqualTo("LEGAL_HOLD");
        assertThat(admin.asks(
                                "query($id: ID!) { chatSession(id: $id) { allowedActions { action code } } }",
                                Map.of("id", Ids.of("ChatSession", unlinked)))
                        .<Map<String, Object>>list("chatSession.allowedActions"))
                .contains(
                        Map.of("action", "DELETE", "code", "LEGAL_HOLD"),
                        Map.of("action", "REDACT_MESSAGE", "code", "LEGAL_HOLD"));
    }

    @ParameterizedTest
    @CsvSource({"bücher.example, xn--bcher-kva.example", "xn--bcher-kva.example, bücher.example"})
    void holdOnAPerson_coversItsFurtherAddressesInAnySpelling(String ofPerson, String entered) {
        world.run("insert into person_email (person_id, email) values (?, ?)", person, "k" + person + "@" + ofPerson);
        long unlinked = unlinked("k" + person + "@" + entered);
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.does("deleteChatSession", unlinked).refusal()).isEqualTo("LEGAL_HOLD");
    }

    @Test
    void holdOnAPerson_coversSessionsOfItsExternalId_andNoOthers() {
        world.run("update person set external_id = ? where person_id = ?", "held" + person, person);
        long own = verified("held" + person);
        long others = verified("other" + person);
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.does("deleteChatSession", own).refusal()).isEqualTo("LEGAL_HOLD");
        assertThat(admin.does("deleteChatSession", others).refusal()).isNull();
    }

    @Test
    void sessionWithASharedAddress_isHeldForEachPerson_alsoFromTheErasureOfAnother() {
        String shared = "family-" + person + "@example.com";
        world.run("update person set email = ? where person_id = ?", shared, person);
        world.person(world.company("Fjord AS"), "Ola", "Nordmann", shared);
        long unlinked = unlinked(shared);
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.does("deleteChatSession", unlinked).refusal()).isEqualTo("LEGAL_HOLD");
        assertThat(admin.does("erasePersonData", Map.of("email", shared), "").refusal())
                .isEqualTo("LEGAL_HOLD email");
    }

    @Test
    void verifiedSessionOfAHeldPerson_blocksTheErasureOfTheAddressThatWasEnteredInIt() {
        world.run("update person set external_id = ? where person_id = ?", "held" + person, person);
        String address = "entered-" + person + "@example.com";
        world.alter(verified("held" + person), "email = '" + address + "'");
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.does("erasePersonData", Map.of("email", address), "").refusal())
                .isEqualTo("LEGAL_HOLD email");
    }

    @Test
    void sessionThatIsLinkedToSomebodyElse_isNotHeld() {
        String address = "moved-" + person + "@example.com";
        world.run("update person set email = ? where person_id = ?", address, person);
        long linked = unlinked(address);
        world.link(linked, "customer_id", world.person(world.company("Fjord AS")));
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.does("deleteChatSession", linked).refusal()).isNull();
    }

    @Test
    void addressOfAPerson_givesNoRightToHoldIt() {
        world.run("update person set email = ? where person_id = ?", "typed-" + person + "@example.com", person);
        long elsewhere = world.topic();
        Caller stranger = Caller.agent(world.managerOf(elsewhere));
        world.alter(world.closed(elsewhere), "email = 'typed-" + person + "@example.com'");

        assertThat(stranger.does("setLegalHold", Map.of("personId", Ids.of("Person", person)), "")
                        .refusal())
                .isEqualTo("NOT_MANAGER personId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "bücher.example",
                "xn--bcher-kva.example",
                "москва.рф",
                "www.例え.テスト",
                "xn--r8jz45g.xn--zckzah",
                "ドメイン名例.jp",
                "ليهمابتكلموشعربي؟.example",
                "a.\uFF42ücher.example",
                "straße.example",
                "xn--.example",
                "xn--99zzzzzzzzzz.example",
                "-ü-.example"
            })
    void database_spellsAddressesAsTheServiceDoes(String domain) {
        String address = "Kari.å@" + domain;

        assertThat(Person.spellings(address))
                .containsAll(world.texts("select unnest(parley_email_spellings(?))", address));
        assertThat(world.texts("select unnest(parley_email_spellings(?))", address))
                .containsAll(ofCase(Person.spellings(address)));
    }

    @Test
    void addressThatIsNone_isNoFailure() {
        assertThat(world.texts("select unnest(parley_email_spellings(?))", "k@ü..example"))
                .contains("k@ü..example");
        assertThat(world.texts("select unnest(parley_email_spellings(?))", "\u00A0"))
                .isEmpty();
    }

    /** Without the spellings for databases whose lower() changes ASCII only. */
    private static List<String> ofCase(String[] spellings) {
        return Stream.of(spellings)
                .filter(spelling -> spelling.equals(spelling.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private long unlinked(String email) {
        long unlinked = world.closed(topic);
        world.messages(unlinked, 1);
        world.alter(unlinked, "email = '" + email + "'");
        return unlinked;
    }

    /** An ended session without a link, whose site has signed an external id. */
    private long verified(String subject) {
        long verified = world.closed(topic);
        world.alter(verified, "customer_verified = true, customer_subject = '" + subject + "'");
        return verified;
    }

    @Test
    void allowedActions_knowTheHold() {
        hold(manager, Map.of("personId", Ids.of("Person", person)));

        assertThat(admin.asks(
                                "query($id: ID!) { chatSession(id: $id) { allowedActions { action code } } }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<Map<String, Object>>list("chatSession.allowedActions"))
                .contains(
                        Map.of("action", "DELETE", "code", "LEGAL_HOLD"),
                        Map.of("action", "REDACT_MESSAGE", "code", "LEGAL_HOLD"));
    }

    @Test
    void liftedHold_blocksNothing_andStaysInTheList() {
        String hold = hold(manager, Map.of("chatSessionId", Ids.of("ChatSession", session)));

        Answer lifted = manager.does("liftLegalHold", Map.of("legalHoldId", hold), "legalHold { liftedAt }");
        Answer again = manager.does("liftLegalHold", Map.of("legalHoldId", hold), "legalHold { liftedAt }");

        assertThat(lifted.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(lifted.<String>data("done.legalHold.liftedAt")).isNotNull();
        assertThat(manager.asks(
                                "query($id: ID!) { chatSession(id: $id) { legalHolds { nodes { setBy { loginName } liftedBy { loginName } } } } }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<Map<String, Object>>list("chatSession.legalHolds.nodes"))
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.get("liftedBy")).isEqualTo(each.get("setBy")));
        assertThat(admin.does("deleteChatSession", session).refusal()).isNull();
    }

    @Test
    void holdThatIsInForce_staysAsItIs() {
        Map<String, Object> input = Map.of("personId", Ids.of("Person", person));
        String first = hold(manager, input);

        Answer again = admin.does("setLegalHold", input, "legalHold { id }");

        assertThat(again.changed()).isFalse();
        assertThat(again.<String>data("done.legalHold.id")).isEqualTo(first);
    }

    @Test
    void hold_isAudited() {
        String hold = hold(manager, Map.of("personId", Ids.of("Person", person)));
        manager.does("liftLegalHold", Map.of("legalHoldId", hold), "");

        assertThat(world.texts("select action from audit_event where person_id = ? order by id", person))
                .containsExactly("LEGAL_HOLD_SET", "LEGAL_HOLD_LIFTED");
    }

    @Test
    void agentsWithoutTheRightToManage_areRefused() {
        Caller agent = Caller.agent(world.agentOf(topic));
        Caller stranger = Caller.agent(world.managerOf(world.topic()));
        Map<String, Object> onSession = Map.of("chatSessionId", Ids.of("ChatSession", session));
        Map<String, Object> onPerson = Map.of("personId", Ids.of("Person", person));
        String hold = hold(manager, onSession);

        assertThat(agent.does("setLegalHold", onSession, "").refusal()).isEqualTo("NOT_MANAGER chatSessionId");
        assertThat(stranger.does("setLegalHold", onSession, "").refusal()).isEqualTo("NOT_FOUND chatSessionId");
        assertThat(agent.does("setLegalHold", onPerson, "").refusal()).isEqualTo("NOT_MANAGER personId");
        assertThat(stranger.does("setLegalHold", onPerson, "").refusal()).isEqualTo("NOT_MANAGER personId");
        assertThat(agent.does("liftLegalHold", Map.of("legalHoldId", hold), "").refusal())
                .isEqualTo("NOT_MANAGER legalHoldId");
        assertThat(stranger.does("liftLegalHold", Map.of("legalHoldId", hold), "")
                        .refusal())
                .isEqualTo("HOLD_NOT_FOUND legalHoldId");
        assertThat(Caller.bot(world.user()).does("setLegalHold", onSession, "").refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(world.number("select count(*) from legal_hold where person_id = ?", person))
                .isZero();
    }

    @Test
    void hold_onNothingOrOnBoth_isInvalid() {
        assertThat(admin.does("setLegalHold", Map.of(), "").refusal()).isEqualTo("VALIDATION personId");
        assertThat(admin.does(
                                "setLegalHold",
                                Map.of(
                                        "personId",
                                        Ids.of("Person", person),
                                        "chatSessionId",
                                        Ids.of("ChatSession", session)),
                                "")
                        .refusal())
                .isEqualTo("VALIDATION personId");
        assertThat(admin.does("setLegalHold", Map.of("personId", Ids.of("Person", 999_999_999L)), "")
                        .refusal())
                .isEqualTo("PERSON_NOT_FOUND personId");
    }

    private Answer erase() {
        return admin.does("erasePersonData", Map.of("personId", Ids.of("Person", person)), "counts { table rows }");
    }

    private static String hold(Caller caller, Map<String, Object> input) {
        Answer answer = caller.does("setLegalHold", input, "legalHold { id }");
        assertThat(answer.refusal()).isNull();
        assertThat(answer.changed()).isTrue();
        return answer.data("done.legalHold.id");
    }
}
