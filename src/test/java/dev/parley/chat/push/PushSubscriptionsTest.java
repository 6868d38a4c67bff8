package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Race;
import dev.parley.support.push.PushBrowser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Browsers that subscribe, and how long they stay subscribed. */
@QuarkusTest
class PushSubscriptionsTest extends PushScene {

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
    void newBrowser_thatSeveralPersonsSubscribeAtOnce_belongsToOneOfThem() {
        List<Caller> persons =
                Stream.generate(this::alerted).limit(6).map(Caller::agent).toList();

        List<Answer> answers = Race.of(persons, person -> subscribe(person, Map.of()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.changed()).isTrue());
        assertThat(persons.stream().flatMap(person -> devices(person).stream())).hasSize(1);
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

    private static List<String> devices(Caller caller) {
        return caller.asks("{ pushSubscriptions { pushSubscriptionId } }").list("pushSubscriptions.pushSubscriptionId");
    }
}
