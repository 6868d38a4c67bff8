package dev.parley.chat.queue;

import static dev.parley.graphql.subscription.LiveField.argument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.subscription.FollowedSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.LiveField;
import dev.parley.graphql.subscription.LiveRequest;
import dev.parley.graphql.subscription.LiveSource;
import dev.parley.graphql.subscription.ViewType;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What can be followed of the queue. */
@Singleton
class ChatQueueSubscriptions {

    private final ChatQueueQueries queries;
    private final Provider<EventFeed> feed;
    private final Provider<QueueBoard> board;
    private final Clock clock;

    /** The feed and the board come later than the schema. */
    ChatQueueSubscriptions(
            ChatQueueQueries queries, Provider<EventFeed> feed, Provider<QueueBoard> board, Clock clock) {
        this.queries = queries;
        this.feed = feed;
        this.board = board;
        this.clock = clock;
    }

    @Produces
    @Singleton
    LiveField chatQueueChanged() {
        return new LiveField(
                "chatQueueChanged",
                "Who waits in the caller's topics: at once, and whenever somebody comes, goes or changes places, or the number of agents changes. Several changes within half a second are told as one. For agents only.",
                nonNull(typeRef("ChatQueue")),
                List.of(
                        argument(
                                "topicIds",
                                list(nonNull(Scalars.GraphQLID)),
                                "Which topics; without, all that the caller is a member of. BAD_ID for any other topic, whether it exists or not; as soon as the caller is no member any more, the stream ends with it.")),
                this::queue);
    }

    private LiveSource queue(LiveRequest request) {
        List<String> topics = request.argument("topicIds");
        queries.topics(topics);
        return new FollowedQueue(request, queries, topics, feed.get(), clock);
    }

    @Produces
    @Singleton
    LiveField queuePosition() {
        return new LiveField(
                "queuePosition",
                "The place of a session in the queue: soon after the start, and whenever it changes. Ends when the session is over for good.",
                nonNull(typeRef("QueuePosition")),
                List.of(argument(
                        "sessionId",
                        nonNull(Scalars.GraphQLID),
                        "The session. BAD_ID for one that the caller may not see, whether it exists or not.")),
                request -> new OwnPlace(FollowedSession.of(request, "sessionId"), feed.get(), board.get()));
    }

    @Produces
    @Singleton
    ViewType<OwnPlace.Place> queuePlace() {
        return new ViewType<>(
                "QueuePosition",
                "The place of a session in the queue of its topic.",
                OwnPlace.Place.class,
                List.of(
                        ViewType.value(
                                "queuePosition",
                                "The place, from 1; null when the session does not wait (any more).",
                                Scalars.GraphQLInt,
                                OwnPlace.Place::queuePosition),
                        ViewType.value(
                                "estimatedWaitSeconds",
                                "Seconds until an agent accepts, if it goes on as before; null when the session does not wait, and while the topic has no average to tell from.",
                                Scalars.GraphQLInt,
                                OwnPlace.Place::estimatedWaitSeconds)));
    }
}
