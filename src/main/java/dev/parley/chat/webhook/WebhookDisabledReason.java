package dev.parley.chat.webhook;

import org.eclipse.microprofile.graphql.Description;

/** Why a webhook is disabled. */
@Description("Why a webhook is disabled.")
public enum WebhookDisabledReason {
    @Description("An administrator disabled it.")
    BY_ADMINISTRATOR,
    @Description("All deliveries have failed for longer than PARLEY_WEBHOOKS_DISABLE_AFTER.")
    FAILING,
    @Description("The receiver answered 410: it wants no more deliveries.")
    GONE
}
