package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.topic.AcceptPace;

/**
 * A position in the queue of a topic: by priority, then by the time of entry.
 *
 * @param place the position, from 1
 * @param estimatedWaitSeconds estimated seconds until an agent accepts, or null while the topic has too few accepts
 */
record QueuePosition(int place, Integer estimatedWaitSeconds) {

    private static final String AHEAD =
            "(select count(*) from ChatSession a where a.topic.id = {row}.topic.id and " + AgentQueue.waitsHql("a");

    /** HQL of the position of a waiting session, else null. Two counts, because each reads one range of the queue's index. */
    static final String PLACE = "case when " + AgentQueue.waitsHql("{row}") + " then 1 + "
            + AHEAD + " and a.priority > {row}.priority) + "
            + AHEAD + " and a.priority = {row}.priority and (a.queuedAt, a.id) < ({row}.queuedAt, {row}.id)) end";

    /** Returns a position from database values: the position, and the samples and average gap of its topic. */
    static QueuePosition of(Object place, Object samples, Object gapMillis) {
        long gap = gapMillis == null ? 0 : ((Number) gapMillis).longValue();
        return of(((Number) place).intValue(), new AcceptPace(((Number) samples).intValue(), gap, null));
    }

    /** Returns a position in the queue of a topic with the given accept pace. */
    static QueuePosition of(int place, AcceptPace pace) {
        return new QueuePosition(place, pace.estimatedWaitSeconds(place));
    }
}
