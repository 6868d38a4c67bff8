package dev.parley.chat.webhook;

import org.eclipse.microprofile.graphql.Description;

/** States of a delivery. */
@Description("States of a delivery.")
public enum WebhookDeliveryState {
    @Description("To be delivered, or to be tried again.")
    PENDING,
    @Description("The receiver accepted it with a status from 200 to 299.")
    DELIVERED,
    @Description("Given up. It can be redelivered.")
    DEAD
}
