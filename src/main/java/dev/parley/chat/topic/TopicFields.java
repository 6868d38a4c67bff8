package dev.parley.chat.topic;

import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.schema.TimeScalars;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLOutputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

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
        return atTime(
                "isOpen",
                "Whether the topic is open according to its opening hours. Always true if openingHours.enabled is false.",
                nonNull(Scalars.GraphQLBoolean),
                ChatTopic::isOpen);
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> nextChangeAt() {
        return atTime(
                "nextChangeAt",
                "Next time at which the topic opens or closes according to its opening hours. Null if it never does.",
                TimeScalars.DATE_TIME,
                (topic, at) -> topic.nextChange(at).orElse(null));
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> openingException() {
        return atTime(
                "openingException",
                "The exception of the date in the topic's time zone. Null if the date has the hours of its weekday, or if openingHours.enabled is false.",
                typeRef(OpeningHoursSettings.EXCEPTION_TYPE),
                (topic, at) -> topic.openingHours()
                        .exception(at)
                        .map(OpeningHoursSettings::read)
                        .orElse(null));
    }

    @Produces
    @Singleton
    ComputedField<ChatTopic> fitsSuperOffice() {
        return ComputedField.of(
                ChatTopic.class,
                "openingHours.fitsSuperOffice",
                "Whether SuperOffice's columns express these opening hours: at most one period a day, within the day, and no exceptions. If not, the columns show the first opening and the last closing time of each day.",
                nonNull(Scalars.GraphQLBoolean),
                ChatTopicHours.COLUMNS,
                topic -> topic.configuredHours().fitColumns());
    }

    private ComputedField<ChatTopic> atTime(
            String name, String description, GraphQLOutputType type, BiFunction<ChatTopic, Instant, Object> value) {
        return new ComputedField<>(
                ChatTopic.class,
                name,
                description,
                type,
                List.of(AT),
                true,
                ChatTopicHours.COLUMNS,
                List.of(),
                (topic, given) -> value.apply(topic, at(given.arguments())));
    }

    private Instant at(Map<String, Object> given) {
        Instant at = (Instant) given.get(AT.getName());
        return at == null ? clock.instant() : at;
    }
}
