package dev.parley.chat.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Identities;
import dev.parley.support.Ids;
import dev.parley.support.Logged;
import dev.parley.support.World;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of attacks: each identity is refused with a code, changes nothing, and is counted in the audit without its content. */
@QuarkusTest
class RefusedIdentityTest {

    private final World world = new World();
    private long topic;

    @Inject
    MeterRegistry registry;

    @BeforeEach
    void aTopicOfTheShop() {
        topic = world.topic();
        world.agentOf(topic);
        world.set(topic, "identity_site = 'shop'");
    }

    static Stream<Arguments> attacks() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims =
                Identities.with(Identities.claims("secret-subject"), Map.of("email", "secret-subject@example.com"));
        return Stream.of(
                Arguments.of("expired", shop(claims, "exp", now - 60), "IDENTITY_EXPIRED"),
                Arguments.of("too old", shop(claims, "iat", now - 4000), "IDENTITY_EXPIRED"),
                Arguments.of("not yet valid", shop(claims, "nbf", now + 60), "IDENTITY_INVALID"),
                Arguments.of("issued in the future", shop(claims, "iat", now + 60), "IDENTITY_INVALID"),
                Arguments.of("wrong audience", shop(claims, "aud", "another"), "IDENTITY_WRONG_AUDIENCE"),
                Arguments.of("none", Identities.sign("none", null, "new", claims), "IDENTITY_INVALID"),
                Arguments.of(
                        "key confusion",
                        Identities.sign(
                                "HS256", new SecretKeySpec(Identities.publicKey(), "HmacSHA256"), "rsa", claims),
                        "IDENTITY_INVALID"),
                Arguments.of(
                        "another topic's key",
                        Identities.ofBank(Identities.claimsOfBank("secret-subject")),
                        "IDENTITY_NOT_ACCEPTED"),
                Arguments.of(
                        "a stranger's key",
                        Identities.sign("HS256", Identities.secret("x".repeat(40)), "new", claims),
                        "IDENTITY_INVALID"),
                Arguments.of("too long", shop(claims, "more", "x".repeat(8192)), "FIELD_TOO_LONG"),
                Arguments.of("garbage", "secret-subject", "IDENTITY_INVALID"),
                Arguments.of("e-mail of a wrong type", shop(claims, "email", 7), "IDENTITY_INVALID"),
                Arguments.of("e-mail that is none", shop(claims, "email", "secret-subject"), "IDENTITY_INVALID"),
                Arguments.of("name that cannot be stored", shop(claims, "name", "a\0b"), "IDENTITY_INVALID"));
    }

    private static String shop(Map<String, Object> claims, String claim, Object value) {
        return Identities.ofShop(Identities.with(claims, Map.of(claim, value)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void attack_isRefusedAuditedAndChangesNothing(String attack, String identity, String code) {
        long unverified = world.waiting(topic);
        double counted = counted(code);

        try (Logged log = new Logged("")) {
            Answer answer = request(Caller.customer(world.key(unverified)), identity);

            assertThat(answer.refusal()).isEqualTo(code + " identity");
            assertThat(answer.text()).doesNotContain("secret-subject");
            assertThat(log.text()).doesNotContain("secret-subject", "eyJ");
        }

        assertThat(world.session(unverified, "customer_verified, customer_subject, version, event_seq"))
                .isEqualTo("f 0 0");
        assertThat(rows()).isEqualTo("0 0");
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isEqualTo(1);
        assertThat(counted(code)).isEqualTo(code.startsWith("IDENTITY") ? counted + 1 : counted);
    }

    @Test
    void oneTimeIdentity_usedAgain_isRefused() {
        world.set(topic, "identity_site = 'bank'");
        Map<String, Object> claims = Identities.claimsOfBank("kari-" + topic);
        String identity = Identities.ofBank(claims);
        Answer first = request(Caller.nobody(), identity);
        double counted = counted("IDENTITY_REPLAYED");

        Answer again = request(Caller.nobody(), identity);

        assertThat(first.refusal()).isNull();
        assertThat(again.refusal()).isEqualTo("IDENTITY_REPLAYED identity");
        assertThat(counted("IDENTITY_REPLAYED")).isEqualTo(counted + 1);
        assertThat(rows()).isEqualTo("1 0");
        assertThat(request(Caller.nobody(), Identities.ofBank(Identities.with(claims, Map.of("jti", "next " + topic))))
                        .refusal())
                .isNull();
    }

    @Test
    void oneTimeIdentity_ofARefusedRequest_isNotUsedUp() {
        world.set(topic, "identity_site = 'bank', flags = 4");
        String identity = Identities.ofBank(Identities.claimsOfBank("kari-" + topic));
        Map<String, Object> input = Map.of("topicId", Ids.of("ChatTopic", topic), "identity", identity);

        assertThat(Caller.nobody().does("requestChatSession", input, "").refusal())
                .isEqualTo("CONSENT_REQUIRED consented");

        assertThat(Caller.nobody()
                        .does("requestChatSession", Identities.with(input, Map.of("consented", true)), "")
                        .refusal())
                .isNull();
    }

    private double counted(String reason) {
        return registry.find("parley.refusals").tag("reason", reason).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Numbers of the topic's sessions that are verified, and of further keys. */
    private String rows() {
        return world.number("select count(*) from chat_session where topic_id = ? and customer_verified", topic) + " "
                + world.number(
                        "select count(*) from chat_session_key k join chat_session s on s.id = k.session_id where s.topic_id = ?",
                        topic);
    }

    private Answer request(Caller caller, String identity) {
        return caller.does(
                "requestChatSession",
                Map.of("topicId", Ids.of("ChatTopic", topic), "identity", identity),
                "sessionKey");
    }
}
