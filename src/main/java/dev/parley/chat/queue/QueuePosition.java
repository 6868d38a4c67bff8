package dev.parley.chat.queue;

import dev.parley.chat.AcceptPace;
import dev.parley.chat.AgentQueue;
import dev.parley.chat.ChatSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/**
 * A place in the queue of a topic: higher priority first, then the session that entered the queue first.
 *
 * @param place from 1
 * @param estimatedWaitSeconds seconds until an agent accepts, or null while the topic has no average to tell from
 */
record QueuePosition(int place, Integer estimatedWaitSeconds) {

    private static final String POSITIONS = """
            select s.id, 1 + (select count(*) from ChatSession a
                              where a.topic = s.topic and %s
                                and (a.priority > s.priority
                                  or a.priority = s.priority and (a.queuedAt, a.id) < (s.queuedAt, s.id))),
                   s.topic.acceptSamples, s.topic.acceptGapMillis
            from ChatSession s where one_of(:ids, s.id)""".formatted(AgentQueue.waitsHql("a"));

    /** The places of those that wait. */
    static Map<Long, QueuePosition> of(StatelessSession database, List<ChatSession> sessions) {
        Long[] waiting = sessions.stream()
                .filter(ChatSession::waits)
                .map(session -> session.id)
                .toArray(Long[]::new);
        if (waiting.length == 0) {
            return Map.of();
        }
        return database.createSelectionQuery(POSITIONS, Object[].class).setParameter("ids", waiting).list().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> of(row[1], row[2], row[3])));
    }

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
