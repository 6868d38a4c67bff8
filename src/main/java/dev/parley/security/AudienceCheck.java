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
 * A provider signs tokens for all applications of a company: without an audience, a token that somebody gave to any of them would
 * be good here. Quarkus asks for none by itself; Parley does not start before somebody has decided. A public key of its own signs
 * for Parley alone.
 */
@Singleton
class AudienceCheck {

    /** What Quarkus takes for "whoever the token is for". */
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

    /** Fails when tokens for other applications would count, and nobody has said that they shall. */
    void require() {
        if (!usesProvider) {
            return;
        }
        if (audience.isEmpty()) {
            throw new ConfigurationException(
                    "A token for another application must not count: set quarkus.oidc.token.audience to what the provider puts"
                            + " into the claim aud for Parley.");
        }
        if (audience.get().contains(ANY)) {
            LOG.warn("quarkus.oidc.token.audience=any: tokens for other applications of the provider count here too");
        }
    }
}
