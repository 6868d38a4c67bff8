package dev.parley.chat.faq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Managers keep the folders of their topics, administrators all of them. */
@QuarkusTest
class FaqCategoriesTest extends FaqScene {

    @Test
    void create_isForManagersOfTheTopic_andForAdministrators() {
        Map<String, Object> ofTopic = Map.of("name", "Payments", "topicId", Ids.of("ChatTopic", topic));

        assertThat(createFolder(Caller.agent(world.agentOf(topic)), ofTopic).refusal())
                .isEqualTo("NOT_ALLOWED topicId");
        assertThat(createFolder(manager, Map.of("name", "Payments")).refusal()).isEqualTo("NOT_ALLOWED topicId");
        assertThat(createFolder(manager, Map.of("name", " ", "topicId", Ids.of("ChatTopic", topic)))
                        .refusal())
                .isEqualTo("FIELD_REQUIRED name");
        assertThat(createFolder(admin, Map.of("name", "Payments", "topicId", Ids.of("ChatTopic", 999_999_999)))
                        .refusal())
                .isEqualTo("TOPIC_NOT_FOUND topicId");
        assertThat(createFolder(admin, Map.of("name", "Payments")).<Object>data("done.faqCategory.topic"))
                .isNull();
    }

    @Test
    void create_inAFolder_hasItsTopic() {
        Answer child = createFolder(manager, Map.of("name", "Cards", "parentId", folder));

        assertThat(child.<String>data("done.faqCategory.parent.id")).isEqualTo(folder);
        assertThat(child.<String>data("done.faqCategory.topic.id")).isEqualTo(Ids.of("ChatTopic", topic));
        assertThat(createFolder(manager, Map.of("name", "x", "parentId", folder, "topicId", Ids.of("ChatTopic", topic)))
                        .refusal())
                .isEqualTo("VALIDATION topicId");
        assertThat(createFolder(stranger(), Map.of("name", "x", "parentId", folder))
                        .refusal())
                .isEqualTo("FAQ_CATEGORY_NOT_FOUND parentId");
    }

    @Test
    void update_changesTheNameAndTheDescription() {
        Map<String, Object> cleared = new HashMap<>(Map.of("faqCategoryId", folder));
        cleared.put("description", null);

        Answer first = change(manager, Map.of("name", "Bills", "description", "All of them.", "expectedVersion", 0));
        Answer stale = change(manager, Map.of("name", "Other", "expectedVersion", 0));

        assertThat(first.<String>data("done.faqCategory.description")).isEqualTo("All of them.");
        assertThat(first.<Integer>data("done.faqCategory.version")).isOne();
        assertThat(stale.refusal()).startsWith("VERSION_CONFLICT");
        assertThat(change(manager, cleared).<Object>data("done.faqCategory.description"))
                .isNull();
        assertThat(change(manager, Map.of("name", "Bills")).changed()).isFalse();
        assertThat(change(stranger(), Map.of("name", "Mine")).refusal())
                .isEqualTo("FAQ_CATEGORY_NOT_FOUND faqCategoryId");
        assertThat(change(Caller.agent(world.agentOf(topic)), Map.of("name", "Mine"))
                        .refusal())
                .isEqualTo("NOT_ALLOWED faqCategoryId");
    }

    @Test
    void delete_ofAFolderWithArticlesOrFolders_isRefused() {
        String article = article("Pay");

        assertThat(delete().refusal()).isEqualTo("FAQ_CATEGORY_IN_USE faqCategoryId");
        manager.does("deleteFaqEntry", Map.of("faqEntryId", article), "");
        String child = createFolder(manager, Map.of("name", "Cards", "parentId", folder))
                .data("done.faqCategory.id");
        assertThat(delete().refusal()).isEqualTo("FAQ_CATEGORY_IN_USE faqCategoryId");
        manager.does("deleteFaqCategory", Map.of("faqCategoryId", child), "");

        assertThat(delete().changed()).isTrue();
        assertThat(delete().refusal()).isEqualTo("FAQ_CATEGORY_NOT_FOUND faqCategoryId");
    }

    @Test
    void changes_areInTheAudit_withoutTheTextOfAnswers() {
        String article =
                create(manager, folder, Map.of("answer", "A secret answer.")).data("done.faqEntry.id");
        update(manager, article, Map.of("answer", "Another secret."));
        manager.does("deleteFaqEntry", Map.of("faqEntryId", article), "");
        change(manager, Map.of("name", "Bills"));
        delete();

        assertThat(world.texts(
                        "select action from audit_event where topic_id = ? and action like 'FAQ%' order by id", topic))
                .containsExactly(
                        "FAQ_CATEGORY_CREATED",
                        "FAQ_ENTRY_CREATED",
                        "FAQ_ENTRY_CHANGED",
                        "FAQ_ENTRY_DELETED",
                        "FAQ_CATEGORY_CHANGED",
                        "FAQ_CATEGORY_DELETED");
        assertThat(world.texts(
                        "select details::text from audit_event where topic_id = ? and action like 'FAQ%'", topic))
                .noneMatch(details -> details.contains("secret"))
                .anyMatch(details -> details.contains("\"Pay\""));
    }

    private Caller stranger() {
        return Caller.agent(world.managerOf(world.topic()));
    }

    private static Answer createFolder(Caller caller, Map<String, ?> input) {
        return caller.does("createFaqCategory", input, "faqCategory { id name parent { id } topic { id } }");
    }

    private Answer change(Caller caller, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("faqCategoryId", folder);
        return caller.does("updateFaqCategory", input, "faqCategory { name description version }");
    }

    private Answer delete() {
        return manager.does("deleteFaqCategory", Map.of("faqCategoryId", folder), "");
    }
}
