package dev.parley.chat.queue;

import static dev.parley.graphql.subscription.SubscriptionField.argument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.subscription.StreamedSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.SubscriptionConfig;
import dev.parley.graphql.subscription.SubscriptionField;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionSource;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.security.AccessRole;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;

/** Adds the subscriptions to the queue. */
@Singleton
class ChatQueueSubscriptions {

    private final ChatQueueQueries queries;
    private final Provider<EventFeed> feed;
    private final Provider<SharedQueues> queues;
    private final Provider<QueueBoard> board;
    private final Provider<SubscriptionConfig> config;

    /** Beans that read the database are injected lazily, because the schema is built before they are available. */
    ChatQueueSubscriptions(
            ChatQueueQueries queries,
            Provider<EventFeed> feed,
            Provider<SharedQueues> queues,
            Provider<QueueBoard> board,
            Provider<SubscriptionConfig> config) {
        this.queries = queries;
        this.feed = feed;
        this.queues = queues;
        this.board = board;
        this.config = config;
    }

    @Produces
    @Singleton
    SubscriptionField chatQueueChanged() {
        return new SubscriptionField(
                "chatQueueChanged",
                "The combined queue of the caller's topics: sent at once, and whenever a session enters, leaves or changes its position, or the number of agents changes. Changes within half a second are combined. For agents only.",
                nonNull(typeRef("ChatQueue")),
                AccessRole.WITH_TOKEN,
                List.of(
                        argument(
                                "topicIds",
                                list(nonNull(Scalars.GraphQLID)),
                                "The topics. Defaults to all topics of which the caller is a member. BAD_ID for any other topic, whether it exists or not. When the caller loses its membership, the subscription ends with BAD_ID.")),
                this::queue);
    }

    private SubscriptionSource queue(SubscriptionRequest request) {
        List<String> chosen = request.argument("topicIds");
        return new QueueStream(request, queues.get(), chosen, queries.topics(chosen));
    }

    @Produces
    @Singleton
    SubscriptionField queuePosition() {
        return new SubscriptionField(
                "queuePosition",
                "The position of a session in the queue: sent shortly after the start, and whenever it changes. Completes when the session is closed.",
                nonNull(typeRef("QueuePosition")),
                AccessRole.KNOWN,
                List.of(argument(
                        "chatSessionId",
                        nonNull(Scalars.GraphQLID),
                        "The session. BAD_ID for a session that the caller may not see, whether it exists or not.")),
                request -> new QueuePositionStream(
                        StreamedSession.of(request, "chatSessionId"),
                        feed.get(),
                        board.get(),
                        config.get().shareFor()));
    }

    @Produces
    @Singleton
    ViewType<QueuePositionStream.Place> queuePlace() {
        return new ViewType<>(
                "QueuePosition",
                "The position of a session in the queue of its topic.",
                QueuePositionStream.Place.class,
                List.of(
                        ViewType.value(
                                "queuePosition",
                                "Position, from 1. Null if the session does not wait.",
                                Scalars.GraphQLInt,
                                QueuePositionStream.Place::queuePosition),
                        ViewType.value(
                                "estimatedWaitSeconds",
                                "Estimated seconds until an agent accepts, at the current pace. Null if the session does not wait, or while the topic has too few accepts for an estimate or no present agent.",
                                Scalars.GraphQLInt,
                                QueuePositionStream.Place::estimatedWaitSeconds)));
    }
}
