package dev.parley.chat.mail;

import dev.parley.chat.SessionInLog;
import dev.parley.chat.transcript.TranscriptLetter;
import dev.parley.chat.transcript.Transcripts;
import dev.parley.database.DatabaseJob;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.LoggedFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Sends the e-mails of the outbox. Any number of instances may do so at once. */
@ApplicationScoped
public class TranscriptMailer {

    private static final Logger LOG = Logger.getLogger(TranscriptMailer.class);

    private static final String FILE = "transcript.html";
    private static final String MEDIA_TYPE = "text/html; charset=utf-8";

    /** E-mails of one round. The rest follows in the next one, so that a round ends. */
    private static final int MOST = 1000;

    private static final String FAILED = "failed";
    private static final String DEAD = "dead";

    private final MailAccount account;
    private final MailOutbox outbox;
    private final Transcripts transcripts;
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final MeterRegistry metrics;

    TranscriptMailer(
            MailAccount account,
            MailOutbox outbox,
            Transcripts transcripts,
            ReactiveMailer mailer,
            MailConfig config,
            MeterRegistry metrics) {
        this.account = account;
        this.outbox = outbox;
        this.transcripts = transcripts;
        this.mailer = mailer;
        this.config = config;
        this.metrics = metrics;
    }

    /** The counters of failures exist from the start, so that the first failure is an increase. */
    void start(@Observes StartupEvent starting) {
        if (account.isConfigured()) {
            Stream.of(FAILED, DEAD).forEach(this::attempts);
        }
    }

    /** Sends all e-mails that are due, and forgets old ones. */
    @DatabaseJob
    @Scheduled(
            identity = "transcript-mails",
            every = "{parley.mail.send-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void sendDue() {
        if (account.isConfigured()) {
            Optional<OutboxMail> due = outbox.claim();
            for (int count = 1; due.isPresent(); count++) {
                attempt(due.get());
                due = count < MOST ? outbox.claim() : Optional.empty();
            }
        }
        outbox.deleteOld(config.keep());
    }

    private void attempt(OutboxMail mail) {
        SessionInLog.about(mail.session(), () -> send(mail));
    }

    private void send(OutboxMail mail) {
        try {
            if (mail.isDeleted()) {
                outbox.failed(mail);
            } else {
                mailer.send(letter(mail)).await().atMost(config.timeout());
                outbox.sent(mail);
                attempts("sent").increment();
            }
        } catch (RequestException impossible) {
            LOG.errorf("The transcript of session %d cannot be sent: %s", mail.session(), impossible.code());
            outbox.failed(mail);
            attempts(DEAD).increment();
        } catch (RuntimeException failure) {
            boolean last = mail.attempts() >= config.maxAttempts();
            LOG.warnf(
                    LoggedFailure.of(failure),
                    "Attempt %d to send e-mail %d failed%s",
                    mail.attempts(),
                    mail.id(),
                    last ? "; it is given up" : "");
            attempts(last ? DEAD : FAILED).increment();
            if (last) {
                outbox.failed(mail);
            }
        }
    }

    private Counter attempts(String outcome) {
        return metrics.counter("parley.mail.attempts", "outcome", outcome);
    }

    private Mail letter(OutboxMail mail) {
        AlertLetter alert = mail.alert();
        Mail letter = alert == null ? transcript(mail) : Mail.withText(mail.recipient(), alert.subject(), alert.text());
        return letter.addHeader("Message-ID", "<" + mail.messageId() + "@parley>")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private Mail transcript(OutboxMail mail) {
        TranscriptLetter letter = transcripts.letter(mail.session(), mail.language(), mail.timeZone());
        return Mail.withText(mail.recipient(), letter.subject(), letter.text())
                .addAttachment(FILE, letter.html().getBytes(StandardCharsets.UTF_8), MEDIA_TYPE);
    }
}
