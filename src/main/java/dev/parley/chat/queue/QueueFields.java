package dev.parley.chat.queue;

import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.ChatSession;
import dev.parley.chat.ChatTopic;
import dev.parley.graphql.BatchField;
import dev.parley.graphql.OwnList;
import graphql.Scalars;
import graphql.schema.GraphQLOutputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What topics and sessions tell of the queue. Figures that come from the same rows have the same loader. */
@Singleton
class QueueFields {

    private final BatchField.Loader<ChatTopic> queues;
    private final BatchField.Loader<ChatSession> positions = QueuePosition::of;

    QueueFields(Clock clock) {
        this.queues = (database, topics) -> TopicQueue.of(database, topics, clock.instant()).stream()
                .collect(Collectors.toMap(queue -> queue.topic().id, Function.identity()));
    }

    @Produces
    @Singleton
    BatchField<ChatTopic> queueLength() {
        return ofTopic(
                "queueLength",
                "How many sessions wait for an agent now: in status IN_QUEUE, with no bot that drives them.",
                nonNull(Scalars.GraphQLInt),
                queue -> queue.waiting().length());
    }

    @Produces
    @Singleton
    BatchField<ChatTopic> longestWaitSeconds() {
        return ofTopic(
                "longestWaitSeconds",
                "Seconds that the session which has waited longest has waited until now; null when none waits.",
                Scalars.GraphQLInt,
                queue -> queue.waiting().longestSeconds());
    }

    @Produces
    @Singleton
    BatchField<ChatTopic> averageWaitSeconds() {
        return ofTopic(
                "averageWaitSeconds",
                "Seconds that the waiting sessions have waited until now, on average; null when none waits.",
                Scalars.GraphQLInt,
                queue -> queue.waiting().averageSeconds());
    }

    @Produces
    @Singleton
    BatchField<ChatTopic> estimatedWaitSeconds() {
        return ofTopic(
                "estimatedWaitSeconds",
                "Seconds that the next who asks will wait, if it goes on as before: (queueLength + 1) × secondsPrAccept; null while secondsPrAccept is an average of fewer than 3 accepts.",
                Scalars.GraphQLInt,
                queue -> queue.next().estimatedWaitSeconds());
    }

    @Produces
    @Singleton
    BatchField<ChatTopic> agentsPresent() {
        return new BatchField<>(
                ChatTopic.class,
                "agentsPresent",
                "How many users are present who may respond in the topic.",
                nonNull(Scalars.GraphQLInt),
                true,
                List.of(),
                PresentAgents::of);
    }

    @Produces
    @Singleton
    BatchField<ChatSession> queuePosition() {
        return ofSession(
                "queuePosition",
                "Place in the queue of the topic now, from 1; null when the session does not wait for an agent, also while a bot drives it.",
                QueuePosition::place);
    }

    @Produces
    @Singleton
    BatchField<ChatSession> sessionsEstimatedWaitSeconds() {
        return ofSession(
                "estimatedWaitSeconds",
                "Seconds until an agent accepts, if it goes on as before: queuePosition × secondsPrAccept of the topic; null when the session does not wait, and while secondsPrAccept is an average of fewer than 3 accepts.",
                QueuePosition::estimatedWaitSeconds);
    }

    @Produces
    @Singleton
    OwnList<ChatQueue> sessions() {
        return new OwnList<>(
                ChatQueue.class,
                "sessions",
                "The waiting sessions of the topics, in the order in which they are to be accepted.",
                ChatSession.class,
                ChatQueue::where,
                List.of(
                        Map.of("field", "PRIORITY", "direction", "DESC"),
                        Map.of("field", "QUEUED_AT", "direction", "ASC")));
    }

    private BatchField<ChatTopic> ofTopic(
            String name, String description, GraphQLOutputType type, Function<TopicQueue, Integer> part) {
        return new BatchField<>(
                ChatTopic.class,
                name,
                description,
                type,
                true,
                List.of("acceptSamples", "acceptGapMillis", "lastAccept"),
                queues,
                queue -> part.apply((TopicQueue) queue));
    }

    private BatchField<ChatSession> ofSession(String name, String description, Function<QueuePosition, Integer> part) {
        return new BatchField<>(
                ChatSession.class,
                name,
                description,
                Scalars.GraphQLInt,
                true,
                List.of("status", "chatbotIsactive"),
                positions,
                position -> part.apply((QueuePosition) position));
    }
}
