package dev.parley.chat.webhook;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.execution.DocumentFault;
import dev.parley.graphql.execution.OwnDocuments;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.Actor;
import dev.parley.security.Caller;
import dev.parley.security.Transport;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks and executes the GraphQL documents of webhooks, with the rights of their owners. */
@Singleton
class WebhookDocuments {

    /** Types of the variables that a document may declare. */
    private static final Map<String, String> VARIABLES = Map.of("chatSessionId", "ID", "eventId", "ID", "seq", "Int");

    private final OwnDocuments documents;
    private final WebhooksConfig config;

    WebhookDocuments(OwnDocuments documents, WebhooksConfig config) {
        this.documents = documents;
        this.config = config;
    }

    /**
     * Checks a document before it is saved.
     *
     * @throws RefusalException INVALID_DOCUMENT if it is not one query that fits the schema, costs too much, or has variables of its own
     */
    void require(String document) {
        DocumentFault fault = documents.faultOfQuery(document, VARIABLES, config.maxDocumentCost());
        if (fault != null) {
            throw RefusalException.because(RefusalCode.INVALID_DOCUMENT, "document", meaning(fault));
        }
    }

    /** A sentence without texts of the document. */
    private static String meaning(DocumentFault fault) {
        return switch (fault) {
            case SYNTAX -> "The document is not GraphQL.";
            case SCHEMA -> "The document does not fit the schema.";
            case UNUSED_VARIABLE -> "The document declares a variable that it does not use.";
            case OPERATION -> "The document is not exactly one query.";
            case VARIABLE -> "The document declares a variable that a webhook does not have, or of another type.";
            case COST -> "The document costs more than PARLEY_WEBHOOKS_MAX_DOCUMENT_COST.";
        };
    }

    /**
     * Executes a document for an event.
     *
     * @param owner login name of the administrator whose rights it has
     * @return the response in JSON, with data and errors; empty if it failed and may succeed later
     */
    Optional<Map<String, Object>> execute(String document, String owner, DueDelivery.Event event) {
        return documents.execute(
                document,
                Map.of(
                        "chatSessionId", GlobalId.of("ChatSession", event.session()),
                        "eventId", GlobalId.of("ChatSessionEvent", event.id()),
                        "seq", event.seq()),
                new Caller(new Actor.Agent(owner, Set.of(Actor.Role.ADMIN)), null, Transport.HTTP));
    }
}
