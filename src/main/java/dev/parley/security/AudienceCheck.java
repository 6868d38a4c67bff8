package dev.parley.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Stops the start if an identity provider is configured without an audience. A provider signs tokens for all applications of a company, so
 * that without an audience, Parley would accept tokens that were issued to other applications. Quarkus does not require one. With a public
 * key instead of a provider, no audience is needed, since that key signs for Parley alone.
 */
@Singleton
class AudienceCheck {

    /** Quarkus' value for any audience. */
    static final String ANY = "any";

    private static final Logger LOG = Logger.getLogger(AudienceCheck.class);

    private final boolean usesProvider;
    private final Optional<List<String>> audience;

    AudienceCheck(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean takesTokens,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience) {
        this.usesProvider = takesTokens && provider.isPresent();
        this.audience = audience;
    }

    void start(@Observes StartupEvent start) {
        require();
    }

    /** Fails if tokens for other applications would be accepted without an explicit setting. */
    void require() {
        if (!usesProvider) {
            return;
        }
        if (audience.isEmpty()) {
            throw new ConfigurationException(
                    "Without an audience, tokens for other applications would be accepted: set quarkus.oidc.token.audience to the"
                            + " value of the claim aud in the provider's tokens for Parley.");
        }
        if (audience.get().contains(ANY)) {
            LOG.warn("quarkus.oidc.token.audience=any: tokens for other applications of the provider are accepted");
        }
    }
}
