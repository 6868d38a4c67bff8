package dev.parley.chat.audit;

import dev.parley.chat.reply.CannedReply;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.webhook.Webhook;
import dev.parley.crm.Person;
import dev.parley.crm.Ticket;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An entry of the audit. The database writes it in the transaction of the change, and refuses to change it. */
@Entity
@Immutable
@Table(name = "audit_event")
@AgentVisible(where = AuditEvent.ADMINISTRATORS_ONLY)
@Type("AuditEvent")
@Description(
        "An entry of the audit: who did what to whom, and when. For administrators only. It outlives the records that it names.")
@SuppressWarnings("NullAway.Init")
public class AuditEvent extends NodeEntity {

    /** The rule applies to agents who are not administrators. */
    static final String ADMINISTRATORS_ONLY = "1 = 0";

    @Enumerated(EnumType.STRING)
    @NonNull @Description("The action.")
    public AuditAction action;

    @Column(name = "at")
    @NonNull @Description("Time of the action.")
    public Instant occurredAt;

    @NonNull @Description(
            "Name of the actor: user:loginname, bot:loginname, customer, system for the service itself, or database:role for another program.")
    public String actorName;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "actor_user_id")
    @Description("The user who was the actor. Null for others, and for a user that the CRM has removed.")
    public @Nullable User actor;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "topic_id")
    @Description("The topic, in its current state.")
    public @Nullable ChatTopic topic;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    @Description("The user who was affected, in its current state.")
    public @Nullable User user;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    @Description("The session, in its current state. Null if it was erased; chatSessionId stays.")
    public @Nullable ChatSession chatSession;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    @Description("The person, in its current state. Null if the CRM has removed the person; personId stays.")
    public @Nullable Person person;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket_id")
    @Description("The ticket, in its current state. Null if the CRM has removed it; ticketId stays.")
    public @Nullable Ticket ticket;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "webhook_id")
    @Description("The webhook, in its current state. Null if it was deleted; webhookId stays.")
    public @Nullable Webhook webhook;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "canned_reply_id")
    @Description("The canned reply, in its current state. Null if it was deleted; cannedReplyId stays.")
    public @Nullable CannedReply cannedReply;

    /** By column: the old and the new value. */
    @Column(name = "details", columnDefinition = "jsonb")
    String detailsJson;

    protected AuditEvent() {}
}
