package dev.parley.chat.session;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionOutcome;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.HandOffReason;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionEndedBy;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.GroupField;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.graphql.declaration.Unlisted;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AgentsOnly;
import dev.parley.security.CustomerVisible;
import dev.parley.security.PersonalData;
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
import org.hibernate.Length;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** The columns of a chat session: 32 of SuperOffice's and Parley's own. {@link ChatSession} contains the commands that change them. */
@MappedSuperclass
@FieldGroup(
        path = "visit",
        type = "ChatSessionVisit",
        description = "Where the customer is. Null if the customer's client does not report it.",
        typeDescription = "Where the customer is, as its client reports it (updateChatVisit).",
        nullable = true,
        sortable = false)
public abstract class ChatSessionRow extends NodeEntity {

    /**
     * The columns that the event log records: all that an action may change, except typed texts. A person's texts can therefore be erased without
     * rewriting the log.
     */
    private static final Map<String, Function<ChatSessionRow, @Nullable Object>> LOGGED = new LinkedHashMap<>();

    static {
        LOGGED.put("topic", row -> number(row.topic));
        LOGGED.put("user", row -> number(row.user));
        LOGGED.put("customer", row -> number(row.customer));
        LOGGED.put("status", row -> row.status);
        LOGGED.put("whenRequested", row -> row.whenRequested);
        LOGGED.put("whenStarted", row -> row.whenStarted);
        LOGGED.put("whenEnded", row -> row.whenEnded);
        LOGGED.put("idle", row -> row.idle);
        LOGGED.put("queuedAt", row -> row.queuedAt);
        LOGGED.put("offlineFormOfferedAt", row -> row.offlineFormOfferedAt);
        LOGGED.put("initialQueuePos", row -> row.initialQueuePos);
        LOGGED.put("alertLevel", row -> (int) row.alertLevel);
        LOGGED.put("rank", row -> row.rank);
        LOGGED.put("project", row -> number(row.project));
        LOGGED.put("sale", row -> number(row.sale));
        LOGGED.put("ticket", row -> number(row.ticket));
        LOGGED.put("contact", row -> number(row.contact));
        LOGGED.put("transferTo", row -> number(row.transferTo));
        LOGGED.put("offeredTo", row -> number(row.offeredTo));
        LOGGED.put("offerExpiresAt", row -> row.offerExpiresAt);
        LOGGED.put("supervisedBy", row -> number(row.supervisedBy));
        LOGGED.put("customerVerified", row -> row.customerVerified);
        LOGGED.put("consented", row -> row.consented);
        LOGGED.put("chatbotIsactive", row -> row.chatbotIsactive);
        LOGGED.put("handOffReason", row -> row.handOffReason);
        LOGGED.put("country", row -> row.country);
        LOGGED.put("rating", row -> row.rating == null ? null : (Integer) row.rating.intValue());
        LOGGED.put("priority", row -> (int) row.priority);
        LOGGED.put("customerAttachments", row -> row.customerAttachments);
        LOGGED.put("whenFirstResponse", row -> row.firstResponseAt);
        LOGGED.put("whenFormSubmitted", row -> row.formSubmittedAt);
        LOGGED.put("unansweredSince", row -> row.unansweredSince);
        LOGGED.put("whenIdleWarned", row -> row.idleWarnedAt);
        LOGGED.put("endedBy", row -> row.endedBy);
        LOGGED.put("endReason", row -> row.endReason);
        LOGGED.put("outcome", row -> row.outcome);
        LOGGED.put("wrappedUpAt", row -> row.wrappedUpAt);
        LOGGED.put("customerReadSeq", row -> row.customerReadSeq);
        LOGGED.put("userReadSeq", row -> row.userReadSeq);
        LOGGED.put("messageSeq", row -> row.messageSeq);
    }

    private static final String MESSAGES = "from ChatMessage m where m.chatSession.id = {row}.id and ";

    /** The customer's number of the last visible message that satisfies the condition that follows. */
    private static final String LAST_SHOWN =
            "select coalesce(max(m.customerSeq), 0) " + MESSAGES + ChatMessage.SHOWN + " and ";

    private static final String LAST_EVENT_SHOWN = "{row}.eventSeq - {row}.hiddenEventCount";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "topic_id")
    @NonNull @Reverse(value = "chatSessions", description = "Sessions of the topic.")
    @CustomerVisible
    @Description("The topic of the session.")
    public ChatTopic topic;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    @Reverse(value = "chatSessions", description = "Sessions that are or were assigned to the user.")
    @Description("The agent that the session is assigned to.")
    public @Nullable User user;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    @Reverse(value = "chatSessions", description = "Sessions of the person.")
    @Description("The CRM person who is the customer. Null if not identified.")
    public @Nullable Person customer;

    @NonNull @Description(
            "Whether the customer's site has signed its identity (requestChatSession with identity). If false, the customer may be anyone who typed these details.")
    public boolean customerVerified;

    /** External id of the verified customer, by which it finds the open session on another device; null if not verified. */
    @Ignore
    @PersonalData
    public @Nullable String customerSubject;

    @Description("Display name of the customer in the chat.")
    @PersonalData
    public @Nullable String customerAlias;

    @Enumerated
    @Unlisted("DELETED")
    @NonNull @Description(
            "Status of the session, one of SuperOffice's twelve. To show a session or to choose sessions, use phase and waitingFor, which are derived from it.")
    public ChatSessionStatus status;

    @NonNull @Description("Time at which the customer requested the session.")
    public Instant whenRequested;

    @Description("Time at which an agent first accepted the session.")
    public @Nullable Instant whenStarted;

    @Description("Time at which the session ended.")
    public @Nullable Instant whenEnded;

    @Description("Time of the last message or assignment, from which inactivity counts. Internal notes do not count.")
    public @Nullable Instant idle;

    @OptimisticLock(excluded = true)
    @Description(
            "Time at which the customer's client was last seen, through a request with the session's key or an open WebSocket. Updated with a delay of some seconds.")
    public @Nullable Instant customerFetch;

    @Description(
            "Time at which the session entered the agents' queue, after any form and any time with a bot. Null if it never did. A session that returns to the queue keeps this time, and with it its position.")
    public @Nullable Instant queuedAt;

    @Description(
            "Position in the queue when the session first entered it, from 1. It does not change later; use queuePosition for the current position.")
    public @Nullable Integer initialQueuePos;

    @Description(
            "Time since which the waiting customer is offered the offline form (submitOfflineForm), because the topic is closed or has no agent available. Null otherwise.")
    public @Nullable Instant offlineFormOfferedAt;

    /** {@code queuedAt}, moved by the time that agents had the session before they returned it. Waiting time counts from here. */
    @Nullable Instant waitingSince;

    /** When the session left the queue; null while it waits. */
    @Nullable Instant waitEndedAt;

    /** The estimated wait when the session entered the queue, for metrics; null if there was no estimate. */
    @Ignore
    public @Nullable Integer promisedWaitSeconds;

    @Description("Host name or address of the customer's client.")
    @PersonalData
    public @Nullable String customerHost;

    @NonNull @Description("Alert level: 0 none, 1 agents were alerted, 2 managers were alerted.")
    public short alertLevel;

    @NonNull @Description(
            "Rank among the agent's active sessions: the lowest free number, from 1. 0 if the session is not active.")
    public int rank;

    @Description("Name that the customer entered.")
    @PersonalData
    public @Nullable String name;

    @Description("Company that the customer entered.")
    @PersonalData
    public @Nullable String companyName;

    @Description("E-mail address that the customer entered.")
    @PersonalData
    public @Nullable String email;

    @Description("Phone number that the customer entered.")
    @PersonalData
    public @Nullable String phone;

    @GroupField(
            path = "visit.changedAt",
            description = "Time of the last change of the page, the referrer or the attributes.")
    public @Nullable Instant visitChangedAt;

    @GroupField(
            path = "visit.pageUrl",
            description =
                    "Address of the page, without credentials and fragment. It has its query only if the topic keeps it (customers.keepPageQuery).")
    @PersonalData
    public @Nullable String pageUrl;

    @GroupField(path = "visit.referrer", description = "Address of the page that led the customer there, like pageUrl.")
    @PersonalData
    public @Nullable String referrer;

    /** A JSON object of typed values by name. A trigger copies them into chat_session_attribute. */
    @Column(length = Length.LONG)
    @Ignore
    @PersonalData
    public @Nullable String visitAttributes;

    @Description("First message, truncated to 1024 characters.")
    @PersonalData
    public @Nullable String firstMessage;

    @AgentsOnly
    @Description(
            "Last message, truncated to 1024 characters. It may be a scheduled message of a bot that the customer does not see yet.")
    @PersonalData
    public @Nullable String lastMessage;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id")
    @Reverse(value = "chatSessions", description = "Sessions linked to the project.")
    @Description("The linked project.")
    public @Nullable Project project;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "sale_id")
    @Reverse(value = "chatSessions", description = "Sessions linked to the sale.")
    @Description("The linked sale.")
    public @Nullable Sale sale;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket_id")
    @Reverse(value = "chatSessions", description = "Sessions linked to the ticket.")
    @Description("The linked ticket.")
    public @Nullable Ticket ticket;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    @Reverse(value = "chatSessions", description = "Sessions of the company.")
    @Description("The customer's company.")
    public @Nullable Contact contact;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "transfer_to")
    @Reverse(value = "offeredChatSessions", description = "Sessions offered to the user by a pending transfer.")
    @Description("The agent to whom a pending transfer offers the session.")
    public @Nullable User transferTo;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "offered_to")
    @Reverse(value = "chatSessionOffers", description = "Waiting sessions that are offered to the user.")
    @Description(
            "The agent to whom the waiting session is offered (acceptChatSession, declineChatOffer), by the topic's assignment. Null if it is offered to nobody.")
    public @Nullable User offeredTo;

    @AgentsOnly
    @Description("Time at which the offer to offeredTo expires.")
    public @Nullable Instant offerExpiresAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "supervised_by")
    @Reverse(value = "supervisedChatSessions", description = "Sessions that the user has joined to listen.")
    @Description(
            "The supervisor who has joined the running conversation to listen (joinChatSession, leaveChatSession). Null if nobody has. Customers do not see it.")
    public @Nullable User supervisedBy;

    @NonNull @Description("Whether the customer consented to the storage of personal data.")
    public boolean consented;

    @Description(
            "Version of the topic's privacy.consentText that the customer consented to. Null without consent, and if the topic had no text.")
    public @Nullable Integer consentVersion;

    @Description(
            "Time at which the customer's data were erased: texts, names, addresses and links. Times and numbers remain. Null if they were not.")
    public @Nullable Instant erasedAt;

    @NonNull @Description("Whether a bot handles the session.")
    public boolean chatbotIsactive;

    @AgentsOnly
    @Enumerated
    @Description(
            "Why the bot handed the session off (handOffChatSession). Null while a bot handles it, if none did, and if no reason was given.")
    public @Nullable HandOffReason handOffReason;

    @Description("Country id that the customer chose, as defined in SuperOffice.")
    public @Nullable Integer country;

    @Description(
            "Language of the customer as a BCP 47 tag, such as nb-NO: the one that requestChatSession named, or that the customer's browser prefers. Null if it is not known.")
    public @Nullable String language;

    @Description("The customer's rating, from 1 to 5.")
    public @Nullable Short rating;

    @Description("The customer's comment on the rating.")
    @PersonalData
    public @Nullable String ratingComment;

    @NonNull @Description("Priority in the queue. Higher values are served first.")
    public short priority;

    @Description(
            "Whether the customer may attach files, as the session's agent or a manager decided (setChatSessionAttachments). Null if nobody did: then the topic decides (chatTopic.attachments.fromCustomers).")
    public @Nullable Boolean customerAttachments;

    @Column(name = "when_first_response")
    @Description("Time at which an agent first sent a message.")
    public @Nullable Instant firstResponseAt;

    @Column(name = "when_form_submitted")
    @Description("Time at which the customer submitted the pre-chat form.")
    public @Nullable Instant formSubmittedAt;

    @Description("Time of the oldest message of the customer without an answer. Null if all are answered.")
    public @Nullable Instant unansweredSince;

    @Column(name = "when_idle_warned")
    @Description(
            "Time at which both sides were warned that the session will end because of inactivity. Null if they were not.")
    public @Nullable Instant idleWarnedAt;

    @Enumerated
    @Description("Actor who ended the session.")
    public @Nullable SessionEndedBy endedBy;

    @Enumerated
    @Description("Why the session ended.")
    public @Nullable SessionEndReason endReason;

    @AgentsOnly
    @Enumerated
    @Description(
            "How the chat ended, as staff noted it (endChatSession). Null if nobody did, and when the session is reopened.")
    public @Nullable ChatSessionOutcome outcome;

    @AgentsOnly
    @Description(
            "Time at which staff first noted the outcome or tags since the end: the time of the end, or later. Null if nobody did.")
    public @Nullable Instant wrappedUpAt;

    @ReadAs(
            value = "greatest({row}.customerReadSeq, coalesce((select max(m.seq) " + MESSAGES
                    + "m.readByCustomer), 0))",
            forCustomers = LAST_SHOWN + "(m.seq <= {row}.customerReadSeq or m.readByCustomer)")
    @NonNull @Description("seq of the last message that the customer has read. Sending a message marks earlier ones as read.")
    public int customerReadSeq;

    @ReadAs(forCustomers = LAST_SHOWN + "m.seq <= {row}.userReadSeq")
    @NonNull @Description("seq of the last message that the agent has read. Sending a message marks earlier ones as read.")
    public int userReadSeq;

    @Version
    @ReadAs(forCustomers = LAST_EVENT_SHOWN)
    @NonNull @Description(
            "Version of the session; send it as expectedVersion. It increases with every change except typing indicators, heartbeats and internal notes. Customers get versions of their own, which change with the events that they see.")
    public int version;

    /** SHA-256 of the customer's key. The key itself is returned once and not stored. */
    @Column(name = "session_key")
    @Nullable String sessionKeyHash;

    /** SuperOffice's bits for who is typing. They apply only while the times below are recent. */
    @OptimisticLock(excluded = true)
    int flags;

    @OptimisticLock(excluded = true)
    @Nullable Instant customerTypingAt;

    @OptimisticLock(excluded = true)
    @Nullable Instant userTypingAt;

    @Nullable Instant whenDeleted;

    /** seq of the last message in the ticket that was created from this session; null if there is no such ticket. */
    @OptimisticLock(excluded = true)
    @Ignore
    public @Nullable Integer ticketSeq;

    @OptimisticLock(excluded = true)
    @ReadAs(
            forCustomers = "coalesce((select min(m.customerSeq) - 1 " + MESSAGES + ChatMessage.HELD
                    + "), {row}.messageSeq - {row}.noteCount)")
    @NonNull @Description("seq of the last message that the caller may see. Pass it to chatMessages to receive what follows.")
    public int messageSeq;

    @OptimisticLock(excluded = true)
    @ReadAs(forCustomers = LAST_EVENT_SHOWN)
    @NonNull @Description("seq of the last event that the caller may see. Pass it to chatSessionEvents to receive what follows.")
    public int eventSeq;

    /** Number of internal notes among the messages. */
    @OptimisticLock(excluded = true)
    @Ignore
    public int noteCount;

    /** Number of events that are hidden from customers. */
    @OptimisticLock(excluded = true)
    int hiddenEventCount;

    /** Counts the events that change the session's state, so that each of them increments the version. */
    int changeCount;

    /** When the last scheduled message of the bot becomes visible; null if there is none. */
    @Nullable Instant heldUntil;

    /** Numbers a new message. */
    int nextMessageSeq() {
        return ++messageSeq;
    }

    /** Numbers a new event. */
    int nextEventSeq() {
        return ++eventSeq;
    }

    /** Counts a new message as an internal note. */
    void countNote() {
        noteCount++;
    }

    /** Counts a new event. */
    void countEvent(ChatSessionEventType type, boolean hidden) {
        hiddenEventCount += hidden ? 1 : 0;
        changeCount += type.changesState() ? 1 : 0;
    }

    /** Holds the bot's messages back until a time; null if none is held back. */
    void holdMessagesUntil(@Nullable Instant time) {
        heldUntil = time;
    }

    /** Returns the customer's alias or name; null if neither is known. */
    public @Nullable String customerName() {
        return InputText.isBlank(customerAlias) ? InputText.optional(name) : customerAlias;
    }

    /** Returns the name of an actor as the other side sees it; null for the service, and for a customer without a name. */
    @Nullable String nameOf(ChatActorKind kind, @Nullable User agent) {
        return switch (kind) {
            case CUSTOMER -> customerName();
            case AGENT -> agent == null ? null : topic.nameOf(agent);
            case BOT -> topic.botName;
            case SYSTEM -> null;
        };
    }

    /** Returns the values of the columns that the event log records, by their keys in the log. Of links, these are numbers of rows. */
    Map<String, @Nullable Object> loggedState() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        LOGGED.forEach((column, value) -> state.put(column, value.apply(this)));
        return state;
    }

    /** Returns the keys in the event log of the columns that it records. */
    static Stream<String> loggedKeys() {
        return LOGGED.keySet().stream();
    }

    private static @Nullable Long number(@Nullable NodeEntity linked) {
        return linked == null ? null : linked.id;
    }

    /** Returns a value of {@link #loggedState} as the event log stores it in JSON: texts of times and of constants, and other values as they are. */
    static @Nullable Object logged(@Nullable Object value) {
        return value instanceof Instant || value instanceof Enum ? value.toString() : value;
    }
}
