package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.topic.AcceptPace;

/**
 * A place in the queue of a topic: higher priority first, then the session that entered the queue first.
 *
 * @param place from 1
 * @param estimatedWaitSeconds seconds until an agent accepts, or null while the topic has no average to tell from
 */
record QueuePosition(int place, Integer estimatedWaitSeconds) {

    private static final String AHEAD =
            "(select count(*) from ChatSession a where a.topic.id = {row}.topic.id and " + AgentQueue.waitsHql("a");

    /** HQL of the place of a session that waits, else null. Two counts: each reads one range of the queue's index. */
    static final String PLACE = "case when " + AgentQueue.waitsHql("{row}") + " then 1 + "
            + AHEAD + " and a.priority > {row}.priority) + "
            + AHEAD + " and a.priority = {row}.priority and (a.queuedAt, a.id) < ({row}.queuedAt, {row}.id)) end";

    /** A place, and the samples and the average gap of its topic, as they come from the database. */
    static QueuePosition of(Object place, Object samples, Object gapMillis) {
        long gap = gapMillis == null ? 0 : ((Number) gapMillis).longValue();
        return of(((Number) place).intValue(), new AcceptPace(((Number) samples).intValue(), gap, null));
    }

    /** A place in the queue of a topic whose agents accept at some pace. */
    static QueuePosition of(int place, AcceptPace pace) {
        return new QueuePosition(place, pace.estimatedWaitSeconds(place));
    }
}
