/** Webhooks: subscriptions of other systems to the event log, and the deliveries to them. */
@NullMarked
package dev.parley.chat.webhook;

import org.jspecify.annotations.NullMarked;
