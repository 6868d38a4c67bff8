package dev.parley.chat.queue;

import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.StateStream;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.Lookup;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A stream of the queue of some topics: sends when a session enters, leaves or changes its position, or the number of agents changes. */
final class QueueStream extends StateStream {

    private final SubscriptionRequest request;
    private final SharedQueues queues;
    private final @Nullable List<String> chosen;
    private final Collection<Long> topics;

    private volatile SharedQueues.@Nullable QueueSubscription subscription;

    /**
     * Starts with the current queue.
     *
     * @param chosen global ids of the topics, or null for all of the caller's
     * @param topics database ids of these topics
     */
    QueueStream(
            SubscriptionRequest request, SharedQueues queues, @Nullable List<String> chosen, Collection<Long> topics) {
        this.request = request;
        this.queues = queues;
        this.chosen = chosen;
        this.topics = topics;
    }

    @Override
    protected Runnable join(Runnable wake) {
        SharedQueues.QueueSubscription joined = queues.follow(request, wake, topics);
        subscription = joined;
        return joined::leave;
    }

    @Override
    protected State current() {
        SharedQueues.QueueSubscription joined = Objects.requireNonNull(subscription);
        ReadRound round = joined.round();
        List<Long> followed = followed(round);
        QueueSnapshot snapshot = joined.snapshot(round, followed);
        while (snapshot == null) {
            round = joined.round();
            followed = followed(round);
            snapshot = joined.snapshot(round, followed);
        }
        List<Long> there = followed.stream().filter(snapshot::isThere).toList();
        QueueSnapshot.View current = snapshot.of(ChatQueueQueries.chosen(there, Function.identity(), chosen));
        ReadRound read = round;
        return new State(current.seen(), () -> request.withAllBelow(current.queue(), read, QueueSnapshot.AGENTS));
    }

    /** Returns the ids of the topics of which the caller is a member, limited to the chosen ones. */
    private List<Long> followed(ReadRound round) {
        Collection<?> own = (Collection<?>) Lookup.required(request.accessParameters(round), "sees");
        Set<Long> wanted = chosen == null
                ? null
                : chosen.stream().map(id -> GlobalId.number("ChatTopic", id)).collect(Collectors.toSet());
        return own.stream()
                .map(Long.class::cast)
                .filter(topic -> wanted == null || wanted.contains(topic))
                .toList();
    }
}
