package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.Logged;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.push.PushBrowser;
import dev.parley.support.push.PushService;
import dev.parley.support.push.PushService.Received;
import dev.parley.support.push.VapidKeys;
import dev.parley.support.push.VapidKeys.Token;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers that subscribe, and the pushes that a real push service receives for them. */
@QuarkusTest
class PushTest {

    private final World world = new World();
    private final PushService service = new PushService();
    private final PushBrowser browser = PushBrowser.random();
    private final String name = UUID.randomUUID().toString();

    @Inject
    PushSender sender;

    @Inject
    PushQueue queue;

    @Inject
    PushKeys keys;

    private long topic;
    private String anna;

    @BeforeEach
    void aTopicWithAnAgent() {
        world.run("delete from push_subscription");
        topic = world.topic();
        anna = alerted();
    }

    @AfterEach
    void stop() {
        Waits.until(() -> !sender.isSending(), "nothing is being sent");
        service.close();
        world.run("delete from push_subscription");
    }

    @Test
    void newChat_isPushedToTheBrowserOfTheAgent_encryptedAndSigned() {
        subscribed(Caller.agent(anna));
        Instant before = Instant.now();

        long session = requested();
        Received push = pushes(1).get(0);

        JsonPath payload = JsonPath.from(browser.decrypt(push.body()));
        assertThat(payload.getString("kind")).isEqualTo("NEW_CHAT");
        assertThat(payload.getString("chatSessionId")).isEqualTo(Ids.of("ChatSession", session));
        assertThat(payload.getString("topic"))
                .isEqualTo(world.texts("select name from chat_topic where id = ?", topic)
                        .get(0));
        assertThat(payload.getString("notificationId"))
                .isEqualTo(Ids.of(
                        "ChatNotification",
                        world.number("select id from chat_notification where session_id = ?", session)));
        assertThat(browser.decrypt(push.body())).doesNotContain("Hello", "Lovelace");
        assertThat(push.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("content-type", "application/octet-stream")
                .containsEntry("urgency", "high");
        assertThat(Integer.parseInt(push.headers().get("ttl"))).isBetween(1, 300);
        assertThat(push.headers().get("topic")).matches("[A-Za-z0-9_-]{1,32}");
        Token token = VapidKeys.verified(push.headers().get("authorization"));
        assertThat(token.key())
                .isEqualTo(Caller.nobody().asks("{ serviceInfo { pushKey } }").data("serviceInfo.pushKey"));
        assertThat(token.claims().getString("aud")).isEqualTo(service.origin());
        assertThat(token.claims().getString("sub")).isEqualTo(VapidKeys.SUBJECT);
        assertThat(Instant.ofEpochSecond(token.claims().getLong("exp")))
                .isBetween(before, before.plus(Duration.ofHours(24)));
        assertThat(waiting()).isZero();
    }

    @Test
    void message_isPushedToTheCustomer_withoutItsText() {
        long session = world.active(topic, anna);
        subscribed(customer(session));

        say(session, "Secret offer");
        Received push = pushes(1).get(0);

        JsonPath payload = JsonPath.from(browser.decrypt(push.body()));
        assertThat(payload.<Map<String, Object>>get())
                .isEqualTo(Map.of("kind", "MESSAGE", "chatSessionId", Ids.of("ChatSession", session)));
    }

    @Test
    void preview_hasTheBeginningOfTheMessage() {
        long session = world.active(topic, anna);
        subscribed(customer(session));
        say(session, "x".repeat(150) + "é".repeat(100));

        List<DuePush> claimed = queue.claim(10, keys.publicKey(), Duration.ZERO, true);

        assertThat(claimed).singleElement().satisfies(push -> {
            assertThat(push.isWanted()).isTrue();
            assertThat(push.preview()).isEqualTo("x".repeat(150) + "é".repeat(50));
        });
    }

    @Test
    void message_thatTheCustomerHasRead_isNotPushed() {
        long session = world.active(topic, anna);
        Caller customer = customer(session);
        subscribed(customer);
        say(session, "Hello");
        customer.does("markChatRead", session, Map.of("upToSeq", 1));

        roundUntilNothingWaits();

        assertThat(service.received()).isEmpty();
    }

    @Test
    void notification_thatTheAgentHasRead_isNotPushed() {
        subscribed(Caller.agent(anna));
        long session = requested();
        world.run("update chat_notification set read_at = now() where session_id = ?", session);

        roundUntilNothingWaits();

        assertThat(service.received()).isEmpty();
    }

    @Test
    void notesAndOwnMessages_areNotPushedToTheCustomer() {
        long session = world.active(topic, anna);
        Caller customer = customer(session);
        subscribed(customer);

        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "Note", "visibility", "AGENTS"));
        customer.does("sendChatMessage", session, Map.of("text", "Hello?"));

        assertThat(waiting()).isZero();
    }

    @Test
    void redactedMessage_isNotPushed() {
        long session = world.active(topic, anna);
        subscribed(customer(session));
        say(session, "Hello");
        world.run("update chat_message set redacted_at = now(), message = null where session_id = ?", session);

        roundUntilNothingWaits();

        assertThat(service.received()).isEmpty();
    }

    @Test
    void severalMessages_areOnePush() {
        long session = world.active(topic, anna);
        subscribed(customer(session));
        say(session, "One");
        say(session, "Two");
        say(session, "Three");

        roundUntilNothingWaits();

        assertThat(service.received()).hasSize(1);
    }

    @Test
    void message_isNotPushedBeforeTheCustomerHadTimeToReadIt() {
        long session = world.active(topic, anna);
        subscribed(customer(session));
        say(session, "Hello");

        assertThat(queue.claim(10, keys.publicKey(), Duration.ofHours(1), false))
                .isEmpty();
        world.run("update push_message set due_at = due_at - interval '1 hour'");

        assertThat(queue.claim(10, keys.publicKey(), Duration.ofHours(1), false))
                .hasSize(1);
        assertThat(queue.claim(10, keys.publicKey(), Duration.ofHours(1), false))
                .as("it is claimed")
                .isEmpty();
    }

    @Test
    void push_thatIsTooOld_isDropped() {
        subscribed(Caller.agent(anna));
        requested();
        world.run("update push_message set created_at = now() - interval '6 minutes'");

        roundUntilNothingWaits();

        assertThat(service.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void browser_thatIsGone_isRemoved(int status) {
        subscribed(Caller.agent(anna));
        service.answers(push -> status);

        requested();
        Waits.until(
                () -> {
                    sender.round();
                    return world.number("select count(*) from push_subscription") == 0;
                },
                "the browser is removed");

        assertThat(service.received()).hasSize(1);
        assertThat(waiting()).isZero();
        requested();
        assertThat(waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 302})
    void push_thatFails_isRepeatedWithTheSameTopic(int status) {
        subscribed(Caller.agent(anna));
        service.answers(push -> service.received().size() < 3 ? status : 201);

        requested();
        roundUntilNothingWaits();

        assertThat(service.received()).hasSize(3).allSatisfy(push -> {
            assertThat(push.path()).isEqualTo("/push/" + name);
            assertThat(push.headers().get("topic"))
                    .isEqualTo(service.received().get(0).headers().get("topic"));
        });
    }

    @Test
    void pushService_thatAsksForAPauseBeyondTheUseOfThePush_getsNoOther() {
        subscribed(Caller.agent(anna));
        service.answers(push -> 503);
        service.retryAfter("3600");

        requested();
        roundUntilNothingWaits();

        assertThat(service.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 413})
    void push_thatIsRefused_isGivenUp_andTheLogDoesNotHaveItsAddress(int status) {
        subscribed(Caller.agent(anna));
        service.answers(push -> status);

        try (Logged log = new Logged("dev.parley.chat.push")) {
            requested();
            roundUntilNothingWaits();

            assertThat(log.text()).contains("status " + status).doesNotContain(name, browser.auth());
        }
        assertThat(service.received()).hasSize(1);
        assertThat(world.number("select count(*) from push_subscription")).isOne();
    }

    @Test
    void browser_thatSubscribesAgain_isRenewed() {
        String first = subscribed(Caller.agent(anna));

        Answer again = subscribe(Caller.agent(anna), Map.of());
        Answer changed = subscribe(
                Caller.agent(anna), Map.of("auth", PushBrowser.random().auth()));

        assertThat(again.changed()).isFalse();
        assertThat(again.<String>data("done.pushSubscriptionId")).isEqualTo(first);
        assertThat(changed.changed()).isTrue();
        assertThat(changed.<String>data("done.pushSubscriptionId")).isEqualTo(first);
    }

    @Test
    void browser_thatAnotherPersonUses_belongsToThatPerson() {
        String bert = alerted();
        subscribed(Caller.agent(anna));
        requested();
        world.run("update push_message set due_at = now() + interval '1 hour'");

        subscribed(Caller.agent(bert));
        world.run("update push_message set due_at = now()");
        roundUntilNothingWaits();

        assertThat(service.received()).as("pushes for the former person").isEmpty();
        assertThat(devices(Caller.agent(anna))).isEmpty();
        assertThat(devices(Caller.agent(bert))).hasSize(1);
    }

    @Test
    void subscriptions_areListedForTheirOwnerOnly_withoutAddressAndKeys() {
        String id = subscribed(Caller.agent(anna));
        long session = world.active(topic, anna);
        Caller customer = customer(session);
        assertThat(subscribe(customer, Map.of("endpoint", service.endpoint("other")))
                        .refusal())
                .isNull();

        Answer listed = Caller.agent(anna)
                .asks("{ pushSubscriptions { pushSubscriptionId service createdAt renewedAt expiresAt } }");

        assertThat(listed.list("pushSubscriptions.pushSubscriptionId")).containsExactly(id);
        assertThat(listed.list("pushSubscriptions.createdAt")).isEqualTo(listed.list("pushSubscriptions.renewedAt"));
        assertThat(listed.list("pushSubscriptions.service")).containsExactly("localhost");
        assertThat(listed.text()).doesNotContain(name, browser.auth(), browser.p256dh());
        assertThat(devices(customer)).hasSize(1).doesNotContain(id);
        assertThat(devices(Caller.agent(alerted()))).isEmpty();
        assertThat(Caller.nobody()
                        .asks("{ pushSubscriptions { pushSubscriptionId } }")
                        .errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void unsubscribe_removesTheOwnBrowserOnly() {
        String id = subscribed(Caller.agent(anna));
        requested();
        Map<String, String> input = Map.of("pushSubscriptionId", id);

        Answer byOther = Caller.agent(alerted()).does("unsubscribeFromPush", input, "");
        Answer byCustomer = customer(world.active(topic, anna)).does("unsubscribeFromPush", input, "");
        assertThat(byOther.changed()).isFalse();
        assertThat(byCustomer.changed()).isFalse();
        assertThat(waiting()).isOne();

        assertThat(Caller.agent(anna).does("unsubscribeFromPush", input, "").changed())
                .isTrue();
        assertThat(Caller.agent(anna).does("unsubscribeFromPush", input, "").changed())
                .isFalse();
        assertThat(waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, https://example.com/push, PUSH_SERVICE_NOT_ALLOWED endpoint",
        "endpoint, http://169.254.169.254/latest, PUSH_SERVICE_NOT_ALLOWED endpoint",
        "endpoint, '', PUSH_SERVICE_NOT_ALLOWED endpoint",
        "p256dh, abc, VALIDATION p256dh",
        "p256dh, BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiwA, VALIDATION p256dh",
        "auth, BTBZMqHH6r4Tts7J_aSIg, VALIDATION auth",
        "auth, '!TBZMqHH6r4Tts7J_aSIgg', VALIDATION auth"
    })
    void subscription_thatIsNotOfABrowser_isRefused(String field, String value, String refusal) {
        assertThat(subscribe(Caller.agent(anna), Map.of(field, value)).refusal())
                .isEqualTo(refusal);
        assertThat(world.number("select count(*) from push_subscription")).isZero();
    }

    @Test
    void limits_holdForUsersAndSessions() {
        Caller agent = Caller.agent(anna);
        Caller customer = customer(world.active(topic, anna));
        for (int i = 0; i < 10; i++) {
            assertThat(subscribe(agent, Map.of("endpoint", service.endpoint("a" + i)))
                            .refusal())
                    .isNull();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(subscribe(customer, Map.of("endpoint", service.endpoint("c" + i)))
                            .refusal())
                    .isNull();
        }

        assertThat(subscribe(agent, Map.of()).refusal()).isEqualTo("PUSH_LIMIT_REACHED");
        assertThat(subscribe(customer, Map.of()).refusal()).isEqualTo("PUSH_LIMIT_REACHED");
        assertThat(subscribe(agent, Map.of("endpoint", service.endpoint("a9"))).refusal())
                .as("a renewal")
                .isNull();
        assertThat(subscribe(agent, Map.of("endpoint", service.endpoint("c0"))).refusal())
                .as("a browser of another person")
                .isEqualTo("PUSH_LIMIT_REACHED");
    }

    @Test
    void customer_ofASessionThatHasEnded_orWithoutOne_isRefused() {
        long session = world.finished(topic);

        assertThat(subscribe(customer(session), Map.of()).refusal()).isEqualTo("SESSION_ENDED");
        assertThat(subscribe(Caller.customer("guessed"), Map.of()).refusal()).isEqualTo("NOT_FOUND");
        assertThat(subscribe(Caller.nobody(), Map.of()).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(subscribe(Caller.agent("nobody-" + name), Map.of()).errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void retry_withTheSameKey_hasTheSameResult() {
        Map<String, String> key = Map.of("idempotencyKey", UUID.randomUUID().toString());

        Answer first = subscribe(Caller.agent(anna), key);
        Answer retry = subscribe(Caller.agent(anna), key);

        assertThat(retry.<Boolean>data("done.replayed")).isTrue();
        assertThat(retry.<String>data("done.pushSubscriptionId")).isEqualTo(first.data("done.pushSubscriptionId"));
    }

    @Test
    void browsers_thatAreOfNoUse_areRemoved() {
        subscribed(Caller.agent(anna));
        long open = world.active(topic, anna);
        for (String change : List.of(
                "expires_at = now() - interval '1 second'",
                "renewed_at = now() - interval '91 days'",
                "user_id = " + closedAccount(),
                "user_id = null, session_id = " + endedAgo(Duration.ofDays(2)),
                "user_id = null, session_id = " + world.deleted(topic),
                "user_id = null, session_id = " + endedAgo(Duration.ofHours(1)),
                "user_id = null, session_id = " + open)) {
            world.run(
                    "insert into push_subscription (user_id, endpoint, public_key, auth_secret, server_key, created_at, renewed_at)"
                            + " select user_id, gen_random_uuid(), ?, 'secret', 'key', now(), now() from push_subscription where endpoint = ?",
                    change.substring(0, Math.min(87, change.length())),
                    service.endpoint(name));
            world.run(
                    "update push_subscription set " + change + " where public_key = ?",
                    change.substring(0, Math.min(87, change.length())));
        }

        sender.removeOld();

        assertThat(world.texts("select coalesce('session ' || session_id, 'user') from push_subscription order by id"))
                .hasSize(3)
                .startsWith("user")
                .endsWith("session " + open);
    }

    @Test
    void refusedMessage_isNotPushed() {
        long session = world.active(topic, anna);
        subscribed(customer(session));

        Answer refused = Caller.agent(alerted()).does("sendChatMessage", session, Map.of("text", "Hello"));

        assertThat(refused.refusal()).isEqualTo("NOT_OWNER");
        assertThat(waiting()).isZero();
    }

    private String closedAccount() {
        String login = world.user();
        world.run("update ejuser set status = 3 where loginname = ?", login);
        return String.valueOf(world.id(login));
    }

    private long endedAgo(Duration ago) {
        long session = world.closed(topic);
        world.run(
                "update chat_session set when_ended = now() - make_interval(secs => ?), when_requested = now() - interval '3 days',"
                        + " when_started = null where id = ?",
                (double) ago.toSeconds(),
                session);
        return session;
    }

    private String alerted() {
        String login = world.agentOf(topic);
        world.run("update chat_topic_user set notifications = true where user_id = ?", world.id(login));
        return login;
    }

    private long requested() {
        return Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "name", "Ada Lovelace", "message", "Hello"),
                        "chatSession { databaseId }")
                .<Integer>data("done.chatSession.databaseId");
    }

    private Caller customer(long session) {
        return Caller.customer(world.key(session));
    }

    private void say(long session, String text) {
        assertThat(Caller.agent(anna)
                        .does("sendChatMessage", session, Map.of("text", text))
                        .refusal())
                .isNull();
    }

    /** Subscribes the browser of the test, with other values for some fields. */
    private Answer subscribe(Caller caller, Map<String, ?> others) {
        Map<String, Object> input = new HashMap<>(
                Map.of("endpoint", service.endpoint(name), "p256dh", browser.p256dh(), "auth", browser.auth()));
        input.putAll(others);
        return caller.does("subscribeToPush", input, "pushSubscriptionId");
    }

    private String subscribed(Caller caller) {
        Answer answer = subscribe(caller, Map.of());
        assertThat(answer.refusal()).isNull();
        return answer.data("done.pushSubscriptionId");
    }

    private static List<String> devices(Caller caller) {
        return caller.asks("{ pushSubscriptions { pushSubscriptionId } }").list("pushSubscriptions.pushSubscriptionId");
    }

    private long waiting() {
        return world.number("select count(*) from push_message");
    }

    /** Runs rounds until so many pushes have arrived, and their results are noted. */
    private List<Received> pushes(int count) {
        roundUntilNothingWaits();
        assertThat(service.received()).hasSize(count);
        return service.received();
    }

    private void roundUntilNothingWaits() {
        Waits.until(
                () -> {
                    sender.round();
                    return waiting() == 0 && !sender.isSending();
                },
                "no push waits");
    }
}
