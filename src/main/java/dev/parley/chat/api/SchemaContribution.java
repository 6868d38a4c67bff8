package dev.parley.chat.api;

import dev.parley.chat.administration.BlockMutations;
import dev.parley.chat.administration.CannedReplyMutations;
import dev.parley.chat.administration.ErasureMutations;
import dev.parley.chat.administration.FaqCategoryMutations;
import dev.parley.chat.administration.FaqMutations;
import dev.parley.chat.administration.PrivacyMutations;
import dev.parley.chat.administration.SyncMutations;
import dev.parley.chat.administration.TagMutations;
import dev.parley.chat.administration.TopicMutations;
import dev.parley.chat.administration.WebhookDeliveryMutations;
import dev.parley.chat.administration.WebhookMutations;
import dev.parley.chat.audit.AuditEvent;
import dev.parley.chat.block.ChatBlock;
import dev.parley.chat.faq.FaqCategory;
import dev.parley.chat.faq.FaqEntry;
import dev.parley.chat.field.ChatSessionAttribute;
import dev.parley.chat.mutation.MutationCodes;
import dev.parley.chat.notification.ChatNotification;
import dev.parley.chat.privacy.ErasureReceipt;
import dev.parley.chat.privacy.LegalHold;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.reply.CannedReply;
import dev.parley.chat.session.AccessRules;
import dev.parley.chat.session.ChatConsent;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatSessionEvent;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.tag.ChatTag;
import dev.parley.chat.topic.ChatConsentText;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.webhook.Webhook;
import dev.parley.chat.webhook.WebhookDelivery;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import dev.parley.crm.TicketMessage;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.CallerCondition;
import dev.parley.graphql.declaration.ColumnRule;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.CustomerRoot;
import dev.parley.graphql.declaration.Settings;
import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.schema.MutationDocumentation;
import dev.parley.graphql.schema.SettableColumns;
import dev.parley.security.Actor;
import dev.parley.security.Audit;
import dev.parley.security.CurrentActor;
import dev.parley.security.RefusalReason;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the entities that form the schema, and the filters, connections and computed fields that the chat adds to them. */
@Singleton
class SchemaContribution {

    /** The classes that have mutations. */
    static final List<Class<?>> MUTATIONS = List.of(
            BlockMutations.class,
            CannedReplyMutations.class,
            ConversationMutations.class,
            CustomerMutations.class,
            EntryMutations.class,
            ErasureMutations.class,
            FaqCategoryMutations.class,
            FaqMutations.class,
            LinkMutations.class,
            MessageMutations.class,
            NotificationMutations.class,
            PresenceMutations.class,
            PrivacyMutations.class,
            PushMutations.class,
            SessionMutations.class,
            SupervisionMutations.class,
            SyncMutations.class,
            TagMutations.class,
            TopicMutations.class,
            TranscriptMutations.class,
            TransferMutations.class,
            UploadMutations.class,
            VisitMutations.class,
            WebhookDeliveryMutations.class,
            WebhookMutations.class);

    @Produces
    @Singleton
    EntityModel entities() {
        return new EntityModel(
                List.of(
                        ChatSession.class,
                        ChatTopic.class,
                        User.class,
                        Person.class,
                        Contact.class,
                        Project.class,
                        Sale.class,
                        Ticket.class,
                        ChatMessage.class,
                        CannedReply.class,
                        ChatTag.class,
                        FaqCategory.class,
                        FaqEntry.class,
                        Webhook.class,
                        WebhookDelivery.class,
                        LegalHold.class,
                        ChatBlock.class,
                        ErasureReceipt.class),
                List.of(
                        AuditEvent.class,
                        ChatConsent.class,
                        ChatConsentText.class,
                        ChatNotification.class,
                        ChatSessionAttribute.class,
                        ChatSessionEvent.class,
                        ChatTopicMember.class,
                        ChatTransfer.class,
                        TicketMessage.class),
                List.of(
                        new ColumnRule(
                                ChatSession.class,
                                Set.of("customerHost", "email", "phone", "visit.pageUrl", "visit.referrer"),
                                AccessRules.KNOWS_CUSTOMER),
                        new ColumnRule(
                                Person.class,
                                Set.of("email", "phone"),
                                AccessRules.KNOWS_PERSON,
                                Map.of("ChatSession.customer", AccessRules.KNOWS_CUSTOMER)),
                        new ColumnRule(
                                ChatSession.class, Set.of("firstMessage", "lastMessage"), AccessRules.READS_MESSAGES)),
                List.of(
                        new CallerCondition(
                                ChatNotification.class,
                                "mine",
                                "Whether the caller is the user who is notified.",
                                ChatNotification.IS_MINE),
                        new CallerCondition(
                                ChatSession.class,
                                "mine",
                                "Whether the caller is the session's agent, or was its agent when it ended.",
                                AccessRules.IS_MINE),
                        new CallerCondition(
                                ChatSession.class,
                                "offeredToMe",
                                "Whether a pending transfer offers the session to the caller, or to a topic in which the caller may respond.",
                                AccessRules.OFFERED_TO_ME),
                        new CallerCondition(
                                ChatTransfer.class,
                                "toMe",
                                "Whether the transfer is pending and offered to the caller or to a topic in which the caller may respond.",
                                AccessRules.OFFER_TO_ME)));
    }

    @Produces
    @Singleton
    SettableColumns<ChatTopic> settingsOfTopics(Settings<ChatTopic> settings) {
        return new SettableColumns<>(
                ChatTopic.class,
                Set.of("CreateChatTopicInput", "UpdateChatTopicInput"),
                Set.of("lastAcceptAt", "averageAcceptSeconds", "deleted", "version", "privacy.consentVersion"),
                settings);
    }

    @Produces
    @Singleton
    ViewerConnection<Actor.Agent> myChatSessions() {
        return new ViewerConnection<>(
                Actor.Agent.class,
                "myChatSessions",
                "Active sessions assigned to the caller.",
                ChatSession.class,
                agent -> Map.of(
                        "mine", Map.of("eq", true),
                        "status", Map.of("in", List.of("CUSTOMER_LAST", "USER_LAST"))));
    }

    @Produces
    @Singleton
    ViewerConnection<Actor.Agent> myChatTransfers() {
        return new ViewerConnection<>(
                Actor.Agent.class,
                "myChatTransfers",
                "Pending transfers that the caller may accept: offered to the caller, or to a topic in which the caller may respond. Transfers leave the list when they expire.",
                ChatTransfer.class,
                agent -> Map.of("toMe", Map.of("eq", true)));
    }

    @Produces
    @Singleton
    CustomerRoot customerSession(Audit audit, CurrentActor currentActor) {
        return new CustomerRoot(
                "customerSession",
                "The customer's own session, identified by the session key of the request. Null when no session has that key.",
                ChatSession.class,
                "sessionKeyHash",
                Actor.Customer::keyHash,
                () -> audit.refused(RefusalReason.UNKNOWN_SESSION_KEY, currentActor.caller()));
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> waitSeconds(Clock clock) {
        return ComputedField.of(
                ChatSession.class,
                "waitSeconds",
                "Seconds that the customer has waited in the queue: from queuedAt until an agent accepted, until now while the session waits, or until the end if no agent accepted. Time with an agent before a return to the queue does not count. Null when the session never entered the queue.",
                Scalars.GraphQLInt,
                List.of("waitingSince", "waitEndedAt"),
                session -> session.queue().waitSeconds(clock.instant()));
    }

    @Produces
    @Singleton
    MutationCodes mutationCodes() {
        return new MutationCodes(MUTATIONS);
    }

    /** The codes that a mutation may return, as the last line of its description. */
    @Produces
    @Singleton
    MutationDocumentation documentation(MutationCodes codes) {
        return mutation -> codes.of(mutation).stream()
                .map(RefusalCode::name)
                .collect(Collectors.joining(", ", "Error codes: ", "."));
    }
}
