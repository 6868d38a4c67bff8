package dev.parley.chat.topic;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.Setting;
import dev.parley.graphql.declaration.Settings;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLOutputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The settings of a topic that are not columns: bits of SuperOffice's masks, and opening hours. */
@Singleton
class TopicSettings {

    private static final String FORM_FIELD = "ChatFormField";

    @Produces
    @Singleton
    Settings<ChatTopic> settings() {
        List<Setting<ChatTopic>> all = new ArrayList<>();
        all.add(OpeningHoursSettings.lunch());
        all.add(OpeningHoursSettings.days());
        all.add(OpeningHoursSettings.exceptions());
        all.add(TranslationSettings.translations());
        for (ChatTopicFlag flag : ChatTopicFlag.values()) {
            all.add(setting(flag));
        }
        all.add(requiredFields(
                "widget.forms.preChat.requiredFields",
                formField(),
                "widgetRequiredFields",
                topic -> topic.widgetRequiredFields,
                ChatTopicSettings::requireBeforeChat));
        all.add(requiredFields(
                "widget.forms.offline.requiredFields",
                typeRef(FORM_FIELD),
                "widgetOfflineFields",
                topic -> topic.widgetOfflineFields,
                ChatTopicSettings::requireOffline));
        return new Settings<>(List.copyOf(all));
    }

    private static Setting<ChatTopic> setting(ChatTopicFlag flag) {
        return Setting.of(
                ChatTopic.class,
                flag.path(),
                flag.description(),
                nonNull(Scalars.GraphQLBoolean),
                Scalars.GraphQLBoolean,
                List.of("flags"),
                topic -> topic.has(flag),
                (topic, on) -> topic.set(flag, (Boolean) on));
    }

    private static Setting<ChatTopic> requiredFields(
            String path,
            GraphQLOutputType type,
            String column,
            Function<ChatTopic, Integer> mask,
            BiConsumer<ChatTopic, Collection<?>> set) {
        return Setting.of(
                ChatTopic.class,
                path,
                "Fields that the customer must fill in.",
                nonNull(list(nonNull(type))),
                list(nonNull(typeRef(FORM_FIELD))),
                List.of(column),
                topic -> ChatFormField.namesIn(mask.apply(topic)),
                (topic, names) -> set.accept(topic, (Collection<?>) names));
    }

    private static GraphQLEnumType formField() {
        GraphQLEnumType.Builder type =
                GraphQLEnumType.newEnum().name(FORM_FIELD).description("A field of a form of the widget.");
        for (ChatFormField field : ChatFormField.values()) {
            type.value(field.name(), field.name(), field.description());
        }
        return type.build();
    }
}
