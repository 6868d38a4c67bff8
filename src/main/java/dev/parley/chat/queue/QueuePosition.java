package dev.parley.chat.queue;

import dev.parley.chat.ChatSession;
import dev.parley.chat.ChatSessionStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/**
 * A place in the queue of a topic: higher priority first, then who asked first.
 *
 * @param place from 1
 * @param secondsPrAccept how long customers of the topic wait on average, 0 when nobody has accepted yet
 */
record QueuePosition(int place, int secondsPrAccept) {

    private static final String POSITIONS = """
            select s.id, 1 + (select count(*) from ChatSession a
                              where a.topic = s.topic and a.status = dev.parley.chat.ChatSessionStatus.IN_QUEUE
                                and (a.priority > s.priority
                                  or a.priority = s.priority and (a.whenRequested, a.id) < (s.whenRequested, s.id))),
                   s.topic.secondsPrAccept
            from ChatSession s where one_of(:ids, s.id)""";

    /** The places of those that wait. */
    static Map<Long, QueuePosition> of(StatelessSession database, List<ChatSession> sessions) {
        Long[] waiting = sessions.stream()
                .filter(session -> session.status == ChatSessionStatus.IN_QUEUE)
                .map(session -> session.id)
                .toArray(Long[]::new);
        if (waiting.length == 0) {
            return Map.of();
        }
        return database.createSelectionQuery(POSITIONS, Object[].class).setParameter("ids", waiting).list().stream()
                .collect(Collectors.toMap(
                        row -> (Long) row[0], row -> new QueuePosition(((Long) row[1]).intValue(), (Integer) row[2])));
    }

    /** Seconds until an agent accepts (domain.md 9.5), or null while the topic has no average to tell from. */
    Integer estimatedWaitSeconds() {
        return secondsPrAccept == 0 ? null : (int) Math.min(Integer.MAX_VALUE, (long) place * secondsPrAccept);
    }
}
