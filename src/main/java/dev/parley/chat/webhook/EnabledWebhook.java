package dev.parley.chat.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enabled webhook, as it is needed to deliver.
 *
 * @param document GraphQL document, or null for the default payload
 * @param owner login name of the administrator whose rights the document has
 * @param mayOwnerAct false if that administrator's user was deleted, or is read-only
 * @param isFailing whether its last delivery failed
 * @param secrets the current secret, and the former one while it is valid
 */
record EnabledWebhook(
        long id,
        String url,
        @Nullable String document,
        String owner,
        boolean mayOwnerAct,
        boolean isFailing,
        List<WebhookSecret> secrets) {}
