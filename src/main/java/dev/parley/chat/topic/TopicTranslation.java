package dev.parley.chat.topic;

import dev.parley.chat.Languages;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a topic in a language, as in the column translated_texts.
 *
 * @param language the language, as a BCP 47 tag
 * @param texts the translated texts; in place of others, the topic's own are shown
 */
record TopicTranslation(String language, Map<TopicText, String> texts) {

    /** The column of a topic without translations. */
    static final String NONE = "[]";

    /** Name of the language in the schema and in the stored JSON. */
    static final String LANGUAGE = "language";

    /** Reads the column. */
    static List<TopicTranslation> read(String json) {
        try (JsonReader reader = JsonProviderHolder.jsonProvider().createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(TopicTranslation::of)
                    .toList();
        }
    }

    private static TopicTranslation of(JsonObject object) {
        Map<TopicText, String> texts = new EnumMap<>(TopicText.class);
        for (TopicText text : TopicText.values()) {
            if (object.containsKey(text.key())) {
                texts.put(text, object.getString(text.key()));
            }
        }
        return new TopicTranslation(object.getString(LANGUAGE), texts);
    }

    /** Writes the column. */
    static String write(Collection<TopicTranslation> translations) {
        JsonArrayBuilder all = JsonProviderHolder.jsonProvider().createArrayBuilder();
        translations.forEach(each -> {
            JsonObjectBuilder object =
                    JsonProviderHolder.jsonProvider().createObjectBuilder().add(LANGUAGE, each.language);
            each.texts.forEach((text, translated) -> object.add(text.key(), translated));
            all.add(object);
        });
        return all.build().toString();
    }

    /**
     * Returns the translation for a reader: the one with the same tag, or else one of the same language, preferably without a region.
     *
     * @param tag the reader's language
     */
    static Optional<TopicTranslation> find(List<TopicTranslation> all, String tag) {
        String base = Languages.base(tag);
        return all.stream()
                .filter(each -> Languages.base(each.language).equals(base))
                .min(Comparator.<TopicTranslation>comparingInt(each -> each.language.equalsIgnoreCase(tag) ? 0 : 1)
                        .thenComparingInt(each -> each.language.length()));
    }

    /** Returns a text; empty if it is not translated. */
    Optional<String> text(TopicText text) {
        return Optional.ofNullable(texts.get(text));
    }

    /** Returns the texts in the form that the schema requires. */
    Map<String, @Nullable Object> asFields() {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put(LANGUAGE, language);
        for (TopicText text : TopicText.values()) {
            fields.put(text.key(), texts.get(text));
        }
        return fields;
    }
}
