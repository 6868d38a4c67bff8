package dev.parley.chat.session;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import dev.parley.crm.User;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.ReadAs;
import dev.parley.graphql.model.Reverse;
import dev.parley.graphql.model.Unlisted;
import dev.parley.security.AgentsOnly;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.annotations.OptimisticLock;

/** The columns of a chat session: the seed's 32 and ours. What may happen to them is {@link ChatSession}'s. */
@MappedSuperclass
public abstract class ChatSessionRow extends NodeEntity {

    /**
     * What the log of events tells of the row: every column that an action may change, but no text that somebody typed, so that
     * whoever erases a person's texts need not touch the log.
     */
    private static final Map<String, Function<ChatSessionRow, Object>> LOGGED = new LinkedHashMap<>();

    static {
        LOGGED.put("topic", row -> number(row.topic));
        LOGGED.put("user", row -> number(row.user));
        LOGGED.put("customer", row -> number(row.customer));
        LOGGED.put("status", row -> row.status.name());
        LOGGED.put("whenRequested", row -> text(row.whenRequested));
        LOGGED.put("whenStarted", row -> text(row.whenStarted));
        LOGGED.put("whenEnded", row -> text(row.whenEnded));
        LOGGED.put("idle", row -> text(row.idle));
        LOGGED.put("queuedAt", row -> text(row.queuedAt));
        LOGGED.put("offlineFormOfferedAt", row -> text(row.offlineFormOfferedAt));
        LOGGED.put("initialQueuePos", row -> row.initialQueuePos);
        LOGGED.put("alertLevel", row -> (int) row.alertLevel);
        LOGGED.put("rank", row -> row.rank);
        LOGGED.put("project", row -> number(row.project));
        LOGGED.put("sale", row -> number(row.sale));
        LOGGED.put("ticket", row -> number(row.ticket));
        LOGGED.put("contact", row -> number(row.contact));
        LOGGED.put("transferTo", row -> number(row.transferTo));
        LOGGED.put("consented", row -> row.consented);
        LOGGED.put("chatbotIsactive", row -> row.chatbotIsactive);
        LOGGED.put("country", row -> row.country);
        LOGGED.put("rating", row -> row.rating == null ? null : (Integer) row.rating.intValue());
        LOGGED.put("priority", row -> (int) row.priority);
        LOGGED.put("whenFirstResponse", row -> text(row.whenFirstResponse));
        LOGGED.put("whenFormSubmitted", row -> text(row.whenFormSubmitted));
        LOGGED.put("unansweredSince", row -> text(row.unansweredSince));
        LOGGED.put("whenIdleWarned", row -> text(row.whenIdleWarned));
        LOGGED.put("endedBy", row -> text(row.endedBy));
        LOGGED.put("endReason", row -> text(row.endReason));
        LOGGED.put("customerReadSeq", row -> row.customerReadSeq);
        LOGGED.put("userReadSeq", row -> row.userReadSeq);
        LOGGED.put("messageSeq", row -> row.messageSeq);
    }

    private static final String MESSAGES = "from ChatMessage m where m.chatSession.id = {row}.id and ";

    /** The number for customers of the last message that they see and that meets what follows. */
    private static final String LAST_SHOWN =
            "select coalesce(max(m.customerSeq), 0) " + MESSAGES + ChatMessage.SHOWN + " and ";

    private static final String LAST_EVENT_SHOWN = "{row}.eventSeq - {row}.hiddenEventCount";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "topic_id")
    @NonNull @Reverse(value = "chatSessions", description = "Sessions of the topic.")
    @CustomerVisible
    @Description("The topic that the session is in.")
    public ChatTopic topic;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    @Reverse(value = "chatSessions", description = "Sessions that the user has or had.")
    @Description("The agent who has the session.")
    public User user;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    @Reverse(value = "chatSessions", description = "Chat sessions of the person.")
    @Description("The customer, where known.")
    public Person customer;

    @Description("What the customer is called in the chat.")
    public String customerAlias;

    @Enumerated
    @Unlisted("DELETED")
    @NonNull @Description("Where the session is in its life.")
    public ChatSessionStatus status;

    @NonNull @Description("When the customer asked for the session.")
    public Instant whenRequested;

    @Description("When an agent accepted it.")
    public Instant whenStarted;

    @Description("When it ended.")
    public Instant whenEnded;

    @Description(
            "When the customer, the agent or the bot last wrote, or the session last changed hands: since then it is idle. Notes among agents do not count.")
    public Instant idle;

    @OptimisticLock(excluded = true)
    @Description(
            "When the customer's client was last heard from, by a request with the session's key or on an open WebSocket; some seconds late.")
    public Instant customerFetch;

    @Description(
            "When the session entered the queue of the agents; null while it has not. Time in a form or with a bot comes before it. A session that its agent returns to the queue keeps this time, and with it its place.")
    public Instant queuedAt;

    @Description(
            "Place in the queue when the session first entered it, from 1: the number of sessions that waited in the topic, plus 1. It is written once; returning the session to the queue does not change it.")
    public Integer initialQueuePos;

    @Description(
            "Since when the customer who waits may leave a request instead (submitOfflineForm, where the topic takes requests), because the topic is closed or none of its agents is available; null otherwise.")
    public Instant offlineFormOfferedAt;

    /** As queuedAt, moved by the time that agents had the session before they returned it: waiting is the time from here. */
    Instant waitingSince;

    /** When the session left the queue; null while it waits. */
    Instant waitEndedAt;

    /** The wait that was estimated when the session entered the queue, for the metric; null when there was no estimate. */
    @Ignore
    public Integer promisedWaitSeconds;

    @Description("Host name or address of the customer's client.")
    public String customerHost;

    @NonNull @Description("0 none, 1 agents were warned, 2 managers were warned.")
    public short alertLevel;

    @NonNull @Description("Lowest free number among the agent's active sessions, from 1; 0 when not active.")
    public int rank;

    @Description("Name that the customer typed.")
    public String name;

    @Description("Company that the customer typed.")
    public String companyName;

    @Description("E-mail address that the customer typed.")
    public String email;

    @Description("Phone number that the customer typed.")
    public String phone;

    @Description("First message, cut to 1024 characters.")
    public String firstMessage;

    @AgentsOnly
    @Description("Last message, cut to 1024 characters. A bot may have written it for later: customers read messages.")
    public String lastMessage;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id")
    @Reverse(value = "chatSessions", description = "Chat sessions about the project.")
    @Description("The project that it is about.")
    public Project project;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "sale_id")
    @Reverse(value = "chatSessions", description = "Chat sessions about the sale.")
    @Description("The sale that it is about.")
    public Sale sale;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket_id")
    @Reverse(value = "chatSessions", description = "Chat sessions about the ticket.")
    @Description("The ticket that it is about.")
    public Ticket ticket;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    @Reverse(value = "chatSessions", description = "Chat sessions of the company.")
    @Description("The customer's company.")
    public Contact contact;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "transfer_to")
    @Reverse(value = "offeredChatSessions", description = "Sessions offered to the user by a pending transfer.")
    @Description("The agent whom the session is offered to.")
    public User transferTo;

    @NonNull @Description("Whether the customer consented to be stored.")
    public boolean consented;

    @NonNull @Description("Whether a bot drives the session.")
    public boolean chatbotIsactive;

    @Description("SuperOffice's number of the country that the customer chose.")
    public Integer country;

    @Description("The customer's rating, 1 to 5.")
    public Short rating;

    @Description("What the customer wrote beside the rating. Not SuperOffice's.")
    public String ratingComment;

    @NonNull @Description("Order within the queue, higher first. Not SuperOffice's.")
    public short priority;

    @Description("When an agent first wrote. Not SuperOffice's.")
    public Instant whenFirstResponse;

    @Description("When the customer filled in the form before the chat. Not SuperOffice's.")
    public Instant whenFormSubmitted;

    @Description("Since when a message of the customer waits for an answer; null when none does. Not SuperOffice's.")
    public Instant unansweredSince;

    @Description(
            "When both sides were warned that the session ends if nobody writes; null when they were not. Not SuperOffice's.")
    public Instant whenIdleWarned;

    @Enumerated
    @Description("Who ended it. Not SuperOffice's.")
    public SessionEndedBy endedBy;

    @Enumerated
    @Description("Why it ended. Not SuperOffice's.")
    public SessionEndReason endReason;

    @ReadAs(
            value = "greatest({row}.customerReadSeq, coalesce((select max(m.seq) " + MESSAGES
                    + "m.readByCustomer), 0))",
            forCustomers = LAST_SHOWN + "(m.seq <= {row}.customerReadSeq or m.readByCustomer)")
    @NonNull @Description(
            "Number of the last message that the customer has read; whoever writes has read what was before. Not SuperOffice's.")
    public int customerReadSeq;

    @ReadAs(forCustomers = LAST_SHOWN + "m.seq <= {row}.userReadSeq")
    @NonNull @Description(
            "Number of the last message that the agent has read; whoever answers has read what was before. Not SuperOffice's.")
    public int userReadSeq;

    @Version
    @ReadAs(forCustomers = LAST_EVENT_SHOWN)
    @NonNull @Description(
            "Changes with every change of the session; send it as expectedVersion. Signs of life and notes among agents do not change it. Customers have versions of their own, which change with the events that they see. Not SuperOffice's.")
    public int version;

    /** SHA-256 of the customer's key; the key itself is shown once and stored nowhere. */
    @Column(name = "session_key")
    String sessionKeyHash;

    /** SuperOffice's bits of who is typing; they count only as long as the instants below are young. */
    @OptimisticLock(excluded = true)
    int flags;

    @OptimisticLock(excluded = true)
    Instant customerTypingAt;

    @OptimisticLock(excluded = true)
    Instant userTypingAt;

    Instant whenDeleted;

    /** The last message that the ticket has which was made from this session; null when there is no such ticket. */
    @OptimisticLock(excluded = true)
    @Ignore
    public Integer ticketSeq;

    @OptimisticLock(excluded = true)
    @ReadAs(
            forCustomers = "coalesce((select min(m.customerSeq) - 1 " + MESSAGES + ChatMessage.HELD
                    + "), {row}.messageSeq - {row}.noteCount)")
    @NonNull @Description("Number of the last message that the caller may see; follow chatMessages after it. Not SuperOffice's.")
    public int messageSeq;

    @OptimisticLock(excluded = true)
    @ReadAs(forCustomers = LAST_EVENT_SHOWN)
    @NonNull @Description(
            "Number of the last event that the caller may see; follow chatSessionEvents after it. Not SuperOffice's.")
    public int eventSeq;

    /** How many of the messages are notes among agents. */
    @OptimisticLock(excluded = true)
    @Ignore
    public int noteCount;

    /** How many of the events customers do not see. */
    @OptimisticLock(excluded = true)
    int hiddenEventCount;

    /** Counts the events that change the session's state, so that the version changes with each of them. */
    int changeCount;

    /** When the last message that the bot scheduled is shown; null when none is waiting. */
    Instant heldUntil;

    /** The columns that the log tells of, with their values. */
    Map<String, Object> loggedState() {
        Map<String, Object> told = new LinkedHashMap<>();
        LOGGED.forEach((column, value) -> told.put(column, value.apply(this)));
        return told;
    }

    /** Names of the columns that the log tells of. */
    static Stream<String> loggedColumns() {
        return LOGGED.keySet().stream();
    }

    private static Long number(NodeEntity linked) {
        return linked == null ? null : linked.id;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
