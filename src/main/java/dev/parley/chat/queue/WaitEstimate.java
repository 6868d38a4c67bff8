package dev.parley.chat.queue;

import dev.parley.chat.topic.ChatTopic;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The numbers that an estimate is made of, so that nobody has to believe it. */
@Description("The numbers that an estimated wait is made of: position × secondsPrAccept.")
public class WaitEstimate {

    @NonNull @Description("The topic that the estimate is for.")
    public final ChatTopic topic;

    @NonNull @Description("Place that the next customer will have in the queue of the topic, from 1.")
    public final int position;

    @NonNull @Description("Average seconds between two accepts in the topic while customers waited.")
    public final int secondsPrAccept;

    @NonNull @Description("Sample size: how many gaps between accepts the average is made of, from 3 to 20.")
    public final int samples;

    @Description("When an agent last accepted a session of the topic: how fresh that average is.")
    public final Instant lastAccept;

    WaitEstimate(TopicQueue queue) {
        this.topic = queue.topic();
        this.position = queue.next().place();
        this.secondsPrAccept = queue.topic().acceptPace().seconds();
        this.samples = queue.topic().acceptPace().samples();
        this.lastAccept = queue.topic().lastAccept;
    }
}
