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

    private final SessionUnitOfWork desk;
    private final QueueMetrics metrics;

    Lifecycle(SessionUnitOfWork desk, QueueMetrics metrics) {
        this.desk = desk;
        this.metrics = metrics;
    }

    /**
     * An agent takes a session from the queue.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_TOPIC_MEMBER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, AT_CAPACITY
     */
    @Transactional
    public Outcome accept(Actor actor, long id, Integer expectedVersion) {
        return accept(desk.open(actor, ChatAction.ACCEPT, id, expectedVersion));
    }

    private Outcome accept(LockedSession chat) {
        ChatSession session = chat.session();
        boolean first = session.whenStarted == null;
        session.accept(chat.who(), chat.facts());
        session.topic.countAccept(session.beganToWaitAt(), chat.opening().oldestWait(), chat.now());
        Outcome outcome = desk.done(session);
        if (first && session.promisedWaitSeconds != null) {
            metrics.accepted(session.promisedWaitSeconds, session.waitSeconds(chat.now()));
        }
        return outcome;
    }

    /**
     * An agent takes the session that has waited longest, of the highest priority, over its topics.
     *
     * @throws RefusalException QUEUE_EMPTY, AT_CAPACITY
     */
    @Transactional
    public Outcome acceptNext(Actor.Agent actor) {
        return accept(desk.openNext(actor));
    }

    /**
     * A session goes back to the queue.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE
     */
    @Transactional
    public Outcome returnToQueue(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.RETURN_TO_QUEUE, id, expectedVersion);
        chat.session().returnToQueue(chat.who(), chat.facts());
        return desk.done(chat.session());
    }

    /**
     * A manager takes a session from its agent.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY
     */
    @Transactional
    public Outcome takeOver(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.TAKE_OVER, id, expectedVersion);
        chat.session().takeOver(chat.who(), chat.facts());
        return desk.done(chat.session());
    }

    /**
     * The customer, the session's agent, a manager of its topic or the bot ends it.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_OWNER, BOT_NOT_ACTIVE
     */
    @Transactional
    public Outcome end(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.END, id, expectedVersion);
        boolean changed = chat.session().end(chat.who(), chat.facts());
        return changed ? desk.done(chat.session()) : Outcome.unchanged(chat.session());
    }

    /**
     * The customer or the session's agent takes a finished session up again.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_OWNER, NOT_ENDED, REOPEN_WINDOW_PASSED, TOPIC_DELETED, NOT_TOPIC_MEMBER,
     *     AT_CAPACITY
     */
    @Transactional
    public Outcome reopen(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.REOPEN, id, expectedVersion);
        chat.session().reopen(chat.who(), chat.facts());
        return desk.done(chat.session());
    }

    /**
     * An administrator marks a session for deletion.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED
     */
    @Transactional
    public Outcome delete(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.DELETE, id, expectedVersion);
        boolean changed = chat.session().delete(chat.who(), chat.facts());
        return changed ? desk.done(chat.session()) : Outcome.unchanged(chat.session());
    }
}
