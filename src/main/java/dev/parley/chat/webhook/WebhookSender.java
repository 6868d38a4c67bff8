package dev.parley.chat.webhook;

import dev.parley.chat.webhook.WebhookQueue.Result;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient.Answer;
import dev.parley.security.LoggedFailure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Attempts deliveries: builds the payload, signs and sends it, and notes the result. */
@Singleton
class WebhookSender {

    private static final Logger LOG = Logger.getLogger(WebhookSender.class);

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int BAD_REQUEST = 400;
    private static final int GONE = 410;

    private final WebhookQueue queue;
    private final EnabledWebhooks webhooks;
    private final WebhookPayloads payloads;
    private final WebhookTargets targets;
    private final WebhookClient client;
    private final WebhooksConfig config;
    private final Backoff backoff;
    private final Clock clock;
    private final MeterRegistry metrics;

    WebhookSender(
            WebhookQueue queue,
            EnabledWebhooks webhooks,
            WebhookPayloads payloads,
            WebhookTargets targets,
            WebhookClient client,
            WebhooksConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.queue = queue;
        this.webhooks = webhooks;
        this.payloads = payloads;
        this.targets = targets;
        this.client = client;
        this.config = config;
        this.backoff = new Backoff(config.firstPause(), config.longestPause());
        this.clock = clock;
        this.metrics = metrics;
    }

    /** An attempt that ended without an answer. */
    private static final class FailedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final WebhookFailure failure;

        FailedException(WebhookFailure failure) {
            super(failure.name(), null, false, false);
            this.failure = failure;
        }
    }

    /**
     * Attempts a delivery. A failure to note the result is logged; the delivery becomes due again by itself.
     *
     * @param workers threads that may block
     * @return ends when the result was noted; never fails
     */
    CompletableFuture<Void> attempt(DueDelivery delivery, EnabledWebhook webhook, Executor workers) {
        long since = System.nanoTime();
        return CompletableFuture.supplyAsync(() -> sent(delivery, webhook), workers)
                .thenCompose(answer -> answer)
                .handleAsync(
                        (answer, failed) -> {
                            note(delivery, answer, failed, Duration.ofNanos(System.nanoTime() - since));
                            return (Void) null;
                        },
                        workers)
                .exceptionally(failed -> {
                    LOG.warn("The result of a webhook's delivery could not be noted", LoggedFailure.of(failed));
                    return null;
                });
    }

    /** Sends a delivery. The answer is empty if there was nothing to send. */
    private CompletableFuture<Optional<Answer>> sent(DueDelivery delivery, EnabledWebhook webhook) {
        if (delivery.isObsolete()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        URI url = targets.allowed(webhook.url()).orElseThrow(() -> new FailedException(WebhookFailure.URL_NOT_ALLOWED));
        if (webhook.document() != null && !webhook.mayOwnerAct()) {
            throw new FailedException(WebhookFailure.OWNER_MAY_NOT_ACT);
        }
        byte[] body =
                payloads.body(delivery, webhook).orElseThrow(() -> new FailedException(WebhookFailure.DOCUMENT_FAILED));
        if (body.length > config.maxPayloadSize().asLongValue()) {
            throw new FailedException(WebhookFailure.PAYLOAD_TOO_LARGE);
        }
        long since = System.nanoTime();
        InetAddress address = address(url);
        Duration left = config.timeout().minusNanos(System.nanoTime() - since);
        return client.post(url, address, headers(delivery, webhook, body), body, left)
                .handle((answer, failed) -> {
                    if (failed != null) {
                        throw new FailedException(
                                failed instanceof TimeoutException
                                        ? WebhookFailure.TIMEOUT
                                        : WebhookFailure.CONNECTION_FAILED);
                    }
                    return Optional.of(answer);
                });
    }

    private InetAddress address(URI url) {
        try {
            return targets.resolve(url).orElseThrow(() -> new FailedException(WebhookFailure.ADDRESS_NOT_ALLOWED));
        } catch (UnknownHostException unknown) {
            throw new FailedException(WebhookFailure.UNKNOWN_HOST);
        }
    }

    private Map<String, String> headers(DueDelivery delivery, EnabledWebhook webhook, byte[] body) {
        long seconds = clock.instant().getEpochSecond();
        String id = delivery.messageId();
        return Map.of(
                "Content-Type",
                WebhookPayloads.MEDIA_TYPE,
                "User-Agent",
                "Parley",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(seconds),
                "webhook-signature",
                webhook.secrets().stream()
                        .map(secret -> secret.sign(id, seconds, body))
                        .collect(Collectors.joining(" ")));
    }

    private void note(
            DueDelivery delivery, @Nullable Optional<Answer> answer, @Nullable Throwable failed, Duration time) {
        if (failed != null) {
            failed(delivery, new Result(null, failure(failed), time), Duration.ZERO);
        } else if (answer == null || answer.isEmpty()) {
            queue.drop(delivery);
        } else {
            answered(delivery, answer.get(), time);
        }
    }

    private void answered(DueDelivery delivery, Answer answer, Duration time) {
        int status = answer.status();
        if (status >= OK && status < REDIRECT) {
            queue.delivered(delivery, new Result(status, null, time));
            count("delivered");
            return;
        }
        boolean redirects = status >= REDIRECT && status < BAD_REQUEST;
        WebhookFailure failure = redirects ? WebhookFailure.REDIRECT : WebhookFailure.STATUS;
        failed(delivery, new Result(status, failure, time), answer.pause());
        if (status == GONE) {
            webhooks.disableGone(delivery.webhook());
        }
    }

    private void failed(DueDelivery delivery, Result result, Duration wanted) {
        WebhookFailure failure = result.failure();
        boolean isFinal = failure != null && failure.isFinal();
        if (isFinal || delivery.age().compareTo(config.giveUpAfter()) >= 0) {
            queue.dead(delivery, result);
            count("dead");
            LOG.warnf(
                    "Delivery %d of webhook %d was given up after %d attempts: %s",
                    delivery.id(), delivery.webhook(), delivery.attempts(), failure);
        } else {
            Duration pause = backoff.after(
                    delivery.attempts(), ThreadLocalRandom.current().nextDouble());
            queue.retry(delivery, result, pause.compareTo(wanted) < 0 ? wanted : pause);
            count("failed");
        }
        webhooks.disableFailing(config.disableAfter());
    }

    private static WebhookFailure failure(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof FailedException known) {
            return known.failure;
        }
        // Failures while a request is sent are a FailedException: they are the receiver's, and not worth a stack trace.
        LOG.error("A webhook's payload could not be built", LoggedFailure.of(cause));
        return WebhookFailure.DOCUMENT_FAILED;
    }

    private void count(String outcome) {
        metrics.counter("parley.webhooks.attempts", "outcome", outcome).increment();
    }
}
