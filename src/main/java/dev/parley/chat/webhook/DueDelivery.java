package dev.parley.chat.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this instance has claimed.
 *
 * @param attempts number of attempts, this one included; a later claim has another number
 * @param age time since the first attempt
 * @param event the event, or null for a test
 * @param isInLog whether the log still has the event. Of a deleted session, it only has the deletion
 */
record DueDelivery(
        long id,
        long webhook,
        int attempts,
        Duration age,
        @Nullable Event event,
        boolean isInLog) {

    /**
     * The event that is delivered.
     *
     * @param type name of its type
     */
    record Event(long id, long session, int seq, String type, Instant occurredAt) {

        boolean isDeletion() {
            return type.equals("DELETED");
        }
    }

    /** Whether there is nothing to deliver any more. A deletion is delivered although its session was erased. */
    boolean isObsolete() {
        return event != null && !isInLog && !event.isDeletion();
    }

    /** Value of the header webhook-id. */
    String messageId() {
        return WebhookDelivery.messageId(webhook, event == null ? null : event.id(), id);
    }
}
