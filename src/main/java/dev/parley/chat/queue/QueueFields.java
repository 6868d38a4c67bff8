package dev.parley.chat.queue;

import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.ComputedField.Fact;
import dev.parley.graphql.declaration.ComputedField.Given;
import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.value.Lookup;
import graphql.Scalars;
import graphql.schema.GraphQLOutputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds the queue fields of topics and sessions. Fields that come from the same rows share one fact, which is read once. */
@Singleton
class QueueFields {

    private static final Fact WAITING = Fact.of("queue", JsonArray.class, TopicQueue.WAITING_OF_TOPIC);

    private static final Fact PRESENT = Fact.of("present", Long.class, TopicQueue.PRESENT_IN_TOPIC);

    private static final Fact PLACE = Fact.of("place", Long.class, QueuePosition.PLACE);

    /** Columns of a topic from which its pace is computed. */
    private static final List<String> PACE = List.of("acceptSamples", "acceptGapMillis", "lastAcceptAt");

    private final Clock clock;

    QueueFields(Clock clock) {
        this.clock = clock;
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> queueLength() {
        return ofTopic(
                "queueLength",
                "Number of sessions that wait for an agent: in status IN_QUEUE and not handled by a bot.",
                nonNull(Scalars.GraphQLInt),
                queue -> queue.waiting().length());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> longestWaitSeconds() {
        return ofTopic(
                "longestWaitSeconds",
                "Seconds that the longest-waiting session has waited. Null if none waits.",
                Scalars.GraphQLInt,
                queue -> queue.waiting().longestSeconds());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> averageWaitSeconds() {
        return ofTopic(
                "averageWaitSeconds",
                "Average seconds that the waiting sessions have waited. Null if none waits.",
                Scalars.GraphQLInt,
                queue -> queue.waiting().averageSeconds());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> estimatedWaitSeconds() {
        return new ComputedField<>(
                ChatTopic.class,
                "estimatedWaitSeconds",
                "Estimated wait of the next customer, in seconds, at the current pace: (queueLength + 1) × averageAcceptSeconds. Null while fewer than 3 gaps between accepts were measured, or no agent of the topic is present.",
                Scalars.GraphQLInt,
                List.of(),
                true,
                PACE,
                List.of(WAITING, PRESENT),
                (topic, given) -> queue(topic, given).next(isAttended(given)).estimatedWaitSeconds());
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> agentsPresent() {
        return new ComputedField<>(
                ChatTopic.class,
                "agentsPresent",
                "Number of present users who may respond in the topic.",
                nonNull(Scalars.GraphQLInt),
                List.of(),
                true,
                List.of(),
                List.of(PRESENT),
                (topic, given) -> given.facts().get(PRESENT.name()));
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> queuePosition() {
        return ofSession(
                "queuePosition",
                List.of(PLACE),
                "Current position in the topic's queue, from 1. Null if the session does not wait for an agent, also while a bot handles it.",
                QueuePosition::place);
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> sessionsEstimatedWaitSeconds() {
        return ofSession(
                "estimatedWaitSeconds",
                List.of(PLACE, Fact.of(PRESENT.name(), Long.class, TopicQueue.PRESENT_FOR_SESSION)),
                "Estimated seconds until an agent accepts, at the current pace: queuePosition × averageAcceptSeconds of the topic. Null if the session does not wait, or while fewer than 3 gaps between accepts were measured or no agent of the topic is present.",
                QueuePosition::estimatedWaitSeconds);
    }

    @Produces
    @Singleton
    ViewerConnection<ChatQueue> sessions() {
        return new ViewerConnection<>(
                ChatQueue.class,
                "sessions",
                "The waiting sessions of the topics, in the order in which they will be accepted.",
                ChatSession.class,
                ChatQueue::where,
                List.of(
                        Map.of("field", "PRIORITY", "direction", "DESC"),
                        Map.of("field", "QUEUED_AT", "direction", "ASC")));
    }

    private ComputedField<ChatTopic> ofTopic(
            String name, String description, GraphQLOutputType type, Function<TopicQueue, @Nullable Integer> part) {
        return new ComputedField<>(
                ChatTopic.class,
                name,
                description,
                type,
                List.of(),
                true,
                PACE,
                List.of(WAITING),
                (topic, given) -> part.apply(queue(topic, given)));
    }

    private TopicQueue queue(ChatTopic topic, Given given) {
        return TopicQueue.of(topic, (JsonArray) Lookup.required(given.facts(), WAITING.name()), clock.instant());
    }

    /** Returns whether an agent is present; false if the field does not read it. */
    private static boolean isAttended(Given given) {
        return given.facts().get(PRESENT.name()) instanceof Long present && present > 0;
    }

    private static ComputedField<ChatSession> ofSession(
            String name, List<Fact> facts, String description, Function<QueuePosition, @Nullable Integer> part) {
        return new ComputedField<>(
                ChatSession.class,
                name,
                description,
                Scalars.GraphQLInt,
                List.of(),
                true,
                List.of("topic.acceptSamples", "topic.acceptGapMillis"),
                facts,
                (session, given) -> given.facts().get(PLACE.name()) instanceof Long place
                        ? part.apply(QueuePosition.of(place.intValue(), session.topic.acceptPace(), isAttended(given)))
                        : null);
    }
}
