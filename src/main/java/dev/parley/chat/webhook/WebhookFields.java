package dev.parley.chat.webhook;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.value.GlobalId;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Adds the fields of webhooks and deliveries that are computed from their rows. */
@Singleton
class WebhookFields {

    @Produces
    @Singleton
    ComputedField<Webhook> eventTypes() {
        return ComputedField.of(
                        Webhook.class,
                        "eventTypes",
                        "Types of events that are delivered. Empty for all.",
                        nonNull(list(nonNull(typeRef("ChatSessionEventType")))),
                        List.of("eventTypes"),
                        Webhook::types)
                .forStaff();
    }

    @Produces
    @Singleton
    ComputedField<Webhook> topicIds() {
        return ComputedField.of(
                        Webhook.class,
                        "topicIds",
                        "Topics whose sessions' events are delivered. Empty for all.",
                        nonNull(list(nonNull(Scalars.GraphQLID))),
                        List.of("topicIds"),
                        webhook -> webhook.topics().stream()
                                .map(topic -> GlobalId.of("ChatTopic", topic))
                                .toList())
                .forStaff();
    }

    @Produces
    @Singleton
    ComputedField<WebhookDelivery> messageId() {
        return ComputedField.of(
                        WebhookDelivery.class,
                        "messageId",
                        "Value of the header webhook-id. It is the same in all attempts.",
                        nonNull(Scalars.GraphQLString),
                        List.of("id", "eventId", "webhook.id"),
                        WebhookDelivery::messageId)
                .forStaff();
    }

    @Produces
    @Singleton
    ComputedField<WebhookDelivery> eventId() {
        return ComputedField.of(
                        WebhookDelivery.class,
                        "eventId",
                        "Id of the event. Null for a test.",
                        Scalars.GraphQLID,
                        List.of("eventId"),
                        delivery -> delivery.eventId == null ? null : GlobalId.of("ChatSessionEvent", delivery.eventId))
                .forStaff();
    }

    @Produces
    @Singleton
    ComputedField<WebhookDelivery> chatSessionId() {
        return ComputedField.of(
                        WebhookDelivery.class,
                        "chatSessionId",
                        "Id of the session. Null for a test.",
                        Scalars.GraphQLID,
                        List.of("chatSession.id"),
                        delivery -> delivery.chatSession == null
                                ? null
                                : GlobalId.of("ChatSession", delivery.chatSession.id))
                .forStaff();
    }
}
