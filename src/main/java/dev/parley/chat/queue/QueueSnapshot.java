package dev.parley.chat.queue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queues of some topics, read for several subscriptions. The content for subscriptions of the same topics is computed once. */
final class QueueSnapshot {

    /** The columns of a session that link an agent. They are null for waiting sessions. */
    static final Set<String> AGENTS =
            Set.of("chat_session.user_id", "chat_session.transfer_to", "chat_session.supervised_by");

    private final Set<Long> asked;
    private final List<Waits> waiting;
    private final Map<Long, TopicQueue> queues;
    private final Map<List<Long>, View> byTopics = new ConcurrentHashMap<>();

    private record Waits(Long session, Long topic) {}

    /** Two queues with equal values are the same to a client. */
    record Seen(
            List<Long> topics,
            List<Long> waiting,
            int agentsPresent,
            @Nullable Integer estimatedWaitSeconds) {}

    /** The queue of some topics. */
    record View(ChatQueue queue, Seen seen) {}

    /**
     * Creates a snapshot from the results of the reads.
     *
     * @param asked ids of the topics
     * @param waiting the waiting sessions in order: id and topic
     * @param queues queues of the topics that exist
     */
    QueueSnapshot(Long[] asked, List<Object[]> waiting, List<TopicQueue> queues) {
        this.asked = Set.of(asked);
        this.waiting = waiting.stream()
                .map(row -> new Waits((Long) row[0], (Long) row[1]))
                .toList();
        this.queues = queues.stream().collect(Collectors.toMap(queue -> queue.topic().id, Function.identity()));
    }

    /** Returns whether the snapshot contains some topics. */
    boolean covers(Collection<Long> topics) {
        return asked.containsAll(topics);
    }

    /** Returns whether a topic exists and is not deleted. */
    boolean isThere(Long topic) {
        return queues.containsKey(topic) && !queues.get(topic).topic().deleted;
    }

    /** Returns the queue of some topics, in their order. */
    View of(List<Long> topics) {
        return byTopics.computeIfAbsent(topics, this::view);
    }

    private View view(List<Long> topics) {
        Set<Long> wanted = new HashSet<>(topics);
        List<Long> here = waiting.stream()
                .filter(session -> wanted.contains(session.topic()))
                .map(Waits::session)
                .toList();
        ChatQueue queue = new ChatQueue(topics.stream().map(queues::get).toList());
        return new View(queue, new Seen(topics, here, queue.agentsPresent, queue.estimatedWaitSeconds));
    }
}
