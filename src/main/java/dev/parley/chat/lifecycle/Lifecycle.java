package dev.parley.chat.lifecycle;

import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** From the queue to the end and back: who has a session. Each change is one transaction; a refusal rolls it back. */
@ApplicationScoped
public class Lifecycle {

    private final SessionUnitOfWork unitOfWork;
    private final QueueMetrics metrics;

    Lifecycle(SessionUnitOfWork unitOfWork, QueueMetrics metrics) {
        this.unitOfWork = unitOfWork;
        this.metrics = metrics;
    }

    /**
     * An agent takes a session from the queue.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_TOPIC_MEMBER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, AT_CAPACITY
     */
    @Transactional
    public Outcome accept(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.ACCEPT, ref);
        boolean first = chat.session().accept(chat.context());
        return accepted(chat, first);
    }

    /**
     * An agent takes the session that has waited longest, of the highest priority, over its topics.
     *
     * @throws RefusalException QUEUE_EMPTY, AT_CAPACITY
     */
    @Transactional
    public Outcome acceptNext(Actor.Agent actor) {
        LockedSession chat = unitOfWork.beginNext(actor);
        boolean first = chat.session().accept(chat.context());
        return accepted(chat, first);
    }

    private Outcome accepted(LockedSession chat, boolean first) {
        ChatSession session = chat.session();
        session.topic.countAccept(session.beganToWaitAt(), chat.loading().oldestWait(), chat.now());
        Outcome outcome = unitOfWork.commit(session);
        if (first && session.promisedWaitSeconds != null) {
            metrics.accepted(session.promisedWaitSeconds, session.waitSeconds(chat.now()));
        }
        return outcome;
    }

    /**
     * A session goes back to the queue.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE
     */
    @Transactional
    public Outcome returnToQueue(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.RETURN_TO_QUEUE, ref);
        chat.session().returnToQueue(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * A manager takes a session from its agent.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY
     */
    @Transactional
    public Outcome takeOver(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.TAKE_OVER, ref);
        chat.session().takeOver(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * The customer, the session's agent, a manager of its topic or the bot ends it.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_OWNER, BOT_NOT_ACTIVE
     */
    @Transactional
    public Outcome end(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.END, ref);
        boolean changed = chat.session().end(chat.context());
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }

    /**
     * The customer or the session's agent takes a finished session up again.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_OWNER, NOT_ENDED, REOPEN_WINDOW_PASSED, TOPIC_DELETED, NOT_TOPIC_MEMBER,
     *     AT_CAPACITY
     */
    @Transactional
    public Outcome reopen(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.REOPEN, ref);
        chat.session().reopen(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * An administrator marks a session for deletion.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED
     */
    @Transactional
    public Outcome delete(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.DELETE, ref);
        boolean changed = chat.session().delete(chat.context());
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }
}
