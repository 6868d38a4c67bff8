package dev.parley.chat;

import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import dev.parley.crm.User;
import dev.parley.event.ChatSessionEvent;
import dev.parley.event.ChatSessionEventType;
import dev.parley.graphql.NodeEntity;
import dev.parley.graphql.Reverse;
import dev.parley.security.Actor;
import dev.parley.security.CustomerVisible;
import dev.parley.security.SessionKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A chat session. It alone decides what may happen to it: the commands below check, change the row and return the event; whoever calls them holds the row's lock. */
@Entity
@Table(name = "chat_session")
@CustomerVisible
@Type("ChatSession")
@Description("A conversation between a customer and the agents of a topic: requested, accepted, ended.")
public class ChatSession extends NodeEntity {

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
    @NonNull @Description("Where the session is in its life.")
    public ChatSessionStatus status;

    @NonNull @Description("When the customer asked for the session.")
    public Instant whenRequested;

    @Description("When an agent accepted it.")
    public Instant whenStarted;

    @Description("When it ended.")
    public Instant whenEnded;

    @Description("When the last message was written, by anyone: since then the session is idle.")
    public Instant idle;

    @Description("When the customer's client last called.")
    public Instant customerFetch;

    @Description("Place in the queue when it entered it, from 1.")
    public Integer initialQueuePos;

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

    @Description("Last message, cut to 1024 characters.")
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

    @NonNull @Description("Order within the queue, higher first. Not SuperOffice's.")
    public short priority;

    @Description("When an agent first wrote. Not SuperOffice's.")
    public Instant whenFirstResponse;

    @Enumerated
    @Description("Who ended it. Not SuperOffice's.")
    public SessionEndedBy endedBy;

    @Enumerated
    @Description("Why it ended. Not SuperOffice's.")
    public SessionEndReason endReason;

    @NonNull @Description("Number of the last message that the customer has read. Not SuperOffice's.")
    public int customerReadSeq;

    @NonNull @Description("Number of the last message that the agent has read. Not SuperOffice's.")
    public int userReadSeq;

    @Version
    @NonNull @Description("Changes with every change of the session; send it as expectedVersion. Not SuperOffice's.")
    public int version;

    private static final int SUMMARY_LENGTH = 1024;
    private static final int CUSTOMER_TYPING = 1;
    private static final int USER_TYPING = 2;
    /** How many accepts the topic's average wait remembers (domain.md 9.5). */
    private static final int ACCEPTS_REMEMBERED = 20;

    /** SHA-256 of the customer's key; the key itself is shown once and stored nowhere. */
    @Column(name = "session_key")
    private String sessionKeyHash;

    private int flags;
    private int messageSeq;
    private int eventSeq;

    /**
     * Begins a session: it waits in the queue of its topic.
     *
     * @param waiting how many wait in the topic's queue already
     * @param key what the customer will prove itself with
     */
    static ChatSession request(ChatTopic topic, ChatRequest request, int waiting, SessionKey key, Instant now) {
        ChatSession session = new ChatSession();
        session.topic = topic;
        session.status = ChatSessionStatus.IN_QUEUE;
        session.whenRequested = now;
        session.customerFetch = now;
        session.initialQueuePos = waiting + 1;
        session.sessionKeyHash = key.hash();
        session.customerAlias = request.customerAlias();
        session.name = request.name();
        session.companyName = request.companyName();
        session.email = request.email();
        session.phone = request.phone();
        session.country = request.country();
        session.consented = request.consented();
        session.customerHost = request.customerHost();
        return session;
    }

    /** Tells that the session began; only once it has a number of its own. */
    ChatSessionEvent requested(Instant now) {
        return event(ChatSessionEventType.REQUESTED, Actor.CUSTOMER, Map.of("initialQueuePos", initialQueuePos), now);
    }

    /**
     * An agent takes the session from the queue (T10).
     *
     * @param membership what the agent may do in the topic, or null
     * @param ranks ranks of the agent's active sessions
     * @throws Refusal ALREADY_ACCEPTED, NOT_IN_QUEUE, NOT_TOPIC_MEMBER, AT_CAPACITY
     */
    ChatStep accept(User agent, ChatTopicMember membership, Set<Integer> ranks, Instant now) {
        if (membership == null || !membership.canRespond) {
            throw refuse(RefusalCode.NOT_TOPIC_MEMBER);
        }
        if (!ChatAction.ACCEPT.isAllowedIn(status)) {
            throw refuse(isActive() ? RefusalCode.ALREADY_ACCEPTED : RefusalCode.NOT_IN_QUEUE);
        }
        if (agent.chatCapacity != null && ranks.size() >= agent.chatCapacity) {
            throw refuse(RefusalCode.AT_CAPACITY);
        }

        user = agent;
        whenStarted = latest(now, whenRequested);
        rank = lowestFree(ranks);
        alertLevel = 0;
        status = ChatSessionStatus.CUSTOMER_LAST;
        ChatMessage welcome = null;
        if (topic.welcomeMessage != null) {
            welcome = post(ChatMessageType.SPECIAL, topic.welcomeMessage, agent, now);
            welcome.specialType = ChatMessageSpecialType.WELCOME;
            status = ChatSessionStatus.USER_LAST;
        }
        return new ChatStep(event(ChatSessionEventType.ACCEPTED, agent, Map.of("rank", rank), now), welcome);
    }

    /** The topic's average wait after this accept (domain.md 9.5). */
    int averageWaitAfterAccept() {
        int wait = Math.toIntExact(Duration.between(whenRequested, whenStarted).toSeconds());
        int before = topic.secondsPrAccept;
        return before == 0 ? wait : Math.round((before * (ACCEPTS_REMEMBERED - 1f) + wait) / ACCEPTS_REMEMBERED);
    }

    /**
     * The customer writes: while waiting the session keeps its place (T15), else it is the agent's turn (T13).
     *
     * @throws Refusal SESSION_ENDED
     */
    ChatStep receive(String text, Instant now) {
        if (!ChatAction.SEND_AS_CUSTOMER.isAllowedIn(status)) {
            throw refuse(RefusalCode.SESSION_ENDED);
        }

        if (status != ChatSessionStatus.IN_QUEUE) {
            status = ChatSessionStatus.CUSTOMER_LAST;
        }
        customerFetch = now;
        ChatMessage message = summarise(post(ChatMessageType.TO_USER, text, null, now));
        customerReadSeq = message.seq;
        return sent(message, null, now);
    }

    /**
     * The agent who has the session writes: it is the customer's turn (T12).
     *
     * @throws Refusal SESSION_ENDED, NOT_OWNER
     */
    ChatStep reply(User agent, String text, Instant now) {
        if (isOver()) {
            throw refuse(RefusalCode.SESSION_ENDED);
        }
        if (!ChatAction.SEND_AS_USER.isAllowedIn(status) || !isOwnedBy(agent)) {
            throw refuse(RefusalCode.NOT_OWNER);
        }

        status = ChatSessionStatus.USER_LAST;
        alertLevel = 0;
        if (whenFirstResponse == null) {
            whenFirstResponse = now;
        }
        ChatMessage message = summarise(post(ChatMessageType.TO_CUSTOMER, text, agent, now));
        userReadSeq = message.seq;
        return sent(message, agent, now);
    }

    /**
     * Ends the session: a waiting one is missed (T22), an active one is finished where a form follows, else closed (T18, T19),
     * an unfinished form is abandoned (T25).
     *
     * @param agent who ends it, or null for the customer
     * @return null when it was over already
     * @throws Refusal NOT_OWNER for an agent who neither has the session nor manages its topic
     */
    ChatStep end(User agent, ChatTopicMember membership, Instant now) {
        boolean manages = membership != null && membership.manager;
        if (agent != null && !isOwnedBy(agent) && !manages) {
            throw refuse(RefusalCode.NOT_OWNER);
        }
        if (!ChatAction.END.isAllowedIn(status)) {
            return null;
        }

        ChatMessage notice = post(ChatMessageType.SPECIAL, null, agent, now);
        notice.specialType =
                agent == null ? ChatMessageSpecialType.CLOSED_BY_CUSTOMER : ChatMessageSpecialType.CLOSED_BY_USER;
        endedBy = agent == null
                ? SessionEndedBy.CUSTOMER
                : isOwnedBy(agent) ? SessionEndedBy.AGENT : SessionEndedBy.MANAGER;
        endReason = agent == null ? SessionEndReason.BY_CUSTOMER : SessionEndReason.BY_AGENT;
        whenEnded = latest(now, whenStarted == null ? whenRequested : whenStarted);
        status = statusOnceEnded();
        transferTo = null;
        rank = 0;
        flags = 0;
        return new ChatStep(
                event(
                        ChatSessionEventType.ENDED,
                        agent,
                        Map.of("status", status.name(), "endedBy", endedBy.name()),
                        now),
                notice);
    }

    private ChatSessionStatus statusOnceEnded() {
        return switch (status) {
            case IN_QUEUE -> ChatSessionStatus.CLOSED_FROM_QUEUE;
            case CUSTOMER_LAST, USER_LAST ->
                topic.widgetPostForm ? ChatSessionStatus.FINISHED : ChatSessionStatus.CLOSED;
            case PRE_CHAT_FORM, FAQ, OFFLINE_FORM -> ChatSessionStatus.CLOSED;
            case INVALID, FINISHED, DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE ->
                throw new IllegalStateException(status.name());
        };
    }

    /**
     * Holds the caller to the state that it saw.
     *
     * @throws Refusal VERSION_CONFLICT
     */
    void expectVersion(Integer expected) {
        if (expected != null && expected != version) {
            throw refuse(RefusalCode.VERSION_CONFLICT);
        }
    }

    /** Whether the caller holds this session's key. */
    boolean isOpenedBy(Actor.Customer customer) {
        return sessionKeyHash != null && SessionKey.sameHash(sessionKeyHash, customer.keyHash());
    }

    /** Whether the agent has this session. */
    boolean isOwnedBy(User agent) {
        return user != null && user.id.equals(agent.id);
    }

    /** What part of its life the session is in. */
    @NonNull @Description("What part of its life the session is in.")
    public ChatSessionPhase getPhase() {
        return ChatSessionPhase.of(status);
    }

    /** Seconds from start to end, or null while either is missing. */
    @Description("Seconds from start to end; null while the session is not over or when it never started.")
    public Integer getDurationSeconds() {
        return whenStarted == null || whenEnded == null
                ? null
                : Math.toIntExact(Duration.between(whenStarted, whenEnded).toSeconds());
    }

    /** Whether the customer is typing: bit 0 of SuperOffice's flags. */
    @NonNull @Description("Whether the customer is typing.")
    public boolean isCustomerTyping() {
        return (flags & CUSTOMER_TYPING) != 0;
    }

    /** Whether the agent is typing: bit 1 of SuperOffice's flags. */
    @NonNull @Description("Whether the agent is typing.")
    public boolean isUserTyping() {
        return (flags & USER_TYPING) != 0;
    }

    /** Seconds that the customer waited, or has waited until now, for an agent. */
    int waitSeconds(Instant now) {
        Instant until = whenStarted != null ? whenStarted : whenEnded != null ? whenEnded : now;
        return Math.toIntExact(
                Math.max(0, Duration.between(whenRequested, until).toSeconds()));
    }

    private boolean isActive() {
        return getPhase() == ChatSessionPhase.ACTIVE;
    }

    private boolean isOver() {
        return getPhase() == ChatSessionPhase.CLOSED;
    }

    private Refusal refuse(RefusalCode code) {
        return new Refusal(code, this);
    }

    private ChatMessage post(ChatMessageType type, String text, User author, Instant now) {
        ChatMessage message = new ChatMessage();
        message.chatSession = this;
        message.seq = ++messageSeq;
        message.type = type;
        message.message = text;
        message.whenPosted = now;
        message.createdBy = author;
        message.author =
                author == null ? customerName() : topic.widgetAgentUseFirstname ? author.firstname : author.username;
        return message;
    }

    private ChatMessage summarise(ChatMessage message) {
        lastMessage = Text.cut(message.message, SUMMARY_LENGTH);
        if (firstMessage == null) {
            firstMessage = lastMessage;
        }
        idle = message.whenPosted;
        return message;
    }

    private String customerName() {
        return customerAlias != null ? customerAlias : name;
    }

    private ChatStep sent(ChatMessage message, User author, Instant now) {
        return new ChatStep(
                event(ChatSessionEventType.MESSAGE_SENT, author, Map.of("messageSeq", message.seq), now), message);
    }

    private ChatSessionEvent event(ChatSessionEventType type, User agent, Map<String, Object> payload, Instant now) {
        return event(type, agent == null ? Actor.CUSTOMER : Actor.ofUser(agent.loginname), payload, now);
    }

    private ChatSessionEvent event(ChatSessionEventType type, String actor, Map<String, Object> payload, Instant now) {
        return new ChatSessionEvent(id, ++eventSeq, type, actor, now, payload);
    }

    private static int lowestFree(Set<Integer> ranks) {
        int rank = 1;
        while (ranks.contains(rank)) {
            rank++;
        }
        return rank;
    }

    /** Clocks of two instances may differ a little; times of one session still come in order (V6). */
    private static Instant latest(Instant now, Instant earlier) {
        return now.isBefore(earlier) ? earlier : now;
    }
}
