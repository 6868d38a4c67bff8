package dev.parley.chat.session;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.WholeSeconds;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.Ticket;
import dev.parley.crm.User;
import dev.parley.graphql.model.InputText;
import dev.parley.graphql.model.InputValue;
import dev.parley.graphql.model.ReadsColumns;
import dev.parley.security.Actor;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import dev.parley.security.SessionKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * A chat session. Each command checks {@link ChatAction}, changes the columns, and adds messages and events to be stored with them. The caller must
 * hold the lock of the row.
 */
@Entity
@Table(name = "chat_session")
@CustomerVisible
@AgentVisible(where = AccessRules.SEES_SESSION)
@Type("ChatSession")
@Description("A conversation between a customer and the agents of a topic.")
public class ChatSession extends ChatSessionEntry {

    private static final int CUSTOMER_TYPING = 1;
    private static final int USER_TYPING = 2;

    /**
     * Assigns the session from the queue to the calling agent. A session that returned to the queue keeps its first start.
     *
     * @return whether no agent has accepted the session before
     * @throws RefusalException NOT_TOPIC_MEMBER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, AT_CAPACITY
     */
    public boolean accept(ActionContext context) {
        require(ChatAction.ACCEPT, context);
        boolean first = whenStarted == null;
        Instant now = context.now();
        leaveQueue(now);
        assignTo(context.actor().user(), context.caller(), now);
        status = ChatSessionStatus.CUSTOMER_LAST;
        unansweredSince = now;
        if (!InputText.isBlank(topic.welcomeMessage)) {
            notice(ChatMessageSpecialType.WELCOME, topic.welcomeMessage, context.actor(), now);
            status = ChatSessionStatus.USER_LAST;
            unansweredSince = null;
        }
        record(ChatSessionEventType.ACCEPTED, context.actor(), now);
        return first;
    }

    /**
     * Adds a message. A customer's message keeps a waiting session in its position, reopens a finished session, and otherwise makes it the agent's
     * turn. A message of the agent or the bot makes it the customer's turn. An internal note changes nothing else.
     *
     * @throws RefusalException SESSION_ENDED, TOPIC_DELETED, NOT_OWNER, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED for a scheduled time in the past
     */
    public ChatMessage write(ActionContext context, MessageDraft text) {
        if (text.isNote()) {
            return note(context, text);
        }
        require(ChatAction.SEND_MESSAGE, context);
        if (status == ChatSessionStatus.FINISHED) {
            reopen(context);
        }
        return context.actor().isCustomer()
                ? receive(text, context.now())
                : reply(context.actor(), text, context.now());
    }

    /** Adds a message of the customer, sent with the request or later. */
    public ChatMessage receive(MessageDraft text, Instant now) {
        if (isActive()) {
            status = ChatSessionStatus.CUSTOMER_LAST;
            unansweredSince = unansweredSince == null ? now : unansweredSince;
        }
        customerFetch = now;
        ChatMessage message =
                summarise(post(ChatMessageType.TO_USER, ChatMessageSpecialType.NONE, text, SessionActor.CUSTOMER, now));
        readUpToOwn(message);
        flags &= ~CUSTOMER_TYPING;
        return sent(message, SessionActor.CUSTOMER, now);
    }

    /** Adds an internal note. It changes neither status nor read positions nor the version. */
    private ChatMessage note(ActionContext context, MessageDraft text) {
        RefusalCode refusal = ChatAction.WRITE_NOTE.refusal(this, context);
        if (refusal != null) {
            throw new RefusalException(refusal, "visibility", found());
        }
        ChatMessage note = toCustomer(context.actor(), text, context.now());
        record(ChatSessionEventType.NOTE_ADDED, context.actor(), context.now());
        return note;
    }

    private ChatMessage toCustomer(SessionActor actor, MessageDraft text, Instant now) {
        ChatMessageSpecialType plain = actor.isBot() ? ChatMessageSpecialType.BOT_MESSAGE : ChatMessageSpecialType.NONE;
        return post(
                ChatMessageType.TO_CUSTOMER,
                text.options() == null ? plain : ChatMessageSpecialType.OPTIONS,
                text,
                actor,
                now);
    }

    private ChatMessage reply(SessionActor actor, MessageDraft text, Instant now) {
        MessageDraft timed = actor.isBot() ? text.at(timeOfBot(text.postAt(), now)) : text;
        ChatMessage message = summarise(toCustomer(actor, timed, now));
        flags &= ~USER_TYPING;
        userReadSeq = message.seq;
        status = ChatSessionStatus.USER_LAST;
        alertLevel = 0;
        unansweredSince = null;
        if (firstResponseAt == null && !actor.isBot()) {
            firstResponseAt = now;
        }
        return sent(message, actor, now);
    }

    /** Returns the time of a bot's message: neither in the past nor before the bot's last message. */
    private Instant timeOfBot(Instant wanted, Instant now) {
        Instant earliest = heldUntil == null ? now : latest(now, heldUntil);
        if (wanted != null && wanted.isBefore(earliest.truncatedTo(ChronoUnit.MICROS))) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, "postedAt", found());
        }
        // Truncated to the database's precision, so that a second message for the same time is not earlier than the
        // first.
        Instant time = wanted == null ? earliest : wanted.truncatedTo(ChronoUnit.MICROS);
        heldUntil = time.isAfter(now) ? time : null;
        return time;
    }

    /**
     * Records a read receipt. One that is not beyond the present read position changes nothing.
     *
     * @param upToSeq the seq in agents' numbers, also for a customer's receipt
     * @param onlyNotes whether only internal notes are newly read, of which the customer is not notified
     * @return whether anything changed
     * @throws RefusalException NOT_OWNER, SESSION_ENDED
     */
    public boolean markRead(ActionContext context, int upToSeq, boolean onlyNotes) {
        require(ChatAction.MARK_READ, context);
        int upTo = Math.min(upToSeq, messageSeq);
        if (upTo <= (context.actor().isCustomer() ? customerReadSeq : userReadSeq)) {
            return false;
        }
        if (context.actor().isCustomer()) {
            customerReadSeq = upTo;
            customerFetch = context.now();
        } else {
            userReadSeq = upTo;
        }
        record(ChatSessionEventType.READ, context.actor(), context.now(), onlyNotes);
        return true;
    }

    /**
     * Sets or clears a typing indicator. It records no event and does not change the version.
     *
     * @throws RefusalException NOT_OWNER, SESSION_ENDED
     */
    public void type(ActionContext context, Typing typing) {
        require(ChatAction.SET_TYPING, context);
        int bit = context.actor().isCustomer() ? CUSTOMER_TYPING : USER_TYPING;
        flags = typing == Typing.STARTED ? flags | bit : flags & ~bit;
        if (context.actor().isCustomer()) {
            customerTypingAt = context.now();
            customerFetch = context.now();
        } else {
            userTypingAt = context.now();
        }
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

    /**
     * Returns the session to the queue, to its former position. A session that was never in the queue, such as a bot's, goes to the end.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE
     */
    public void returnToQueue(ActionContext context) {
        require(ChatAction.RETURN_TO_QUEUE, context);
        returnToWaiting(context.actor(), context.transfer(), context.queueLength(), context.now());
        record(ChatSessionEventType.RETURNED_TO_QUEUE, context.actor(), context.now());
    }

    /** Returns the session to the queue because its agent disconnected while the customer waits for an answer. A notice informs the customer. */
    public void returnOfSilentAgent(ChatTransfer transfer, int queueLength, Instant now) {
        returnToWaiting(SessionActor.SYSTEM, transfer, queueLength, now);
        notice(ChatMessageSpecialType.RETURNED_TO_QUEUE, SessionActor.SYSTEM, now);
        record(ChatSessionEventType.RETURNED_TO_QUEUE, SessionActor.SYSTEM, now);
    }

    private void returnToWaiting(SessionActor actor, ChatTransfer transfer, int queueLength, Instant now) {
        resolveTransfer(transfer, ChatTransferState.CANCELLED, actor, now);
        clearAssignment();
        chatbotIsactive = false;
        reenterQueue(queueLength, now);
    }

    /**
     * Offers the session to another agent or to a topic. The session keeps its agent until the offer is accepted.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TRANSFER_TO_SELF, NOT_TOPIC_MEMBER, USER_NOT_PRESENT
     */
    public ChatTransfer offer(ActionContext context, TransferTarget target, String reason, Duration validFor) {
        require(ChatAction.REQUEST_TRANSFER, context);
        RefusalCode refusal = target.refusal(this);
        if (refusal != null) {
            throw RefusalException.ofTarget(refusal, "target.userId", found());
        }
        resolveTransfer(context.transfer(), ChatTransferState.EXPIRED, SessionActor.SYSTEM, context.now());
        transferTo = target.user();
        ChatTransfer transfer =
                ChatTransfer.offer(this, context.actor().user(), target, reason, context.now(), validFor);
        record(ChatSessionEventType.TRANSFER_REQUESTED, context.actor(), context.now());
        return transfer;
    }

    /**
     * Assigns the session to the target of its transfer. An offer to another topic moves the session there.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET, OPEN_SESSION_EXISTS, AT_CAPACITY
     */
    public void acceptTransfer(ActionContext context) {
        require(ChatAction.ACCEPT_TRANSFER, context);
        ChatTransfer transfer = context.transfer();
        transfer.resolve(ChatTransferState.ACCEPTED, context.now());
        if (transfer.toTopic != null) {
            topic = transfer.toTopic;
        }
        assignTo(context.actor().user(), context.caller(), context.now());
        notice(ChatMessageSpecialType.TRANSFERRED_SESSION, context.actor(), context.now());
        record(ChatSessionEventType.TRANSFER_ACCEPTED, context.actor(), context.now());
    }

    /**
     * Rejects the transfer.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET
     */
    public void rejectTransfer(ActionContext context, String reason) {
        require(ChatAction.REJECT_TRANSFER, context);
        context.transfer().reject(reason, context.now());
        transferTo = null;
        noticeAmongAgents(ChatMessageSpecialType.TRANSFER_REJECTED, context.actor(), context.now());
        record(ChatSessionEventType.TRANSFER_REJECTED, context.actor(), context.now());
    }

    /**
     * Cancels the transfer.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_OWNER
     */
    public void cancelTransfer(ActionContext context) {
        require(ChatAction.CANCEL_TRANSFER, context);
        resolveTransfer(context.transfer(), ChatTransferState.CANCELLED, context.actor(), context.now());
    }

    /** Expires a transfer that was not answered in time. */
    public void expireTransfer(ChatTransfer transfer, Instant now) {
        resolveTransfer(transfer, ChatTransferState.EXPIRED, SessionActor.SYSTEM, now);
    }

    /**
     * Assigns the session of another agent or of the bot to the calling manager.
     *
     * @throws RefusalException NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY
     */
    public void takeOver(ActionContext context) {
        require(ChatAction.TAKE_OVER, context);
        resolveTransfer(context.transfer(), ChatTransferState.CANCELLED, context.actor(), context.now());
        assignTo(context.actor().user(), context.caller(), context.now());
        notice(ChatMessageSpecialType.TRANSFERRED_SESSION, context.actor(), context.now());
        record(ChatSessionEventType.TAKEN_OVER, context.actor(), context.now());
    }

    /**
     * Ends the session. A session in the queue that no agent has accepted is a missed chat. A conversation becomes finished if a post-chat form
     * follows, else closed. An unfinished form is abandoned.
     *
     * @return whether anything changed: a session that has ended stays as it is
     * @throws RefusalException NOT_OWNER, BOT_NOT_ACTIVE
     */
    public boolean end(ActionContext context) {
        require(ChatAction.END, context);
        return endFor(context.actor(), context.transfer(), endReason(context.actor()), context.now());
    }

    /** Ends the session on behalf of a timer, unless it has ended. */
    public boolean endFor(SessionActor actor, ChatTransfer transfer, SessionEndReason reason, Instant now) {
        if (!SessionStatuses.OPEN.contains(status)) {
            return false;
        }
        resolveTransfer(transfer, ChatTransferState.CANCELLED, actor, now);
        notice(noticeOfEnd(actor), actor, now);
        close(statusOnceEnded(), actor.endsAs(this), reason, now);
        record(ChatSessionEventType.ENDED, actor, now);
        return true;
    }

    /**
     * Reopens a finished session. It returns to its agent or bot, or to the queue if neither is available. If the customer has another open session
     * in the topic, this session is unlinked from the customer.
     *
     * @throws RefusalException NOT_OWNER, NOT_ENDED, REOPEN_WINDOW_PASSED, TOPIC_DELETED, NOT_TOPIC_MEMBER, AT_CAPACITY
     */
    public void reopen(ActionContext context) {
        require(ChatAction.REOPEN, context);
        whenEnded = null;
        endedBy = null;
        endReason = null;
        idle = context.now();
        alertLevel = 0;
        customer = context.customerIsThere() ? null : customer;
        resume(context.actor().isCustomer() ? context.owner() : context.caller(), context);
        if (context.actor().isCustomer()) {
            customerFetch = context.now();
            notice(ChatMessageSpecialType.REOPENED_BY_CUSTOMER, context.actor(), context.now());
        }
        record(ChatSessionEventType.REOPENED, context.actor(), context.now());
    }

    private void resume(AgentLoad agent, ActionContext context) {
        boolean botTakesIt = chatbotIsactive && topic.botEnabled;
        if (agent == null && !botTakesIt) {
            clearAssignment();
            chatbotIsactive = false;
            enterQueue(context.queueLength(), context.now());
            return;
        }
        status = ChatSessionStatus.CUSTOMER_LAST;
        rank = botTakesIt ? 0 : agent.lowestFreeRank();
        unansweredSince = context.now();
        renewPlace(context.now());
    }

    /**
     * Stores the customer's rating; a second rating replaces the first.
     *
     * @throws RefusalException NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED, RATING_OUT_OF_RANGE
     */
    public boolean rate(ActionContext context, int stars, InputValue<String> commented) {
        require(ChatAction.RATE, context);
        if (stars < 1 || stars > 5) {
            throw new RefusalException(RefusalCode.RATING_OUT_OF_RANGE, "rating");
        }
        String comment = commented.over(ratingComment);
        if (rating != null && rating == stars && Objects.equals(ratingComment, comment)) {
            return false;
        }
        rating = (short) stars;
        ratingComment = comment;
        record(ChatSessionEventType.RATED, context.actor(), context.now());
        return true;
    }

    /**
     * Changes the linked CRM records. A person also links its company.
     *
     * @param ticketPath the input field that is to blame if the ticket must stay linked
     * @return whether anything changed
     * @throws RefusalException NOT_OWNER, SESSION_ENDED, VALIDATION
     */
    public boolean link(ChatAction action, ActionContext context, CrmLinks links, String ticketPath) {
        require(action, context);
        Map<String, Object> before = loggedState();
        project = links.project();
        sale = links.sale();
        boolean otherTicket =
                links.ticket() == null || ticket == null || !links.ticket().id.equals(ticket.id);
        ticketSeq = otherTicket ? null : ticketSeq;
        ticket = links.ticket();
        // Assigned once: assigning and restoring a value would count as a change and increment the version.
        contact = companyBeside(links.person(), links.contact());
        customer = links.person();
        if (status == ChatSessionStatus.REQUEST_POSTED && ticket == null) {
            throw new RefusalException(RefusalCode.VALIDATION, ticketPath, found());
        }
        if (loggedState().equals(before)) {
            return false;
        }
        record(
                action == ChatAction.LINK ? ChatSessionEventType.LINKED : ChatSessionEventType.UNLINKED,
                context.actor(),
                context.now());
        return true;
    }

    /** Returns the linked CRM records. */
    public CrmLinks links() {
        return new CrmLinks(project, sale, ticket, contact, customer);
    }

    /** Records that a ticket was created from the session, with all messages so far. */
    public void recordTicket(SessionActor actor, Ticket made, Instant now) {
        ticket = made;
        ticketSeq = messageSeq;
        record(ChatSessionEventType.TICKET_CREATED, actor, now);
    }

    /** Returns whether messages were added since a ticket was created from the session. */
    @Ignore
    public boolean isAheadOfItsTicket() {
        return ticket != null && ticketSeq != null && ticketSeq < messageSeq;
    }

    /** Records that the ticket contains all messages. */
    public void ticketIsComplete() {
        ticketSeq = messageSeq;
    }

    /**
     * Marks the session as deleted. A timer erases the row later.
     *
     * @return whether anything changed
     * @throws RefusalException NOT_ALLOWED, NOT_ENDED
     */
    public boolean delete(ActionContext context) {
        require(ChatAction.DELETE, context);
        return deleteFor(context.actor(), context.now());
    }

    /** Marks the session as deleted on behalf of a timer. */
    public boolean deleteFor(SessionActor actor, Instant now) {
        if (status == ChatSessionStatus.DELETED) {
            return false;
        }
        notice(ChatMessageSpecialType.SESSION_DELETED, actor, now);
        if (status == ChatSessionStatus.INVALID) {
            // An imported session of unknown status has no end.
            whenEnded = now;
        }
        status = ChatSessionStatus.DELETED;
        whenDeleted = now;
        record(ChatSessionEventType.DELETED, actor, now);
        return true;
    }

    /** Closes a finished session after the reopen window. */
    public void closeForGood(Instant now) {
        status = ChatSessionStatus.CLOSED;
        record(ChatSessionEventType.CLOSED, SessionActor.SYSTEM, now);
    }

    /** Offers the offline form to the waiting customer, because no agent can answer. The session keeps its position. */
    public void offerOfflineForm(Instant now) {
        offlineFormOfferedAt = now;
        record(ChatSessionEventType.OFFLINE_FORM_OFFERED, SessionActor.SYSTEM, now);
    }

    /** Withdraws the offline form, because an agent can answer again. */
    public void withdrawOfflineForm(Instant now) {
        offlineFormOfferedAt = null;
        record(ChatSessionEventType.OFFLINE_FORM_WITHDRAWN, SessionActor.SYSTEM, now);
    }

    /** Warns both sides that the session will end because of inactivity. */
    public void warnOfIdleness(Instant now) {
        idleWarnedAt = now;
        record(ChatSessionEventType.IDLE_WARNED, SessionActor.SYSTEM, now);
    }

    /** Records that agents (level 1) or managers (level 2) were alerted of the waiting customer. */
    public void alert(short level, Instant now) {
        alertLevel = level;
        record(ChatSessionEventType.ALERTED, SessionActor.SYSTEM, now);
    }

    /**
     * Compares the version with the one that the caller has seen.
     *
     * @throws RefusalException VERSION_CONFLICT
     */
    public void expectVersion(SessionActor actor, Integer expected) {
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

    /** Returns whether the customer's key belongs to this session. */
    public boolean isOpenedBy(Actor.Customer customer) {
        return sessionKeyHash != null && SessionKey.sameHash(sessionKeyHash, customer.keyHash());
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
    public ChatSessionWaitingFor getWaitingFor() {
        return ChatSessionWaitingFor.of(status, chatbotIsactive);
    }

    /** Returns the name by which the customer sees the bot or agent of the session; null if there is none. */
    public String agentName() {
        if (chatbotIsactive) {
            return topic.botName;
        }
        return user == null ? null : topic.nameOf(user);
    }

    /**
     * Returns whether the bot or agent of the session is present; always true for bots. Null if nobody answers, and after the end, so that an agent's
     * later presence is not disclosed.
     */
    public Boolean agentPresent() {
        if (chatbotIsactive && !isOver()) {
            return true;
        }
        return isActive() ? user.takesChats() : null;
    }

    /**
     * SQL for the whole seconds between two times, as the nearest Int. It does not subtract the times themselves, because PostgreSQL before 17 fails
     * for infinite ones.
     */
    private static final String SECONDS =
            "case when {from} is null or {to} is null then null else least(floor(extract(epoch from {to}) - extract(epoch from {from})), "
                    + Integer.MAX_VALUE + ") end";

    /** {@link #getDurationSeconds} in SQL, for the session with the alias {row}. */
    static final String DURATION_SECONDS =
            SECONDS.replace("{to}", "{row}.when_ended").replace("{from}", "{row}.when_started");

    /** Returns the seconds from start to end, or null if either is missing. */
    @ReadsColumns({"whenStarted", "whenEnded"})
    @Description("Seconds from start to end. Null until the session has ended, or if it never started.")
    public Integer getDurationSeconds() {
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

    /** {@link #waitSeconds} in SQL, for the session with the alias {row}, at the time {now}. */
    static final String WAIT_SECONDS =
            "case when {row}.wait_ended_at is null and {row}.waiting_since > {now} or {row}.wait_ended_at < {row}.waiting_since then 0 else "
                    + SECONDS.replace("{to}", "coalesce({row}.wait_ended_at, {now})")
                            .replace("{from}", "{row}.waiting_since")
                    + " end";

    /** Returns the seconds that the customer has waited in the queue, up to now while it waits; null if the session never entered the queue. */
    public Integer waitSeconds(Instant now) {
        if (waitingSince == null) {
            return null;
        }
        Instant until = waitEndedAt == null ? now : waitEndedAt;
        return Math.max(0, WholeSeconds.between(waitingSince, until));
    }

    private void assignTo(User agent, AgentLoad load, Instant now) {
        user = agent;
        rank = load.lowestFreeRank();
        transferTo = null;
        alertLevel = 0;
        chatbotIsactive = false;
        // A new agent gets the full idle time.
        idle = now;
        idleWarnedAt = null;
        whenStarted = whenStarted == null ? latest(now, whenRequested) : whenStarted;
    }

    private ChatSessionStatus statusOnceEnded() {
        return switch (status) {
            case IN_QUEUE, CUSTOMER_LAST, USER_LAST -> {
                if (waits() && whenStarted == null) {
                    yield ChatSessionStatus.CLOSED_FROM_QUEUE;
                }
                yield topic.widgetPostForm ? ChatSessionStatus.FINISHED : ChatSessionStatus.CLOSED;
            }
            case PRE_CHAT_FORM, FAQ, OFFLINE_FORM -> ChatSessionStatus.CLOSED;
            case INVALID, FINISHED, DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE ->
                throw new IllegalStateException(status.name());
        };
    }

    private static SessionEndReason endReason(SessionActor actor) {
        return switch (actor.kind()) {
            case CUSTOMER -> SessionEndReason.BY_CUSTOMER;
            case AGENT, ADMIN -> SessionEndReason.BY_AGENT;
            case BOT -> SessionEndReason.BY_BOT;
            case SYSTEM -> throw new IllegalStateException("A timer has a reason of its own.");
        };
    }

    private static ChatMessageSpecialType noticeOfEnd(SessionActor actor) {
        return switch (actor.kind()) {
            case CUSTOMER -> ChatMessageSpecialType.CLOSED_BY_CUSTOMER;
            case AGENT, ADMIN, BOT -> ChatMessageSpecialType.CLOSED_BY_USER;
            case SYSTEM -> ChatMessageSpecialType.CLOSED_BY_IDLE;
        };
    }
}
