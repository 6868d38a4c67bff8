package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Logged;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Check of the configured audience at the start. */
class AudienceCheckTest {

    private static final Optional<String> PROVIDER = Optional.of("https://login.example.com/realms/parley");

    @Test
    void provider_withoutAudience_stopsTheStart() {
        AudienceCheck check = new AudienceCheck(true, PROVIDER, Optional.empty());

        assertThatThrownBy(check::require)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.oidc.token.audience");
    }

    @Test
    void provider_withAnyAudience_logsWarning() {
        try (Logged log = new Logged(AudienceCheck.class.getName())) {
            new AudienceCheck(true, PROVIDER, Optional.of(List.of("any"))).require();

            assertThat(log.messages()).singleElement().asString().contains("tokens for other applications");
        }
    }

    @Test
    void provider_withAudience_logsNothing() {
        try (Logged log = new Logged(AudienceCheck.class.getName())) {
            new AudienceCheck(true, PROVIDER, Optional.of(List.of("parley"))).require();

            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void publicKey_withoutAudience_isAccepted() {
        assertThatCode(new AudienceCheck(true, Optional.empty(), Optional.empty())::require)
                .doesNotThrowAnyException();
    }

    @Test
    void disabledTokens_withoutAudience_areAccepted() {
        assertThatCode(new AudienceCheck(false, PROVIDER, Optional.empty())::require)
                .doesNotThrowAnyException();
    }
}
