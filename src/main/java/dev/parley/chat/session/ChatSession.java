package dev.parley.chat.session;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.ChatPresence;
import dev.parley.crm.Ticket;
import dev.parley.crm.User;
import dev.parley.graphql.model.InputText;
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
 * A chat session. It alone decides what may happen to it: each command asks {@link ChatAction} whether it may, changes the row, and
 * leaves news to be stored with it; whoever calls holds the row's lock.
 */
@Entity
@Table(name = "chat_session")
@CustomerVisible
@AgentVisible(where = AccessRules.SEES_SESSION)
@Type("ChatSession")
@Description("A conversation between a customer and the agents of a topic: requested, accepted, ended.")
public class ChatSession extends ChatSessionEntry {

    private static final int CUSTOMER_TYPING = 1;
    private static final int USER_TYPING = 2;

    /**
     * An agent takes the session from the queue (T10). The first start stays when it was in conversation before.
     *
     * @return whether it was never accepted before
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
            notice(
                    ChatMessageSpecialType.WELCOME,
                    topic.welcomeMessage,
                    context.actor().user(),
                    now);
            status = ChatSessionStatus.USER_LAST;
            unansweredSince = null;
        }
        record(ChatSessionEventType.ACCEPTED, context.actor(), now);
        return first;
    }

    /**
     * Somebody writes. The customer: while waiting the session keeps its place (T15), a finished one opens again (T26), else it is
     * the agent's turn (T13). The agent or the bot: it is the customer's turn (T11, T12). Or
     * somebody on the staff writes a note among agents, which changes nothing else.
     *
     * @throws RefusalException SESSION_ENDED, TOPIC_DELETED, NOT_OWNER, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED for a bot's time that has passed
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

    /** The customer writes, with the request or later. */
    public ChatMessage receive(MessageDraft text, Instant now) {
        if (isActive()) {
            status = ChatSessionStatus.CUSTOMER_LAST;
            unansweredSince = unansweredSince == null ? now : unansweredSince;
        }
        customerFetch = now;
        ChatMessage message = summarise(post(ChatMessageType.TO_USER, text, null, now));
        readUpToOwn(message);
        flags &= ~CUSTOMER_TYPING;
        return sent(message, SessionActor.CUSTOMER, now);
    }

    /** A note among agents changes nothing else: no turn, no read mark, no version. */
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
        ChatMessage message = post(ChatMessageType.TO_CUSTOMER, text, actor.user(), now);
        if (actor.isBot()) {
            message.author = topic.botName;
            message.specialType = ChatMessageSpecialType.BOT_MESSAGE;
        }
        if (text.options() != null) {
            message.specialType = ChatMessageSpecialType.OPTIONS;
            message.specialParam = text.options();
        }
        return message;
    }

    private ChatMessage reply(SessionActor actor, MessageDraft text, Instant now) {
        MessageDraft timed = actor.isBot() ? text.at(timeOfBot(text.whenPosted(), now)) : text;
        ChatMessage message = summarise(toCustomer(actor, timed, now));
        flags &= ~USER_TYPING;
        userReadSeq = message.seq;
        status = ChatSessionStatus.USER_LAST;
        alertLevel = 0;
        unansweredSince = null;
        if (whenFirstResponse == null && !actor.isBot()) {
            whenFirstResponse = now;
        }
        return sent(message, actor, now);
    }

    /** Bots space their messages out, but neither into the past nor before what they wrote last. */
    private Instant timeOfBot(Instant wanted, Instant now) {
        Instant earliest = heldUntil == null ? now : latest(now, heldUntil);
        if (wanted != null && wanted.isBefore(earliest.truncatedTo(ChronoUnit.MICROS))) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, "whenPosted", found());
        }
        // As the database keeps it: a second message for the same time is not before the first.
        Instant time = wanted == null ? earliest : wanted.truncatedTo(ChronoUnit.MICROS);
        heldUntil = time.isAfter(now) ? time : null;
        return time;
    }

    /**
     * Somebody has read the messages up to a number; read again, or less far, changes nothing.
     *
     * @param upToSeq the number of agents, also of what a customer has read
     * @param onlyNotes whether it is nothing but notes among agents that is newly read: the customer is told nothing of that
     * @return whether it changed anything
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
     * Somebody types, or has stopped. Nobody asks later who typed when: this is not in the log, and the version stays.
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
     * The customer's client is there. Not in the log, and the version stays.
     *
     * @throws RefusalException NOT_ALLOWED, SESSION_ENDED
     */
    public void heartbeat(ActionContext context) {
        require(ChatAction.HEARTBEAT, context);
        customerFetch = context.now();
    }

    /**
     * The agent gives the session back: it waits again, in the place that it had (T17). One that was never in the queue, such as a bot's, goes
     * to its end.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE
     */
    public void returnToQueue(ActionContext context) {
        require(ChatAction.RETURN_TO_QUEUE, context);
        returnToWaiting(context.actor(), context.transfer(), context.queueLength(), context.now());
        record(ChatSessionEventType.RETURNED_TO_QUEUE, context.actor(), context.now());
    }

    /** The agent is gone while the customer waits for its answer: the session waits again, and the customer is told. */
    public void returnOfSilentAgent(ChatTransfer transfer, int queueLength, Instant now) {
        returnToWaiting(SessionActor.SYSTEM, transfer, queueLength, now);
        notice(ChatMessageSpecialType.RETURNED_TO_QUEUE, null, null, now);
        record(ChatSessionEventType.RETURNED_TO_QUEUE, SessionActor.SYSTEM, now);
    }

    private void returnToWaiting(SessionActor actor, ChatTransfer transfer, int queueLength, Instant now) {
        resolveTransfer(transfer, ChatTransferState.CANCELLED, actor, now);
        clearAssignment();
        chatbotIsactive = false;
        reenterQueue(queueLength, now);
    }

    /**
     * Offers the session to another agent or to a topic; until somebody accepts it stays where it is.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TRANSFER_TO_SELF, NOT_TOPIC_MEMBER, USER_NOT_PRESENT
     */
    public ChatTransfer offer(ActionContext context, TransferTarget target, String reason, Duration validFor) {
        require(ChatAction.REQUEST_TRANSFER, context);
        RefusalCode refusal = target.refusal(this);
        if (refusal != null) {
            throw RefusalException.ofTarget(refusal, "toUserId", found());
        }
        resolveTransfer(context.transfer(), ChatTransferState.EXPIRED, SessionActor.SYSTEM, context.now());
        transferTo = target.user();
        ChatTransfer transfer =
                ChatTransfer.offer(this, context.actor().user(), target, reason, context.now(), validFor);
        record(ChatSessionEventType.TRANSFER_REQUESTED, context.actor(), context.now());
        return transfer;
    }

    /**
     * The target takes what it was offered; from another topic the session moves there.
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
        notice(ChatMessageSpecialType.TRANSFERED_SESSION, null, context.actor().user(), context.now());
        record(ChatSessionEventType.TRANSFER_ACCEPTED, context.actor(), context.now());
    }

    /**
     * The target does not want it.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET
     */
    public void rejectTransfer(ActionContext context, String reason) {
        require(ChatAction.REJECT_TRANSFER, context);
        context.transfer().reject(reason, context.now());
        transferTo = null;
        noticeAmongAgents(
                ChatMessageSpecialType.TRANSFER_REJECTED, context.actor().user(), context.now());
        record(ChatSessionEventType.TRANSFER_REJECTED, context.actor(), context.now());
    }

    /**
     * The offer is taken back.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_OWNER
     */
    public void cancelTransfer(ActionContext context) {
        require(ChatAction.CANCEL_TRANSFER, context);
        resolveTransfer(context.transfer(), ChatTransferState.CANCELLED, context.actor(), context.now());
    }

    /** Nobody answered the offer in time. */
    public void expireTransfer(ChatTransfer transfer, Instant now) {
        resolveTransfer(transfer, ChatTransferState.EXPIRED, SessionActor.SYSTEM, now);
    }

    /**
     * A manager takes the session from its agent or from the bot.
     *
     * @throws RefusalException NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY
     */
    public void takeOver(ActionContext context) {
        require(ChatAction.TAKE_OVER, context);
        resolveTransfer(context.transfer(), ChatTransferState.CANCELLED, context.actor(), context.now());
        assignTo(context.actor().user(), context.caller(), context.now());
        notice(ChatMessageSpecialType.TRANSFERED_SESSION, null, context.actor().user(), context.now());
        record(ChatSessionEventType.TAKEN_OVER, context.actor(), context.now());
    }

    /**
     * Ends the session: one that waits and that no agent has had is missed (T22), any other conversation is finished where a form
     * follows, else closed (T18 to T21), an unfinished form is abandoned (T25).
     *
     * @return whether it changed anything: what is over stays as it is
     * @throws RefusalException NOT_OWNER, BOT_NOT_ACTIVE
     */
    public boolean end(ActionContext context) {
        require(ChatAction.END, context);
        return endFor(context.actor(), context.transfer(), endReason(context.actor()), context.now());
    }

    /** A timer ends it, or does nothing when it is over. */
    public boolean endFor(SessionActor actor, ChatTransfer transfer, SessionEndReason reason, Instant now) {
        if (isOver() || status == ChatSessionStatus.INVALID) {
            return false;
        }
        resolveTransfer(transfer, ChatTransferState.CANCELLED, actor, now);
        notice(noticeOfEnd(actor), null, actor.user(), now);
        close(statusOnceEnded(), actor.endsAs(this), reason, now);
        record(ChatSessionEventType.ENDED, actor, now);
        return true;
    }

    /**
     * A finished session goes on, with the agent or the bot that had it; in the queue when neither can take it (T26). A customer
     * who has another open session in the topic stays linked to that one only.
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
            notice(ChatMessageSpecialType.REOPENED_BY_CUSTOMER, null, null, context.now());
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
     * The customer says how it was; again is a correction.
     *
     * @throws RefusalException NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED, RATING_OUT_OF_RANGE
     */
    public boolean rate(ActionContext context, int stars, String comment) {
        require(ChatAction.RATE, context);
        if (stars < 1 || stars > 5) {
            throw new RefusalException(RefusalCode.RATING_OUT_OF_RANGE, "rating");
        }
        if (rating != null && rating == stars && Objects.equals(ratingComment, comment)) {
            return false;
        }
        rating = (short) stars;
        ratingComment = comment;
        record(ChatSessionEventType.RATED, context.actor(), context.now());
        return true;
    }

    /**
     * Links CRM records, or takes links away; a person brings its company (V11).
     *
     * @return whether it changed anything
     * @throws RefusalException NOT_OWNER, SESSION_ENDED
     */
    public boolean link(ChatAction action, ActionContext context, CrmLinks links) {
        require(action, context);
        Map<String, Object> before = loggedState();
        project = links.project();
        sale = links.sale();
        boolean otherTicket =
                links.ticket() == null || ticket == null || !links.ticket().id.equals(ticket.id);
        ticketSeq = otherTicket ? null : ticketSeq;
        ticket = links.ticket();
        // Set once: what is set and set back counts as changed, and the version with it.
        contact = companyBeside(links.person(), links.contact());
        customer = links.person();
        if (status == ChatSessionStatus.REQUEST_POSTED && ticket == null) {
            throw new RefusalException(RefusalCode.VALIDATION, "links", found());
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

    /** What it is linked to. */
    public CrmLinks links() {
        return new CrmLinks(project, sale, ticket, contact, customer);
    }

    /** A ticket was made from it, with all that was said so far. */
    public void tellTicket(SessionActor actor, Ticket made, Instant now) {
        ticket = made;
        ticketSeq = messageSeq;
        record(ChatSessionEventType.TICKET_CREATED, actor, now);
    }

    /** Whether something was said since a ticket was made from it. */
    @Ignore
    public boolean isAheadOfItsTicket() {
        return ticket != null && ticketSeq != null && ticketSeq < messageSeq;
    }

    /** The ticket has all that was said. */
    public void ticketIsComplete() {
        ticketSeq = messageSeq;
    }

    /**
     * Marks it for deletion; the row goes later (T28).
     *
     * @return whether it changed anything
     * @throws RefusalException NOT_ALLOWED, NOT_ENDED
     */
    public boolean delete(ActionContext context) {
        require(ChatAction.DELETE, context);
        return deleteFor(context.actor(), context.now());
    }

    /** As delete, for the timer. */
    public boolean deleteFor(SessionActor actor, Instant now) {
        if (status == ChatSessionStatus.DELETED) {
            return false;
        }
        notice(ChatMessageSpecialType.SESSION_DELETED, null, actor.user(), now);
        if (status == ChatSessionStatus.INVALID) {
            // An imported session that never ended here.
            whenEnded = now;
        }
        status = ChatSessionStatus.DELETED;
        whenDeleted = now;
        record(ChatSessionEventType.DELETED, actor, now);
        return true;
    }

    /** The time to take it up again has passed (T27). */
    public void closeForGood(Instant now) {
        status = ChatSessionStatus.CLOSED;
        record(ChatSessionEventType.CLOSED, SessionActor.SYSTEM, now);
    }

    /** Nobody can answer any more: the customer who waits may leave a request instead. It keeps its place. */
    public void offerOfflineForm(Instant now) {
        offlineFormOfferedAt = now;
        record(ChatSessionEventType.OFFLINE_FORM_OFFERED, SessionActor.SYSTEM, now);
    }

    /** Somebody can answer again. */
    public void withdrawOfflineForm(Instant now) {
        offlineFormOfferedAt = null;
        record(ChatSessionEventType.OFFLINE_FORM_WITHDRAWN, SessionActor.SYSTEM, now);
    }

    /** Both sides hear that it will end if nobody writes. */
    public void warnOfIdleness(Instant now) {
        whenIdleWarned = now;
        record(ChatSessionEventType.IDLE_WARNED, SessionActor.SYSTEM, now);
    }

    /** Records that agents (1) or managers (2) were warned of the waiting customer. */
    public void alert(short level, Instant now) {
        alertLevel = level;
        record(ChatSessionEventType.ALERTED, SessionActor.SYSTEM, now);
    }

    /**
     * Holds the caller to the state that it saw.
     *
     * @throws RefusalException VERSION_CONFLICT
     */
    public void expectVersion(SessionActor actor, Integer expected) {
        int current = actor.isCustomer() ? eventSeq - hiddenEventCount : version;
        if (expected != null && expected != current) {
            throw new RefusalException(RefusalCode.VERSION_CONFLICT, "expectedVersion", found());
        }
    }

    /** Whether no action brings it back, and nobody can write in it. */
    public boolean endedForGood() {
        return switch (status) {
            case DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE -> true;
            case INVALID, PRE_CHAT_FORM, FAQ, OFFLINE_FORM, IN_QUEUE, CUSTOMER_LAST, USER_LAST, FINISHED -> false;
        };
    }

    /** Whether the caller holds this session's key. */
    public boolean isOpenedBy(Actor.Customer customer) {
        return sessionKeyHash != null && SessionKey.sameHash(sessionKeyHash, customer.keyHash());
    }

    /** Whether the agent has this session, or had it when it ended. */
    boolean isOwnedBy(User agent) {
        return user != null && user.id.equals(agent.id);
    }

    @Ignore
    public boolean isActive() {
        return getPhase() == ChatSessionPhase.ACTIVE;
    }

    @Ignore
    public boolean isOver() {
        return getPhase() == ChatSessionPhase.CLOSED;
    }

    /** The part of its life that the session is in. */
    @ReadsColumns("status")
    @NonNull @Description("The part of its life that the session is in.")
    public ChatSessionPhase getPhase() {
        return ChatSessionPhase.of(status);
    }

    /** The name that the customer may see of the bot that drives the session, else of its agent; null for nobody. */
    public String agentName() {
        if (chatbotIsactive) {
            return topic.botName;
        }
        return user == null ? null : topic.nameOf(user);
    }

    /** Whether the one who answers is there; bots always are. Null when nobody answers: whether an agent is there later is not told. */
    public Boolean agentPresent() {
        if (chatbotIsactive && !isOver()) {
            return true;
        }
        return isActive() ? user.chatStatus == ChatPresence.PRESENT : null;
    }

    /** Whole seconds between two instants in SQL. Those are not subtracted themselves: PostgreSQL before 17 fails for infinite ones. */
    private static final String SECONDS = "floor(extract(epoch from {to}) - extract(epoch from {from}))";

    /** {@link #getDurationSeconds} in SQL, of the session with the alias {row}. */
    static final String DURATION_SECONDS =
            SECONDS.replace("{to}", "{row}.when_ended").replace("{from}", "{row}.when_started");

    /** Seconds from start to end, or null while either is missing. */
    @ReadsColumns({"whenStarted", "whenEnded"})
    @Description("Seconds from start to end; null while the session is not over or when it never started.")
    public Integer getDurationSeconds() {
        return whenStarted == null || whenEnded == null
                ? null
                : Math.toIntExact(Duration.between(whenStarted, whenEnded).toSeconds());
    }

    /** Whether the customer said so and it is not long ago: bit 0 of SuperOffice's flags. */
    public boolean isCustomerTyping(Instant since) {
        return (flags & CUSTOMER_TYPING) != 0 && customerTypingAt != null && customerTypingAt.isAfter(since);
    }

    /** Whether the agent said so and it is not long ago: bit 1 of SuperOffice's flags. */
    public boolean isUserTyping(Instant since) {
        return (flags & USER_TYPING) != 0 && userTypingAt != null && userTypingAt.isAfter(since);
    }

    /** {@link #waitSeconds} in SQL, of the session with the alias {row}, at the instant {now}. */
    static final String WAIT_SECONDS =
            "case when {row}.wait_ended_at is null and {row}.waiting_since > {now} or {row}.wait_ended_at < {row}.waiting_since then 0 else "
                    + SECONDS.replace("{to}", "coalesce({row}.wait_ended_at, {now})")
                            .replace("{from}", "{row}.waiting_since")
                    + " end";

    /** Seconds that the customer has waited in the queue, until now while it waits; null when it never entered the queue. */
    public Integer waitSeconds(Instant now) {
        if (waitingSince == null) {
            return null;
        }
        Instant until = waitEndedAt == null ? now : waitEndedAt;
        return Math.toIntExact(Math.max(0, Duration.between(waitingSince, until).toSeconds()));
    }

    private void assignTo(User agent, AgentLoad load, Instant now) {
        user = agent;
        rank = load.lowestFreeRank();
        transferTo = null;
        alertLevel = 0;
        chatbotIsactive = false;
        // Whoever takes a session over has the whole time to write.
        idle = now;
        whenIdleWarned = null;
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
