package dev.parley.chat.push;

import dev.parley.database.DatabaseJob;
import dev.parley.graphql.value.GlobalId;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient.Answer;
import dev.parley.outbound.Workers;
import dev.parley.security.LoggedFailure;
import dev.parley.security.Sha256;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.jsonp.JsonProviderHolder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.json.JsonObjectBuilder;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends pushes, in rounds. Any number of instances may do so at once. */
@Singleton
class PushSender {

    private static final Logger LOG = Logger.getLogger(PushSender.class);

    /** Number of pushes that an instance sends at the same time, at most. */
    static final int MOST_RUNNING = 32;

    private static final int THREADS = 4;

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** Push services replace a push by a later one of the same topic. Its length is the maximum. */
    private static final int TOPIC_LENGTH = 32;

    private static final String FAILED = "failed";
    private static final String DEAD = "dead";

    private final PushQueue queue;
    private final PushKeys keys;
    private final PushTargets targets;
    private final PushClient client;
    private final PushConfig config;
    private final Backoff backoff;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final ExecutorService workers = Workers.named("parley-push", THREADS);
    private final AtomicInteger running = new AtomicInteger();

    PushSender(
            PushQueue queue,
            PushKeys keys,
            PushTargets targets,
            PushClient client,
            PushConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.queue = queue;
        this.keys = keys;
        this.targets = targets;
        this.client = client;
        this.config = config;
        this.backoff = new Backoff(config.firstPause(), config.longestPause());
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The counters of failures exist from the start, so that the first failure is an increase. */
    void start(@Observes StartupEvent starting) {
        if (keys.publicKey() != null) {
            Stream.of(FAILED, DEAD).forEach(this::attempts);
        }
    }

    /** Pushes that are being sent become due again on another instance. */
    void stop(@Observes ShutdownEvent stopping) {
        workers.shutdownNow();
    }

    @DatabaseJob
    @Scheduled(identity = "pushes", every = "{parley.push.send-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void round() {
        String ownKey = keys.publicKey();
        int room = MOST_RUNNING - running.get();
        if (ownKey != null && room > 0) {
            queue.claim(room, ownKey, config.unreadAfter(), config.preview()).forEach(this::begin);
        }
    }

    /** Whether pushes are being sent. */
    boolean isSending() {
        return running.get() > 0;
    }

    private void begin(DuePush push) {
        running.incrementAndGet();
        CompletableFuture.supplyAsync(() -> send(push), workers)
                .thenCompose(answer -> answer)
                .handleAsync(
                        (answer, failed) -> {
                            note(push, answer, failed);
                            return (Void) null;
                        },
                        workers)
                .exceptionally(failed -> {
                    LOG.warn("The result of a push could not be noted", LoggedFailure.of(failed));
                    return null;
                })
                .whenComplete((done, never) -> running.decrementAndGet());
    }

    /** A push that is not sent, for a reason that another attempt would not change. */
    private static final class NotSentException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final boolean isWanted;

        NotSentException(boolean isWanted) {
            super("The push is not sent", null, false, false);
            this.isWanted = isWanted;
        }
    }

    /** Sends a push. Runs on a thread that may block. */
    private CompletableFuture<Answer> send(DuePush push) {
        if (!push.isWanted() || push.left().toSeconds() <= 0) {
            throw new NotSentException(false);
        }
        URI endpoint = targets.endpoint(push.endpoint()).orElseThrow(() -> new NotSentException(true));
        InetAddress address = address(endpoint);
        byte[] body = PushKeys.encrypted(payload(push), push.publicKey(), push.authSecret());
        return client.post(endpoint, address, headers(push, endpoint), body, config.timeout());
    }

    private InetAddress address(URI endpoint) {
        try {
            return targets.resolve(endpoint).orElseThrow(() -> new NotSentException(true));
        } catch (UnknownHostException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    /** The content for the service worker. It has ids and the name of a topic, and texts of people only by setting. */
    private static byte[] payload(DuePush push) {
        JsonObjectBuilder payload = JsonProviderHolder.jsonProvider()
                .createObjectBuilder()
                .add("kind", push.kind().name());
        if (push.session() != null) {
            payload.add("chatSessionId", GlobalId.of("ChatSession", push.session()));
        }
        if (push.notification() != null) {
            payload.add("notificationId", GlobalId.of("ChatNotification", push.notification()));
        }
        if (push.topic() != null && push.notification() != null) {
            payload.add("topic", push.topic());
        }
        if (push.preview() != null) {
            payload.add("text", push.preview());
        }
        return payload.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> headers(DuePush push, URI endpoint) {
        return Map.of(
                "Authorization", keys.authorization(endpoint, clock.instant()),
                "Content-Encoding", "aes128gcm",
                "Content-Type", "application/octet-stream",
                "TTL", String.valueOf(push.left().toSeconds()),
                "Urgency", push.kind().urgency(),
                "Topic", topic(push),
                "User-Agent", "Parley");
    }

    /** The same for the same kind and session at a browser, and of no meaning to the push service. */
    private static String topic(DuePush push) {
        return Sha256.hex(push.authSecret() + " " + push.kind() + " " + push.session())
                .substring(0, TOPIC_LENGTH);
    }

    private void note(DuePush push, @Nullable Answer answer, @Nullable Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (answer != null) {
            answered(push, answer);
        } else if (cause instanceof NotSentException notSent && !notSent.isWanted) {
            queue.remove(push);
            attempts("dropped").increment();
        } else if (cause instanceof NotSentException) {
            giveUp(push, "the address is not allowed");
        } else {
            tryAgain(
                    push,
                    Duration.ZERO,
                    cause == null ? "no answer" : cause.getClass().getSimpleName());
        }
    }

    private void answered(DuePush push, Answer answer) {
        int status = answer.status();
        if (status >= OK && status < REDIRECT) {
            queue.remove(push);
            attempts("delivered").increment();
        } else if (status == NOT_FOUND || status == GONE) {
            queue.forget(push);
            attempts("gone").increment();
        } else if (status >= BAD_REQUEST && status < SERVER_ERROR && status != TOO_MANY_REQUESTS) {
            giveUp(push, "status " + status);
        } else {
            tryAgain(push, answer.pause(), "status " + status);
        }
    }

    private void tryAgain(DuePush push, Duration wanted, String reason) {
        Duration usual =
                backoff.after(push.attempts(), ThreadLocalRandom.current().nextDouble());
        Duration pause = usual.compareTo(wanted) < 0 ? wanted : usual;
        if (push.left().compareTo(pause) <= 0) {
            giveUp(push, reason);
        } else {
            queue.retry(push, pause);
            attempts(FAILED).increment();
        }
    }

    private void giveUp(DuePush push, String reason) {
        queue.remove(push);
        attempts(DEAD).increment();
        LOG.warnf("Push %d was given up after %d attempts: %s", push.id(), push.attempts(), reason);
    }

    private Counter attempts(String outcome) {
        return metrics.counter("parley.push.attempts", "outcome", outcome);
    }

    /** Removes browsers and pushes that are of no use any more, also while pushes are switched off. */
    @DatabaseJob
    @Scheduled(
            identity = "push-subscriptions",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void removeOld() {
        queue.deleteOld(config.retention());
    }
}
