package dev.parley.crm;

import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Reverse;
import dev.parley.security.AgentVisible;
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

/** A request from a customer. */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "ticket")
@Type("Ticket")
@Description("A request from a customer. SuperOffice calls tickets requests in its user interface.")
public class Ticket extends NodeEntity {

    @NonNull @Description("What it is about.")
    public String title;

    @NonNull @Description("When it was made.")
    public Instant createdAt;

    @Description("When it last changed.")
    public Instant lastChanged;

    @Description("When it was closed.")
    public Instant closedAt;

    @Description("When a postponed ticket becomes active again.")
    public Instant activate;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Reverse(value = "createdTickets", description = "Tickets that the user made.")
    @Description("The user who made it.")
    public User createdBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owned_by")
    @Reverse(value = "tickets", description = "Tickets that the user works on.")
    @Description("The user who works on it.")
    public User owner;

    @Description("Name of whoever wrote it.")
    public String author;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "cust_id")
    @Reverse(value = "tickets", description = "Tickets of the person.")
    @Description("The customer.")
    public Person person;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    @Reverse(value = "tickets", description = "Tickets of the company.")
    @Description("The company of the customer.")
    public Contact contact;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "sale_id")
    @Reverse(value = "tickets", description = "Tickets about the sale.")
    @Description("The sale that it is about.")
    public Sale sale;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id")
    @Reverse(value = "tickets", description = "Tickets about the project.")
    @Description("The project that it is about.")
    public Project project;

    @Enumerated
    @NonNull @Description("Where it stands.")
    public TicketStatus status = TicketStatus.ACTIVE;

    @Enumerated
    @NonNull @Description("Who may see it.")
    public TicketSecurityLevel slevel = TicketSecurityLevel.EXTERNAL;

    @Enumerated
    @NonNull @Description("Where it came from.")
    public TicketOrigin origin = TicketOrigin.UNKNOWN;

    @Enumerated
    @NonNull @Description("Whether the owner has read it.")
    public TicketReadStatus readStatus = TicketReadStatus.RED;

    @NonNull @Description("How often its escalation has fired.")
    public short alertLevel;

    @Description("When it must be closed.")
    public Instant deadline;

    @Description("When it was first answered.")
    public Instant repliedAt;

    @Description("How many answers it has.")
    public Integer numReplies;

    @Description("How many messages it has.")
    public Integer numMessages;

    @Description("SuperOffice's number of its category.")
    public Integer category;

    @Description("SuperOffice's number of its priority.")
    public Integer priority;

    @Description("Address that it came from.")
    public String fromAddress;

    /**
     * A ticket that comes from a chat: nobody's yet, external, with one message.
     *
     * @param number its number, which is drawn before the row is written
     * @param from the customer's e-mail address, or null
     */
    public static Ticket fromChat(long number, String title, String from, Instant now) {
        Ticket ticket = new Ticket();
        ticket.id = number;
        ticket.title = title;
        ticket.fromAddress = from;
        ticket.origin = TicketOrigin.CHAT;
        ticket.createdAt = now;
        ticket.lastChanged = now;
        ticket.numMessages = 1;
        return ticket;
    }

    /** Whom and what it is about; each may be null. */
    public void concerns(Person customer, Contact company, Sale about, Project within) {
        person = customer;
        contact = company;
        sale = about;
        project = within;
    }

    /** Where SuperOffice files it; null, and 0 or less, for nowhere. */
    public void file(Integer underCategory, Integer withPriority) {
        category = reference(underCategory);
        priority = reference(withPriority);
    }

    private static Integer reference(Integer number) {
        return number == null || number <= 0 ? null : number;
    }

    /** A user made it and works on it. */
    public void assign(User user) {
        createdBy = user;
        owner = user;
        author = user.username;
    }

    /** Somebody who is no user wrote it. */
    public void author(String name) {
        author = name;
    }
}
