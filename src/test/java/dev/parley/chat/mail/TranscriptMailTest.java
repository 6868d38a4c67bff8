package dev.parley.chat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Race;
import dev.parley.support.World;
import dev.parley.support.server.MailAndAudit;
import dev.parley.support.server.MailServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcripts by e-mail, with a real mail server: to whom they may go, what they contain, and that each arrives. */
@QuarkusTest
@TestProfile(MailAndAudit.class)
class TranscriptMailTest {

    private final World world = new World();

    @Inject
    TranscriptMailer mailer;

    @Inject
    MeterRegistry metrics;

    private long topic;
    private String anna;
    private long session;
    private String email;
    private Caller customer;

    @BeforeEach
    void aConversation() {
        topic = world.topic();
        world.set(topic, "widget_post_transcript = true, widget_language = 'nb'");
        anna = world.agentOf(topic);
        email = "kari-" + UUID.randomUUID() + "@example.com";
        session = aSession(email);
        customer = Caller.customer(world.key(session));
        customer.does("sendChatMessage", session, Map.of("text", "My invoice is <b>wrong</b>"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "She is angry", "visibility", "AGENTS"));
    }

    @AfterEach
    void nothingIsLeft() {
        world.run("delete from transcript_mail");
    }

    private long aSession(String address) {
        long made = world.active(topic, anna);
        world.run("update chat_session set customer_alias = 'Kari', email = ? where id = ?", address, made);
        return made;
    }

    @Test
    void customer_getsTheTranscriptAtTheAddressOfItsForm() throws Exception {
        Answer answer = customer.does("sendChatTranscript", session, Map.of("timeZone", "Europe/Oslo"));
        mailer.sendDue();

        assertThat(answer.refusal()).isNull();
        assertThat(world.events(session)).endsWith("TRANSCRIPT_REQUESTED");
        MimeMessage mail = received().get(0);
        assertThat(received()).hasSize(1);
        assertThat(mail.getSubject()).startsWith("Chatlogg: ");
        assertThat(mail.getFrom()[0]).hasToString("chat@parley.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Chatloggen din er vedlagt.");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("transcript.html");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("My invoice is &lt;b&gt;wrong&lt;/b&gt;", "Kari (kunde)")
                .doesNotContain("angry");
    }

    @Test
    void sentMail_isNotSentAgain() {
        customer.does("sendChatTranscript", session);
        mailer.sendDue();
        mailer.sendDue();

        assertThat(received()).hasSize(1);
        assertThat(world.number(
                        "select count(*) from transcript_mail where session_id = ? and sent_at is not null", session))
                .isEqualTo(1);
    }

    @Test
    void customer_mayNameItsAddressInAnotherSpelling() {
        assertThat(customer.does("sendChatTranscript", session, Map.of("to", " " + email.toUpperCase(Locale.ROOT)))
                        .refusal())
                .isNull();
        mailer.sendDue();

        assertThat(received()).hasSize(1);
    }

    @Test
    void customer_mayNotSendItToAnotherAddress() {
        long person = world.person(world.company("Fjord AS"), "Kari", "Nordmann", "person-" + email);
        world.link(session, "customer_id", person);

        assertThat(refusal(customer, "someone@else.example")).isEqualTo("RECIPIENT_NOT_ALLOWED to");
        assertThat(refusal(customer, "person-" + email)).isEqualTo("RECIPIENT_NOT_ALLOWED to");
        assertNothingIsStored();
    }

    @Test
    void customer_withoutAnAddress_mustEnterOne() {
        world.alter(session, "email = null");

        assertThat(customer.does("sendChatTranscript", session).refusal()).isEqualTo("FIELD_REQUIRED to");
        assertThat(refusal(customer, email)).isEqualTo("RECIPIENT_NOT_ALLOWED to");
    }

    @Test
    void customer_ofATopicWithoutTranscripts_isRefused() {
        world.set(topic, "widget_post_transcript = false");

        assertThat(customer.does("sendChatTranscript", session).refusal()).isEqualTo("TRANSCRIPT_DISABLED");
        assertThat(Caller.agent(anna).does("sendChatTranscript", session).refusal())
                .isNull();
    }

    @Test
    void agent_sendsItToTheCustomerOrTheLinkedPersonOnly() {
        long person = world.person(world.company("Fjord AS"), "Kari", "Nordmann", "person-" + email);
        world.link(session, "customer_id", person);

        assertThat(refusal(Caller.agent(anna), email)).isNull();
        assertThat(refusal(Caller.agent(anna), "person-" + email)).isNull();
        assertThat(refusal(Caller.agent(anna), "boss@example.com")).isEqualTo("RECIPIENT_NOT_ALLOWED to");
        mailer.sendDue();

        assertThat(received()).hasSize(2);
    }

    @Test
    void agent_whoMayNotReadTheMessages_isRefused() {
        assertThat(Caller.agent(world.agentOf(topic))
                        .does("sendChatTranscript", session)
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.agent(world.agentOf(world.topic()))
                        .does("sendChatTranscript", session)
                        .refusal())
                .isEqualTo("NOT_FOUND chatSessionId");
        assertNothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kari@example.com\r\nBcc: victim@example.com",
                "kari@example.com\nSubject: x",
                "kari@example.com, victim@example.com",
                "Kari <kari@example.com>",
                "\"kari\"@example.com",
                "kari@example.com\u2028Bcc: victim@example.com",
                "not an address"
            })
    void address_thatIsMoreThanAnAddress_isRefused(String address) {
        assertThat(refusal(customer, address)).isIn("INVALID_EMAIL to", "RECIPIENT_NOT_ALLOWED to");
        world.run("update chat_session set email = ? where id = ?", address, session);
        assertThat(customer.does("sendChatTranscript", session).refusal()).isEqualTo("INVALID_EMAIL to");
        assertNothingIsStored();
    }

    @Test
    void topicName_withALineBreak_staysInTheSubject() throws MessagingException {
        world.run("update chat_topic set name = ? where id = ?", "Support\r\nBcc: victim@example.com " + topic, topic);
        customer.does("sendChatTranscript", session);
        mailer.sendDue();

        assertThat(received().get(0).getSubject()).isEqualTo("Chatlogg: Support Bcc: victim@example.com " + topic);
        assertThat(received().get(0).getHeader("Bcc")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"language: it", "timeZone: Mars/Olympus"})
    void unknownLanguageOrTimeZone_isRefused(String field) {
        String[] named = field.split(": ");

        assertThat(customer.does("sendChatTranscript", session, Map.of(named[0], named[1]))
                        .refusal())
                .isEqualTo("VALIDATION " + named[0]);
        assertNothingIsStored();
    }

    @Test
    void retry_withTheSameKey_sendsOneMail() {
        Map<String, String> input = Map.of("idempotencyKey", UUID.randomUUID().toString());
        customer.does("sendChatTranscript", session, input);

        assertThat(customer.does("sendChatTranscript", session, input).<Boolean>data("done.replayed"))
                .isTrue();
        mailer.sendDue();
        assertThat(received()).hasSize(1);
    }

    @Test
    void request_withAStaleVersion_isRefused() {
        assertThat(customer.does("sendChatTranscript", session, Map.of("expectedVersion", 1_000))
                        .refusal())
                .isEqualTo("VERSION_CONFLICT expectedVersion");
        assertNothingIsStored();
    }

    @Test
    void moreMails_thanAnAddressMayGet_areRefused() {
        for (int i = 0; i < 3; i++) {
            assertThat(customer.does("sendChatTranscript", session).refusal()).isNull();
        }
        long other = aSession(email);

        assertThat(customer.does("sendChatTranscript", session).refusal()).isEqualTo("MAIL_LIMIT_REACHED");
        assertThat(Caller.customer(world.key(other))
                        .does("sendChatTranscript", other)
                        .refusal())
                .isEqualTo("MAIL_LIMIT_REACHED");
        world.run("update transcript_mail set requested_at = now() - interval '25 hours'");
        assertThat(customer.does("sendChatTranscript", session).refusal()).isNull();
    }

    @Test
    void mail_thatTheServerDoesNotTake_isTriedAgainLater() {
        MailServer.halt();
        try {
            customer.does("sendChatTranscript", session);
            mailer.sendDue();
            mailer.sendDue();
        } finally {
            MailServer.resume();
        }

        assertThat(world.number("select attempts from transcript_mail where session_id = ?", session))
                .isEqualTo(1);
        assertThat(world.number(
                        "select count(*) from transcript_mail where session_id = ? and due_at > now() + interval '50 seconds' and sent_at is null",
                        session))
                .isEqualTo(1);
        assertThat(received()).isEmpty();
        world.run("update transcript_mail set due_at = now() where session_id = ?", session);
        mailer.sendDue();
        assertThat(received()).hasSize(1);
    }

    @Test
    void attempts_areCountedByOutcome() {
        Map<String, Double> before = attempts();
        customer.does("sendChatTranscript", session);
        MailServer.halt();
        try {
            mailer.sendDue();
            world.run("update transcript_mail set due_at = now(), attempts = 9 where session_id = ?", session);
            mailer.sendDue();
        } finally {
            MailServer.resume();
        }
        customer.does("sendChatTranscript", session);
        mailer.sendDue();

        Map<String, Double> after = attempts();
        assertThat(after.keySet()).containsExactlyInAnyOrder("sent", "failed", "dead");
        after.forEach((outcome, count) -> assertThat(count - before.getOrDefault(outcome, 0.0))
                .as(outcome)
                .isEqualTo(1));
    }

    @Test
    void mail_thatNeverSucceeds_isGivenUp() {
        customer.does("sendChatTranscript", session);
        world.run("update transcript_mail set attempts = 9 where session_id = ?", session);
        MailServer.halt();
        try {
            mailer.sendDue();
        } finally {
            MailServer.resume();
        }

        assertThat(world.number(
                        "select count(*) from transcript_mail where session_id = ? and failed_at is not null", session))
                .isEqualTo(1);
    }

    @Test
    void instances_thatSendAtOnce_sendEachMailOnce() {
        for (int i = 0; i < 20; i++) {
            String address = "race-" + i + "-" + email;
            long each = aSession(address);
            world.run(
                    "insert into transcript_mail (session_id, recipient, requested_at, due_at) values (?, ?, now(), now())",
                    each,
                    address);
        }

        Race.of(List.of(1, 2, 3, 4), instance -> {
            mailer.sendDue();
            return instance;
        });

        // An attempt can exceed its time on a busy machine. Another one follows.
        world.run("update transcript_mail set due_at = now() where sent_at is null and recipient like 'race-%'");
        mailer.sendDue();

        for (int i = 0; i < 20; i++) {
            assertThat(receivedBy("race-" + i + "-" + email)).hasSize(1);
        }
    }

    @Test
    void mail_ofADeletedSession_isNotSent() {
        customer.does("sendChatTranscript", session);
        world.alter(session, "status = 8, when_deleted = now(), when_ended = now()");
        mailer.sendDue();

        assertThat(received()).isEmpty();
    }

    @Test
    void erasingASession_erasesItsMails() {
        customer.does("sendChatTranscript", session);
        world.run("delete from chat_session where id = ?", session);

        assertNothingIsStored();
    }

    @Test
    void oldMails_areForgotten() {
        customer.does("sendChatTranscript", session);
        mailer.sendDue();
        world.run("update transcript_mail set sent_at = now() - interval '8 days' where session_id = ?", session);
        mailer.sendDue();

        assertNothingIsStored();
    }

    private String refusal(Caller caller, String to) {
        return caller.does("sendChatTranscript", session, Map.of("to", to)).refusal();
    }

    private Map<String, Double> attempts() {
        return metrics.find("parley.mail.attempts").counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag("outcome"), Counter::count));
    }

    private void assertNothingIsStored() {
        assertThat(world.number("select count(*) from transcript_mail where session_id = ?", session))
                .isZero();
    }

    /** The mails to the customer of this test and the linked person. */
    private List<MimeMessage> received() {
        return receivedBy(email);
    }

    private static List<MimeMessage> receivedBy(String address) {
        return Arrays.stream(MailServer.received())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients().length == 1
                    && mail.getAllRecipients()[0]
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(address);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
