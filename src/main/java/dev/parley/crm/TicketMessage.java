package dev.parley.crm;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A message of a ticket (ej_message). */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "ej_message")
@Type("TicketMessage")
@Description("A message of a ticket.")
public class TicketMessage extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "ticket_id")
    @NonNull @Reverse(value = "messages", description = "Messages of the ticket.")
    @Description("The ticket of the message.")
    public Ticket ticket;

    @NonNull @Description("Time at which the message was written.")
    public Instant createdAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Reverse(value = "ticketMessages", description = "Messages of tickets that the user wrote.")
    @Description("The user who wrote the message. Null if a customer or the service wrote it.")
    public @Nullable User createdBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    @Reverse(value = "ticketMessages", description = "Messages of tickets that the person wrote.")
    @Description("The customer who wrote the message. Null if the customer is not known or a user wrote it.")
    public @Nullable Person customer;

    @Enumerated
    @NonNull @Description("Format of the text.")
    public TicketMessageType type = TicketMessageType.PLAIN;

    @Column(name = "slevel")
    @Enumerated
    @NonNull @Description("Audience of the message.")
    public TicketSecurityLevel securityLevel = TicketSecurityLevel.EXTERNAL;

    @Description("Name of the author. Null for the transcript of a chat, which the service adds.")
    public @Nullable String author;

    @Column(length = Length.LONG)
    @Description("Text of the message.")
    public @Nullable String body;

    /**
     * The first message of a ticket from a chat.
     *
     * @param user the user who created the ticket, or null for the customer
     */
    public static TicketMessage of(Ticket ticket, String body, @Nullable User user, Instant now) {
        TicketMessage message = transcript(ticket, body, now);
        message.createdBy = user;
        message.customer = user == null ? ticket.person : null;
        message.author = ticket.author;
        return message;
    }

    /** The transcript of a chat. The service adds it, so it has no author. */
    public static TicketMessage transcript(Ticket ticket, String body, Instant now) {
        TicketMessage message = new TicketMessage();
        message.ticket = ticket;
        message.body = body;
        message.createdAt = now;
        return message;
    }
}
