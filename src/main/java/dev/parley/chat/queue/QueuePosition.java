package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.topic.AcceptPace;
import org.jspecify.annotations.Nullable;

/**
 * A position in the queue of a topic: by priority, then by the time of entry.
 *
 * @param place the position, from 1
 * @param estimatedWaitSeconds estimated seconds until an agent accepts. Null while the topic has too few accepts, or no present agent
 */
record QueuePosition(int place, @Nullable Integer estimatedWaitSeconds) {

    private static final String AHEAD =
            "(select count(*) from ChatSession a where a.topic.id = {row}.topic.id and " + AgentQueue.waitsHql("a");

    /** HQL of the position of a waiting session, else null. Two counts, because each reads one range of the queue's index. */
    static final String PLACE = "case when " + AgentQueue.waitsHql("{row}") + " then 1 + "
            + AHEAD + " and a.priority > {row}.priority) + "
            + AHEAD + " and a.priority = {row}.priority and (a.queuedAt, a.id) < ({row}.queuedAt, {row}.id)) end";

    /** Returns a position from database values: the position, the samples and average gap of its topic, and whether an agent is present. */
    static QueuePosition of(Object place, Object samples, @Nullable Object gapMillis, Object attended) {
        long gap = gapMillis == null ? 0 : ((Number) gapMillis).longValue();
        AcceptPace pace = new AcceptPace(((Number) samples).intValue(), gap, null);
        return of(((Number) place).intValue(), pace, (Boolean) attended);
    }

    /**
     * Returns a position in the queue of a topic. While no agent is present, nobody accepts, so the pace says nothing about the wait.
     *
     * @param attended whether an agent who may respond in the topic is present
     */
    static QueuePosition of(int place, AcceptPace pace, boolean attended) {
        return new QueuePosition(place, attended ? pace.estimatedWaitSeconds(place) : null);
    }
}
