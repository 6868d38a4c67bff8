package dev.parley.chat.faq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Managers keep articles, and customers get the published ones that suit their question. */
@QuarkusTest
class FaqEntriesTest extends FaqScene {

    @Test
    void create_isForManagersOfTheTopic_andForAdministrators() {
        String forAll = folder(admin, null);
        String elsewhere = folder(admin, world.topic());

        assertThat(create(manager, folder, Map.of()).<Boolean>data("done.faqEntry.published"))
                .isTrue();
        assertThat(create(manager, elsewhere, Map.of()).refusal()).isEqualTo("FAQ_CATEGORY_NOT_FOUND faqCategoryId");
        assertThat(create(manager, forAll, Map.of()).refusal()).isEqualTo("NOT_ALLOWED faqCategoryId");
        assertThat(create(Caller.agent(world.agentOf(topic)), folder, Map.of()).refusal())
                .isEqualTo("NOT_ALLOWED faqCategoryId");
        assertThat(create(admin, forAll, Map.of()).<Object>data("done.faqEntry.category.topic"))
                .isNull();
        assertThat(create(admin, Ids.of("FaqCategory", 999_999_999), Map.of()).refusal())
                .isEqualTo("FAQ_CATEGORY_NOT_FOUND faqCategoryId");
        assertThat(create(manager, folder, Map.of("answer", " ")).refusal()).isEqualTo("FIELD_REQUIRED answer");
        assertThat(create(manager, folder, Map.of("language", "in English")).refusal())
                .isEqualTo("VALIDATION language");
    }

    @Test
    void update_leavesOmittedFields_andNullRemovesTheQuestion() {
        String id = create(manager, folder, Map.of("question", "How?")).data("done.faqEntry.id");

        Answer renamed = update(manager, id, Map.of("title", "Other", "expectedVersion", 0));
        Answer stale = update(manager, id, Map.of("title", "Third", "expectedVersion", 0));
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("question", null);

        assertThat(renamed.<String>data("done.faqEntry.question")).isEqualTo("How?");
        assertThat(renamed.<Integer>data("done.faqEntry.version")).isOne();
        assertThat(stale.refusal()).startsWith("VERSION_CONFLICT");
        assertThat(update(manager, id, cleared).<Object>data("done.faqEntry.question"))
                .isNull();
        assertThat(update(manager, id, cleared).changed()).isFalse();
    }

    @Test
    void updateAndDelete_byOthers_areRefused() {
        String id = article("Pay");
        String forAll = create(admin, folder(admin, null), Map.of()).data("done.faqEntry.id");
        Caller stranger = Caller.agent(world.managerOf(world.topic()));

        assertThat(update(stranger, id, Map.of("title", "Mine")).refusal()).isEqualTo("FAQ_ENTRY_NOT_FOUND faqEntryId");
        assertThat(update(manager, forAll, Map.of("title", "Mine")).refusal()).isEqualTo("NOT_ALLOWED faqEntryId");
        assertThat(manager.does("deleteFaqEntry", Map.of("faqEntryId", id), "").changed())
                .isTrue();
        assertThat(manager.does("deleteFaqEntry", Map.of("faqEntryId", id), "").refusal())
                .isEqualTo("FAQ_ENTRY_NOT_FOUND faqEntryId");
    }

    @Test
    void suggestions_areThoseWithMostWordsOfTheQuestion() {
        create(manager, folder, Map.of("title", "Opening hours", "answer", "From 8 to 16."));
        create(
                manager,
                folder,
                Map.of("title", "Pay an invoice", "answer", "By card or by bank transfer.", "language", "en"));
        create(
                manager,
                folder,
                Map.of("title", "Invoices by e-mail", "answer", "We send them.", "keywords", "PDF", "language", "en"));

        assertThat(titles("How can I be paying my invoices by card??"))
                .containsExactly("Pay an invoice", "Invoices by e-mail");
        assertThat(titles("invoice")).containsExactlyInAnyOrder("Pay an invoice", "Invoices by e-mail");
        assertThat(titles("pdf")).containsExactly("Invoices by e-mail");
        assertThat(titles("how can I")).isEmpty();
        assertThat(titles("")).isEmpty();
        assertThat(titles("'); drop table kb_entry; -- \\ :* & | ! <->")).isEmpty();
    }

    @Test
    void suggestions_arePublishedOnes_ofTheTopicAndOfAll_alsoOfSubfolders() {
        String child = manager.does(
                        "createFaqCategory", Map.of("name", "Cards", "parentId", folder), "faqCategory { id }")
                .data("done.faqCategory.id");
        create(manager, folder, Map.of("title", "Invoice draft", "published", false));
        create(manager, folder, Map.of("title", "Invoice here"));
        create(manager, child, Map.of("title", "Invoice below"));
        create(admin, folder(admin, null), Map.of("title", "Invoice everywhere"));
        create(admin, folder(admin, world.topic()), Map.of("title", "Invoice elsewhere"));

        assertThat(titles("invoice")).containsExactlyInAnyOrder("Invoice here", "Invoice below", "Invoice everywhere");
        world.set(topic, "deleted = true");
        assertThat(titles("invoice")).isEmpty();
    }

    @Test
    void suggestions_areInTheLanguageOfTheTopic_orAnotherBeforeIt() {
        create(manager, folder, Map.of("title", "Invoice", "language", "en-GB"));
        create(manager, folder, Map.of("title", "Invoice på norsk", "language", "nb"));
        create(manager, folder, Map.of("title", "Invoice auf Deutsch", "language", "de"));
        create(manager, folder, Map.of("title", "Invoice 2"));

        assertThat(titles("invoice")).containsExactlyInAnyOrder("Invoice", "Invoice 2");
        assertThat(titles("invoice", "nb-NO"))
                .containsExactlyInAnyOrder("Invoice på norsk", "Invoice 2", "Invoice")
                .endsWith("Invoice");
        assertThat(titles("invoice", "fr")).containsExactly("Invoice 2", "Invoice");
    }

    @Test
    void suggestions_withInvalidArguments_areRefused() {
        assertThat(suggestions(Map.of("text", "x".repeat(1001))).codes()).contains("BAD_ARGUMENT");
        assertThat(suggestions(Map.of("text", "invoice", "first", 11)).codes()).contains("BAD_ARGUMENT");
        assertThat(suggestions(Map.of("text", "invoice", "first", 0)).codes()).contains("BAD_ARGUMENT");
    }
}
