package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers who read articles of the FAQ at the chat widget, before and instead of a chat. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class FaqIT extends WidgetStory {

    private static final String QUESTION = "How do I pay my invoice?";

    private long article;

    @BeforeEach
    void articles() {
        world.set(topic, "widget_auto_faq = true, widget_language = 'en'");
        Caller admin = Caller.admin("admin").at(parley);
        String folder = admin.does(
                        "createFaqCategory",
                        Map.of("name", "Invoices", "topicId", Ids.of("ChatTopic", topic)),
                        "faqCategory { id }")
                .data("done.faqCategory.id");
        article = create(admin, folder, "Pay an invoice", "By card, see https://pay.example.com/ or <b>by bank</b>.");
        create(admin, folder, "Invoices by e-mail", "We send them on the first of each month.");
    }

    @AfterEach
    void removeArticles() {
        world.run("delete from kb_category");
    }

    @Test
    void question_isAnsweredWhileItIsTyped() {
        WidgetPage widget = widget(profile).open();
        widget.field("How can we help?").fill(QUESTION);

        assertThat(widget.text("This may answer your question")).isVisible();
        assertThat(articles(widget)).hasCount(2);
        articles(widget).first().locator("summary").click();
        assertThat(articles(widget).first().locator("p"))
                .hasText("By card, see https://pay.example.com/ or <b>by bank</b>.");
        assertThat(articles(widget).first().locator("a")).hasAttribute("href", "https://pay.example.com/");
        assertThat(articles(widget).first().locator("b")).hasCount(0);

        widget.field("How can we help?").fill("Where are you?");
        assertThat(articles(widget)).hasCount(0);
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isZero();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void article_thatHelps_sparesTheChat() {
        WidgetPage widget = asked();
        articles(widget).first().locator("summary").click();
        assertThat(articles(widget).first().locator("p")).isVisible();

        widget.page().reload();
        assertThat(widget.text("Did this answer your question?")).isVisible();
        articles(widget).first().locator("summary").click();
        widget.button("Yes, thank you").click();

        assertThat(widget.text("This chat has ended.")).isVisible();
        assertThat(world.session(sessionNumber(), "end_reason")).isEqualTo("4");
        assertThat(world.number("select helped_count from kb_entry where id = ?", article))
                .isOne();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void article_thatDoesNotHelp_leadsToTheQueue() {
        WidgetPage widget = asked();
        widget.button("No, continue to the chat").click();

        assertThat(widget.status()).containsText("You are number 1 in the queue.");
        assertThat(widget.field("Write a message")).isFocused();
        assertThat(widget.messages()).hasText(QUESTION);
        assertThat(world.number("select sum(helped_count + not_helped_count) from kb_entry"))
                .isZero();
    }

    @Test
    void answer_thatComesAfterItsEvent_movesTheFocusToo() {
        WidgetPage widget = asked();
        HeldAnswer held = HeldAnswer.of(widget.page(), "AnswerFaq");
        widget.button("No, continue to the chat").click();

        assertThat(widget.field("Write a message")).isFocused();
        held.release();
        assertThat(widget.field("Write a message")).isFocused();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void question_withoutAnArticle_leadsToTheQueue() {
        WidgetPage widget = widget(profile).open().ask("Ada", "ada@example.com", "Where are you?");

        assertThat(widget.status()).containsText("You are number 1 in the queue.");
    }

    private WidgetPage asked() {
        WidgetPage widget = widget(profile).open().ask("Ada", "ada@example.com", QUESTION);
        assertThat(widget.text("Did this answer your question?")).isVisible();
        assertThat(articles(widget)).hasCount(2);
        return widget;
    }

    private static Locator articles(WidgetPage widget) {
        return widget.page().frameLocator("iframe[title=Chat]").locator("faq-articles details");
    }

    private static long create(Caller admin, String folder, String title, String answer) {
        return admin.does(
                        "createFaqEntry",
                        Map.of(
                                "faqCategoryId",
                                folder,
                                "title",
                                title,
                                "answer",
                                answer,
                                "language",
                                "en",
                                "published",
                                true),
                        "faqEntry { databaseId }")
                .<Integer>data("done.faqEntry.databaseId");
    }
}
