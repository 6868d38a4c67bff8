package dev.parley.chat.webhook;

import dev.parley.graphql.model.JavaNames;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.JsonBytes;
import dev.parley.graphql.value.Lookup;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the bodies of deliveries from the log: CloudEvents in their structured JSON format. */
@Singleton
class WebhookPayloads {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private static final String TYPE_PREFIX = "dev.parley.chatsession.";
    private static final String TYPE_OF_TEST = "dev.parley.webhook.test";
    private static final int INITIAL_SIZE = 1024;
    private static final String FIELDS = "fields";
    private static final String ID = "Id";

    private static final String DEFAULT = """
            query DefaultPayload($eventId: ID!) {
              event: node(id: $eventId) { ... on ChatSessionEvent { actor { kind user { id } } changes { %s } } }
            }""";

    private final WebhookDocuments documents;
    private final Provider<GraphQLSchema> schema;
    private final WebhooksConfig config;
    private final Clock clock;

    /** The schema is injected lazily, because it is built before these settings are available. */
    WebhookPayloads(WebhookDocuments documents, Provider<GraphQLSchema> schema, WebhooksConfig config, Clock clock) {
        this.documents = documents;
        this.schema = schema;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the body of a delivery. Empty if its document failed and may succeed later. */
    Optional<byte[]> body(DueDelivery delivery, EnabledWebhook webhook) {
        return data(delivery, webhook).map(data -> json(envelope(delivery, data)));
    }

    private Optional<Map<String, Object>> data(DueDelivery delivery, EnabledWebhook webhook) {
        DueDelivery.Event event = delivery.event();
        if (event == null) {
            return Optional.of(Map.of("webhookId", GlobalId.of("Webhook", webhook.id())));
        }
        return webhook.document() == null || event.isDeletion()
                ? ofEvent(event, webhook.owner())
                : documents.execute(webhook.document(), webhook.owner(), event);
    }

    private static byte[] json(Map<String, Object> envelope) {
        JsonBytes json = new JsonBytes(INITIAL_SIZE);
        json.value(envelope);
        return Arrays.copyOf(json.array(), json.length());
    }

    private Map<String, Object> envelope(DueDelivery delivery, Map<String, Object> data) {
        DueDelivery.Event event = delivery.event();
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("source", config.source());
        if (event == null) {
            envelope.put("id", delivery.messageId());
            envelope.put("type", TYPE_OF_TEST);
            envelope.put("time", clock.instant().toString());
        } else {
            envelope.put("id", GlobalId.of("ChatSessionEvent", event.id()));
            envelope.put("type", TYPE_PREFIX + event.type().toLowerCase(Locale.ROOT));
            envelope.put("subject", GlobalId.of("ChatSession", event.session()));
            envelope.put("time", event.occurredAt().toString());
            envelope.put("sequence", String.valueOf(event.seq()));
            envelope.put("sequencetype", "Integer");
        }
        envelope.put("datacontenttype", "application/json");
        envelope.put("data", data);
        return envelope;
    }

    /** The default payload. It has ids and changed columns, and no texts. */
    private Optional<Map<String, Object>> ofEvent(DueDelivery.Event event, String owner) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("chatSessionId", GlobalId.of("ChatSession", event.session()));
        data.put("seq", event.seq());
        data.put("type", event.type());
        if (event.isDeletion()) {
            return Optional.of(data);
        }
        return documents
                .execute(DEFAULT.formatted(String.join(" ", changeable())), owner, event)
                .flatMap(response -> below(response, "data"))
                .flatMap(found -> below(found, "event"))
                .map(logged -> {
                    data.put("actor", Lookup.required(logged, "actor"));
                    data.put("changes", changed(below(logged, "changes").orElseThrow()));
                    return data;
                });
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> below(Map<String, Object> object, String field) {
        return Optional.ofNullable((Map<String, Object>) object.get(field));
    }

    /** Names of the fields of ChatSessionChanges. */
    private List<String> changeable() {
        return schema.get().getObjectType("ChatSessionChanges").getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }

    /** Leaves out the fields that the event did not change. A link such as USER has the field userId. */
    private static Map<String, @Nullable Object> changed(Map<String, Object> changes) {
        List<?> constants = (List<?>) Lookup.required(changes, FIELDS);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        changes.forEach((field, value) -> {
            String link = field.endsWith(ID) ? field.substring(0, field.length() - ID.length()) : field;
            if (constants.contains(JavaNames.constant(field)) || constants.contains(JavaNames.constant(link))) {
                changed.put(field, value);
            }
        });
        return changed;
    }
}
