package dev.parley.chat.service;

import dev.parley.chat.Languages;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of countries in a reader's language, from the JDK's data. The native executable has those of {@link #LANGUAGES}, and English ones for other
 * readers.
 */
final class CountryNames {

    /** The languages of the texts that the service has. */
    private static final List<String> LANGUAGES = List.of("da", "de", "en", "fi", "fr", "nb", "nl", "sv");

    /**
     * Names by language and code. They are read when the class is initialized. For the native executable, that is when it is built: at run time, it
     * finds the JDK's names in English only, because Quarkus leaves out the services by which the others are found.
     */
    private static final Map<String, Map<String, String>> NAMES =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), CountryNames::namesIn));

    private final @Nullable Locale reader;

    /** The names in the reader's language; empty for languages that are not read in advance. */
    private final Map<String, String> known;

    private CountryNames(@Nullable Locale reader) {
        this.reader = reader;
        this.known = reader == null ? Map.of() : NAMES.getOrDefault(Languages.base(reader.toLanguageTag()), Map.of());
    }

    private static Map<String, String> namesIn(String language) {
        Locale reader = Locale.forLanguageTag(language);
        return Stream.of(Locale.getISOCountries())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), code -> name(code, reader)));
    }

    private static String name(String code, Locale reader) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(reader);
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
            String found = Objects.requireNonNullElseGet(known.get(code), () -> name(code, reader));
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
