package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of a topic in several languages. */
@QuarkusTest
class TopicTranslationsTest extends TopicSettingsScene {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            de-AT | de-AT | Servus     | Own subtitle
            de-CH | de    | Willkommen | Untertitel
            de    | de    | Willkommen | Untertitel
            nn-NO | nb    | Own title  | Undertittel
            pt    | pt-BR | Oi         | Own subtitle
            fr    | en    | Own title  | Own subtitle
            -     | en    | Own title  | Own subtitle
            ''    | en    | Own title  | Own subtitle
            """)
    void texts_forALanguage_areThoseOfTheNearestTranslationOrTheTopic(
            String reader, String language, String title, String subtitle) {
        world.set(
                topic,
                "widget_language = 'en', widget_welcome_title = 'Own title', widget_welcome_message = 'Own subtitle'");
        assertThat(translate("{language: \"de-at\", title: \"Servus\"}, "
                                + "{language: \"de\", title: \" Willkommen \", subtitle: \"Untertitel\"}, "
                                + "{language: \"nb\", title: \" \", subtitle: \"Undertittel\"}, "
                                + "{language: \"pt_BR\", title: \"Oi\"}")
                        .refusal("updateChatTopic"))
                .isNull();

        assertThat(texts(Caller.nobody(), reader))
                .isEqualTo(Map.of("language", language, "title", title, "subtitle", subtitle));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            en_us,     en-US
            NB,        nb
            Norwegian, -
            '',        -
            """)
    void language_ofTheTopicsOwnTexts_isATag(String stored, String language) {
        world.set(topic, "widget_language = '" + stored + "'");

        assertThat(texts(Caller.nobody(), "fr").get("language")).isEqualTo(language);
    }

    @Test
    void texts_ofATopicWithoutAny_areNull() {
        Answer answer = Caller.nobody()
                .asks(
                        "query($id: ID!) { chatTopic(id: $id) { texts(language: \"nb\") { language title ratingText } translations { language } } }",
                        Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(answer.<Map<String, ?>>data("chatTopic.texts"))
                .containsOnlyKeys("language", "title", "ratingText")
                .allSatisfy((name, text) -> assertThat(text).isNull());
        assertThat(answer.<List<?>>data("chatTopic.translations")).isEmpty();
    }

    @Test
    void translations_thatAreNotValid_areRefusedAndChangeNothing() {
        translate("{language: \"nb\", title: \"Hei\"}");
        String many = IntStream.range(0, 51)
                .mapToObj("{language: \"de-%03d\"}"::formatted)
                .collect(Collectors.joining(", "));

        assertRefused(
                translate("{language: \"Norwegian\"}"), "updateChatTopic", "VALIDATION", "translations.0.language");
        assertRefused(translate("{language: \" \"}"), "updateChatTopic", "VALIDATION", "translations.0.language");
        assertRefused(
                translate("{language: \"nb-no\"}, {language: \"nb_NO\"}"),
                "updateChatTopic",
                "VALIDATION",
                "translations.1.language");
        assertRefused(
                translate("{language: \"nb\", title: \"" + "x".repeat(256) + "\"}"),
                "updateChatTopic",
                "FIELD_TOO_LONG",
                "translations.0.title");
        assertRefused(translate(many), "updateChatTopic", "VALIDATION", "translations");

        assertThat(stored()).isEqualTo("[{\"title\": \"Hei\", \"language\": \"nb\"}]");
    }

    @Test
    void translations_thatAreGivenAgain_replaceAllOfThem_andChangeNothingIfTheyAreEqual() {
        translate("{language: \"nb\", title: \"Hei\"}, {language: \"sv\", title: \"Hej\"}");

        assertThat(translate("{language: \"nb\", title: \"Hei\"}, {language: \"sv\", title: \"Hej\"}")
                        .<Boolean>data("updateChatTopic.changed"))
                .isFalse();
        assertThat(translate("{language: \"sv\", title: \"Hej\"}").<Boolean>data("updateChatTopic.changed"))
                .isTrue();
        assertThat(stored()).isEqualTo("[{\"title\": \"Hej\", \"language\": \"sv\"}]");
        translate("");
        assertThat(stored()).isEqualTo("[]");
    }

    @Test
    void change_ofATranslation_isAuditedByItsHash() {
        translate("{language: \"nb\", title: \"Hemmelig\"}, {language: \"sv\", title: \"Hej\"}");

        translate("{language: \"nb\", title: \"Annet\"}, {language: \"sv\", title: \"Hej\"}");

        List<String> entries = world.texts(
                "select details from audit_event where topic_id = ? and action = 'TOPIC_CHANGED' order by id", topic);
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0))
                .matches("\\{\"translations.nb\": \\[null, \"\\w{32}\"], \"translations.sv\": \\[null, \"\\w{32}\"]}");
        assertThat(entries.get(1)).matches("\\{\"translations.nb\": \\[\"\\w{32}\", \"\\w{32}\"]}");
        assertThat(admin.asks(
                                "query($topic: ID!) { auditEvents(where: {topic: {id: {eq: $topic}}, action: {eq: TOPIC_CHANGED}}) { nodes { details { field } } } }",
                                Map.of("topic", Ids.of("ChatTopic", topic)))
                        .<List<?>>data("auditEvents.nodes[1].details.field"))
                .isEqualTo(List.of("translations.nb"));
    }

    @Test
    void welcomeMessage_onAccept_isInTheLanguageOfTheSession() {
        translate("{language: \"nb\", welcomeMessage: \"Hei.\"}");
        Caller anna = Caller.agent(world.agentOf(topic));

        assertThat(welcome(anna, "nb-NO")).isEqualTo("Hei.");
        assertThat(welcome(anna, "fr")).isEqualTo("Welcome.");
    }

    private String welcome(Caller agent, String language) {
        long session = world.waiting(topic);
        world.alter(session, "language = '" + language + "'");
        return agent.runs("accept", session).data("acceptChatSession.chatSession.messages.nodes[0].text");
    }

    private Answer translate(String translations) {
        return updateLiterally("translations: [" + translations + "]");
    }

    private Map<String, Object> texts(Caller caller, String language) {
        return caller.asks(
                        "query($id: ID!, $language: String) { chatTopic(id: $id) { texts(language: $language) { language title subtitle } } }",
                        language == null
                                ? Map.of("id", Ids.of("ChatTopic", topic))
                                : Map.of("id", Ids.of("ChatTopic", topic), "language", language))
                .data("chatTopic.texts");
    }

    private String stored() {
        return world.texts("select translated_texts from chat_topic where id = ?", topic)
                .get(0);
    }
}
