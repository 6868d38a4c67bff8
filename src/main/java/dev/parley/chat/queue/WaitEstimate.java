package dev.parley.chat.queue;

import dev.parley.chat.topic.ChatTopic;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The numbers behind an estimate, so that clients can judge it. */
@Description("The numbers behind an estimated wait, which is position × averageAcceptSeconds.")
public class WaitEstimate {

    @NonNull @Description("The topic of the estimate.")
    public final ChatTopic topic;

    @NonNull @Description("Position that the next customer would have in the topic's queue, from 1.")
    public final int position;

    @NonNull @Description("Average seconds between two accepts in the topic while customers waited.")
    public final int averageAcceptSeconds;

    @NonNull @Description("Number of gaps between accepts in the average, from 3 to 20.")
    public final int samples;

    @Description("Time at which an agent last accepted a session of the topic; shows how recent the average is.")
    public final @Nullable Instant lastAcceptAt;

    WaitEstimate(TopicQueue queue) {
        this.topic = queue.topic();
        this.position = queue.next().place();
        this.averageAcceptSeconds = queue.topic().acceptPace().wholeSeconds();
        this.samples = queue.topic().acceptPace().samples();
        this.lastAcceptAt = queue.topic().lastAcceptAt;
    }
}
