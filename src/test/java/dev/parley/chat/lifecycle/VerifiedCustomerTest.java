package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Identities;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers whose site has signed their identity. */
@QuarkusTest
class VerifiedCustomerTest {

    private final World world = new World();
    private long topic;
    private String login;
    private String subject;
    private String email;

    @BeforeEach
    void aTopicWithAForm() {
        topic = world.topic();
        login = world.agentOf(topic);
        world.set(topic, "widget_pre_form = true, widget_required_fields = 31");
        subject = "customer-" + topic;
        email = "kari" + topic + "@example.com";
    }

    @Test
    void request_withAnIdentity_needsNoForm_andHasTheSignedDetails() {
        Answer answer = request(
                identity(Map.of("name", "Kari Nordmann", "email", email, "company", "Fjord AS")),
                Map.of("name", "Ola", "email", "ola@example.com", "phone", "22334455"));

        assertThat(answer.refusal()).isNull();
        assertThat(world.session(
                        id(answer), "status, customer_verified, customer_subject, name, email, company_name, phone"))
                .isEqualTo("4 t " + subject + " Kari Nordmann " + email + " Fjord AS 22334455");
        assertThat(answer.<Boolean>data("done.chatSession.customerVerified")).isTrue();
    }

    @Test
    void request_withoutAnIdentity_isNotVerified() {
        Answer answer = Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic)),
                        "chatSession { databaseId customerVerified }");

        assertThat(answer.<Boolean>data("done.chatSession.customerVerified")).isFalse();
        assertThat(world.session(id(answer), "status, customer_verified")).isEqualTo("1 f");
    }

    @Test
    void topicThatCollectsConsent_asksForThatAlone() {
        world.set(topic, "flags = 4");

        Answer answer = request(identity(Map.of()), Map.of());
        Caller customer = Caller.customer(answer.data("done.sessionKey"));

        assertThat(world.session(id(answer), "status")).isEqualTo("1");
        assertThat(customer.does("submitPreChatForm", id(answer), Map.of()).refusal())
                .isEqualTo("CONSENT_REQUIRED consented");
        assertThat(customer.does("submitPreChatForm", id(answer), Map.of("consented", true))
                        .sessionStatus())
                .isEqualTo("IN_QUEUE");
    }

    @Test
    void form_addsToWhatTheSiteHasSigned_andReplacesNothing() {
        world.set(topic, "flags = 4");
        Answer answer = request(identity(Map.of("email", email)), Map.of());

        Caller.customer(answer.data("done.sessionKey"))
                .does(
                        "submitPreChatForm",
                        id(answer),
                        Map.of("consented", true, "email", "other@example.com", "name", "Kari"));

        assertThat(world.session(id(answer), "email, name")).isEqualTo(email + " Kari");
    }

    @Test
    void personWithTheExternalId_isLinked_beforeOneWithTheEmail() {
        long company = world.company("Fjord AS");
        long kari = known(world.person(company, "Kari", "Nordmann", "else" + topic + "@example.com"), subject);
        world.person(world.company("Berg AS"), "Ola", "Nordmann", email);

        Answer answer = request(identity(Map.of("email", email)), Map.of());

        assertThat(world.session(id(answer), "customer_id, contact_id")).isEqualTo(kari + " " + company);
    }

    @Test
    void personWithTheEmail_isLinked_ifItHasNoExternalId() {
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", email);

        Answer answer = request(identity(Map.of("email", email.toUpperCase())), Map.of());

        assertThat(world.session(id(answer), "customer_id")).isEqualTo(String.valueOf(kari));
    }

    @Test
    void personWithAnotherExternalId_isNotLinkedByTheEmail() {
        known(world.person(world.company("Fjord AS"), "Ola", "Nordmann", email), subject + "-of-ola");

        Answer answer = request(identity(Map.of("email", email)), Map.of());

        assertThat(world.session(id(answer), "customer_verified, customer_id")).isEqualTo("t");
    }

    @Test
    void emailThatTheSiteHasNotVerified_linksNobody() {
        world.person(world.company("Fjord AS"), "Kari", "Nordmann", email);

        Answer answer = request(identity(Map.of("email", email, "email_verified", false)), Map.of());

        assertThat(world.session(id(answer), "email, customer_id")).isEqualTo(email);
    }

    @Test
    void emailThatAVerifiedCustomerTypes_linksNobody() {
        world.set(topic, "link_by_email = true");
        world.person(world.company("Fjord AS"), "Kari", "Nordmann", email);

        Answer answer = request(identity(Map.of()), Map.of("email", email));

        assertThat(world.session(id(answer), "email, customer_id")).isEqualTo(email);
    }

    @Test
    void formerPerson_isNotLinked() {
        long kari = known(world.person(world.company("Fjord AS"), "Kari", "Nordmann", email), subject);
        world.run("update person set retired = true where person_id = ?", kari);

        Answer answer = request(identity(Map.of()), Map.of());

        assertThat(world.session(id(answer), "customer_verified, customer_id")).isEqualTo("t");
    }

    @Test
    void strangerWithTheLink_doesNotKeepTheVerifiedCustomerOut() {
        long kari = known(world.person(world.company("Fjord AS"), "Kari", "Nordmann", email), subject);
        world.link(world.waiting(topic), "customer_id", kari);

        Answer answer = request(identity(Map.of()), Map.of());

        assertThat(world.session(id(answer), "customer_id")).isEqualTo(String.valueOf(kari));
    }

    @Test
    void otherDevice_findsTheOpenSession_withAKeyOfItsOwn() {
        Answer first = request(identity(Map.of()), Map.of("message", "Hello?"));
        Answer second = request(identity(Map.of()), Map.of());
        String phone = first.data("done.sessionKey");
        String laptop = second.data("done.sessionKey");

        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.<Boolean>data("done.changed")).isFalse();
        assertThat(laptop).isNotEqualTo(phone);
        for (String key : List.of(phone, laptop)) {
            Caller device = Caller.customer(key);
            assertThat(device.asks("{ customerSession { databaseId firstMessage } viewer { kind } }")
                            .<Integer>data("customerSession.databaseId"))
                    .isEqualTo((int) id(first));
            assertThat(device.does("sendChatMessage", id(first), Map.of("text", "I am here."))
                            .refusal())
                    .isNull();
        }
        assertThat(world.number("select count(*) from chat_session_key where key_hash = ?", laptop))
                .isZero();
    }

    /** The customer has lost the phone. An administrator removes its key; docs/verified-customers.md says how. */
    @Test
    void deviceWhoseKeyIsRemoved_isRefused_andTheOthersGoOn() {
        long session = id(request(identity(Map.of()), Map.of()));
        Caller phone = Caller.customer(request(identity(Map.of()), Map.of()).data("done.sessionKey"));
        Caller laptop = Caller.customer(request(identity(Map.of()), Map.of()).data("done.sessionKey"));
        assertThat(phone.does("sendChatMessage", session, Map.of("text", "From the phone"))
                        .refusal())
                .isNull();

        world.run(
                "delete from chat_session_key where (session_id, created_at) = (select session_id, min(created_at) from chat_session_key where session_id = ? group by session_id)",
                session);

        assertThat(phone.does("sendChatMessage", session, Map.of("text", "From a thief"))
                        .refusal())
                .isEqualTo("NOT_FOUND chatSessionId");
        assertThat(laptop.does("sendChatMessage", session, Map.of("text", "From the laptop"))
                        .refusal())
                .isNull();
        assertThat(world.texts(
                        "select message from chat_message where session_id = ? and type = 2 order by seq", session))
                .containsExactly("From the phone", "From the laptop");
    }

    @Test
    void otherDevice_followsTheSession() {
        long session = id(request(identity(Map.of()), Map.of()));
        Caller laptop = Caller.customer(request(identity(Map.of()), Map.of()).data("done.sessionKey"));

        try (SocketClient socket = SocketClient.as(laptop)) {
            Follower messages = socket.subscribe(
                    "subscription($id: ID!) { chatMessages(chatSessionId: $id, after: 0) { text } }",
                    Map.of("id", Ids.of("ChatSession", session)));
            laptop.does("sendChatMessage", session, Map.of("text", "Here?"));

            assertThat(messages.<String>next("chatMessages.text")).isEqualTo("Here?");
        }
    }

    @Test
    void otherDevice_thatRequestsAgain_keepsItsKey() {
        Answer first = request(identity(Map.of()), Map.of());
        Caller laptop = Caller.customer(request(identity(Map.of()), Map.of()).data("done.sessionKey"));

        Answer again = request(laptop, identity(Map.of()), Map.of("message", "Hello?"));

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(again.<String>data("done.sessionKey")).isNull();
        assertThat(keys(id(first))).isEqualTo(1);
    }

    @Test
    void keyOfADevice_opensNoOtherSession() {
        request(identity(Map.of()), Map.of());
        Caller laptop = Caller.customer(request(identity(Map.of()), Map.of()).data("done.sessionKey"));
        long other = world.waiting(topic);

        assertThat(laptop.does("sendChatMessage", other, Map.of("text", "Hello?"))
                        .refusal())
                .isEqualTo("NOT_FOUND chatSessionId");
        assertThat(Caller.customer("d.unknown")
                        .asks("{ customerSession { id } }")
                        .<Object>data("customerSession"))
                .isNull();
    }

    @Test
    void moreDevicesThanTheLimit_loseTheOldestKey() {
        long session = id(request(identity(Map.of()), Map.of()));
        List<String> keys = IntStream.rangeClosed(0, SessionKeys.MOST_DEVICES)
                .mapToObj(i -> request(identity(Map.of()), Map.of()).<String>data("done.sessionKey"))
                .toList();

        assertThat(keys(session)).isEqualTo(SessionKeys.MOST_DEVICES);
        assertThat(own(keys.get(0))).isNull();
        assertThat(own(keys.get(keys.size() - 1))).isEqualTo((int) session);
    }

    private Object own(String key) {
        return Caller.customer(key).asks("{ customerSession { databaseId } }").data("customerSession.databaseId");
    }

    @Test
    void devicesThatRequestAtTheSameTime_getTheSameSession() {
        List<Long> sessions =
                Race.of(IntStream.range(0, 6).boxed().toList(), i -> id(request(identity(Map.of()), Map.of())));

        assertThat(sessions.stream().distinct()).hasSize(1);
        assertThat(keys(sessions.get(0))).isEqualTo(5);
    }

    @Test
    void endedSession_isNotFoundAgain() {
        Answer first = request(identity(Map.of()), Map.of());
        Caller.customer(first.data("done.sessionKey")).does("endChatSession", id(first));

        assertThat(id(request(identity(Map.of()), Map.of()))).isNotEqualTo(id(first));
    }

    @Test
    void sessionInAnotherTopic_isNotFound() {
        long first = id(request(identity(Map.of()), Map.of()));
        topic = world.topic();
        world.agentOf(topic);

        assertThat(id(request(identity(Map.of()), Map.of()))).isNotEqualTo(first);
    }

    @Test
    void unverifiedSessionOfTheKey_becomesVerified() {
        world.set(topic, "widget_required_fields = 0");
        long kari = known(world.person(world.company("Fjord AS"), "Kari", "Nordmann", email), subject);
        long session = world.entering(topic, 1);
        world.alter(session, "name = 'K.'");
        Caller customer = Caller.customer(world.key(session));

        Answer answer = request(customer, identity(Map.of("name", "Kari")), Map.of());

        assertThat(id(answer)).isEqualTo(session);
        assertThat(answer.<String>data("done.sessionKey")).isNull();
        assertThat(world.session(session, "status, customer_verified, customer_id, name"))
                .isEqualTo("4 t " + kari + " Kari");
        assertThat(world.events(session)).containsExactly("PRE_CHAT_FORM_SUBMITTED");
        assertThat(world.texts(
                        "select payload ->> 'customerVerified' from chat_session_event where session_id = ?", session))
                .containsExactly("true");
    }

    @Test
    void sessionThatBecomesVerified_losesTheLinkToAPersonWhoIsServedElsewhere() {
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", email);
        request(Identities.ofShop(subject + "-elsewhere", Map.of("email", email)), Map.of());
        long session = world.waiting(topic);
        world.link(session, "customer_id", kari);

        request(Caller.customer(world.key(session)), identity(Map.of()), Map.of());

        assertThat(world.session(session, "customer_verified, customer_id")).isEqualTo("t");
    }

    @Test
    void otherCustomerInTheSameBrowser_getsAnotherSession() {
        Answer first = request(identity(Map.of()), Map.of());
        Caller browser = Caller.customer(first.data("done.sessionKey"));

        Answer other = request(browser, Identities.ofShop(subject + "-of-ola", Map.of()), Map.of());

        assertThat(id(other)).isNotEqualTo(id(first));
        assertThat(world.session(id(first), "customer_subject")).isEqualTo(subject);
        assertThat(other.<String>data("done.sessionKey")).isNotNull();
    }

    @Test
    void retriedRequest_returnsTheKeyOfTheDeviceAgain() {
        request(identity(Map.of()), Map.of());
        Map<String, Object> input =
                Map.of("identity", identity(Map.of()), "idempotencyKey", "0123456789abcdef-" + topic);
        Map<String, Object> all = Identities.with(input, Map.of("topicId", Ids.of("ChatTopic", topic)));

        Answer first = Caller.nobody().does("requestChatSession", all, "sessionKey chatSession { databaseId }");
        Answer again = Caller.nobody().does("requestChatSession", all, "sessionKey chatSession { databaseId }");

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.<String>data("done.sessionKey")).isEqualTo(first.data("done.sessionKey"));
        assertThat(keys(id(first))).isEqualTo(1);
    }

    private long known(long person, String externalId) {
        world.run("update person set external_id = ? where person_id = ?", externalId, person);
        return person;
    }

    private long keys(long session) {
        return world.number("select count(*) from chat_session_key where session_id = ?", session);
    }

    private String identity(Map<String, Object> claims) {
        return Identities.ofShop(subject, claims);
    }

    private Answer request(String identity, Map<String, Object> more) {
        return request(Caller.nobody(), identity, more);
    }

    private Answer request(Caller caller, String identity, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("topicId", Ids.of("ChatTopic", topic));
        input.put("identity", identity);
        return caller.does(
                "requestChatSession", input, "sessionKey chatSession { databaseId status customerVerified }");
    }

    private static long id(Answer answer) {
        assertThat(answer.refusal()).isNull();
        return answer.<Integer>data("done.chatSession.databaseId");
    }
}
