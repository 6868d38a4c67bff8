package dev.parley.chat.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of e-mails. They are switched off unless QUARKUS_MAILER_FROM is set. */
@ConfigMapping(prefix = "parley.mail")
public interface MailConfig {

    /** How often each instance looks for e-mails to send, at least every second; "off" for never. */
    @WithDefault("5S")
    String sendEvery();

    /** Number of e-mails with a transcript of one session within 24 hours. More are refused with MAIL_LIMIT_REACHED. */
    @WithDefault("5")
    int maxPerSession();

    /**
     * Number of e-mails with transcripts to one address within 24 hours, of all sessions together. More are refused with
     * MAIL_LIMIT_REACHED. It protects addresses that a customer entered without owning them.
     */
    @WithDefault("10")
    int maxPerRecipient();

    /**
     * How long a topic sends no further e-mail about customers who wait too long. Customers whose wait becomes too long meanwhile are reported afterwards, if they
     * still wait.
     */
    @WithDefault("15M")
    Duration alertEvery();

    /**
     * How often an e-mail is tried, with pauses that double from a minute to six hours. Then it is given up. With the default, that is
     * after 17 hours.
     */
    @WithDefault("10")
    int maxAttempts();

    /** How long the mail server may take for an e-mail. Must be less than a minute, after which another attempt may start. */
    @WithDefault("30S")
    Duration timeout();

    /** How long it is remembered that an e-mail was sent or given up. At least 24 hours, or the limits above forget too early. */
    @WithDefault("7D")
    Duration keep();
}
