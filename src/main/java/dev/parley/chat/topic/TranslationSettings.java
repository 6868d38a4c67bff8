package dev.parley.chat.topic;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;

import dev.parley.chat.Languages;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.declaration.Setting;
import dev.parley.graphql.schema.CostDirectives;
import dev.parley.graphql.value.InputText;
import dev.parley.graphql.value.Lookup;
import graphql.Scalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The setting of the translations of a topic's texts. */
final class TranslationSettings {

    /** Name of the type of the texts. */
    static final String TYPE = "ChatTopicTexts";

    static final String TRANSLATIONS = "translations";

    /** The most translations of a topic. */
    static final int MOST_TRANSLATIONS = 50;

    private static final String DESCRIPTION = "Texts of a topic for customers, in a language.";

    private TranslationSettings() {}

    /** Returns the setting. */
    static Setting<ChatTopic> translations() {
        return Setting.of(
                ChatTopic.class,
                TRANSLATIONS,
                "Texts for customers in further languages. The field texts chooses from them. As an input: the list replaces all translations; at most "
                        + MOST_TRANSLATIONS + ".",
                nonNull(list(nonNull(output()))),
                list(nonNull(input())),
                List.of(ChatTopicSettings.TRANSLATIONS_COLUMN),
                topic -> topic.translations().stream()
                        .map(TopicTranslation::asFields)
                        .toList(),
                (topic, given) -> topic.setTranslations(read((List<?>) given)));
    }

    private static GraphQLObjectType output() {
        GraphQLObjectType.Builder type = newObject()
                .name(TYPE)
                .description(DESCRIPTION)
                .withAppliedDirective(CostDirectives.ofRowPart())
                .field(newFieldDefinition()
                        .name(TopicTranslation.LANGUAGE)
                        .type(Scalars.GraphQLString)
                        .description(
                                "The language, as a BCP 47 tag. For texts of the topic itself, that of widget.language. Null if it is no such tag.")
                        .build());
        for (TopicText text : TopicText.values()) {
            type.field(newFieldDefinition()
                    .name(text.key())
                    .type(Scalars.GraphQLString)
                    .description("The text of " + text.path() + " in the language.")
                    .build());
        }
        return type.build();
    }

    private static GraphQLInputObjectType input() {
        GraphQLInputObjectType.Builder type = newInputObject()
                .name(TYPE + "Input")
                .description(DESCRIPTION + " In place of omitted and blank texts, customers see the topic's own.")
                .field(newInputObjectField()
                        .name(TopicTranslation.LANGUAGE)
                        .type(nonNull(Scalars.GraphQLString))
                        .description("The language, as a BCP 47 tag such as nb or de-AT. Each language at most once.")
                        .build());
        for (TopicText text : TopicText.values()) {
            type.field(newInputObjectField()
                    .name(text.key())
                    .type(Scalars.GraphQLString)
                    .description("The text of " + text.path() + " in the language, at most " + text.mostCharacters()
                            + " characters.")
                    .build());
        }
        return type.build();
    }

    /**
     * Reads translations from an input.
     *
     * @throws RefusalException VALIDATION or FIELD_TOO_LONG, with the path of the invalid part
     */
    private static Collection<TopicTranslation> read(List<?> given) {
        if (given.size() > MOST_TRANSLATIONS) {
            throw new RefusalException(RefusalCode.VALIDATION, TRANSLATIONS);
        }
        Map<String, TopicTranslation> all = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Map<?, ?> each = (Map<?, ?>) given.get(i);
            String path = TRANSLATIONS + "." + i + ".";
            String language = Languages.canonical(
                            InputText.trimmed((String) Lookup.required(each, TopicTranslation.LANGUAGE)))
                    .orElseThrow(() -> invalidLanguage(path));
            if (all.put(language, new TopicTranslation(language, texts(each, path))) != null) {
                throw invalidLanguage(path);
            }
        }
        return all.values();
    }

    private static RefusalException invalidLanguage(String path) {
        return new RefusalException(RefusalCode.VALIDATION, path + TopicTranslation.LANGUAGE);
    }

    private static Map<TopicText, String> texts(Map<?, ?> given, String path) {
        Map<TopicText, String> texts = new EnumMap<>(TopicText.class);
        for (TopicText text : TopicText.values()) {
            String translated = InputText.optional((String) given.get(text.key()));
            if (translated != null) {
                if (InputText.length(translated) > text.mostCharacters()) {
                    throw new RefusalException(RefusalCode.FIELD_TOO_LONG, path + text.key());
                }
                texts.put(text, translated);
            }
        }
        return texts;
    }
}
