package dev.parley.chat.service;

import dev.parley.chat.Languages;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of countries in a reader's language, from the JDK's data. The native executable contains those of the languages that
 * quarkus.native.additional-build-args names, and English.
 */
final class CountryNames {

    private final @Nullable Locale reader;

    private CountryNames(@Nullable Locale reader) {
        this.reader = reader;
    }

    /**
     * Returns the names for a reader.
     *
     * @param language a BCP 47 tag; null or no tag for the names as they are stored
     */
    static CountryNames in(@Nullable String language) {
        return new CountryNames(
                language == null
                        ? null
                        : Languages.canonical(language)
                                .map(Locale::forLanguageTag)
                                .orElse(null));
    }

    /**
     * Returns the name of a country.
     *
     * @param code of ISO 3166, or null
     * @param stored the name in the language of the installation
     * @param english the name in English, or null
     */
    String of(@Nullable String code, String stored, @Nullable String english) {
        if (reader == null) {
            return stored;
        }
        if (code != null) {
            String found = new Locale.Builder().setRegion(code).build().getDisplayCountry(reader);
            // A code that is not known stands for itself.
            if (!found.isEmpty() && !found.equals(code)) {
                return found;
            }
        }
        return english != null && reader.getLanguage().equals("en") ? english : stored;
    }

    /** Returns the order of the reader's alphabet. */
    Comparator<String> order() {
        return Collator.getInstance(reader == null ? Locale.ROOT : reader)::compare;
    }
}
