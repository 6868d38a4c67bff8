package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.topic.ChatTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The queues of one or more topics, combined. */
@Description("The combined queue of one or more topics.")
public class ChatQueue {

    @NonNull @Description("The topics of the queue.")
    public final List<@NonNull ChatTopic> topics;

    @NonNull @Description("Number of sessions that wait for an agent: in status IN_QUEUE and not handled by a bot.")
    public final int length;

    @Description("Seconds that the longest-waiting session has waited. Null if none waits.")
    public final @Nullable Integer longestWaitSeconds;

    @Description("Average seconds that the waiting sessions have waited. Null if none waits.")
    public final @Nullable Integer averageWaitSeconds;

    @NonNull @Description("Number of present users who may respond in at least one of the topics.")
    public final int agentsPresent;

    @Description(
            "Estimated wait of the next customer, in seconds, at the current pace; the longest of all topics. Topics with too few accepts for an estimate, or without a present agent, do not count. Null if none is left.")
    public final @Nullable Integer estimatedWaitSeconds;

    @Description("The numbers behind the estimate. Null if there is none.")
    public final @Nullable WaitEstimate estimateBasis;

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

    /** Returns the filter that finds the sessions of this queue. */
    Map<String, Object> where() {
        return AgentQueue.filter(topics.stream().map(topic -> topic.id).toList());
    }
}
