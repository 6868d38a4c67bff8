package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Logged;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AudienceCheckTest {

    private static final Optional<String> PROVIDER = Optional.of("https://login.example.com/realms/parley");

    @Test
    void aProviderNeedsAnAudience() {
        AudienceCheck check = new AudienceCheck(true, PROVIDER, Optional.empty());

        assertThatThrownBy(check::require)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.oidc.token.audience");
    }

    @Test
    void anyAudienceIsWarnedOf() {
        try (Logged log = new Logged(AudienceCheck.class.getName())) {
            new AudienceCheck(true, PROVIDER, Optional.of(List.of("any"))).require();

            assertThat(log.messages()).singleElement().asString().contains("tokens for other applications");
        }
    }

    @Test
    void anAudienceIsAllThatIsAskedFor() {
        try (Logged log = new Logged(AudienceCheck.class.getName())) {
            new AudienceCheck(true, PROVIDER, Optional.of(List.of("parley"))).require();

            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void aPublicKeySignsForParleyAlone() {
        assertThatCode(new AudienceCheck(true, Optional.empty(), Optional.empty())::require)
                .doesNotThrowAnyException();
    }

    @Test
    void whoTakesNoTokensNeedsNoAudience() {
        assertThatCode(new AudienceCheck(false, PROVIDER, Optional.empty())::require)
                .doesNotThrowAnyException();
    }
}
