package dev.parley.chat.queue;

import dev.parley.chat.topic.ChatTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The queues of some topics, seen as one. */
@Description("Who waits in some topics, and how long.")
public class ChatQueue {

    @NonNull @Description("The topics.")
    public final List<@NonNull ChatTopic> topics;

    @NonNull @Description("How many sessions wait for an agent now: in status IN_QUEUE, with no bot that drives them.")
    public final int length;

    @Description("Seconds that the session which has waited longest has waited until now; null when none waits.")
    public final Integer longestWaitSeconds;

    @Description("Seconds that the waiting sessions have waited until now, on average; null when none waits.")
    public final Integer averageWaitSeconds;

    @NonNull @Description("How many users are present who may respond in one of the topics.")
    public final int agentsPresent;

    @Description(
            "Seconds that the next customer will wait, if it goes on as before: of several topics the longest; null while no topic has an average to tell from.")
    public final Integer estimatedWaitSeconds;

    @Description("The numbers that the estimate is made of; null when there is none.")
    public final WaitEstimate estimateBasis;

    ChatQueue(List<TopicQueue> queues) {
        Waiting all = queues.stream().map(TopicQueue::waiting).reduce(Waiting.NOBODY, Waiting::and);
        this.topics = queues.stream().map(TopicQueue::topic).toList();
        this.length = all.length();
        this.longestWaitSeconds = all.longestSeconds();
        this.averageWaitSeconds = all.averageSeconds();
        this.agentsPresent = (int) queues.stream()
                .flatMap(queue -> queue.present().stream())
                .distinct()
                .count();
        Optional<TopicQueue> slowest = queues.stream()
                .filter(queue -> queue.next().estimatedWaitSeconds() != null)
                .max(Comparator.comparing(queue -> queue.next().estimatedWaitSeconds()));
        this.estimatedWaitSeconds =
                slowest.map(queue -> queue.next().estimatedWaitSeconds()).orElse(null);
        this.estimateBasis = slowest.map(WaitEstimate::new).orElse(null);
    }

    /** What makes sessions part of this queue, as a filter. */
    Map<String, Object> where() {
        List<Long> ids = topics.stream().map(topic -> topic.id).toList();
        return Map.of(
                "topic",
                Map.of("databaseId", Map.of("in", ids)),
                "status",
                Map.of("eq", "IN_QUEUE"),
                "chatbotIsactive",
                Map.of("eq", false));
    }
}
