package dev.parley.chat.webhook;

import dev.parley.database.DatabaseJob;
import dev.parley.database.DatabaseReady;
import dev.parley.event.EventFeed;
import dev.parley.event.Registration;
import dev.parley.graphql.value.Lookup;
import dev.parley.outbound.Workers;
import dev.parley.security.LoggedFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events to webhooks, in rounds: it creates the deliveries of new events, claims those that are due, and hands them to {@link WebhookSender}. The feed
 * wakes it, and so does each delivery that ends. Any number of instances may do so at once.
 */
@Singleton
class WebhookDispatcher {

    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);

    private static final int THREADS = 4;

    /** Number of deliveries that an instance sends at the same time, at most. Webhooks share what is left of it, and each gets at least one. */
    private static final int MOST_RUNNING = 64;

    /** Pages of the log that one round reads for a webhook, so that others get their turn. */
    private static final int PAGES = 20;

    /** Minimum pause between two rounds. A busy service then handles many events at once. */
    private static final Duration MINIMUM_PAUSE = Duration.ofMillis(20);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final EventFeed feed;
    private final EnabledWebhooks webhooks;
    private final WebhookQueue queue;
    private final WebhookSender sender;
    private final WebhooksConfig config;
    private final Semaphore signals = new Semaphore(0);

    /** Whether the log may have new events. Rounds that only follow the end of a delivery do not read it. */
    private final AtomicBoolean mayHaveEvents = new AtomicBoolean(true);

    private final Map<Long, AtomicInteger> running = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final Thread thread = new Thread(this::run, "parley-webhooks");
    private @Nullable Registration registration;
    private volatile boolean stopped;

    WebhookDispatcher(
            EventFeed feed, EnabledWebhooks webhooks, WebhookQueue queue, WebhookSender sender, WebhooksConfig config) {
        this.feed = feed;
        this.webhooks = webhooks;
        this.queue = queue;
        this.sender = sender;
        this.config = config;
        this.workers = Workers.named("parley-webhook", THREADS);
    }

    void start(@Observes DatabaseReady database) {
        if (config.send()) {
            registration = feed.onAnything(this::wakeForEvents);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits a little for deliveries that are being sent. Others become due again on another instance. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        if (registration != null) {
            registration.close();
        }
        thread.interrupt();
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (isSending() && System.nanoTime() < deadline) {
            Thread.sleep(MINIMUM_PAUSE.toMillis());
        }
        workers.shutdownNow();
    }

    /** Whether deliveries are being sent. */
    boolean isSending() {
        return running.values().stream().anyMatch(count -> count.get() > 0);
    }

    /** Requests a round that also reads the log. Does not block. */
    void wakeForEvents() {
        mayHaveEvents.set(true);
        wake();
    }

    /** Requests a round. Does not block. */
    private void wake() {
        signals.release();
    }

    private void run() {
        try {
            while (!stopped) {
                attempt();
                Thread.sleep(MINIMUM_PAUSE.toMillis());
                if (!signals.tryAcquire(config.pollEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                    mayHaveEvents.set(true);
                }
                signals.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            round();
        } catch (RuntimeException | Error failed) {
            mayHaveEvents.set(true);
            if (!stopped) {
                LOG.warn("Webhooks could not be served. They are tried again", LoggedFailure.of(failed));
            }
        }
    }

    /** Creates the deliveries of new events, and begins to send those that are due. */
    void round() {
        List<EnabledWebhook> enabled = webhooks.read();
        if (enabled.isEmpty()) {
            return;
        }
        if (mayHaveEvents.getAndSet(false)) {
            enabled.forEach(webhook -> createDeliveries(webhook.id()));
        }
        Map<Long, EnabledWebhook> byId =
                enabled.stream().collect(Collectors.toMap(EnabledWebhook::id, Function.identity()));
        Map<Long, Integer> room = room(enabled);
        if (!room.isEmpty()) {
            queue.claim(room, config.claimFor()).forEach(due -> send(due, byId));
        }
    }

    private void createDeliveries(long webhook) {
        for (int page = 0; page < PAGES; page++) {
            if (!queue.create(webhook)) {
                return;
            }
        }
        wakeForEvents();
    }

    /** The number of deliveries that may begin, for each webhook for which one may. */
    private Map<Long, Integer> room(List<EnabledWebhook> enabled) {
        Map<Long, Integer> room = new LinkedHashMap<>();
        int left = MOST_RUNNING
                - running.values().stream().mapToInt(AtomicInteger::get).sum();
        int share = left <= 0 ? 0 : Math.max(1, left / enabled.size());
        for (EnabledWebhook webhook : enabled) {
            int most = webhook.isFailing() ? 1 : config.concurrency();
            int free = Math.min(share, most - running(webhook.id()).get());
            if (free > 0) {
                room.put(webhook.id(), free);
            }
        }
        return room;
    }

    private AtomicInteger running(long webhook) {
        return running.computeIfAbsent(webhook, any -> new AtomicInteger());
    }

    private void send(DueDelivery due, Map<Long, EnabledWebhook> byId) {
        AtomicInteger count = running(due.webhook());
        count.incrementAndGet();
        sender.attempt(due, Lookup.required(byId, due.webhook()), workers).whenComplete((done, never) -> {
            count.decrementAndGet();
            wake();
        });
    }

    /** Disables webhooks that fail for too long, and forgets old deliveries. */
    @DatabaseJob
    @Scheduled(
            identity = "webhooks",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void cleanUp() {
        webhooks.disableFailing(config.disableAfter());
        queue.deleteOld(config.keep());
    }
}
