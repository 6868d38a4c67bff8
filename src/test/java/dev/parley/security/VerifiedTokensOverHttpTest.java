package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.SoonExpired;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.LateLogins;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Caching of verified tokens over HTTP, with real verification. */
@QuarkusTest
class VerifiedTokensOverHttpTest {

    private static final String WHO = "{ viewer { kind admin user { loginName } } }";

    @Inject
    LateLogins logins;

    @Inject
    MeterRegistry registry;

    private final World world = new World();

    @AfterEach
    void release() {
        logins.release();
    }

    @Test
    void knownToken_isNotVerifiedAgain() {
        String login = world.user();
        Caller admin = Caller.admin(login);
        String first = admin.asks(WHO).text();
        logins.hold();

        Answer second = admin.asks(WHO);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first).contains(login.toLowerCase(), "true");
    }

    @Test
    void knownToken_thatExpires_isRejectedAndCountedEachTime() {
        Caller anna = SoonExpired.whileValid(
                world.user(),
                caller -> Optional.of(caller).filter(valid -> valid.asks(WHO).status() == 200));
        double before = expired();

        Waits.until(() -> anna.asks(WHO).status() == 401, "the token has expired");
        assertThat(anna.asks(WHO).errorCode()).isEqualTo("UNAUTHENTICATED");

        assertThat(expired()).isEqualTo(before + 2);
    }

    private double expired() {
        return registry.counter("parley.refusals", "reason", "TOKEN_EXPIRED", "kind", "AGENT")
                .count();
    }
}
