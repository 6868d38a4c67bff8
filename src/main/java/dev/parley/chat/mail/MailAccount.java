package dev.parley.chat.mail;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the service can send e-mails. */
@Singleton
public class MailAccount {

    private final boolean configured;

    MailAccount(@ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
        this.configured = from.filter(sender -> !sender.isBlank()).isPresent();
    }

    /** Whether a sender's address is configured. Without one, no e-mail is accepted. */
    public boolean isConfigured() {
        return configured;
    }
}
