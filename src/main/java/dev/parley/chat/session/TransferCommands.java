package dev.parley.chat.session;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatTransferState;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The commands that pass a session to another agent or topic, or back to the queue. Obtain it from {@link ChatSession#transfers}.
 */
public final class TransferCommands {

    private final ChatSession session;
    private final SessionJournal journal;

    TransferCommands(ChatSession session) {
        this.session = session;
        this.journal = session.journal();
    }

    /**
     * Offers the session to another agent or to a topic. The session keeps its agent until the offer is accepted.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TRANSFER_TO_SELF, NOT_TOPIC_MEMBER, USER_NOT_PRESENT
     */
    public ChatTransfer offer(
            ActionContext context, TransferTarget target, @Nullable String reason, Duration validFor) {
        session.require(ChatAction.REQUEST_TRANSFER, context);
        RefusalCode refusal = target.refusal(session);
        if (refusal != null) {
            throw RefusalException.ofTarget(refusal, "target.userId", session.found());
        }
        resolve(context.transfer(), ChatTransferState.EXPIRED, SessionActor.SYSTEM, context.now());
        session.transferTo = target.user();
        ChatTransfer transfer =
                ChatTransfer.offer(session, context.actor().requireUser(), target, reason, context.now(), validFor);
        journal.record(ChatSessionEventType.TRANSFER_REQUESTED, context.actor(), context.now());
        return transfer;
    }

    /**
     * Assigns the session to the target of its transfer. An offer to another topic moves the session there.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET, OPEN_SESSION_EXISTS, AT_CAPACITY
     */
    public void accept(ActionContext context) {
        session.require(ChatAction.ACCEPT_TRANSFER, context);
        ChatTransfer transfer = context.requireTransfer();
        transfer.resolve(ChatTransferState.ACCEPTED, context.now());
        if (transfer.toTopic != null) {
            session.topic = transfer.toTopic;
        }
        session.assignTo(context.actor().requireUser(), context.caller(), context.now());
        journal.notice(ChatMessageSpecialType.TRANSFERRED_SESSION, context.actor(), context.now());
        journal.record(ChatSessionEventType.TRANSFER_ACCEPTED, context.actor(), context.now());
    }

    /**
     * Rejects the transfer.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET
     */
    public void reject(ActionContext context, @Nullable String reason) {
        session.require(ChatAction.REJECT_TRANSFER, context);
        context.requireTransfer().reject(reason, context.now());
        session.transferTo = null;
        journal.noticeAmongAgents(ChatMessageSpecialType.TRANSFER_REJECTED, context.actor(), context.now());
        journal.record(ChatSessionEventType.TRANSFER_REJECTED, context.actor(), context.now());
    }

    /**
     * Cancels the transfer.
     *
     * @throws RefusalException TRANSFER_NOT_PENDING, NOT_OWNER
     */
    public void cancel(ActionContext context) {
        session.require(ChatAction.CANCEL_TRANSFER, context);
        resolve(context.transfer(), ChatTransferState.CANCELLED, context.actor(), context.now());
    }

    /** Expires a transfer that was not answered in time. */
    public void expire(ChatTransfer transfer, Instant now) {
        resolve(transfer, ChatTransferState.EXPIRED, SessionActor.SYSTEM, now);
    }

    /**
     * Assigns the session of another agent or of the bot to the calling manager.
     *
     * @throws RefusalException NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY
     */
    public void takeOver(ActionContext context) {
        session.require(ChatAction.TAKE_OVER, context);
        resolve(context.transfer(), ChatTransferState.CANCELLED, context.actor(), context.now());
        session.assignTo(context.actor().requireUser(), context.caller(), context.now());
        journal.notice(ChatMessageSpecialType.TRANSFERRED_SESSION, context.actor(), context.now());
        journal.record(ChatSessionEventType.TAKEN_OVER, context.actor(), context.now());
    }

    /**
     * Returns the session to the queue, to its former position. A session that was never in the queue, such as a bot's, goes to the end.
     *
     * @throws RefusalException NOT_OWNER, NOT_ACTIVE
     */
    public void returnToQueue(ActionContext context) {
        session.require(ChatAction.RETURN_TO_QUEUE, context);
        returnToQueue(context.actor(), context.transfer(), context.queueLength(), context.now());
        journal.record(ChatSessionEventType.RETURNED_TO_QUEUE, context.actor(), context.now());
    }

    /** Returns the session to the queue because its agent disconnected while the customer waits for an answer. A notice informs the customer. */
    public void returnOfSilentAgent(@Nullable ChatTransfer transfer, int queueLength, Instant now) {
        returnToQueue(SessionActor.SYSTEM, transfer, queueLength, now);
        journal.notice(ChatMessageSpecialType.RETURNED_TO_QUEUE, SessionActor.SYSTEM, now);
        journal.record(ChatSessionEventType.RETURNED_TO_QUEUE, SessionActor.SYSTEM, now);
    }

    private void returnToQueue(SessionActor actor, @Nullable ChatTransfer transfer, int queueLength, Instant now) {
        resolve(transfer, ChatTransferState.CANCELLED, actor, now);
        session.clearAssignment();
        session.chatbotIsactive = false;
        session.queue().reenter(queueLength, now);
    }

    /** Resolves the transfer, if there is one, without an answer of its target. */
    void resolve(@Nullable ChatTransfer transfer, ChatTransferState outcome, SessionActor actor, Instant now) {
        if (transfer == null) {
            return;
        }
        transfer.resolve(outcome, now);
        session.transferTo = null;
        journal.record(
                outcome == ChatTransferState.EXPIRED
                        ? ChatSessionEventType.TRANSFER_EXPIRED
                        : ChatSessionEventType.TRANSFER_CANCELLED,
                actor,
                now);
    }
}
