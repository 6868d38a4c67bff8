package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.SetTime;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Caching of verified tokens. */
class VerifiedTokensTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String TOKEN = "Bearer good";

    private final SetTime time = new SetTime();
    private final Provider provider = new Provider();
    private final VerifiedTokens tokens = new VerifiedTokens(provider, WINDOW, time);

    @Test
    void knownToken_withinTheWindow_isNotVerifiedAgain() {
        signIn(TOKEN);
        time.pass(WINDOW.minusMillis(1));

        SecurityIdentity again = signIn(TOKEN);

        assertThat(provider.asked).isEqualTo(1);
        assertThat(again.getPrincipal().getName()).isEqualTo("anna");
        assertThat(again.getRoles()).containsExactly("admin");
        assertThat(again.getCredential(TokenCredential.class).getToken()).isEqualTo("good");
        assertThat(again.isAnonymous()).isFalse();
    }

    @Test
    void knownToken_afterTheWindow_isVerifiedAgain() {
        signIn(TOKEN);
        time.pass(WINDOW);

        signIn(TOKEN);

        assertThat(provider.asked).isEqualTo(2);
    }

    @Test
    void knownToken_thatIsUsedAllTheTime_isVerifiedOncePerWindow() {
        for (int second = 0; second < 30; second++) {
            signIn(TOKEN);
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(provider.asked).isEqualTo(3);
    }

    @Test
    void knownToken_thatExpiresWithinTheWindow_isVerifiedAgainFromThenOn() {
        provider.expiry = time.instant().plusSeconds(2);
        signIn(TOKEN);
        time.pass(Duration.ofMillis(1999));
        signIn(TOKEN);
        assertThat(provider.asked).isEqualTo(1);

        time.pass(Duration.ofMillis(1));
        provider.failure = new AuthenticationFailedException("expired");

        assertRefused(TOKEN);
        assertRefused(TOKEN);
        assertThat(provider.asked).isEqualTo(3);
    }

    @Test
    void rejectedToken_isVerifiedEachTime() {
        provider.failure = new AuthenticationFailedException("bad");

        assertRefused(TOKEN);
        assertRefused(TOKEN);

        assertThat(provider.asked).isEqualTo(2);
    }

    @Test
    void token_withWithdrawnKey_isRejectedAfterTheWindow() {
        signIn(TOKEN);
        provider.failure = new AuthenticationFailedException("unknown key");
        time.pass(WINDOW.minusMillis(1));
        signIn(TOKEN);

        time.pass(Duration.ofMillis(1));

        assertRefused(TOKEN);
    }

    @Test
    void otherToken_isVerified() {
        signIn(TOKEN);

        provider.token = "better";
        signIn("Bearer better");
        provider.failure = new AuthenticationFailedException("bad");

        assertRefused("Bearer goo");
        assertRefused("Bearer good2");
        assertThat(provider.asked).isEqualTo(4);
    }

    @Test
    void knownToken_whenSwitchedOff_isVerifiedEachTime() {
        VerifiedTokens off = new VerifiedTokens(provider, Duration.ZERO, time);
        signIn(off, TOKEN);
        signIn(off, TOKEN);

        assertThat(provider.asked).isEqualTo(2);
    }

    /** Quarkus can read tokens from another header. The token in this header is not verified then. */
    @Test
    void identity_provedByAnotherToken_isNotCached() {
        signIn("Bearer garbage");
        signIn("Bearer garbage");

        assertThat(provider.asked).isEqualTo(2);
    }

    @Test
    void token_withoutExpiry_isVerifiedEachTime() {
        provider.expiry = null;
        signIn(TOKEN);
        signIn(TOKEN);

        assertThat(provider.asked).isEqualTo(2);
    }

    @Test
    void cachedIdentity_hasNoReferenceToTheRequest() {
        signIn(TOKEN);

        assertThat(signIn(TOKEN).getAttributes()).containsOnlyKeys(Credentials.EXPIRES_AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "Basic good", "ChatSession good", "DPoP good", ""})
    void otherCredentials_goToTheProvider(String authorization) {
        signIn(authorization);
        signIn(authorization);

        assertThat(provider.asked).isEqualTo(2);
    }

    @Test
    void requestWithoutCredentials_goesToTheProvider() {
        signIn(null);
        signIn(null);

        assertThat(provider.asked).isEqualTo(2);
    }

    private SecurityIdentity signIn(String authorization) {
        return signIn(tokens, authorization);
    }

    private static SecurityIdentity signIn(VerifiedTokens tokens, String authorization) {
        return tokens.authenticate(exchange(authorization), null).await().indefinitely();
    }

    private void assertRefused(String authorization) {
        assertThatThrownBy(() -> signIn(authorization)).isInstanceOf(AuthenticationFailedException.class);
    }

    private static RoutingContext exchange(String authorization) {
        HttpServerRequest request = stub(HttpServerRequest.class, "getHeader", authorization);
        return stub(RoutingContext.class, "request", request);
    }

    private static <T> T stub(Class<T> type, String method, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, values) -> {
                    assertThat(called.getName()).isEqualTo(method);
                    return answer;
                }));
    }

    private final class Provider implements HttpAuthenticationMechanism {

        private int asked;
        private String token = "good";
        private Instant expiry = time.instant().plus(LIFE);
        private AuthenticationFailedException failure;

        @Override
        public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager identities) {
            asked++;
            return failure == null
                    ? Uni.createFrom().item(this::identity)
                    : Uni.createFrom().failure(failure);
        }

        private SecurityIdentity identity() {
            QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                    .setPrincipal(() -> "anna")
                    .addRole("admin")
                    .addCredential(new TokenCredential(token, "bearer"))
                    .addAttribute(RoutingContext.class.getName(), "the request");
            if (expiry != null) {
                identity.addAttribute(Credentials.EXPIRES_AT, expiry.getEpochSecond());
            }
            return identity.build();
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
            throw new UnsupportedOperationException();
        }
    }
}
