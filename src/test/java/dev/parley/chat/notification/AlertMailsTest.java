package dev.parley.chat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.mail.TranscriptMailer;
import dev.parley.support.Race;
import dev.parley.support.World;
import dev.parley.support.server.MailAndAudit;
import dev.parley.support.server.MailServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mails about customers who wait too long, with a real mail server. */
@QuarkusTest
@TestProfile(MailAndAudit.class)
class AlertMailsTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Inject
    TranscriptMailer mailer;

    private final World world = new World();
    private long topic;
    private String boss;
    private String chief;

    /** A topic that reports waits of a minute to its recipient and its manager. */
    @BeforeEach
    void aTopicThatReports() {
        world.closeAll();
        topic = world.topic();
        boss = "boss-" + UUID.randomUUID() + "@example.com";
        chief = "chief-" + UUID.randomUUID() + "@example.com";
        world.run(
                "update chat_topic set flags = flags | 2, alert_timeout = 60, alert_recipient = ? where id = ?",
                boss,
                topic);
        world.run("update ejuser set email = ? where loginname = ?", chief, world.managerOf(topic));
    }

    @AfterEach
    void nothingIsLeft() {
        world.run("delete from transcript_mail");
    }

    @Test
    void waitingCustomers_areReportedOnce_withoutTheirData() throws Exception {
        long longest = world.waitingSince(topic, 600);
        world.alter(longest, "name = 'Kari Secret', email = 'secret@example.com', last_message = 'Secret'");
        world.waitingSince(topic, 90);
        world.waitingSince(topic, 10);

        AlertMails.report(QUARTER);
        AlertMails.report(QUARTER);
        AlertMails.report(Duration.ZERO);
        mailer.sendDue();

        assertThat(receivedBy(chief)).hasSize(1);
        MimeMessage mail = receivedBy(boss).get(0);
        assertThat(receivedBy(boss)).hasSize(1);
        assertThat(mail.getSubject()).startsWith("2 customers wait: ");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(text(mail))
                .contains("2 customers wait for an answer", "10 min")
                .doesNotContainIgnoringCase("secret");
    }

    @Test
    void laterWait_isReported_onlyAfterTheInterval() {
        world.waitingSince(topic, 600);
        AlertMails.report(QUARTER);
        world.run("update transcript_mail set requested_at = now() - interval '10 minutes'");
        long later = world.waitingSince(topic, 90);

        AlertMails.report(QUARTER);
        assertThat(mails()).isEqualTo(2);
        AlertMails.report(Duration.ofMinutes(5));

        assertThat(mails()).isEqualTo(4);
        assertThat(
                        world.number(
                                "select count(*) from transcript_mail m where m.waiting_count = 2 and m.requested_at > now() - interval '1 minute'"))
                .isEqualTo(2);
        world.run("delete from chat_session where id = ?", later);
    }

    @Test
    void unansweredMessage_isReported() {
        long session = world.active(topic, world.agentOf(topic));
        world.setTime("unanswered_since", session, Duration.ofMinutes(2));

        AlertMails.report(QUARTER);

        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void topicWithoutSeconds_reportsAlerts() {
        world.run("update chat_topic set alert_timeout = null where id = ?", topic);
        long session = world.waitingSince(topic, 6000);
        AlertMails.report(QUARTER);
        assertThat(mails()).isZero();

        world.alter(session, "alert_level = 1, event_seq = 1");
        world.run(
                "insert into chat_session_event (session_id, seq, type, actor, at) values (?, 1, 'ALERTED', 'system', now())",
                session);
        AlertMails.report(QUARTER);

        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void topicThatDoesNotReport_sendsNothing() {
        world.run("update chat_topic set flags = flags & ~2 where id = ?", topic);
        world.waitingSince(topic, 600);

        AlertMails.report(QUARTER);

        assertThat(mails()).isZero();
    }

    @Test
    void customersOfBots_andEndedSessions_areNotReported() {
        world.waitingForBot(topic);
        world.closed(topic);
        world.run("update chat_session set when_requested = now() - interval '1 hour' where topic_id = ?", topic);

        AlertMails.report(QUARTER);

        assertThat(mails()).isZero();
    }

    @Test
    void recipients_areSplit_andBadOnesIgnored() {
        String second = "second-" + UUID.randomUUID() + "@example.com";
        world.run(
                "update chat_topic set alert_recipient = ? where id = ?",
                boss.toUpperCase(java.util.Locale.ROOT) + "; " + second + ", nobody, <a@example.com>, " + boss,
                topic);
        world.waitingSince(topic, 600);

        AlertMails.report(QUARTER);

        assertThat(world.texts("select recipient from transcript_mail order by 1"))
                .containsExactlyInAnyOrder(boss, second, chief);
    }

    @Test
    void instances_reportAtOnce_oneEmailForEachRecipient() throws Exception {
        world.waitingSince(topic, 600);

        Race.of(List.of(1, 2, 3, 4), instance -> {
            AlertMails.report(QUARTER);
            return true;
        });

        assertThat(mails()).isEqualTo(2);
    }

    private long mails() {
        return world.number("select count(*) from transcript_mail where waiting_count is not null");
    }

    private static String text(MimeMessage mail) throws IOException, MessagingException {
        return mail.getContent().toString();
    }

    private static List<MimeMessage> receivedBy(String address) {
        return Arrays.stream(MailServer.received())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }
}
