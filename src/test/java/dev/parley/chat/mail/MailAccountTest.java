package dev.parley.chat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** E-mail is disabled unless a sender is configured. */
class MailAccountTest {

    @Test
    void account_withoutASender_isNotConfigured() {
        assertThat(new MailAccount(Optional.empty()).isConfigured()).isFalse();
        assertThat(new MailAccount(Optional.of(" ")).isConfigured()).isFalse();
        assertThat(new MailAccount(Optional.of("chat@parley.example")).isConfigured())
                .isTrue();
    }
}
