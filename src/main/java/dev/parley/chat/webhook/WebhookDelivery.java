package dev.parley.chat.webhook;

import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The delivery of one event to one webhook. It has no content. {@link WebhookQueue} writes it by SQL. */
@Entity
@Table(name = "webhook_delivery")
@AgentVisible(where = Webhook.ADMINISTRATORS_ONLY)
@Type("WebhookDelivery")
@Description(
        "The delivery of one event, or of a test, to a webhook. Listed until PARLEY_WEBHOOKS_KEEP after its end. For administrators only.")
@SuppressWarnings("NullAway.Init")
public class WebhookDelivery extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "webhook_id")
    @NonNull @Reverse(value = "deliveries", description = "Deliveries to the webhook, in order of their creation.")
    @Description("The webhook.")
    public Webhook webhook;

    /** Number of the event; null for a test. */
    @Nullable Long eventId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    @Description(
            "The session in its current state. Null for a test delivery and for an erased session. chatSessionId remains.")
    public @Nullable ChatSession chatSession;

    @Description("Number of the event in its session. Null for a test.")
    public @Nullable Integer seq;

    @Enumerated(EnumType.STRING)
    @Description("Type of the event. Null for a test.")
    public @Nullable ChatSessionEventType type;

    @Description("Time of the event. Null for a test.")
    public @Nullable Instant occurredAt;

    @Enumerated(EnumType.STRING)
    @NonNull @Description("State of the delivery.")
    public WebhookDeliveryState state;

    @NonNull @Description("Time at which the event was read from the log, or the test was requested.")
    public Instant createdAt;

    @Column(name = "due_at")
    @Description(
            "Time of the next attempt, or by which the present one must have ended. Null after the end, and while an earlier event of the session is not delivered.")
    public @Nullable Instant nextAttemptAt;

    @NonNull @Description("Number of attempts so far.")
    public int attempts;

    @Nullable Instant firstAttemptAt;

    @Description("Time of the last attempt.")
    public @Nullable Instant lastAttemptAt;

    @Description("Time at which it was delivered or given up.")
    public @Nullable Instant endedAt;

    @Description("Status of the receiver's last answer. Null if there was none.")
    public @Nullable Integer responseStatus;

    @Enumerated(EnumType.STRING)
    @Description("Why the last attempt failed. Null if it did not.")
    public @Nullable WebhookFailure failure;

    @Description("Milliseconds that the last attempt took.")
    public @Nullable Integer responseMillis;

    protected WebhookDelivery() {}

    /** Returns the delivery of a test, which is due at once. */
    static WebhookDelivery test(Webhook webhook, Instant now) {
        WebhookDelivery delivery = new WebhookDelivery();
        delivery.webhook = webhook;
        delivery.state = WebhookDeliveryState.PENDING;
        delivery.createdAt = now;
        delivery.nextAttemptAt = now;
        return delivery;
    }

    /** Delivers again what has ended. */
    void redeliver(Instant now) {
        state = WebhookDeliveryState.PENDING;
        nextAttemptAt = now;
        attempts = 0;
        firstAttemptAt = null;
        endedAt = null;
    }

    /** Returns the value of the header webhook-id, which is the same in all attempts. */
    String messageId() {
        return messageId(webhook.id, eventId, id);
    }

    /** Returns the value of the header webhook-id. Receivers know repetitions by it. */
    static String messageId(long webhook, @Nullable Long event, long delivery) {
        return event == null ? "msg_" + webhook + "_test_" + delivery : "msg_" + webhook + "_" + event;
    }
}
