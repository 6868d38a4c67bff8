package dev.parley.chat.webhook;

import static dev.parley.chat.webhook.WebhookSettingsOf.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.outbound.TestCertificate;
import dev.parley.support.WebhookReceiver;
import dev.parley.support.WebhookReceiver.Reply;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests to a real receiver, at an address that no name server knows for its name. */
class WebhookClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void request_toAPinnedAddress_keepsTheNameOfTheHost() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            WebhookClient client = new WebhookClient(vertx, settings(Map.of()));

            assertThat(post(client, named(receiver, "http", "receiver.invalid"), PATIENCE)
                            .status())
                    .isEqualTo(200);

            assertThat(receiver.received()).singleElement().satisfies(request -> {
                assertThat(request.host()).startsWith("receiver.invalid:");
                assertThat(request.path()).isEqualTo("/hook?a=b");
                assertThat(request.body()).isEqualTo(BODY);
            });
        }
    }

    @Test
    void request_overTls_checksTheCertificateAgainstTheNameAndNotTheAddress() throws Exception {
        TestCertificate certificate = TestCertificate.of("receiver.invalid", folder);
        try (WebhookReceiver receiver = new WebhookReceiver(certificate.context())) {
            WebhookClient client = new WebhookClient(
                    vertx, settings(Map.of("ca-file", certificate.file().toString())));

            assertThat(post(client, named(receiver, "https", "receiver.invalid"), PATIENCE)
                            .status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> post(client, named(receiver, "https", "other.invalid"), PATIENCE))
                    .hasCauseInstanceOf(SSLException.class);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void certificate_ofAnUnknownAuthority_isRefused() throws Exception {
        TestCertificate certificate = TestCertificate.of("receiver.invalid", folder);
        try (WebhookReceiver receiver = new WebhookReceiver(certificate.context())) {
            WebhookClient client = new WebhookClient(vertx, settings(Map.of()));

            assertThatThrownBy(() -> post(client, named(receiver, "https", "receiver.invalid"), PATIENCE))
                    .hasCauseInstanceOf(SSLException.class);
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void receiver_thatHangs_isATimeout() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.answers(request -> Reply.hang());
            WebhookClient client = new WebhookClient(vertx, settings(Map.of()));

            assertThatThrownBy(() -> post(client, named(receiver, "http", "receiver.invalid"), Duration.ofMillis(300)))
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void receiver_thatAnswersMegabytes_countsByItsStatusAndIsUsableAfterwards() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.answers(request -> Reply.huge());
            WebhookClient client = new WebhookClient(vertx, settings(Map.of("concurrency", "1")));

            for (int i = 0; i < 3; i++) {
                assertThat(post(client, named(receiver, "http", "receiver.invalid"), PATIENCE)
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.answers(request -> Reply.redirect("/elsewhere"));
            WebhookClient client = new WebhookClient(vertx, settings(Map.of()));

            assertThat(post(client, named(receiver, "http", "receiver.invalid"), PATIENCE)
                            .status())
                    .isEqualTo(302);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    private static WebhookClient.Answer post(WebhookClient client, URI url, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        return client.post(
                        url,
                        InetAddress.getLoopbackAddress(),
                        Map.of("Content-Type", "application/json"),
                        BODY,
                        timeout)
                .get(20, TimeUnit.SECONDS);
    }

    private static URI named(WebhookReceiver receiver, String scheme, String host) {
        return URI.create(
                scheme + "://" + host + ":" + URI.create(receiver.url()).getPort() + "/hook?a=b");
    }
}
