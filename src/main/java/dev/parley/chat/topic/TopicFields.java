package dev.parley.chat.topic;

import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.graphql.model.ComputedField;
import dev.parley.graphql.schema.TimeScalars;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Adds the computed fields of a topic to the schema. */
@Singleton
class TopicFields {

    private static final GraphQLArgument AT = newArgument()
            .name("at")
            .type(TimeScalars.DATE_TIME)
            .description("The time to evaluate. Defaults to now.")
            .build();

    private final Clock clock;

    TopicFields(Clock clock) {
        this.clock = clock;
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> isOpen() {
        return new ComputedField<>(
                ChatTopic.class,
                "isOpen",
                "Whether the topic is open according to its opening hours. Always true if openingHours.enabled is false.",
                nonNull(Scalars.GraphQLBoolean),
                List.of(AT),
                true,
                ChatTopicHours.COLUMNS,
                List.of(),
                (topic, given) -> topic.isOpen(at(given.arguments())));
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> nextChangeAt() {
        return new ComputedField<>(
                ChatTopic.class,
                "nextChangeAt",
                "Next time at which the topic opens or closes according to its opening hours. Null if it never does.",
                TimeScalars.DATE_TIME,
                List.of(AT),
                true,
                ChatTopicHours.COLUMNS,
                List.of(),
                (topic, given) -> topic.nextChange(at(given.arguments())).orElse(null));
    }

    private Instant at(Map<String, Object> given) {
        Instant at = (Instant) given.get(AT.getName());
        return at == null ? clock.instant() : at;
    }
}
