package dev.parley.chat.session;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.GroupField;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * An event of a session. It is written in the transaction of the change. Only the erasure of a person changes it later. Its {@code seq} numbers the session's events without gaps.
 */
@Entity
@Table(name = "chat_session_event")
@CustomerVisible(where = ChatSessionEvent.SHOWN_TO_CUSTOMER)
@AgentVisible(by = "chatSession", where = AccessRules.SEES_SESSION)
@Type("ChatSessionEvent")
@Description("An event of a session. Customers see the events of the conversation, but not those among agents.")
@FieldGroup(
        path = "actor",
        type = ChatActor.TYPE,
        description = "Actor that caused the event.",
        typeDescription = ChatActor.DESCRIPTION,
        sortable = false)
public class ChatSessionEvent extends NodeEntity {

    static final String SHOWN_TO_CUSTOMER = "not {row}.hidden";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id", updatable = false)
    @CustomerVisible
    @NonNull @Reverse(
            value = "events",
            description = "Events of the session, in order of seq. Subscribe to chatSessionEvents to follow them.",
            customerVisible = true)
    @Description("The session in its current state.")
    public ChatSession chatSession;

    @Column(updatable = false)
    @ReadAs(forCustomers = "{row}.customerSeq")
    @NonNull @Description(
            "Number of the event in its session, from 1 without gaps. Customers get numbers of their own, which count only the events that they see.")
    public int seq;

    /** Whether the event is hidden from customers. */
    @Column(updatable = false)
    boolean hidden;

    /** Number of hidden events before this one. The customer's number is smaller by as much. */
    @Column(updatable = false)
    int hiddenBefore;

    /** The customer's number, computed by the database; null for a hidden event. */
    @Column(insertable = false, updatable = false)
    @Nullable Integer customerSeq;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    @NonNull @Description("Type of the event.")
    public ChatSessionEventType type;

    /** customer, system, user:loginname or bot:loginname. */
    @Column(name = "actor", updatable = false)
    String actorName;

    @Enumerated
    @Column(insertable = false, updatable = false)
    @NonNull @GroupField(path = "actor.kind", description = ChatActor.KIND)
    public ChatActorKind actorKind;

    /** The agent or the bot; null for the customer and the service. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "actor_user_id", updatable = false)
    @GroupField(path = "actor.user", description = ChatActor.USER)
    @Nullable User actorUser;

    @Column(name = "at", updatable = false)
    @NonNull @Description("Time of the event.")
    public Instant occurredAt;

    @Column(updatable = false)
    @ReadAs(
            forCustomers =
                    "(select m.customerSeq from ChatMessage m where m.chatSession.id = {row}.chatSession.id and m.seq = {row}.redactedSeq)")
    @Description("seq of the message whose text the event MESSAGE_REDACTED removed. Null for other events.")
    public @Nullable Integer redactedSeq;

    /** The changed columns with their new values, as a JSON object; see {@link ChatSessionRow#logged}. */
    @Column(updatable = false, columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String payload;

    /** Returns an event that is not stored yet. */
    static ChatSessionEvent of(
            ChatSession session,
            ChatSessionEventType type,
            SessionActor actor,
            Instant now,
            boolean hidden,
            Map<String, @Nullable Object> payload) {
        ChatSessionEvent event = new ChatSessionEvent();
        event.chatSession = session;
        event.seq = session.nextEventSeq();
        event.type = type;
        event.hidden = hidden;
        event.hiddenBefore = session.hiddenEventCount;
        event.actorName = actor.actor();
        event.actorKind = actor.chatActorKind();
        event.actorUser = actor.user();
        event.occurredAt = now;
        event.payload = JsonProviderHolder.jsonProvider()
                .createObjectBuilder(payload)
                .build()
                .toString();
        return event;
    }

    /** Names the message whose text the event removed. */
    void redacted(ChatMessage message) {
        redactedSeq = message.seq;
    }
}
