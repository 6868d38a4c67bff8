package dev.parley.chat.session;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.ChatTransferState;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.ClosingDetails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commands that end, reopen and delete a session. Obtain it from {@link ChatSession#ending}. */
public final class EndingCommands {

    private final ChatSession session;
    private final SessionJournal journal;

    EndingCommands(ChatSession session) {
        this.session = session;
        this.journal = session.journal();
    }

    /**
     * Ends the session. A session in the queue that no agent has accepted is a missed chat. A conversation becomes finished if a post-chat form
     * follows, else closed. An unfinished form is abandoned. Staff may note the outcome and tags with the end, or after it.
     *
     * @param tags what the database knows of the tags in the details
     * @return whether anything changed: a session that has ended stays as it is, except for what staff note
     * @throws RefusalException NOT_OWNER, BOT_NOT_ACTIVE, NOT_ALLOWED, SESSION_ENDED, SESSION_ERASED, TAG_NOT_FOUND, CLOSING_TAGS_REQUIRED
     */
    public boolean end(ActionContext context, ClosingDetails closing, ClosingDetails.TagFacts tags) {
        session.require(ChatAction.END, context);
        String field = closing.firstField();
        if (field != null) {
            requireNoting(context, closing, field);
        }
        tags.requireKnown("tagIds");
        if (!closing.hasTags() && requiresTags(context)) {
            throw new RefusalException(RefusalCode.CLOSING_TAGS_REQUIRED, "tagIds", session.found());
        }
        String note = closing.note();
        if (note != null) {
            session.conversation().addNote(context, note, "note");
        }
        boolean noted = wrapUp(closing, tags.differ(), context.now());
        boolean ended = endFor(context.actor(), context.transfer(), endReason(context.actor()), context.now());
        if (noted && !ended) {
            journal.record(ChatSessionEventType.WRAPPED_UP, context.actor(), context.now());
        }
        return ended || noted || note != null;
    }

    private void requireNoting(ActionContext context, ClosingDetails closing, String field) {
        if (context.actor().isCustomer()) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, field);
        }
        if (session.status == ChatSessionStatus.DELETED) {
            throw new RefusalException(RefusalCode.SESSION_ENDED, field, session.found());
        }
        if (session.erasedAt != null) {
            throw new RefusalException(RefusalCode.SESSION_ERASED, field, session.found());
        }
        if (closing.note() != null) {
            session.conversation().requireNote(context, "note");
        }
    }

    /** Managers who end the chat of another agent, and bots, need not know what it was about. */
    private boolean requiresTags(ActionContext context) {
        return session.topic.closingTagsRequired
                && session.isActive()
                && context.actor().owns(session);
    }

    private boolean wrapUp(ClosingDetails closing, boolean newTags, Instant now) {
        boolean newOutcome = closing.outcome() != null && closing.outcome() != session.outcome;
        boolean first = closing.describesChat() && session.wrappedUpAt == null;
        session.outcome = closing.outcome() == null ? session.outcome : closing.outcome();
        session.wrappedUpAt = first ? now : session.wrappedUpAt;
        return newTags || newOutcome || first;
    }

    /** Ends the session on behalf of a timer, unless it has ended. */
    public boolean endFor(SessionActor actor, @Nullable ChatTransfer transfer, SessionEndReason reason, Instant now) {
        if (!SessionStatuses.OPEN.contains(session.status)) {
            return false;
        }
        session.transfers().resolve(transfer, ChatTransferState.CANCELLED, actor, now);
        journal.notice(noticeOfEnd(actor), actor, now);
        session.close(statusOnceEnded(), actor.endsAs(session), reason, now);
        journal.record(ChatSessionEventType.ENDED, actor, now);
        return true;
    }

    /**
     * Ends the session for good, because its customer is blocked.
     *
     * @throws RefusalException NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    public void block(ActionContext context) {
        session.require(ChatAction.BLOCK, context);
        SessionActor actor = context.actor();
        Instant now = context.now();
        if (SessionStatuses.OPEN.contains(session.status)) {
            session.transfers().resolve(context.transfer(), ChatTransferState.CANCELLED, actor, now);
            journal.notice(ChatMessageSpecialType.BLOCK, actor, now);
            boolean isMissed = session.waits() && session.whenStarted == null;
            session.close(
                    isMissed ? ChatSessionStatus.CLOSED_FROM_QUEUE : ChatSessionStatus.CLOSED,
                    actor.endsAs(session),
                    SessionEndReason.BY_AGENT,
                    now);
        } else if (session.status == ChatSessionStatus.FINISHED) {
            session.status = ChatSessionStatus.CLOSED;
        }
        journal.record(ChatSessionEventType.CUSTOMER_BLOCKED, actor, now);
    }

    /**
     * Reopens a finished session. It returns to its agent or bot, or to the queue if neither is available. If the customer has another open session
     * in the topic, this session is unlinked from the customer.
     *
     * @throws RefusalException NOT_OWNER, NOT_ENDED, REOPEN_WINDOW_PASSED, TOPIC_DELETED, NOT_TOPIC_MEMBER, AT_CAPACITY
     */
    public void reopen(ActionContext context) {
        session.require(ChatAction.REOPEN, context);
        session.whenEnded = null;
        session.endedBy = null;
        session.endReason = null;
        session.outcome = null;
        session.wrappedUpAt = null;
        session.idle = context.now();
        session.alertLevel = 0;
        session.customer = context.customerIsThere() ? null : session.customer;
        resume(context.actor().isCustomer() ? context.owner() : context.caller(), context);
        if (context.actor().isCustomer()) {
            session.customerFetch = context.now();
            journal.notice(ChatMessageSpecialType.REOPENED_BY_CUSTOMER, context.actor(), context.now());
        }
        journal.record(ChatSessionEventType.REOPENED, context.actor(), context.now());
    }

    private void resume(@Nullable AgentLoad agent, ActionContext context) {
        boolean botTakesIt = session.chatbotIsactive && session.topic.botEnabled;
        if (agent == null && !botTakesIt) {
            session.clearAssignment();
            session.chatbotIsactive = false;
            session.queue().enter(context.queueLength(), context.now());
            return;
        }
        session.status = ChatSessionStatus.CUSTOMER_LAST;
        session.rank = botTakesIt || agent == null ? 0 : agent.lowestFreeRank();
        session.unansweredSince = context.now();
        session.queue().renewPlace(context.now());
    }

    /** Closes a finished session after the reopen window. */
    public void closeForGood(Instant now) {
        session.status = ChatSessionStatus.CLOSED;
        journal.record(ChatSessionEventType.CLOSED, SessionActor.SYSTEM, now);
    }

    /**
     * Marks the session as deleted. A timer erases the row later.
     *
     * @return whether anything changed
     * @throws RefusalException NOT_ALLOWED, NOT_ENDED
     */
    public boolean delete(ActionContext context) {
        session.require(ChatAction.DELETE, context);
        return deleteFor(context.actor(), context.now());
    }

    /** Marks the session as deleted on behalf of a timer. */
    public boolean deleteFor(SessionActor actor, Instant now) {
        if (session.status == ChatSessionStatus.DELETED) {
            return false;
        }
        journal.notice(ChatMessageSpecialType.SESSION_DELETED, actor, now);
        session.markDeleted(now);
        journal.record(ChatSessionEventType.DELETED, actor, now);
        return true;
    }

    /**
     * Erases the customer's data from an ended session: its texts, identifiers, key and links. The ticket stays linked, because statuses depend on it.
     * The status, times and numbers stay, for statistics. Nobody can reopen the session.
     */
    public void eraseCustomer(SessionActor actor, Instant now) {
        session.customerAlias = null;
        session.customerHost = null;
        session.name = null;
        session.companyName = null;
        session.email = null;
        session.customerSubject = null;
        session.phone = null;
        session.language = null;
        session.pageUrl = null;
        session.referrer = null;
        session.visitAttributes = null;
        session.visitChangedAt = null;
        session.firstMessage = null;
        session.lastMessage = null;
        session.ratingComment = null;
        session.forgetKey();
        session.customer = null;
        session.contact = null;
        session.project = null;
        session.sale = null;
        session.erasedAt = now;
        // Nothing is added to the ticket, whose texts are erased too.
        session.ticketSeq = session.ticketSeq == null ? null : (Integer) session.messageSeq;
        journal.record(ChatSessionEventType.ERASED, actor, now);
    }

    private ChatSessionStatus statusOnceEnded() {
        return switch (session.status) {
            case IN_QUEUE, CUSTOMER_LAST, USER_LAST -> {
                if (session.waits() && session.whenStarted == null) {
                    yield ChatSessionStatus.CLOSED_FROM_QUEUE;
                }
                yield session.topic.widgetPostForm ? ChatSessionStatus.FINISHED : ChatSessionStatus.CLOSED;
            }
            case PRE_CHAT_FORM, FAQ, OFFLINE_FORM -> ChatSessionStatus.CLOSED;
            case INVALID, FINISHED, DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE ->
                throw new IllegalStateException(session.status.name());
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
