package dev.parley.chat.queue;

import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.model.Lookup;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A stream of the queue of some topics: sends when a session enters, leaves or changes its position, or the number of agents changes. */
final class QueueStream implements SubscriptionSource {

    private final SubscriptionRequest request;
    private final SharedQueues queues;
    private final @Nullable List<String> chosen;
    private final Collection<Long> topics;

    /** Whether the queue may have changed since the last read. */
    private final AtomicBoolean pending = new AtomicBoolean(true);

    private volatile SharedQueues.@Nullable QueueSubscription subscription;
    private QueueSnapshot.@Nullable Seen sent;

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
    public Runnable onNewEvents(Runnable wake) {
        SharedQueues.QueueSubscription joined = queues.follow(
                request,
                () -> {
                    pending.set(true);
                    wake.run();
                },
                topics);
        subscription = joined;
        return joined::leave;
    }

    @Override
    public Optional<Object> next() {
        SharedQueues.QueueSubscription joined = subscription;
        if (joined == null || !pending.getAndSet(false)) {
            return Optional.empty();
        }
        try {
            return changed(joined);
        } catch (RuntimeException failed) {
            pending.set(true);
            throw failed;
        }
    }

    private Optional<Object> changed(SharedQueues.QueueSubscription joined) {
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
        if (current.seen().equals(sent)) {
            return Optional.empty();
        }
        Object toSend = request.withAllBelow(current.queue(), round, QueueSnapshot.AGENTS);
        // Set last, so that a failure is retried.
        sent = current.seen();
        return Optional.of(toSend);
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
