package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.SetTime;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limit on invalid tokens from an address, and which callers are still admitted above it. */
class LoginLimitsTest {

    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final SetTime time = new SetTime();
    private final LoginLimits logins = limits("2");

    @Test
    void require_afterTooManyInvalidTokens_rejectsUnknownOnesFromAddress() {
        logins.failed(HERE, bad());
        assertAdmitted(HERE, "Bearer new");
        logins.failed(HERE, bad());

        assertRefused(HERE, "Bearer new");
        assertAdmitted(THERE, "Bearer new");

        time.pass(Duration.ofSeconds(31));
        assertAdmitted(HERE, "Bearer new");
    }

    @Test
    void require_ofVerifiedToken_admitsItUntilItExpires() {
        logins.succeeded(identity("good"));
        exhaust(HERE);

        assertAdmitted(HERE, "Bearer good");
        assertAdmitted(HERE, "bearer  good ");
        assertRefused(HERE, "Bearer good2");
        assertRefused(HERE, "Bearer goo");

        time.pass(LIFE);
        exhaust(HERE);
        assertRefused(HERE, "Bearer good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ChatSession 0123", "chatsession 0123"})
    void require_ofSessionKey_admitsIt(String authorization) {
        exhaust(HERE);

        assertAdmitted(HERE, authorization);
    }

    @Test
    void require_withoutCredentials_admits() {
        exhaust(HERE);

        assertAdmitted(HERE, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Basic dXNlcg==", "DPoP a.b.c", ""})
    void require_ofOtherCredentials_rejectsThem(String authorization) {
        exhaust(HERE);

        assertRefused(HERE, authorization);
    }

    @Test
    void failed_byExpiredTokens_countsNothing() {
        for (int i = 0; i < 150; i++) {
            logins.failed(HERE, rejected(ErrorCodes.EXPIRED));
        }

        assertAdmitted(HERE, "Bearer new");
    }

    @Test
    void failed_byUnreachableProvider_countsNothing() {
        for (int i = 0; i < 150; i++) {
            logins.failed(HERE, new OIDCException("unreachable"));
        }

        assertAdmitted(HERE, "Bearer new");
    }

    @ParameterizedTest
    @ValueSource(ints = {ErrorCodes.ISSUER_INVALID, ErrorCodes.AUDIENCE_INVALID, ErrorCodes.SIGNATURE_INVALID})
    void failed_byTokenOfOtherIssuer_counts(int error) {
        logins.failed(HERE, rejected(error));
        logins.failed(HERE, rejected(error));

        assertRefused(HERE, "Bearer new");
    }

    @Test
    void require_whenSwitchedOff_admits() {
        LoginLimits off = limits("off");
        for (int i = 0; i < 10_000; i++) {
            off.failed(HERE, bad());
        }

        assertThatCode(() -> off.require(HERE, "Bearer new")).doesNotThrowAnyException();
    }

    private void exhaust(String address) {
        logins.failed(address, bad());
        logins.failed(address, bad());
    }

    private void assertAdmitted(String address, String authorization) {
        assertThatCode(() -> logins.require(address, authorization)).doesNotThrowAnyException();
    }

    private void assertRefused(String address, String authorization) {
        assertThatThrownBy(() -> logins.require(address, authorization))
                .isInstanceOf(RateLimits.RateLimited.class)
                .hasMessageContaining("tokens");
    }

    private SecurityIdentity identity(String token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(() -> "anna")
                .addCredential(new TokenCredential(token, "bearer"))
                .addAttribute(
                        "quarkus.identity.expire-time",
                        time.instant().plus(LIFE).getEpochSecond())
                .build();
    }

    private static AuthenticationFailedException bad() {
        return new AuthenticationFailedException();
    }

    private static AuthenticationFailedException rejected(int error) {
        return new AuthenticationFailedException(
                new InvalidJwtException("rejected", List.of(new ErrorCodeValidator.Error(error, "rejected")), null));
    }

    private LoginLimits limits(String failedLogins) {
        return new LoginLimits(
                new SmallRyeConfigBuilder()
                        .withMapping(LimitsConfig.class)
                        .withDefaultValues(Map.of("parley.limits.failed-logins", failedLogins))
                        .build()
                        .getConfigMapping(LimitsConfig.class),
                time,
                time.meter());
    }
}
