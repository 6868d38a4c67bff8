package dev.parley.crm;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.PersonalData;
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
import org.jspecify.annotations.Nullable;

/** A request from a customer. */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "ticket")
@Type("Ticket")
@Description("A request from a customer. SuperOffice calls tickets requests in its user interface.")
public class Ticket extends NodeEntity {

    @NonNull @Description("Subject of the ticket.")
    @PersonalData
    public String title;

    @NonNull @Description("Time at which the ticket was created.")
    public Instant createdAt;

    @Column(name = "last_changed")
    @Description("Time of the last change of the ticket.")
    public @Nullable Instant lastChangedAt;

    @Description("Time at which the ticket was closed.")
    public @Nullable Instant closedAt;

    @Column(name = "activate")
    @Description("Time at which a postponed ticket becomes active again.")
    public @Nullable Instant activatesAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Reverse(value = "createdTickets", description = "Tickets that the user created.")
    @Description("The user who created the ticket.")
    public @Nullable User createdBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owned_by")
    @Reverse(value = "tickets", description = "Tickets that the user works on.")
    @Description("The user who works on the ticket.")
    public @Nullable User owner;

    @Description("Name of the author.")
    @PersonalData
    public @Nullable String author;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "cust_id")
    @Reverse(value = "tickets", description = "Tickets of the person.")
    @Description("The customer.")
    public @Nullable Person person;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    @Reverse(value = "tickets", description = "Tickets of the company.")
    @Description("The company of the customer.")
    public @Nullable Contact contact;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "sale_id")
    @Reverse(value = "tickets", description = "Tickets about the sale.")
    @Description("The sale that the ticket is about.")
    public @Nullable Sale sale;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id")
    @Reverse(value = "tickets", description = "Tickets about the project.")
    @Description("The project that the ticket is about.")
    public @Nullable Project project;

    @Enumerated
    @NonNull @Description("Status of the ticket.")
    public TicketStatus status = TicketStatus.ACTIVE;

    @Column(name = "slevel")
    @Enumerated
    @NonNull @Description("Audience of the ticket.")
    public TicketSecurityLevel securityLevel = TicketSecurityLevel.EXTERNAL;

    @Enumerated
    @NonNull @Description("Channel by which the ticket came in.")
    public TicketOrigin origin = TicketOrigin.UNKNOWN;

    @Enumerated
    @NonNull @Description("Whether the owner has read the ticket.")
    public TicketReadStatus readStatus = TicketReadStatus.UNREAD;

    @NonNull @Description("Number of escalations so far.")
    public short alertLevel;

    @Column(name = "deadline")
    @Description("Time by which the ticket must be closed.")
    public @Nullable Instant dueAt;

    @Description("Time of the first reply.")
    public @Nullable Instant repliedAt;

    @Column(name = "num_replies")
    @Description("Number of replies.")
    public @Nullable Integer replyCount;

    @Column(name = "num_messages")
    @Description("Number of messages.")
    public @Nullable Integer messageCount;

    @Column(name = "category")
    @Description("SuperOffice id of the category.")
    public @Nullable Integer categoryId;

    @Column(name = "priority")
    @Description("SuperOffice id of the priority.")
    public @Nullable Integer priorityId;

    @Description("E-mail address of the sender.")
    @PersonalData
    public @Nullable String fromAddress;

    /**
     * A new ticket from a chat. It has no owner, is external and counts one message.
     *
     * @param number id of the ticket, drawn from the sequence before the row is written
     * @param from the customer's e-mail address, or null
     */
    public static Ticket fromChat(long number, String title, @Nullable String from, Instant now) {
        Ticket ticket = new Ticket();
        ticket.id = number;
        ticket.title = title;
        ticket.fromAddress = from;
        ticket.origin = TicketOrigin.CHAT;
        ticket.createdAt = now;
        ticket.lastChangedAt = now;
        ticket.messageCount = 1;
        return ticket;
    }

    /** Links the ticket to the customer, the company, the sale and the project. Each may be null. */
    public void concerns(
            @Nullable Person customer, @Nullable Contact company, @Nullable Sale about, @Nullable Project within) {
        person = customer;
        contact = company;
        sale = about;
        project = within;
    }

    /** Sets SuperOffice's category and priority. Null, 0 and negative numbers mean none. */
    public void file(@Nullable Integer underCategory, @Nullable Integer withPriority) {
        categoryId = reference(underCategory);
        priorityId = reference(withPriority);
    }

    private static @Nullable Integer reference(@Nullable Integer number) {
        return number == null || number <= 0 ? null : number;
    }

    /** Makes the user creator, owner and author of the ticket. */
    public void assign(User user) {
        createdBy = user;
        owner = user;
        author = user.displayName;
    }

    /** Sets the name of an author that is not a user. */
    public void author(@Nullable String name) {
        author = name;
    }
}
