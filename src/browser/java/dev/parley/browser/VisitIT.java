package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sites of another origin that report where their customers are. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class VisitIT extends WidgetStory {

    private static final String ATTRIBUTES =
            "select name || '=' || coalesce(text_value, number_value::text, boolean_value::text, to_char(time_value at time zone 'UTC', 'YYYY-MM-DD'))"
                    + " from chat_session_attribute where session_id = ? order by name";

    @Test
    void page_isReportedWithTheChat_andAgainWhenItsAddressChanges() {
        WidgetPage widget = widget("data-visit").open().ask("Ada", "ada@example.com", "Is it in stock?");
        awaitPage("/");

        widget.page().evaluate("() => history.pushState({}, '', '/cart?reset=secret#top')");
        awaitPage("/cart");

        assertThat(attributes()).isEmpty();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void pageThatIsVisible_isReported_whenTheCustomerHasSeveral() {
        WidgetPage one = widget("data-visit").open().ask("Ada", "ada@example.com", "Is it in stock?");
        awaitPage("/");
        hide(one, true);

        WidgetPage other = widget("data-visit");
        other.page().evaluate("() => history.pushState({}, '', '/cart')");
        awaitPage("/cart");
        hide(other, true);

        hide(one, false);
        awaitPage("/");
    }

    @Test
    void attributes_areReportedWithTheirTypes_andWithoutThePage() {
        WidgetPage widget = widget(
                "data-attributes='{\"plan\":\"gold\",\"total\":129.5,\"known\":false,\"since\":{\"time\":\"2024-05-01T00:00:00Z\"},\"none\":null}'");
        widget.open().ask("Ada", "ada@example.com", "Is it in stock?");
        awaitAttributes("known=false,plan=gold,since=2024-05-01,total=129.5");

        setAttributes(widget, "{\"plan\":\"silver\"}");
        awaitAttributes("plan=silver");
        setAttributes(widget, "{}");
        awaitAttributes("");

        assertThat(world.session(sessionNumber(), "coalesce(page_url, 'none')")).isEqualTo("none");
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void attributesThatAreRefused_areNotedInTheConsole_andTheChatGoesOn() {
        WidgetPage widget = widget("data-attributes='{\"no name\":\"gold\"}'");
        widget.open().ask("Ada", "ada@example.com", "Is it in stock?");
        agent.runs("accept", sessionNumber());
        widget.page()
                .waitForConsoleMessage(
                        new Page.WaitForConsoleMessageOptions()
                                .setPredicate(message -> message.text().contains("Parley refused attributes")),
                        () -> setAttributes(widget, "{\"no name\":\"silver\"}"));
        browsers.takeConsole();
        say("Yes, it is.");

        assertThat(widget.messages().last()).hasText("Yes, it is.");
        assertThat(attributes()).isEmpty();
    }

    @Test
    void siteWithoutTheAttributes_isNotAsked() {
        WidgetPage widget = widget("");
        widget.page().evaluate("""
                () => { window.asked = 0; addEventListener('message', ({ data }) => { if (data.type === 'parley-visit') window.asked++; }); }""");
        widget.open().ask("Ada", "ada@example.com", "Is it in stock?");
        agent.runs("accept", sessionNumber());
        assertThat(widget.status()).containsText("You are talking to");

        assertThat(widget.page().frames()).noneMatch(frame -> frame.url().contains("visit"));
        assertThat(widget.page().evaluate("window.asked")).isEqualTo(0);
        assertThat(world.events(sessionNumber())).doesNotContain("VISIT_CHANGED");
    }

    /** The site and Parley differ in their ports only. Browsers of tests let frames of other sites store nothing. */
    private WidgetPage widget(String data) {
        String sameSite = parley.url().replaceFirst("//[^:]+", "//localhost");
        Page page = profile.newPage();
        page.navigate(site.pageWithData(sameSite, Ids.of("ChatTopic", topic), data));
        return WidgetPage.on(page);
    }

    /** Browsers of tests show all pages. */
    private static void hide(WidgetPage widget, boolean hidden) {
        widget.page().frames().stream()
                .filter(frame -> frame.url().contains("/widget.html"))
                .forEach(frame -> frame.evaluate(
                        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                                + " document.dispatchEvent(new Event('visibilitychange')); }",
                        hidden));
    }

    private static void setAttributes(WidgetPage widget, String json) {
        widget.page().evaluate("json => { document.querySelector('script').dataset.attributes = json; }", json);
    }

    private void awaitPage(String path) {
        Waits.until(
                () -> (site.url() + path).equals(world.session(sessionNumber(), "coalesce(page_url, 'none')")),
                "the page " + path);
    }

    private void awaitAttributes(String expected) {
        Waits.until(() -> expected.equals(attributes()), "the attributes " + expected);
    }

    private String attributes() {
        return String.join(",", world.texts(ATTRIBUTES, sessionNumber()));
    }
}
