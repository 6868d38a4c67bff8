package dev.parley.chat.audit;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.faq.FaqCategory;
import dev.parley.chat.faq.FaqEntry;
import dev.parley.chat.reply.CannedReply;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.tag.ChatTag;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.webhook.Webhook;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.graphql.value.GlobalId;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds the fields of entries of the audit that are computed from their rows. */
@Singleton
class AuditFields {

    private final EntityModel model;

    AuditFields(EntityModel model) {
        this.model = model;
    }

    @Produces
    @Singleton
    ComputedField<AuditEvent> details() {
        return ComputedField.of(
                AuditEvent.class,
                "details",
                "Fields that were changed, with their old and new values. For a read: the fields that were read, without values. Texts of customers are never included.",
                nonNull(list(nonNull(typeRef("AuditDetail")))),
                List.of("action", "detailsJson"),
                event -> AuditDetail.of(event.detailsJson, model.of(changed(event.action))));
    }

    /** The entity whose columns the details name. */
    private static Class<? extends NodeEntity> changed(AuditAction action) {
        return switch (action) {
            case TOPIC_CREATED, TOPIC_CHANGED, TOPIC_DELETED -> ChatTopic.class;
            case MEMBER_ADDED, MEMBER_CHANGED, MEMBER_REMOVED -> ChatTopicMember.class;
            case PRESENCE_CHANGED, CAPACITY_CHANGED -> User.class;
            case WEBHOOK_CREATED, WEBHOOK_CHANGED, WEBHOOK_DISABLED, WEBHOOK_DELETED -> Webhook.class;
            case CANNED_REPLY_CREATED, CANNED_REPLY_CHANGED, CANNED_REPLY_DELETED -> CannedReply.class;
            case TAG_CREATED, TAG_CHANGED, SKILL_ADDED, SKILL_REMOVED -> ChatTag.class;
            case FAQ_CATEGORY_CREATED, FAQ_CATEGORY_CHANGED, FAQ_CATEGORY_DELETED -> FaqCategory.class;
            case FAQ_ENTRY_CREATED, FAQ_ENTRY_CHANGED, FAQ_ENTRY_DELETED -> FaqEntry.class;
            case SESSION_DELETED,
                    SESSION_ERASED,
                    PERSONAL_DATA_READ,
                    PERSONAL_DATA_SEARCHED,
                    PERSON_DATA_EXPORTED,
                    PERSON_ERASED,
                    LEGAL_HOLD_SET,
                    LEGAL_HOLD_LIFTED,
                    CUSTOMER_BLOCKED,
                    CUSTOMER_BLOCK_LIFTED -> ChatSession.class;
        };
    }

    @Produces
    @Singleton
    ViewType<AuditDetail> detail() {
        return new ViewType<>(
                "AuditDetail",
                "A field that was changed or read.",
                AuditDetail.class,
                List.of(
                        ViewType.value(
                                "field",
                                "Name of the field, with its groups: widget.theme.",
                                nonNull(Scalars.GraphQLString),
                                AuditDetail::field),
                        ViewType.value(
                                "oldValue",
                                "The value before, as text. Null if there was none, and for reads.",
                                Scalars.GraphQLString,
                                AuditDetail::oldValue),
                        ViewType.value(
                                "newValue",
                                "The value afterwards, as text. Null if there is none, and for reads.",
                                Scalars.GraphQLString,
                                AuditDetail::newValue)));
    }

    @Produces
    @Singleton
    ComputedField<AuditEvent> chatSessionId() {
        return id("chatSession", "ChatSession", event -> event.chatSession);
    }

    @Produces
    @Singleton
    ComputedField<AuditEvent> personId() {
        return id("person", "Person", event -> event.person);
    }

    @Produces
    @Singleton
    ComputedField<AuditEvent> ticketId() {
        return id("ticket", "Ticket", event -> event.ticket);
    }

    @Produces
    @Singleton
    ComputedField<AuditEvent> webhookId() {
        return id("webhook", "Webhook", event -> event.webhook);
    }

    @Produces
    @Singleton
    ComputedField<AuditEvent> cannedReplyId() {
        return id("cannedReply", "CannedReply", event -> event.cannedReply);
    }

    private static ComputedField<AuditEvent> id(
            String link, String type, Function<AuditEvent, @Nullable NodeEntity> linked) {
        return new ComputedField<>(
                AuditEvent.class,
                link + "Id",
                "Id of the " + type + ". It stays when the record is erased.",
                Scalars.GraphQLID,
                List.of(),
                false,
                List.of(link + ".id"),
                List.of(),
                (event, given) -> {
                    NodeEntity record = linked.apply(event);
                    return record == null ? null : GlobalId.of(type, record.id);
                });
    }
}
