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
     * @throws RefusalException NOT_TOPIC_MEMBER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, AT_CAPACITY
     */
    public void accept(SessionActor who, ActionFacts facts) {
        require(ChatAction.ACCEPT, who, facts);
        Instant now = facts.now();
        leaveQueue(now);
        give(who.user(), facts.caller(), now);
        status = ChatSessionStatus.CUSTOMER_LAST;
        unansweredSince = now;
        if (!InputText.isBlank(topic.welcomeMessage)) {
            notice(ChatMessageSpecialType.WELCOME, topic.welcomeMessage, who.user(), now);
            status = ChatSessionStatus.USER_LAST;
            unansweredSince = null;
        }
        tell(ChatSessionEventType.ACCEPTED, who, now);
    }

    /**
     * Somebody writes. The customer: while waiting the session keeps its place (T15), a finished one opens again (T26), else it is
     * the agent's turn (T13). The agent or the bot: it is the customer's turn (T11, T12). Or
     * somebody on the staff writes a note among agents, which changes nothing else.
     *
     * @throws RefusalException SESSION_ENDED, TOPIC_DELETED, NOT_OWNER, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED for a bot's time that has passed
     */
    public ChatMessage write(SessionActor who, ActionFacts facts, MessageDraft text) {
        if (text.isNote()) {
            return note(who, facts, text);
        }
        require(ChatAction.SEND_MESSAGE, who, facts);
        if (status == ChatSessionStatus.FINISHED) {
            reopen(who, facts);
        }
        return who.isCustomer() ? receive(text, facts.now()) : reply(who, text, facts.now());
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
    private ChatMessage note(SessionActor who, ActionFacts facts, MessageDraft text) {
        RefusalCode refusal = ChatAction.WRITE_NOTE.refusal(this, who, facts);
        if (refusal != null) {
            throw new RefusalException(refusal, "visibility", found());
        }
        ChatMessage note = toCustomer(who, text, facts.now());
        tell(ChatSessionEventType.NOTE_ADDED, who, facts.now());
        return note;
    }

    private ChatMessage toCustomer(SessionActor who, MessageDraft text, Instant now) {
        ChatMessage message = post(ChatMessageType.TO_CUSTOMER, text, who.user(), now);
        if (who.isBot()) {
            message.author = topic.botName;
            message.specialType = ChatMessageSpecialType.BOT_MESSAGE;
        }
        if (text.options() != null) {
            message.specialType = ChatMessageSpecialType.OPTIONS;
            message.specialParam = text.options();
        }
        return message;
    }

    private ChatMessage reply(SessionActor who, MessageDraft text, Instant now) {
        MessageDraft timed = who.isBot() ? text.at(timeOfBot(text.whenPosted(), now)) : text;
        ChatMessage message = summarise(toCustomer(who, timed, now));
        flags &= ~USER_TYPING;
        userReadSeq = message.seq;
        status = ChatSessionStatus.USER_LAST;
        alertLevel = 0;
        unansweredSince = null;
        if (whenFirstResponse == null && !who.isBot()) {
            whenFirstResponse = now;
        }
        return sent(message, who, now);
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
    public boolean markRead(SessionActor who, ActionFacts facts, int upToSeq, boolean onlyNotes) {
        require(ChatAction.MARK_READ, who, facts);
        int upTo = Math.min(upToSeq, messageSeq);
        if (upTo <= (who.isCustomer() ? customerReadSeq : userReadSeq)) {
            return false;
        }
        if (who.isCustomer()) {
            customerReadSeq = upTo;
            customerFetch = facts.now();
        } else {
            userReadSeq = upTo;
        }
        tell(ChatSessionEventType.READ, who, facts.now(), onlyNotes);
        return true;
    }

    /**
     * Somebody types, or has stopped. Nobody asks later who typed when: this is not in the log, and the version stays.
     *
     * @throws RefusalException NOT_OWNER, SESSION_ENDED
     */
    public void type(SessionActor who, ActionFacts facts, Typing typing) {
        require(ChatAction.SET_TYPING, who, facts);
        int bit = who.isCustomer() ? CUSTOMER_TYPING : USER_TYPING;
        flags = typing == Typing.STARTED ? flags | bit : flags & ~bit;
        if (who.isCustomer()) {
            customerTypingAt = facts.now();
            customerFetch = facts.now();
        } else {
            userTypingAt = facts.now();
        }
    }

    /**
     * The customer's client is there. Not in the log, and the version stays.
     *
     * @throws RefusalException NOT_ALLOWED, SESSION_ENDED
     */
    public void beat(SessionActor who, ActionFacts facts) {
        require(ChatAction.HEARTBEAT, who, facts);
        customerFetch = facts.now();
    }

    /**
     * The agent gives the session back: it waits again, in the place that it had (T17). One that was never in the queue, such as a bot's, goes
     * to its end.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE
     */
    public void returnToQueue(SessionActor who, ActionFacts facts) {
        require(ChatAction.RETURN_TO_QUEUE, who, facts);
        waitAgain(who, facts.transfer(), facts.queueLength(), facts.now());
        tell(ChatSessionEventType.RETURNED_TO_QUEUE, who, facts.now());
    }

    /** The agent is gone while the customer waits for its answer: the session waits again, and the customer is told. */
    public void returnOfSilentAgent(ChatTransfer transfer, int queueLength, Instant now) {
        waitAgain(SessionActor.SYSTEM, transfer, queueLength, now);
        notice(ChatMessageSpecialType.RETURNED_TO_QUEUE, null, null, now);
        tell(ChatSessionEventType.RETURNED_TO_QUEUE, SessionActor.SYSTEM, now);
    }

    private void waitAgain(SessionActor who, ChatTransfer transfer, int queueLength, Instant now) {
        settle(transfer, ChatTransferState.CANCELLED, who, now);
        leave();
        chatbotIsactive = false;
        reenterQueue(queueLength, now);
    }

    /**
     * Offers the session to another agent or to a topic; until somebody accepts it stays where it is.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TRANSFER_TO_SELF, NOT_TOPIC_MEMBER, USER_NOT_PRESENT
     */
    public ChatTransfer offer(
            SessionActor who, ActionFacts facts, TransferTarget target, String reason, Duration validFor) {
        require(ChatAction.REQUEST_TRANSFER, who, facts);
        RefusalCode refusal = target.refusal(this);
        if (refusal != null) {
            throw RefusalException.ofTarget(refusal, "toUserId", found());
        }
        settle(facts.transfer(), ChatTransferState.EXPIRED, SessionActor.SYSTEM, facts.now());
        transferTo = target.user();
        ChatTransfer transfer = ChatTransfer.offer(this, who.user(), target, reason, facts.now(), validFor);
        tell(ChatSessionEventType.TRANSFER_REQUESTED, who, facts.now());
        return transfer;
    }

    /**
     * The target takes what it was offered; from another topic the session moves there.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET, OPEN_SESSION_EXISTS, AT_CAPACITY
     */
    public void acceptTransfer(SessionActor who, ActionFacts facts) {
        require(ChatAction.ACCEPT_TRANSFER, who, facts);
        ChatTransfer transfer = facts.transfer();
        transfer.resolve(ChatTransferState.ACCEPTED, facts.now());
        if (transfer.toTopic != null) {
            topic = transfer.toTopic;
        }
        give(who.user(), facts.caller(), facts.now());
        notice(ChatMessageSpecialType.TRANSFERED_SESSION, null, who.user(), facts.now());
        tell(ChatSessionEventType.TRANSFER_ACCEPTED, who, facts.now());
    }

    /**
     * The target does not want it.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET
     */
    public void rejectTransfer(SessionActor who, ActionFacts facts, String reason) {
        require(ChatAction.REJECT_TRANSFER, who, facts);
        facts.transfer().reject(reason, facts.now());
        transferTo = null;
        noticeAmongAgents(ChatMessageSpecialType.TRANSFER_REJECTED, who.user(), facts.now());
        tell(ChatSessionEventType.TRANSFER_REJECTED, who, facts.now());
    }

    /**
     * The offer is taken back.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_OWNER
     */
    public void cancelTransfer(SessionActor who, ActionFacts facts) {
        require(ChatAction.CANCEL_TRANSFER, who, facts);
        settle(facts.transfer(), ChatTransferState.CANCELLED, who, facts.now());
    }

    /** Nobody answered the offer in time. */
    public void expireTransfer(ChatTransfer transfer, Instant now) {
        settle(transfer, ChatTransferState.EXPIRED, SessionActor.SYSTEM, now);
    }

    /**
     * A manager takes the session from its agent or from the bot.
     *
     * @throws RefusalException NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY
     */
    public void takeOver(SessionActor who, ActionFacts facts) {
        require(ChatAction.TAKE_OVER, who, facts);
        settle(facts.transfer(), ChatTransferState.CANCELLED, who, facts.now());
        give(who.user(), facts.caller(), facts.now());
        notice(ChatMessageSpecialType.TRANSFERED_SESSION, null, who.user(), facts.now());
        tell(ChatSessionEventType.TAKEN_OVER, who, facts.now());
    }

    /**
     * Ends the session: one that waits and that no agent has had is missed (T22), any other conversation is finished where a form
     * follows, else closed (T18 to T21), an unfinished form is abandoned (T25).
     *
     * @return whether it changed anything: what is over stays as it is
     * @throws RefusalException NOT_OWNER, BOT_NOT_ACTIVE
     */
    public boolean end(SessionActor who, ActionFacts facts) {
        require(ChatAction.END, who, facts);
        return endFor(who, facts.transfer(), endReason(who), facts.now());
    }

    /** A timer ends it, or does nothing when it is over. */
    public boolean endFor(SessionActor who, ChatTransfer transfer, SessionEndReason reason, Instant now) {
        if (isOver() || status == ChatSessionStatus.INVALID) {
            return false;
        }
        settle(transfer, ChatTransferState.CANCELLED, who, now);
        notice(noticeOfEnd(who), null, who.user(), now);
        close(statusOnceEnded(), who.endsAs(this), reason, now);
        tell(ChatSessionEventType.ENDED, who, now);
        return true;
    }

    /**
     * A finished session goes on, with the agent or the bot that had it; in the queue when neither can take it (T26). A customer
     * who has another open session in the topic stays linked to that one only.
     *
     * @throws RefusalException NOT_OWNER, NOT_ENDED, REOPEN_WINDOW_PASSED, TOPIC_DELETED, NOT_TOPIC_MEMBER, AT_CAPACITY
     */
    public void reopen(SessionActor who, ActionFacts facts) {
        require(ChatAction.REOPEN, who, facts);
        whenEnded = null;
        endedBy = null;
        endReason = null;
        idle = facts.now();
        alertLevel = 0;
        customer = facts.customerIsThere() ? null : customer;
        resume(who.isCustomer() ? facts.owner() : facts.caller(), facts);
        if (who.isCustomer()) {
            customerFetch = facts.now();
            notice(ChatMessageSpecialType.REOPENED_BY_CUSTOMER, null, null, facts.now());
        }
        tell(ChatSessionEventType.REOPENED, who, facts.now());
    }

    private void resume(AgentLoad agent, ActionFacts facts) {
        boolean botTakesIt = chatbotIsactive && topic.botEnabled;
        if (agent == null && !botTakesIt) {
            leave();
            chatbotIsactive = false;
            enterQueue(facts.queueLength(), facts.now());
            return;
        }
        status = ChatSessionStatus.CUSTOMER_LAST;
        rank = botTakesIt ? 0 : agent.lowestFreeRank();
        unansweredSince = facts.now();
        renewPlace(facts.now());
    }

    /**
     * The customer says how it was; again is a correction.
     *
     * @throws RefusalException NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED, RATING_OUT_OF_RANGE
     */
    public boolean rate(SessionActor who, ActionFacts facts, int stars, String comment) {
        require(ChatAction.RATE, who, facts);
        if (stars < 1 || stars > 5) {
            throw new RefusalException(RefusalCode.RATING_OUT_OF_RANGE, "rating");
        }
        if (rating != null && rating == stars && Objects.equals(ratingComment, comment)) {
            return false;
        }
        rating = (short) stars;
        ratingComment = comment;
        tell(ChatSessionEventType.RATED, who, facts.now());
        return true;
    }

    /**
     * Links CRM records, or takes links away; a person brings its company (V11).
     *
     * @return whether it changed anything
     * @throws RefusalException NOT_OWNER, SESSION_ENDED
     */
    public boolean link(ChatAction action, SessionActor who, ActionFacts facts, CrmLinks links) {
        require(action, who, facts);
        Map<String, Object> before = told();
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
        if (told().equals(before)) {
            return false;
        }
        tell(action == ChatAction.LINK ? ChatSessionEventType.LINKED : ChatSessionEventType.UNLINKED, who, facts.now());
        return true;
    }

    /** What it is linked to. */
    public CrmLinks links() {
        return new CrmLinks(project, sale, ticket, contact, customer);
    }

    /** A ticket was made from it, with all that was said so far. */
    public void tellTicket(SessionActor who, Ticket made, Instant now) {
        ticket = made;
        ticketSeq = messageSeq;
        tell(ChatSessionEventType.TICKET_CREATED, who, now);
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
    public boolean delete(SessionActor who, ActionFacts facts) {
        require(ChatAction.DELETE, who, facts);
        return deleteFor(who, facts.now());
    }

    /** As delete, for the timer. */
    public boolean deleteFor(SessionActor who, Instant now) {
        if (status == ChatSessionStatus.DELETED) {
            return false;
        }
        notice(ChatMessageSpecialType.SESSION_DELETED, null, who.user(), now);
        if (status == ChatSessionStatus.INVALID) {
            // An imported session that never ended here.
            whenEnded = now;
        }
        status = ChatSessionStatus.DELETED;
        whenDeleted = now;
        tell(ChatSessionEventType.DELETED, who, now);
        return true;
    }

    /** The time to take it up again has passed (T27). */
    public void closeForGood(Instant now) {
        status = ChatSessionStatus.CLOSED;
        tell(ChatSessionEventType.CLOSED, SessionActor.SYSTEM, now);
    }

    /** Nobody can answer any more: the customer who waits may leave a request instead. It keeps its place. */
    public void offerOfflineForm(Instant now) {
        offlineFormOfferedAt = now;
        tell(ChatSessionEventType.OFFLINE_FORM_OFFERED, SessionActor.SYSTEM, now);
    }

    /** Somebody can answer again. */
    public void withdrawOfflineForm(Instant now) {
        offlineFormOfferedAt = null;
        tell(ChatSessionEventType.OFFLINE_FORM_WITHDRAWN, SessionActor.SYSTEM, now);
    }

    /** Both sides hear that it will end if nobody writes. */
    public void warnOfIdleness(Instant now) {
        whenIdleWarned = now;
        tell(ChatSessionEventType.IDLE_WARNED, SessionActor.SYSTEM, now);
    }

    /** Records that agents (1) or managers (2) were warned of the waiting customer. */
    public void alert(short level, Instant now) {
        alertLevel = level;
        tell(ChatSessionEventType.ALERTED, SessionActor.SYSTEM, now);
    }

    /**
     * Holds the caller to the state that it saw.
     *
     * @throws RefusalException VERSION_CONFLICT
     */
    public void expectVersion(SessionActor who, Integer expected) {
        int current = who.isCustomer() ? eventSeq - hiddenEventCount : version;
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

    private void give(User agent, AgentLoad load, Instant now) {
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

    private static SessionEndReason endReason(SessionActor who) {
        return switch (who.kind()) {
            case CUSTOMER -> SessionEndReason.BY_CUSTOMER;
            case AGENT, ADMIN -> SessionEndReason.BY_AGENT;
            case BOT -> SessionEndReason.BY_BOT;
            case SYSTEM -> throw new IllegalStateException("A timer has a reason of its own.");
        };
    }

    private static ChatMessageSpecialType noticeOfEnd(SessionActor who) {
        return switch (who.kind()) {
            case CUSTOMER -> ChatMessageSpecialType.CLOSED_BY_CUSTOMER;
            case AGENT, ADMIN, BOT -> ChatMessageSpecialType.CLOSED_BY_USER;
            case SYSTEM -> ChatMessageSpecialType.CLOSED_BY_IDLE;
        };
    }
}
