package dev.parley.chat.transcript;

import dev.parley.chat.ChatNoticeKind;
import dev.parley.chat.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The texts of transcripts in one language. They are files of properties instead of a ResourceBundle: a native image then needs the files only, not
 * the locales of the JDK, and no text depends on the server's locale.
 */
public final class TranscriptTexts {

    /** The languages that the product has. The first is the default. */
    public static final List<String> LANGUAGES = List.of("en", "nb", "sv", "da", "fi", "de", "fr", "nl");

    private static final String NOTICE = "notice.";

    /** Notices by their kinds, for tickets, whose readers have no language in common. */
    static final TranscriptTexts CODES = new TranscriptTexts("en", codes());

    private static final Map<String, TranscriptTexts> ALL = LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(
                    language -> language, language -> new TranscriptTexts(language, read(language))));

    /** Texts other than notices. */
    public enum Label {
        /** Heading, with the name of the topic as {topic}. */
        TITLE("title"),
        /** Mark after the name of a customer. */
        CUSTOMER("customer"),
        /** Mark after the author of an internal note. */
        INTERNAL_NOTE("internalNote"),
        /** Before the name of a file. */
        FILE("file"),
        /** In place of the text of a message that was removed. */
        REDACTED("redacted"),
        /** Text of the e-mail with a transcript, with the name of the topic as {topic}. */
        MAIL("mail");

        private final String key;

        Label(String key) {
            this.key = key;
        }
    }

    private final String language;
    private final Properties texts;

    private TranscriptTexts(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Returns the texts in the default language. */
    static TranscriptTexts standard() {
        return Objects.requireNonNull(ALL.get(LANGUAGES.get(0)));
    }

    /** Returns the texts for a language tag, such as nb or de-AT; empty if the product does not have the language. */
    public static Optional<TranscriptTexts> of(String tag) {
        return Optional.ofNullable(ALL.get(Languages.base(tag)));
    }

    /** Returns the language, as an ISO 639 code. */
    public String language() {
        return language;
    }

    /** Returns the text of a notice. */
    public String notice(ChatNoticeKind kind) {
        return text(NOTICE + kind.name());
    }

    /** Returns a text. */
    public String of(Label label) {
        return text(label.key);
    }

    /** Returns a text about a topic. */
    public String of(Label label, String topic) {
        return text(label.key).replace("{topic}", topic);
    }

    private String text(String key) {
        return Objects.requireNonNull(texts.getProperty(key), () -> language + " has no text for " + key);
    }

    private static Properties codes() {
        Properties codes = read("en");
        for (ChatNoticeKind kind : ChatNoticeKind.values()) {
            codes.setProperty(NOTICE + kind.name(), kind.name());
        }
        return codes;
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        String file = "/transcript/texts_" + language + ".properties";
        try (InputStream bytes =
                        Objects.requireNonNull(TranscriptTexts.class.getResourceAsStream(file), file + " is missing");
                InputStreamReader characters = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            texts.load(characters);
            return texts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
