package dev.parley.chat.webhook;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Tests webhooks, and delivers again. Administrators only. Each method is one transaction. */
@ApplicationScoped
public class WebhookRedelivery {

    /** The queue uses the time of the database. */
    private static final String NOW = "select now()";

    private final PendingWrites writes;
    private final WebhookDispatcher dispatcher;

    WebhookRedelivery(PendingWrites writes, WebhookDispatcher dispatcher) {
        this.writes = writes;
        this.dispatcher = dispatcher;
    }

    /** An outcome with the number of deliveries that are delivered again. */
    public record Counted(Outcome outcome, int count) {}

    /**
     * Delivers a test event to a webhook.
     *
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_NOT_FOUND, WEBHOOK_DISABLED
     */
    @Transactional
    public Outcome test(Actor.Agent actor, long webhookId) {
        WebhookAdministration.requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable Webhook> locked = Webhook.locked(rows, webhookId);
        List<OffsetDateTime> now = rows.values(OffsetDateTime.class, NOW);
        rows.run();
        Webhook webhook = enabled(Webhook.existing(locked.get(), null), "webhookId");
        WebhookDelivery delivery = WebhookDelivery.test(webhook, now.get(0).toInstant());
        writes.insert(delivery);
        writes.afterCommit(dispatcher::wakeForEvents);
        return Outcome.changed(List.of(delivery));
    }

    /**
     * Delivers an event again that was delivered or given up.
     *
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_DELIVERY_NOT_FOUND, WEBHOOK_DISABLED
     */
    @Transactional
    public Outcome redeliver(Actor.Agent actor, long deliveryId) {
        WebhookAdministration.requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable WebhookDelivery> found = rows.read(
                WebhookDelivery.class,
                LockMode.READ,
                "from webhook_delivery r where r.id = ? for update of r",
                deliveryId);
        Supplier<@Nullable Webhook> ofDelivery = rows.read(
                Webhook.class,
                LockMode.READ,
                "from webhook r where r.id = (select d.webhook_id from webhook_delivery d where d.id = ?)",
                deliveryId);
        List<OffsetDateTime> now = rows.values(OffsetDateTime.class, NOW);
        rows.run();
        WebhookDelivery delivery = found.get();
        Webhook webhook = ofDelivery.get();
        if (delivery == null || webhook == null) {
            throw new RefusalException(RefusalCode.WEBHOOK_DELIVERY_NOT_FOUND, "webhookDeliveryId");
        }
        if (delivery.state == WebhookDeliveryState.PENDING) {
            return Outcome.unchanged(delivery);
        }
        enabled(webhook, "webhookDeliveryId");
        delivery.redeliver(now.get(0).toInstant());
        writes.afterCommit(dispatcher::wakeForEvents);
        return Outcome.changed(List.of(delivery));
    }

    /**
     * Delivers all events again that were given up since a time.
     *
     * @throws RefusalException NOT_ALLOWED, WEBHOOK_NOT_FOUND, WEBHOOK_DISABLED
     */
    @Transactional
    public Counted redeliverDead(Actor.Agent actor, long webhookId, Instant since) {
        WebhookAdministration.requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        rows.values(String.class, WebhookQueueSql.LOCK_ALONE, webhookId);
        Supplier<@Nullable Webhook> locked = Webhook.locked(rows, webhookId);
        rows.run();
        Webhook webhook = enabled(Webhook.existing(locked.get(), null), "webhookId");
        EntityRows changes = new EntityRows(writes.pipeline());
        List<Integer> count = changes.values(
                Integer.class, WebhookQueueSql.REDELIVER_DEAD, webhookId, since.atOffset(ZoneOffset.UTC));
        changes.run();
        if (count.get(0) == 0) {
            return new Counted(Outcome.unchanged(webhook), 0);
        }
        writes.afterCommit(dispatcher::wakeForEvents);
        return new Counted(Outcome.changed(List.of(webhook)), count.get(0));
    }

    private static Webhook enabled(Webhook webhook, String path) {
        if (!webhook.enabled) {
            throw new RefusalException(RefusalCode.WEBHOOK_DISABLED, path);
        }
        return webhook;
    }
}
