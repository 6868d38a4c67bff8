package dev.parley.chat.session;

import dev.parley.chat.ChatSessionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commands that move the session in the agents' queue, and its waiting time. Obtain it from {@link ChatSession#queue}. */
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
        }
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
