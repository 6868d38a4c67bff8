package dev.parley.chat;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Languages that clients name, as BCP 47 tags. */
public final class Languages {

    /** The most characters of a tag. */
    public static final int MOST_CHARACTERS = 35;

    /** The most characters of an Accept-Language header. Browsers send far fewer, and the time to read it grows faster than its length. */
    private static final int MOST_OF_HEADER = 500;

    /** Codes that count as another language: Norwegian without a variety, and Nynorsk, whose readers understand Bokmål. */
    private static final Map<String, String> ALIASES = Map.of("no", "nb", "nn", "nb");

    private Languages() {}

    /** Returns a tag in its usual form, such as nb-NO, without extensions; empty if the text is no tag of a language. */
    public static Optional<String> canonical(String tag) {
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build()
                    .stripExtensions();
            return Optional.of(locale.toLanguageTag())
                    .filter(usual -> !locale.getLanguage().isEmpty() && usual.length() <= MOST_CHARACTERS);
        } catch (IllformedLocaleException notATag) {
            return Optional.empty();
        }
    }

    /** Returns the language that an Accept-Language header prefers; empty if it names none, and if it is malformed. */
    public static Optional<String> preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > MOST_OF_HEADER) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> canonical(range.getRange()).stream())
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the language of a tag without script and region. The varieties of Norwegian are one language. */
    public static String base(String tag) {
        String language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return ALIASES.getOrDefault(language, language);
    }

    /** Returns a tag in its usual form, its shorter forms and its language, the best match first: nn-NO, nn, nb. */
    public static List<String> forms(String tag) {
        List<String> forms = new ArrayList<>();
        String form = tag;
        while (!form.isEmpty()) {
            forms.add(form);
            form = form.substring(0, Math.max(0, form.lastIndexOf('-')));
        }
        if (!forms.contains(base(tag))) {
            forms.add(base(tag));
        }
        return forms;
    }
}
