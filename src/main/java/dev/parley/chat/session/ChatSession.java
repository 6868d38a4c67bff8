package dev.parley.chat.session;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionPhase;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.ChatSessionWaitingFor;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionEndedBy;
import dev.parley.chat.WholeSeconds;
import dev.parley.chat.identity.CustomerIdentity;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.ChatTag;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.TopicText;
import dev.parley.crm.Person;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.JoinedList;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadsColumns;
import dev.parley.graphql.value.InputText;
import dev.parley.security.Actor;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import dev.parley.security.SessionKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * A chat session. Each command checks {@link ChatAction}, changes the columns, and adds messages and events to be stored with them. The commands of a
 * theme have a class of their own, such as {@link #transfers}. The caller must hold the lock of the row.
 */
@Entity
@Table(name = "chat_session")
@CustomerVisible
@AgentVisible(where = AccessRules.SEES_SESSION)
@JoinedList(
        name = "suggestedCustomers",
        description =
                "CRM persons who the customer may be, because they have the e-mail address that the customer typed. Empty once a person is linked. Anyone can type an address: ask before you link a person (linkChatSession).",
        element = Person.class,
        pairs = "chat_session_suggestion",
        ownerKey = "session_id",
        elementKey = "person_id",
        decidedBy = {"email", "retired"})
@JoinedList(
        name = "tags",
        description = "Tags that say what the chat was about, as staff noted them (endChatSession).",
        element = ChatTag.class,
        pairs = "chat_session_tag",
        ownerKey = "session_id",
        elementKey = "tag_id")
@JoinedList(
        name = "skills",
        description =
                "Skills that the session needs, also languages: those of its topic and of its language, or those that staff or a bot have set (setChatSessionSkills).",
        element = ChatTag.class,
        pairs = "chat_needed_skill",
        ownerKey = "session_id",
        elementKey = "tag_id")
@Type("ChatSession")
@Description("A conversation between a customer and the agents of a topic.")
public class ChatSession extends ChatSessionRow {

    private static final int CUSTOMER_TYPING = 1;
    private static final int USER_TYPING = 2;

    @Transient
    private @Nullable SessionJournal journal;

    /** Creates a session of a topic, which has not entered a status yet. */
    public static ChatSession request(ChatTopic topic, SessionRequest request, SessionKey key) {
        ChatSession session = new ChatSession();
        session.version = 1;
        session.topic = topic;
        session.sessionKeyHash = key.hash();
        session.customerAlias = request.alias();
        session.customerHost = request.host();
        session.language = request.language() == null ? request.preferredLanguage() : request.language();
        session.chatbotIsactive = topic.botEnabled;
        if (request.identity() != null) {
            session.intake().identify(request.identity());
        }
        session.intake().applyDetails(request.details());
        return session;
    }

    /** Returns the commands before a conversation. */
    public IntakeCommands intake() {
        return new IntakeCommands(this);
    }

    /** Returns the commands that add messages and mark them as read. */
    public ConversationCommands conversation() {
        return new ConversationCommands(this);
    }

    /** Returns the commands that pass the session to another agent or topic, or back to the queue. */
    public TransferCommands transfers() {
        return new TransferCommands(this);
    }

    /** Returns the commands that end, reopen and delete the session. */
    public EndingCommands ending() {
        return new EndingCommands(this);
    }

    /** Returns the commands that move the session in the agents' queue, and its waiting time. */
    public QueueCommands queue() {
        return new QueueCommands(this);
    }

    /** Returns the commands that link the session to CRM records. */
    public CrmCommands crm() {
        return new CrmCommands(this);
    }

    SessionJournal journal() {
        if (journal == null) {
            journal = new SessionJournal(this);
        }
        return journal;
    }

    /** Takes a snapshot of the row as it was read. Events contain the changes since then. */
    public void takeSnapshot() {
        journal().takeSnapshot();
    }

    /** Returns and removes the messages and events to be stored with the row, in order. */
    public List<NodeEntity> takeEntries() {
        return journal().takeEntries();
    }

    /** Returns whether the customer has read messages by writing, and resets the flag. */
    public boolean takeReadAhead() {
        return journal().takeReadAhead();
    }

    /** Returns whether the bot's scheduled messages must be released because a message was added after them, and resets the flag. */
    public boolean takeRelease() {
        return journal().takeRelease();
    }

    /**
     * Assigns the session from the queue to the calling agent. A session that returned to the queue keeps its first start.
     *
     * @return whether no agent has accepted the session before
     * @throws RefusalException NOT_TOPIC_MEMBER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, OFFERED_TO_ANOTHER, AT_CAPACITY
     */
    public boolean accept(ActionContext context) {
        require(ChatAction.ACCEPT, context);
        boolean first = begin(context.actor(), context.caller(), context.now());
        journal().record(ChatSessionEventType.ACCEPTED, context.actor(), context.now());
        return first;
    }

    /**
     * Assigns the session from the queue to an agent whom the calling manager has chosen.
     *
     * @param member the agent's membership of the topic, or null
     * @param load the agent's active sessions and capacity
     * @return whether no agent has accepted the session before
     * @throws RefusalException NOT_ALLOWED, NOT_MANAGER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE; for the agent USER_NOT_FOUND, NOT_TOPIC_MEMBER,
     *     USER_NOT_PRESENT, AT_CAPACITY
     */
    public boolean assign(ActionContext context, User agent, @Nullable ChatTopicMember member, AgentLoad load) {
        require(ChatAction.ASSIGN, context);
        RefusalCode refusal = AgentAvailability.refusal(agent, member);
        if (refusal == null && load.isFull()) {
            refusal = RefusalCode.AT_CAPACITY;
        }
        if (refusal != null) {
            throw RefusalException.ofTarget(refusal, "userId", found());
        }
        boolean first = begin(SessionActor.agent(agent, member), load, context.now());
        journal().record(ChatSessionEventType.ASSIGNED, context.actor(), context.now());
        return first;
    }

    /** Begins the conversation with an agent. */
    private boolean begin(SessionActor agent, AgentLoad load, Instant now) {
        boolean first = whenStarted == null;
        queue().leave(now);
        assignTo(agent.requireUser(), load, now);
        status = ChatSessionStatus.CUSTOMER_LAST;
        unansweredSince = now;
        String welcome = topic.textFor(language, TopicText.WELCOME_MESSAGE);
        if (!InputText.isBlank(welcome)) {
            journal().notice(ChatMessageSpecialType.WELCOME, welcome, agent, now);
            status = ChatSessionStatus.USER_LAST;
            unansweredSince = null;
        }
        return first;
    }

    /**
     * Sets or clears a typing indicator. It records no event and does not change the version.
     *
     * @throws RefusalException NOT_OWNER, SESSION_ENDED
     */
    public void type(ActionContext context, Typing typing) {
        require(ChatAction.SET_TYPING, context);
        int bit = typingBit(context.actor());
        flags = typing == Typing.STARTED ? flags | bit : flags & ~bit;
        if (context.actor().isCustomer()) {
            customerTypingAt = context.now();
            customerFetch = context.now();
        } else {
            userTypingAt = context.now();
        }
    }

    /** Clears the typing indicator of the side that has sent a message. */
    void stopTyping(SessionActor actor) {
        flags &= ~typingBit(actor);
    }

    private static int typingBit(SessionActor actor) {
        return actor.isCustomer() ? CUSTOMER_TYPING : USER_TYPING;
    }

    /**
     * Records a heartbeat of the customer's client. It records no event and does not change the version.
     *
     * @throws RefusalException NOT_ALLOWED, SESSION_ENDED
     */
    public void heartbeat(ActionContext context) {
        require(ChatAction.HEARTBEAT, context);
        customerFetch = context.now();
    }

    /** Warns both sides that the session will end because of inactivity. */
    public void warnOfIdleness(Instant now) {
        idleWarnedAt = now;
        journal().record(ChatSessionEventType.IDLE_WARNED, SessionActor.SYSTEM, now);
    }

    /** Records that agents (level 1) or managers (level 2) were alerted of the waiting customer. */
    public void alert(short level, Instant now) {
        alertLevel = level;
        journal().record(ChatSessionEventType.ALERTED, SessionActor.SYSTEM, now);
    }

    /**
     * Compares the version with the one that the caller has seen.
     *
     * @throws RefusalException VERSION_CONFLICT
     */
    public void expectVersion(SessionActor actor, @Nullable Integer expected) {
        found().withVersion(actor.isCustomer() ? eventSeq - hiddenEventCount : version)
                .requireVersion(expected);
    }

    /** Returns whether the session can neither be reopened nor written in. */
    public boolean endedForGood() {
        return switch (status) {
            case DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE -> true;
            case INVALID, PRE_CHAT_FORM, FAQ, OFFLINE_FORM, IN_QUEUE, CUSTOMER_LAST, USER_LAST, FINISHED -> false;
        };
    }

    /** Returns whether the session has ended, less than a time ago. */
    boolean endedWithin(Duration time, Instant now) {
        return whenEnded != null && now.isBefore(whenEnded.plus(time));
    }

    /** Returns whether the customer's key belongs to this session. */
    public boolean isOpenedBy(Actor.Customer customer) {
        return sessionKeyHash != null && SessionKey.sameHash(sessionKeyHash, customer.keyHash());
    }

    /** Makes the customer's key worthless. */
    void forgetKey() {
        sessionKeyHash = null;
    }

    /** Returns whether a site has verified that the customer has this identity. */
    public boolean isVerifiedAs(CustomerIdentity identity) {
        return identity.subject().equals(customerSubject);
    }

    /** Returns whether the agent has this session, or had it when it ended. */
    boolean isOwnedBy(User agent) {
        return user != null && user.id.equals(agent.id);
    }

    /** Returns whether the session is in conversation. */
    @Ignore
    public boolean isActive() {
        return getPhase() == ChatSessionPhase.ACTIVE;
    }

    /** Returns whether the session has ended. */
    @Ignore
    public boolean isOver() {
        return getPhase() == ChatSessionPhase.CLOSED;
    }

    /** Returns the phase of the session. */
    @ReadsColumns("status")
    @NonNull @Description("Phase of the session.")
    public ChatSessionPhase getPhase() {
        return ChatSessionPhase.of(status);
    }

    /** Returns the side whose turn it is; null if it is nobody's. */
    @ReadsColumns({"status", "chatbotIsactive"})
    @Description(
            "The side whose turn it is. Null if the session has ended, or while an active bot is to reply or to accept the session.")
    public @Nullable ChatSessionWaitingFor getWaitingFor() {
        return ChatSessionWaitingFor.of(status, chatbotIsactive);
    }

    /** Returns the name by which the customer sees the bot or agent of the session; null if there is none. */
    public @Nullable String agentName() {
        if (chatbotIsactive) {
            return topic.botName;
        }
        return user == null ? null : topic.nameOf(user);
    }

    /**
     * Returns whether the bot or agent of the session is present; always true for bots. Null if nobody answers, and after the end, so that an agent's
     * later presence is not disclosed.
     */
    public @Nullable Boolean agentPresent() {
        if (chatbotIsactive && !isOver()) {
            return true;
        }
        return isActive() && user != null ? user.takesChats() : null;
    }

    /** Returns the seconds from start to end, or null if either is missing. */
    @ReadsColumns({"whenStarted", "whenEnded"})
    @Description("Seconds from start to end. Null until the session has ended, or if it never started.")
    public @Nullable Integer getDurationSeconds() {
        return whenStarted == null || whenEnded == null ? null : WholeSeconds.between(whenStarted, whenEnded);
    }

    /** Returns whether the customer is typing: bit 0 of SuperOffice's flags is set and not older than the given time. */
    public boolean isCustomerTyping(Instant since) {
        return (flags & CUSTOMER_TYPING) != 0 && customerTypingAt != null && customerTypingAt.isAfter(since);
    }

    /** Returns whether the agent is typing: bit 1 of SuperOffice's flags is set and not older than the given time. */
    public boolean isUserTyping(Instant since) {
        return (flags & USER_TYPING) != 0 && userTypingAt != null && userTypingAt.isAfter(since);
    }

    QueueWait queueWait() {
        return new QueueWait(queuedAt, waitingSince, waitEndedAt);
    }

    void setWait(QueueWait wait) {
        queuedAt = wait.queuedAt();
        waitingSince = wait.since();
        waitEndedAt = wait.endedAt();
    }

    /** Assigns the session to an agent. It may have had another agent before, or the bot. */
    void assignTo(User agent, AgentLoad load, Instant now) {
        user = agent;
        rank = load.lowestFreeRank();
        transferTo = null;
        supervisedBy = null;
        alertLevel = 0;
        chatbotIsactive = false;
        // A new agent gets the full idle time.
        idle = now;
        idleWarnedAt = null;
        whenStarted = whenStarted == null ? latest(now, whenRequested) : whenStarted;
    }

    /** Returns whether the session waits for an agent: it is in the queue, and no bot handles it. In HQL and SQL: AgentQueue. */
    public boolean waits() {
        return status == ChatSessionStatus.IN_QUEUE && !chatbotIsactive;
    }

    /**
     * Checks that the action is allowed.
     *
     * @throws RefusalException with the code of {@link ChatAction#refusal}
     */
    public void require(ChatAction action, ActionContext context) {
        RefusalCode refusal = action.refusal(this, context);
        if (refusal != null) {
            throw new RefusalException(refusal, found());
        }
    }

    /** Returns whether the customer may attach files. The staff may decide it for the session. Otherwise the topic does. */
    boolean takesFilesOfCustomer() {
        return customerAttachments == null ? topic.customerAttachments : customerAttachments;
    }

    /** Returns whether a user has joined the conversation to listen. */
    boolean isSupervisedBy(@Nullable User listener) {
        return supervisedBy != null && listener != null && supervisedBy.id.equals(listener.id);
    }

    /** Returns the state that a refusal reports. */
    RefusalException.Found found() {
        return new RefusalException.Found(status, user);
    }

    void clearAssignment() {
        user = null;
        rank = 0;
        transferTo = null;
        supervisedBy = null;
        flags = 0;
        alertLevel = 0;
        unansweredSince = null;
        idleWarnedAt = null;
    }

    /** Enters the status of deleted sessions. */
    void markDeleted(Instant now) {
        if (status == ChatSessionStatus.INVALID) {
            // An imported session of unknown status has no end.
            whenEnded = now;
        }
        status = ChatSessionStatus.DELETED;
        whenDeleted = now;
    }

    void close(ChatSessionStatus next, SessionEndedBy by, SessionEndReason reason, Instant now) {
        queue().leave(now);
        endedBy = by;
        endReason = reason;
        whenEnded = latest(now, whenStarted == null ? whenRequested : whenStarted);
        status = next;
        transferTo = null;
        supervisedBy = null;
        rank = 0;
        flags = 0;
        unansweredSince = null;
        idleWarnedAt = null;
    }

    /** Returns the later of two times. The clocks of instances may differ slightly, but the times of one session must be in order. */
    static Instant latest(Instant now, Instant earlier) {
        return now.isBefore(earlier) ? earlier : now;
    }
}
