package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.tag.ClosingDetails;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assigns, returns, supervises, ends, reopens and deletes sessions. Each method is one transaction; a refusal rolls it back. */
@ApplicationScoped
public class Lifecycle {

    /** A supervisor is silent from the time of joining at the earliest. */
    private static final String SEEN = "update agent_last_seen set seen_at = now() where user_id = ?";

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;
    private final QueueMetrics metrics;

    Lifecycle(SessionUnitOfWork unitOfWork, PendingWrites writes, QueueMetrics metrics) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
        this.metrics = metrics;
    }

    /**
     * Assigns a session from the queue to an agent.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_TOPIC_MEMBER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, OFFERED_TO_ANOTHER,
     *     AT_CAPACITY
     */
    @Transactional
    public Outcome accept(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.ACCEPT, ref);
        boolean first = chat.session().accept(chat.context());
        return accepted(chat, first);
    }

    /**
     * Assigns the first session of the queue, by priority and waiting time, over the agent's topics. It skips sessions that are offered to others.
     *
     * @param topics the topics to which the search is restricted; null for all of the agent's
     * @throws RefusalException QUEUE_EMPTY, AT_CAPACITY
     */
    @Transactional
    public Outcome acceptNext(Actor.Agent actor, @Nullable Set<Long> topics) {
        LockedSession chat = unitOfWork.beginNext(actor, topics);
        boolean first = chat.session().accept(chat.context());
        return accepted(chat, first);
    }

    /**
     * Declines the offer of a waiting session to the caller.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OFFERED
     */
    @Transactional
    public Outcome declineOffer(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.DECLINE_OFFER, ref);
        chat.session().queue().decline(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * Assigns a session from the queue to an agent, on behalf of a manager or an administrator.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_MANAGER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, USER_NOT_FOUND,
     *     NOT_TOPIC_MEMBER, USER_NOT_PRESENT, AT_CAPACITY
     */
    @Transactional
    public Outcome assign(Actor actor, SessionRef ref, long userId) {
        LockedSession chat = unitOfWork.beginToAssign(actor, ref, userId);
        // The caller is checked before the target: otherwise the error code would disclose which users exist.
        chat.session().require(ChatAction.ASSIGN, chat.context());
        Assignee assignee = chat.loading().assignee();
        User agent = SessionUnitOfWork.existing(assignee.user());
        boolean first = chat.session().assign(chat.context(), agent, assignee.member(), assignee.load(agent));
        return accepted(chat, first);
    }

    /**
     * Sets the priority of a session.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_MANAGER, SESSION_ENDED
     */
    @Transactional
    public Outcome setPriority(Actor actor, SessionRef ref, short priority) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.SET_PRIORITY, ref);
        boolean changed = chat.session().queue().prioritize(chat.context(), priority);
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }

    /**
     * Replaces the skills that a session needs.
     *
     * @param skillIds numbers of the skills, in order
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE, TAG_NOT_FOUND
     */
    @Transactional
    public Outcome setSkills(Actor actor, SessionRef ref, List<Long> skillIds) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.SET_SKILLS, ref);
        ChosenTags skills = new ChosenTags(opening.rows(), ChosenTags.Pairs.NEEDED_SKILLS, ref.id(), skillIds);
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        if (!session.queue().setSkills(chat.context(), skills.facts())) {
            return Outcome.unchanged(session);
        }
        skills.write(session, writes);
        return unitOfWork.commit(session);
    }

    private Outcome accepted(LockedSession chat, boolean first) {
        ChatSession session = chat.session();
        session.topic.countAccept(
                session.queue().beganToWaitAt(chat.now()), chat.loading().oldestWait(), chat.now());
        Outcome outcome = unitOfWork.commit(session);
        Integer waited = session.queue().waitSeconds(chat.now());
        if (first && session.promisedWaitSeconds != null && waited != null) {
            metrics.accepted(session.promisedWaitSeconds, waited);
        }
        return outcome;
    }

    /**
     * Returns a session to the queue.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE
     */
    @Transactional
    public Outcome returnToQueue(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.RETURN_TO_QUEUE, ref);
        chat.session().transfers().returnToQueue(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * Assigns another agent's or the bot's session to a manager.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY
     */
    @Transactional
    public Outcome takeOver(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.TAKE_OVER, ref);
        chat.session().transfers().takeOver(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * Lets the caller listen to a running conversation, with the knowledge of its agent.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ACTIVE, LISTENING_DISABLED, ALREADY_SUPERVISED
     */
    @Transactional
    public Outcome join(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.JOIN, ref);
        if (!chat.session().conversation().join(chat.context())) {
            return Outcome.unchanged(chat.session());
        }
        writes.after(SEEN, chat.context().actor().requireUser().id);
        return unitOfWork.commit(chat.session());
    }

    /**
     * Ends the supervision of a conversation by the caller.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_SUPERVISOR
     */
    @Transactional
    public Outcome leave(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.LEAVE, ref);
        chat.session().conversation().leave(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * Ends a session on behalf of the customer, the session's agent, a manager of its topic or the bot.
     *
     * @param closing what staff note, now or after the end
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_OWNER, BOT_NOT_ACTIVE, NOT_ALLOWED, SESSION_ENDED, SESSION_ERASED, TAG_NOT_FOUND,
     *     CLOSING_TAGS_REQUIRED
     */
    @Transactional
    public Outcome end(Actor actor, SessionRef ref, ClosingDetails closing) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.END, ref);
        ChosenTags tags = new ChosenTags(opening.rows(), ChosenTags.Pairs.CLOSING_TAGS, ref.id(), closing.tagIds());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        if (!session.ending().end(chat.context(), closing, tags.facts())) {
            return Outcome.unchanged(session);
        }
        tags.write(session, writes);
        return unitOfWork.commit(session);
    }

    /**
     * Reopens a finished session on behalf of the customer or the session's agent.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_OWNER, NOT_ENDED, REOPEN_WINDOW_PASSED, TOPIC_DELETED, NOT_TOPIC_MEMBER, AT_CAPACITY
     */
    @Transactional
    public Outcome reopen(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.REOPEN, ref);
        chat.session().ending().reopen(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * Marks a session as deleted. Administrators only.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED
     */
    @Transactional
    public Outcome delete(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.DELETE, ref);
        boolean changed = chat.session().ending().delete(chat.context());
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }
}
