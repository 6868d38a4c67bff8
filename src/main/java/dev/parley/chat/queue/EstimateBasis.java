package dev.parley.chat.queue;

import dev.parley.chat.ChatTopic;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The numbers that an estimate is made of, so that nobody has to believe it. */
@Description("The numbers that an estimated wait is made of: position × secondsPrAccept.")
public class EstimateBasis {

    @NonNull @Description("The topic that the estimate is for.")
    public final ChatTopic topic;

    @NonNull @Description("Place that the next customer will have in the queue of the topic, from 1.")
    public final int position;

    @NonNull @Description("Average seconds that customers of the topic wait until an agent accepts.")
    public final int secondsPrAccept;

    @Description("When an agent last accepted a session of the topic: how fresh that average is.")
    public final Instant lastAccept;

    EstimateBasis(TopicQueue queue) {
        this.topic = queue.topic();
        this.position = queue.next().place();
        this.secondsPrAccept = queue.next().secondsPrAccept();
        this.lastAccept = queue.topic().lastAccept;
    }
}
