package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.Logged;
import dev.parley.support.Waits;
import dev.parley.support.push.PushService.Received;
import dev.parley.support.push.VapidKeys;
import dev.parley.support.push.VapidKeys.Token;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes that a real push service receives for browsers. */
@QuarkusTest
class PushTest extends PushScene {

    @Inject
    PushQueue queue;

    @Inject
    PushKeys keys;

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
    void refusedMessage_isNotPushed() {
        long session = world.active(topic, anna);
        subscribed(customer(session));

        Answer refused = Caller.agent(alerted()).does("sendChatMessage", session, Map.of("text", "Hello"));

        assertThat(refused.refusal()).isEqualTo("NOT_OWNER");
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

    /** Runs rounds until so many pushes have arrived, and their results are noted. */
    private List<Received> pushes(int count) {
        roundUntilNothingWaits();
        assertThat(service.received()).hasSize(count);
        return service.received();
    }
}
