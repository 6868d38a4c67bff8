package dev.parley.crm;

import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Reverse;
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
    @Description("The ticket.")
    public Ticket ticket;

    @NonNull @Description("When it was written.")
    public Instant createdAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Reverse(value = "ticketMessages", description = "Messages of tickets that the user wrote.")
    @Description("The user who wrote it; null when a customer did.")
    public User createdBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    @Reverse(value = "ticketMessages", description = "Messages of tickets that the person wrote.")
    @Description("The customer who wrote it, where known.")
    public Person customer;

    @Enumerated
    @NonNull @Description("How it is written.")
    public TicketMessageType type = TicketMessageType.PLAIN;

    @Enumerated
    @NonNull @Description("Who may see it.")
    public TicketSecurityLevel slevel = TicketSecurityLevel.EXTERNAL;

    @Description("Name of whoever wrote it; null when the service added what was said in a chat.")
    public String author;

    @Column(length = Length.LONG)
    @Description("The text.")
    public String body;

    /**
     * The first message of a ticket from a chat.
     *
     * @param user who made the ticket, or null for the customer
     */
    public static TicketMessage of(Ticket ticket, String body, User user, Instant now) {
        TicketMessage message = transcript(ticket, body, now);
        message.createdBy = user;
        message.customer = user == null ? ticket.person : null;
        message.author = ticket.author;
        return message;
    }

    /** The transcript of a chat, added by the service: it has no author. */
    public static TicketMessage transcript(Ticket ticket, String body, Instant now) {
        TicketMessage message = new TicketMessage();
        message.ticket = ticket;
        message.body = body;
        message.createdAt = now;
        return message;
    }
}
