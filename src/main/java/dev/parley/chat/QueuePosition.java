package dev.parley.chat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Place of a waiting session in the queue of its topic: higher priority first, then who asked first. */
final class QueuePosition {

    private static final String POSITIONS = """
            select s.id, 1 + (select count(*) from ChatSession a
                              where a.topic = s.topic and a.status = dev.parley.chat.ChatSessionStatus.IN_QUEUE
                                and (a.priority > s.priority
                                  or a.priority = s.priority and (a.whenRequested, a.id) < (s.whenRequested, s.id)))
            from ChatSession s where s.id in :ids""";

    private QueuePosition() {}

    /** The places of those that wait. */
    static Map<Long, Integer> of(StatelessSession database, List<ChatSession> sessions) {
        List<Long> waiting = sessions.stream()
                .filter(session -> session.status == ChatSessionStatus.IN_QUEUE)
                .map(session -> session.id)
                .toList();
        if (waiting.isEmpty()) {
            return Map.of();
        }
        return database.createSelectionQuery(POSITIONS, Object[].class).setParameterList("ids", waiting).list().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> ((Long) row[1]).intValue()));
    }
}
