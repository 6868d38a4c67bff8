package dev.parley.chat.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Logged;
import dev.parley.support.Waits;
import dev.parley.support.WebhookReceiver.Received;
import dev.parley.support.WebhookReceiver.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries to a real receiver: content, signature, order, retries and their end. */
@QuarkusTest
class WebhookDeliveryTest extends WebhookTest {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    @Test
    void event_isDeliveredAsASignedCloudEvent() throws GeneralSecurityException {
        long before = Instant.now().getEpochSecond();
        String secret = create(Map.of()).data("done.secret");
        long session = world.waiting(topic);
        String agent = world.agentOf(topic);

        Caller.agent(agent).does("acceptChatSession", session);
        deliver(1);

        Received request = receiver.received().get(0);
        assertThat(request.contentType()).isEqualTo("application/cloudevents+json; charset=utf-8");
        assertThat(request.json().<String>get("specversion")).isEqualTo("1.0");
        assertThat(request.json().<String>get("type")).isEqualTo("dev.parley.chatsession.accepted");
        assertThat(request.json().<String>get("source")).isEqualTo("parley");
        assertThat(request.session()).isEqualTo(Ids.of("ChatSession", session));
        assertThat(request.json().<String>get("data.type")).isEqualTo("ACCEPTED");
        assertThat(request.json().<String>get("data.actor.kind")).isEqualTo("AGENT");
        assertThat(request.json().<String>get("data.changes.userId")).isEqualTo(Ids.of("User", world.id(agent)));
        assertThat(request.json().<Map<String, Object>>get("data.changes"))
                .containsKey("status")
                .doesNotContainKeys("rating", "fields");
        assertThat(request.signature()).isEqualTo(hmac(secret, request));
        assertThat(Long.parseLong(request.timestamp()))
                .isBetween(before, Instant.now().getEpochSecond());
    }

    /** The signature, computed without the code under test. */
    private static String hmac(String secret, Received request) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update((request.id() + "." + request.timestamp() + ".").getBytes(UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body()));
    }

    @Test
    void rotatedSecret_signsBesideTheFormerOne() throws GeneralSecurityException {
        String former = create(Map.of()).data("done.secret");
        long webhook = world.number("select max(id) from webhook");
        String current = admin.does("rotateWebhookSecret", Map.of("webhookId", Ids.of("Webhook", webhook)), "secret")
                .data("done.secret");

        session(1);
        deliver(1);
        admin.does(
                "rotateWebhookSecret",
                Map.of("webhookId", Ids.of("Webhook", webhook), "keepFormerSeconds", 0),
                "secret");
        session(1);
        deliver(2);

        Received both = receiver.received().get(0);
        assertThat(both.signature().split(" ")).containsExactly(hmac(current, both), hmac(former, both));
        Received alone = receiver.received().get(1);
        assertThat(alone.signature()).doesNotContain(hmac(current, alone)).doesNotContain(hmac(former, alone));
        assertThat(alone.signature()).startsWith("v1,").doesNotContain(" ");
    }

    @Test
    void receiver_thatClosesTheConnection_isAFailureOfTheConnection() throws Exception {
        try (ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long webhook = webhook(Map.of("url", "http://127.0.0.1:" + closing.getLocalPort() + "/"));
            session(1);
            Thread receiving = new Thread(() -> {
                try (Socket connection = closing.accept()) {
                    // The request has arrived when its first byte can be read.
                    connection.getInputStream().read();
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });
            receiving.start();

            deliverUntil(
                    () -> !world.texts(
                                    "select failure from webhook_delivery where webhook_id = ? and failure is not null",
                                    webhook)
                            .isEmpty(),
                    "an attempt fails");
            receiving.join();

            assertThat(world.texts("select failure from webhook_delivery where webhook_id = ?", webhook))
                    .containsExactly("CONNECTION_FAILED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE of the receiver\r\n\r\n",
                "HTTP/1.1 abc GARBAGE\r\n\r\n",
                "HTTP/1.1 200 OK\r\nGARBAGE\u0000: 1\r\n\r\n"
            })
    void receiver_whoseAnswerIsNotHttp_isAFailureOfTheConnection_andItsTextIsNotLogged(String answer) throws Exception {
        try (Logged log = new Logged("");
                ServerSocket receiving = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long webhook = webhook(Map.of("url", "http://127.0.0.1:" + receiving.getLocalPort() + "/"));
            session(1);
            Thread answering = new Thread(() -> {
                try (Socket connection = receiving.accept()) {
                    readRequest(connection.getInputStream());
                    connection.getOutputStream().write(answer.getBytes(UTF_8));
                    connection.getOutputStream().flush();
                    // Until the client closes it.
                    connection.getInputStream().read();
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });
            answering.start();

            deliverUntil(
                    () -> !world.texts(
                                    "select failure from webhook_delivery where webhook_id = ? and failure is not null",
                                    webhook)
                            .isEmpty(),
                    "an attempt fails");

            assertThat(world.texts("select failure from webhook_delivery where webhook_id = ?", webhook))
                    .containsExactly("CONNECTION_FAILED");
            assertThat(log.text()).doesNotContain("GARBAGE", "payload could not be built");
        }
    }

    /** Reads a request to its end, so that the answer is not lost by a reset of the connection. */
    private static void readRequest(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        input.readNBytes(Integer.parseInt(length.group(1)));
    }

    @Test
    void filter_byType_leavesOutOtherEvents() {
        webhook(Map.of("eventTypes", List.of("ENDED", "ACCEPTED")));
        long session = world.waiting(topic);
        String agent = world.agentOf(topic);

        Caller.agent(agent).does("acceptChatSession", session);
        Caller.agent(agent).does("sendChatMessage", session, Map.of("text", "Hello"));
        Caller.agent(agent).does("endChatSession", session);
        deliver(2);

        assertThat(receiver.received())
                .extracting(request -> request.json().<String>get("data.type"))
                .containsExactly("ACCEPTED", "ENDED");
    }

    @Test
    void receiver_thatFails_getsTheEventsOfASessionInOrderUnderTheSameId() {
        webhook(Map.of());
        Set<String> failed = new HashSet<>();
        receiver.answers(request -> {
            synchronized (failed) {
                return failed.add(request.id()) ? Reply.status(503) : Reply.status(200);
            }
        });

        long one = session(3);
        long two = session(2);
        deliver(10);

        assertThat(arrived(one)).containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(arrived(two)).containsExactly(1, 1, 2, 2);
        assertThat(failed).hasSize(5);
    }

    @Test
    void failedDelivery_holdsBackItsSessionOnly() {
        long webhook = webhook(Map.of());
        long stuck = session(2);
        String id = Ids.of("ChatSession", stuck);
        receiver.answers(request -> id.equals(request.session()) ? Reply.status(500) : Reply.status(200));

        long other = session(3);
        deliverUntil(() -> arrived(other).contains(3) && arrived(stuck).size() > 1, "the other session gets through");

        assertThat(arrived(other).stream().distinct()).containsExactly(1, 2, 3);
        assertThat(arrived(stuck)).containsOnly(1);
        assertThat(world.texts(
                        "select failure || ' ' || response_status from webhook_delivery where webhook_id = ? and attempts > 0 and state = 'PENDING'",
                        webhook))
                .containsExactly("STATUS 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "late", "redirect", "404"})
    void answer_thatIsNoSuccess_isAFailure(String kind) {
        long webhook = webhook(Map.of());
        receiver.answers(request -> switch (kind) {
            case "hang" -> Reply.hang();
            case "late" -> Reply.late(Duration.ofSeconds(14));
            case "redirect" -> Reply.redirect("http://169.254.169.254/latest/meta-data");
            default -> Reply.status(404);
        });

        session(1);
        deliverUntil(
                () -> world.number(
                                "select count(*) from webhook_delivery where webhook_id = ? and failure is not null",
                                webhook)
                        == 1,
                "the failure is noted");

        assertThat(world.texts("select failure from webhook_delivery where webhook_id = ?", webhook))
                .containsExactly(kind.equals("redirect") ? "REDIRECT" : kind.equals("404") ? "STATUS" : "TIMEOUT");
        assertThat(states(webhook)).containsExactly("PENDING 1");
        assertThat(world.number("select count(*) from webhook where id = ? and failing_since is not null", webhook))
                .isOne();
    }

    @Test
    void hugeAnswer_isASuccess() {
        long webhook = webhook(Map.of());
        receiver.answers(request -> Reply.huge());

        session(2);
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 2")), "both are delivered");

        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void delivery_failingForTooLong_isGivenUpAndTheNextFollows() {
        long webhook = webhook(Map.of());
        long session = session(2);
        receiver.answers(request -> request.seq() == 1 ? Reply.status(500) : Reply.status(200));

        deliver(1);
        world.run("update webhook_delivery set first_attempt_at = now() - interval '4 days' where seq = 1");
        deliverUntil(() -> states(webhook).equals(List.of("DEAD 1", "DELIVERED 1")), "the first one is given up");

        assertThat(arrived(session)).endsWith(1, 2);

        receiver.answers(request -> Reply.status(200));
        assertThat(admin.does(
                                "redeliverDeadWebhookDeliveries",
                                Map.of("webhookId", Ids.of("Webhook", webhook), "since", "2020-01-01T00:00:00Z"),
                                "count")
                        .<Integer>data("done.count"))
                .isOne();
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 2")), "it is redelivered");

        assertThat(arrived(session)).endsWith(2, 1);
        assertThat(receiver.received().stream()
                        .filter(request -> request.seq() == 1)
                        .map(Received::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void deadDeliveries_ofASession_areRedeliveredInOrder() {
        long webhook = webhook(Map.of());
        long session = session(4);
        deliver(4);
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 4")), "all are delivered");
        world.run("update webhook_delivery set state = 'DEAD' where webhook_id = ?", webhook);

        does("redeliverDeadWebhookDeliveries", webhook, Map.of("since", "2020-01-01T00:00:00Z"));
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 4")), "all are redelivered");

        assertThat(arrived(session)).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void delivery_isListedAndRedeliveredOnRequest() {
        long webhook = webhook(Map.of());
        session(1);
        deliver(1);
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 1")), "it is delivered");

        String list = "{ webhookDeliveries(where: {webhook: {id: {eq: \"" + Ids.of("Webhook", webhook)
                + "\"}}, state: {eq: DELIVERED}}, first: 10) { nodes { id messageId attempts responseStatus type chatSession { id } chatSessionId } } }";
        String id = admin.asks(list).data("webhookDeliveries.nodes[0].id");
        assertThat(admin.asks(list).<String>data("webhookDeliveries.nodes[0].messageId"))
                .isEqualTo(receiver.received().get(0).id());
        assertThat(admin.does("redeliverWebhookDelivery", Map.of("webhookDeliveryId", id), "webhookDelivery { state }")
                        .<String>data("done.webhookDelivery.state"))
                .isEqualTo("PENDING");
        deliver(2);

        assertThat(receiver.received())
                .extracting(Received::id)
                .containsOnly(receiver.received().get(0).id());
    }

    @Test
    void webhook_failingForTooLong_isDisabledWithAWarningAndAnAuditEntryAndContinuesLater() {
        long webhook = webhook(Map.of());
        long session = session(2);
        receiver.answers(request -> Reply.status(500));
        deliver(1);

        // The result of the first attempt may be noted only now, and disable the webhook.
        try (Logged log = new Logged("dev.parley.chat.webhook")) {
            world.run("update webhook set failing_since = now() - interval '3 days' where id = ?", webhook);
            deliverUntil(
                    () -> log.messages().stream()
                            .anyMatch(line -> line.contains("Webhook " + webhook + " was disabled")),
                    "it is disabled with a warning");
        }
        assertThat(world.texts(
                        "select action || ' ' || actor_name from audit_event where webhook_id = ? order by id desc limit 1",
                        webhook))
                .containsExactly("WEBHOOK_DISABLED system");
        assertThat(does("testWebhook", webhook, Map.of()).refusal()).isEqualTo("WEBHOOK_DISABLED webhookId");

        receiver.answers(request -> Reply.status(200));
        assertThat(does("enableWebhook", webhook, Map.of()).changed()).isTrue();
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 2")), "nothing was lost");
        assertThat(arrived(session)).endsWith(1, 2);
    }

    @Test
    void receiver_thatIsGone_disablesTheWebhook() {
        long webhook = webhook(Map.of());
        receiver.answers(request -> Reply.status(410));

        session(1);
        deliverUntil(
                () -> world.number("select count(*) from webhook where id = ? and disabled_reason = 'GONE'", webhook)
                        == 1,
                "it is disabled");
    }

    @Test
    void enabledWebhook_thatSkipsWhatItMissed_continuesWithNewEvents() {
        long webhook = webhook(Map.of());
        does("disableWebhook", webhook, Map.of());
        long missed = session(3);
        // Any transaction that is older than the events, such as one of the database's own, would keep them in the part
        // of the log that is not skipped.
        Waits.until(
                () -> world.number(
                                "select count(*) from chat_session_event where session_id = ? and xid >= pg_snapshot_xmin(pg_current_snapshot())",
                                missed)
                        == 0,
                "no older transaction is open");

        does("enableWebhook", webhook, Map.of("skipMissed", true));
        long later = session(1);
        deliver(1);

        assertThat(receiver.received()).hasSize(1);
        assertThat(arrived(later)).containsExactly(1);
    }

    @Test
    void test_isDelivered() {
        long webhook = webhook(Map.of());

        does("testWebhook", webhook, Map.of());
        deliver(1);

        assertThat(receiver.received().get(0).json().<String>get("type")).isEqualTo("dev.parley.webhook.test");
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 1")), "the result is noted");
    }

    @Test
    void address_thatIsNotAllowed_isAFailureAndNothingIsSent() {
        long webhook = webhook(Map.of());
        world.run("update webhook set url = 'http://127.0.0.2:1/' where id = ?", webhook);

        session(1);
        deliverUntil(
                () -> world.texts("select failure from webhook_delivery where webhook_id = ?", webhook)
                        .contains("URL_NOT_ALLOWED"),
                "the failure is noted");

        assertThat(receiver.received()).isEmpty();
    }

    /** An event may have a smaller position than an event with a smaller seq, and that one may even be behind a transaction that is still open. */
    @Test
    void eventsOutOfOrderInTheLog_areDeliveredInTheOrderOfTheSession() {
        long webhook = webhook(Map.of());
        long session = world.waiting(topic);
        world.run("update webhook_cursor set xid = (pg_current_xact_id()::text::bigint - 5)::text::xid8, id = 0");
        world.run("""
                insert into chat_session_event (session_id, seq, type, actor, at, xid)
                select ?, seq, 'READ', 'test', now(), (pg_current_xact_id()::text::bigint + shift)::text::xid8
                from (values (3, -3), (2, 500), (1, 600)) as e (seq, shift)""", session);
        try {
            deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 3")), "all are delivered");
        } finally {
            world.run("update chat_session_event set xid = '3' where session_id = ?", session);
        }

        assertThat(arrived(session)).containsExactly(1, 2, 3);
    }

    @Test
    void erasedSession_leavesNothingButThatItWasDeleted() {
        long webhook = webhook(Map.of());
        long session = session(2);
        receiver.answers(request -> Reply.status(500));
        deliver(1);
        world.run("""
                insert into chat_session_event (session_id, seq, type, actor, at) values (?, 3, 'DELETED', 'test', now())""", session);
        deliverUntil(
                () -> world.number("select count(*) from webhook_delivery where type = 'DELETED'") == 1,
                "it is queued");
        dispatcherIsIdle();

        world.run("delete from chat_session where id = ?", session);

        assertThat(world.texts(
                        "select type || ' ' || (due_at is not null) from webhook_delivery where session_id = ?",
                        session))
                .containsExactly("DELETED true");
        receiver.answers(request -> Reply.status(200));
        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 1")), "the deletion is delivered");
        Received last = receiver.received().get(receiver.received().size() - 1);
        assertThat(last.json().<Map<String, Object>>get("data"))
                .isEqualTo(Map.of("chatSessionId", Ids.of("ChatSession", session), "seq", 3, "type", "DELETED"));
    }

    private void dispatcherIsIdle() {
        deliverUntil(() -> !dispatcher.isSending(), "nothing is being sent");
    }

    @Test
    void deletedSession_onlyHasItsDeletion() {
        long webhook = webhook(Map.of());
        long session = session(2);
        world.alter(session, "status = 8, when_deleted = now(), when_ended = now()");
        world.run(
                "insert into chat_session_event (session_id, seq, type, actor, at) values (?, 3, 'DELETED', 'test', now())",
                session);

        deliverUntil(() -> states(webhook).equals(List.of("DELIVERED 1")), "the deletion is delivered");

        assertThat(arrived(session)).containsExactly(3);
    }
}
