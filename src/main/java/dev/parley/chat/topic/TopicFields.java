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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds the computed fields of a topic to the schema. */
@Singleton
class TopicFields {

    private static final GraphQLArgument AT = newArgument()
            .name("at")
            .type(TimeScalars.DATE_TIME)
            .description("The time to evaluate. Defaults to now.")
            .build();

    private static final GraphQLArgument LANGUAGE = newArgument()
            .name("language")
            .type(Scalars.GraphQLString)
            .description("The reader's language, as a BCP 47 tag. Defaults to the topic's own texts.")
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

    @Produces
    @Singleton
    ComputedField<ChatTopic> texts() {
        return new ComputedField<>(
                ChatTopic.class,
                "texts",
                "The topic's texts for a reader: the translation with the same tag, or else one of the same language, preferably without a region. In place of texts that it does not have, and without a translation, these are the topic's own.",
                nonNull(typeRef(TranslationSettings.TYPE)),
                List.of(LANGUAGE),
                true,
                Stream.concat(
                                Stream.of(ChatTopicSettings.TRANSLATIONS_COLUMN, "widgetLanguage"),
                                TopicText.attributes().stream())
                        .toList(),
                List.of(),
                (topic, given) -> textsFor(topic, (String) given.arguments().get(LANGUAGE.getName())));
    }

    private static Map<String, @Nullable Object> textsFor(ChatTopic topic, @Nullable String language) {
        Optional<TopicTranslation> translation = topic.translationFor(language);
        Map<String, @Nullable Object> texts = new HashMap<>();
        texts.put(
                TopicTranslation.LANGUAGE,
                translation.map(TopicTranslation::language).or(topic::language).orElse(null));
        for (TopicText text : TopicText.values()) {
            texts.put(text.key(), translation.flatMap(each -> each.text(text)).orElse(text.of(topic)));
        }
        return texts;
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
