package dev.parley.chat.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a webhook, or changes of them. In a change, null leaves a value as it is.
 *
 * @param eventTypes names of types; empty for all
 * @param topics numbers of topics; empty for all
 * @param document a GraphQL document, or null for the default payload
 * @param isDocumentGiven whether null for the document removes it
 */
public record WebhookSettings(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable List<Long> topics,
        @Nullable String document,
        boolean isDocumentGiven) {}
