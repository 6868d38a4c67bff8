package dev.parley.chat.session;

import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.ClosingDetails;
import dev.parley.crm.User;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commands that move the session in the agents' queue, its waiting time, and its offers to agents. Obtain it from {@link ChatSession#queue}. */
public final class QueueCommands {

    private final ChatSession session;

    QueueCommands(ChatSession session) {
        this.session = session;
    }

    /**
     * Adds the session to the end of the agents' queue. A session that a bot handles is in status 4 too, but does not wait for an agent.
     *
     * @param othersWaiting number of other waiting sessions in the topic
     */
    void enter(int othersWaiting, Instant now) {
        session.status = ChatSessionStatus.IN_QUEUE;
        if (session.chatbotIsactive) {
            return;
        }
        session.setWait(QueueWait.begin(now));
        if (session.initialQueuePos == null) {
            session.initialQueuePos = othersWaiting + 1;
            session.promisedWaitSeconds = session.topic.acceptPace().estimatedWaitSeconds(session.initialQueuePos);
        }
    }

    /** Returns the session to its former position in the queue. The time since it left does not count as waiting time. */
    void reenter(int othersWaiting, Instant now) {
        if (!session.queueWait().hasEnded()) {
            enter(othersWaiting, now);
            return;
        }
        session.status = ChatSessionStatus.IN_QUEUE;
        session.setWait(session.queueWait().resume(now));
    }

    /** Reopens the session outside the queue. If it is returned to the queue, its position counts from now. The waiting time so far is kept. */
    void renewPlace(Instant now) {
        session.setWait(session.queueWait().atTheEnd(now));
    }

    /** Removes the session from the agents' queue, whatever follows. */
    void leave(Instant now) {
        if (session.waits()) {
            session.setWait(session.queueWait().end(now));
            session.offlineFormOfferedAt = null;
            clearOffer();
        }
    }

    /** Offers the waiting session to an agent for a time. The caller has checked that the agent can accept it. */
    public void offerTo(User agent, Duration time, Instant now) {
        session.offeredTo = agent;
        session.offerExpiresAt = now.plus(time);
        session.journal().record(ChatSessionEventType.OFFERED, SessionActor.SYSTEM, now);
    }

    /**
     * Declines the offer of the waiting session to the calling agent.
     *
     * @throws RefusalException NOT_ALLOWED, NOT_OFFERED
     */
    public void decline(ActionContext context) {
        session.require(ChatAction.DECLINE_OFFER, context);
        clearOffer();
        session.journal().record(ChatSessionEventType.OFFER_DECLINED, context.actor(), context.now());
    }

    /** Ends an offer that has expired, or whose agent can't accept it any more. */
    public void endOffer(Instant now) {
        boolean expired = session.offerExpiresAt == null || !now.isBefore(session.offerExpiresAt);
        clearOffer();
        session.journal()
                .record(
                        expired ? ChatSessionEventType.OFFER_EXPIRED : ChatSessionEventType.OFFER_WITHDRAWN,
                        SessionActor.SYSTEM,
                        now);
    }

    /** Returns the agent who may accept the offer now; null if there is no offer, or if it has expired. */
    @Nullable User offeredTo(Instant now) {
        return session.offerExpiresAt != null && now.isBefore(session.offerExpiresAt) ? session.offeredTo : null;
    }

    /**
     * Changes the priority.
     *
     * @return whether it has changed
     * @throws RefusalException NOT_ALLOWED, NOT_MANAGER, SESSION_ENDED
     */
    public boolean prioritize(ActionContext context, short priority) {
        session.require(ChatAction.SET_PRIORITY, context);
        if (session.priority == priority) {
            return false;
        }
        session.priority = priority;
        session.journal().record(ChatSessionEventType.PRIORITY_CHANGED, context.actor(), context.now());
        return true;
    }

    /**
     * Changes the skills that the session needs. An open offer stays.
     *
     * @param skills what the database knows of the new skills
     * @return whether they differ from the present ones
     * @throws RefusalException NOT_ALLOWED, NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE, TAG_NOT_FOUND
     */
    public boolean setSkills(ActionContext context, ClosingDetails.TagFacts skills) {
        session.require(ChatAction.SET_SKILLS, context);
        skills.requireKnown("skillIds");
        if (skills.differ()) {
            session.journal().record(ChatSessionEventType.SKILLS_CHANGED, context.actor(), context.now());
        }
        return skills.differ();
    }

    private void clearOffer() {
        session.offeredTo = null;
        session.offerExpiresAt = null;
    }

    /** Returns the seconds that the customer has waited in the queue, up to now while it waits; null if the session never entered the queue. */
    public @Nullable Integer waitSeconds(Instant now) {
        return session.queueWait().seconds(now);
    }

    /** Returns a time since which the session was certainly in the queue; see {@link QueueWait#beganAt}. */
    public Instant beganToWaitAt(Instant now) {
        return session.queueWait().beganAt(now);
    }
}
