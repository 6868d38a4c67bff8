package dev.parley.chat.webhook;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes webhooks. Administrators only. Each method is one transaction. */
@ApplicationScoped
public class WebhookAdministration {

    private final Clock clock;
    private final PendingWrites writes;
    private final WebhooksConfig config;
    private final WebhookTargets targets;
    private final WebhookDocuments documents;
    private final WebhookDispatcher dispatcher;

    WebhookAdministration(
            Clock clock,
            PendingWrites writes,
            WebhooksConfig config,
            WebhookTargets targets,
            WebhookDocuments documents,
            WebhookDispatcher dispatcher) {
        this.clock = clock;
        this.writes = writes;
        this.config = config;
        this.targets = targets;
        this.documents = documents;
        this.dispatcher = dispatcher;
    }

    /**
     * An outcome with a secret that is shown only now.
     *
     * @param secret whsec_ and Base64; null if the receiver needs only the public key
     */
    public record WithSecret(Outcome outcome, @Nullable String secret) {}

    /**
     * Creates a webhook. It delivers events that are committed from now on.
     *
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_LIMIT_REACHED, WEBHOOK_URL_NOT_ALLOWED, TOPIC_NOT_FOUND, INVALID_DOCUMENT
     */
    @Transactional
    public WithSecret create(Actor.Agent actor, WebhookSettings settings, WebhookSigning signing) {
        requireAdmin(actor);
        check(settings);
        EntityRows rows = new EntityRows(writes.pipeline());
        List<Integer> count = rows.values(Integer.class, WebhookQueueSql.COUNT);
        List<Integer> unknown = unknownTopics(rows, settings);
        rows.run();
        requireKnown(unknown);
        if (count.get(0) >= config.maxWebhooks()) {
            throw new RefusalException(RefusalCode.WEBHOOK_LIMIT_REACHED, (String) null);
        }
        WebhookSecret secret = WebhookSecret.random(signing);
        Webhook webhook = Webhook.of(settings, secret, actor.loginname(), now());
        writes.insert(webhook);
        writes.after(WebhookQueueSql.ADD_SECRET, webhook, secret.stored());
        writes.after(WebhookQueueSql.START, webhook);
        return new WithSecret(changed(webhook), secret.shown());
    }

    /**
     * Changes the settings of a webhook. The caller becomes its owner.
     *
     * @param expectedVersion the version of the webhook that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_NOT_FOUND, VERSION_CONFLICT, WEBHOOK_URL_NOT_ALLOWED, TOPIC_NOT_FOUND, INVALID_DOCUMENT
     */
    @Transactional
    public Outcome update(Actor.Agent actor, long id, @Nullable Integer expectedVersion, WebhookSettings settings) {
        requireAdmin(actor);
        check(settings);
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable Webhook> locked = Webhook.locked(rows, id);
        List<Integer> unknown = unknownTopics(rows, settings);
        rows.run();
        Webhook webhook = Webhook.existing(locked.get(), expectedVersion);
        requireKnown(unknown);
        return webhook.configure(settings, actor.loginname()) ? changed(webhook) : Outcome.unchanged(webhook);
    }

    /**
     * Deletes a webhook with its deliveries.
     *
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_NOT_FOUND, VERSION_CONFLICT
     */
    @Transactional
    public Outcome delete(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        writes.delete(existing(actor, id, expectedVersion));
        return Outcome.changed(List.of());
    }

    /**
     * Gives a webhook a new secret.
     *
     * @param keep how long the former secret signs too; null for the default; zero if it must not be used any more
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_NOT_FOUND, VERSION_CONFLICT
     */
    @Transactional
    public WithSecret rotateSecret(
            Actor.Agent actor, long id, @Nullable Integer expectedVersion, @Nullable Duration keep) {
        Webhook webhook = existing(actor, id, expectedVersion);
        WebhookSecret secret = WebhookSecret.random(webhook.signing);
        double seconds =
                Objects.requireNonNullElse(keep, config.keepFormerSecret()).toMillis() / 1000.0;
        webhook.rotate(secret, now());
        writes.after(WebhookQueueSql.DELETE_FORMER_SECRET, id, seconds);
        writes.after(WebhookQueueSql.EXPIRE_SECRET, seconds, id);
        writes.after(WebhookQueueSql.ADD_SECRET, id, secret.stored());
        return new WithSecret(changed(webhook), secret.shown());
    }

    /**
     * Enables a webhook.
     *
     * @param skipsMissed whether it continues with events from now on, instead of where it stopped
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_NOT_FOUND, VERSION_CONFLICT
     */
    @Transactional
    public Outcome enable(Actor.Agent actor, long id, @Nullable Integer expectedVersion, boolean skipsMissed) {
        Webhook webhook = existing(actor, id, expectedVersion);
        if (!webhook.enable()) {
            return Outcome.unchanged(webhook);
        }
        writes.after(WebhookQueueSql.FORGET_FAILURE, id);
        if (skipsMissed) {
            writes.after(WebhookQueueSql.SKIP_PENDING, id);
            writes.after(WebhookQueueSql.SKIP_LOG, id);
        } else {
            writes.after(WebhookQueueSql.TRY_AT_ONCE, id);
        }
        return changed(webhook);
    }

    /**
     * Disables a webhook.
     *
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_NOT_FOUND, VERSION_CONFLICT
     */
    @Transactional
    public Outcome disable(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        Webhook webhook = existing(actor, id, expectedVersion);
        return webhook.disable(now()) ? changed(webhook) : Outcome.unchanged(webhook);
    }

    private Webhook existing(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        rows.values(String.class, WebhookQueueSql.LOCK_ALONE, id);
        Supplier<@Nullable Webhook> locked = Webhook.locked(rows, id);
        rows.run();
        return Webhook.existing(locked.get(), expectedVersion);
    }

    private void check(WebhookSettings settings) {
        if (settings.url() != null && targets.allowed(settings.url()).isEmpty()) {
            throw new RefusalException(RefusalCode.WEBHOOK_URL_NOT_ALLOWED, "url");
        }
        if (settings.document() != null) {
            documents.require(settings.document());
        }
    }

    private static List<Integer> unknownTopics(EntityRows rows, WebhookSettings settings) {
        List<Long> topics = Objects.requireNonNullElse(settings.topics(), List.of());
        return topics.isEmpty()
                ? List.of(0)
                : rows.values(
                        Integer.class,
                        WebhookQueueSql.UNKNOWN_TOPICS,
                        topics.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private static void requireKnown(List<Integer> unknownTopics) {
        if (unknownTopics.get(0) > 0) {
            throw new RefusalException(RefusalCode.TOPIC_NOT_FOUND, "topicIds");
        }
    }

    private Outcome changed(Webhook webhook) {
        writes.afterCommit(dispatcher::wakeForEvents);
        return Outcome.changed(List.of(webhook));
    }

    private Instant now() {
        return clock.instant();
    }

    static void requireAdmin(Actor.Agent actor) {
        if (!actor.isAdmin()) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
        }
    }
}
