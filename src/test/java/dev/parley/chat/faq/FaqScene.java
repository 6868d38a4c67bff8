package dev.parley.chat.faq;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A topic with a folder of the FAQ, a manager, and an administrator. */
abstract class FaqScene {

    private static final String SUGGESTIONS =
            "query($topic: ID!, $text: String!, $language: String, $first: Int) { faqSuggestions(topicId: $topic, text: $text, language: $language, first: $first) { faqEntryId title question answer } }";

    final World world = new World();
    final Caller admin = Caller.admin("admin");
    long topic;
    String folder;
    Caller manager;

    @BeforeEach
    void aTopicWithAManager() {
        topic = world.topic();
        world.set(topic, "widget_language = 'en', widget_auto_faq = true");
        manager = Caller.agent(world.managerOf(topic));
        folder = folder(manager, topic);
    }

    /** Those for all topics would be found by other tests. */
    @AfterEach
    void removeArticles() {
        world.run("delete from kb_category");
    }

    /** The id of a new folder of a topic; null for all topics. */
    static String folder(Caller caller, Long topic) {
        Map<String, Object> input = new HashMap<>(Map.of("name", "Invoices"));
        input.put("topicId", topic == null ? null : Ids.of("ChatTopic", topic));
        return caller.does("createFaqCategory", input, "faqCategory { id }").data("done.faqCategory.id");
    }

    static Answer create(Caller caller, String folder, Map<String, ?> more) {
        Map<String, Object> input =
                new HashMap<>(Map.of("faqCategoryId", folder, "title", "Pay", "answer", "By card.", "published", true));
        input.putAll(more);
        return caller.does(
                "createFaqEntry",
                input,
                "faqEntry { id category { name topic { id } } title question published language version }");
    }

    /** The id of a new published article of the topic. */
    String article(String title) {
        return create(manager, folder, Map.of("title", title, "language", "en")).data("done.faqEntry.id");
    }

    static Answer update(Caller caller, String id, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("faqEntryId", id);
        return caller.does("updateFaqEntry", input, "faqEntry { title question published language version }");
    }

    Answer suggestions(Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("topic", Ids.of("ChatTopic", topic)));
        variables.putAll(more);
        return Caller.nobody().asks(SUGGESTIONS, variables);
    }

    List<String> titles(String text) {
        return suggestions(Map.of("text", text)).data("faqSuggestions.title");
    }

    List<String> titles(String text, String language) {
        return suggestions(Map.of("text", text, "language", language)).data("faqSuggestions.title");
    }
}
