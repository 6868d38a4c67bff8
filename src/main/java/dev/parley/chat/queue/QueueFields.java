package dev.parley.chat.queue;

import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.graphql.model.ComputedField;
import dev.parley.graphql.model.ComputedField.Fact;
import dev.parley.graphql.model.ViewerConnection;
import graphql.Scalars;
import graphql.schema.GraphQLOutputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of topics and sessions about the queue. Figures that come from the same rows have the same fact, which is read once. */
@Singleton
class QueueFields {

    private final Clock clock;

    QueueFields(Clock clock) {
        this.clock = clock;
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> queueLength() {
        return ofTopic(
                "queueLength",
                "How many sessions wait for an agent now: in status IN_QUEUE, with no bot that drives them.",
                nonNull(Scalars.GraphQLInt),
                queue -> queue.waiting().length());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> longestWaitSeconds() {
        return ofTopic(
                "longestWaitSeconds",
                "Seconds that the session which has waited longest has waited until now; null when none waits.",
                Scalars.GraphQLInt,
                queue -> queue.waiting().longestSeconds());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> averageWaitSeconds() {
        return ofTopic(
                "averageWaitSeconds",
                "Seconds that the waiting sessions have waited until now, on average; null when none waits.",
                Scalars.GraphQLInt,
                queue -> queue.waiting().averageSeconds());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> estimatedWaitSeconds() {
        return ofTopic(
                "estimatedWaitSeconds",
                "Seconds that the next who asks will wait, if it goes on as before: (queueLength + 1) × secondsPrAccept; null while secondsPrAccept is an average of fewer than 3 accepts.",
                Scalars.GraphQLInt,
                queue -> queue.next().estimatedWaitSeconds());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> agentsPresent() {
        return new ComputedField<>(
                ChatTopic.class,
                "agentsPresent",
                "How many users are present who may respond in the topic.",
                nonNull(Scalars.GraphQLInt),
                List.of(),
                true,
                List.of(),
                List.of(Fact.of("present", Long.class, TopicQueue.PRESENT_IN_TOPIC)),
                (topic, given) -> given.facts().get("present"));
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> queuePosition() {
        return ofSession(
                "queuePosition",
                "Place in the queue of the topic now, from 1; null when the session does not wait for an agent, also while a bot drives it.",
                QueuePosition::place);
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> sessionsEstimatedWaitSeconds() {
        return ofSession(
                "estimatedWaitSeconds",
                "Seconds until an agent accepts, if it goes on as before: queuePosition × secondsPrAccept of the topic; null when the session does not wait, and while secondsPrAccept is an average of fewer than 3 accepts.",
                QueuePosition::estimatedWaitSeconds);
    }

    @Produces
    @Singleton
    ViewerConnection<ChatQueue> sessions() {
        return new ViewerConnection<>(
                ChatQueue.class,
                "sessions",
                "The waiting sessions of the topics, in the order in which they are to be accepted.",
                ChatSession.class,
                ChatQueue::where,
                List.of(
                        Map.of("field", "PRIORITY", "direction", "DESC"),
                        Map.of("field", "QUEUED_AT", "direction", "ASC")));
    }

    private ComputedField<ChatTopic> ofTopic(
            String name, String description, GraphQLOutputType type, Function<TopicQueue, Integer> part) {
        return new ComputedField<>(
                ChatTopic.class,
                name,
                description,
                type,
                List.of(),
                true,
                List.of("acceptSamples", "acceptGapMillis", "lastAccept"),
                List.of(Fact.of("queue", JsonArray.class, TopicQueue.WAITING_OF_TOPIC)),
                (topic, given) -> part.apply(
                        TopicQueue.of(topic, (JsonArray) given.facts().get("queue"), clock.instant())));
    }

    private static ComputedField<ChatSession> ofSession(
            String name, String description, Function<QueuePosition, Integer> part) {
        return new ComputedField<>(
                ChatSession.class,
                name,
                description,
                Scalars.GraphQLInt,
                List.of(),
                true,
                List.of("topic.acceptSamples", "topic.acceptGapMillis"),
                List.of(Fact.of("place", Long.class, QueuePosition.PLACE)),
                (session, given) -> given.facts().get("place") instanceof Long place
                        ? part.apply(QueuePosition.of(place.intValue(), session.topic.acceptPace()))
                        : null);
    }
}
