package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The chat widget on a page, as a customer uses it. */
final class WidgetPage {

    private final Page page;
    private final FrameLocator frame;

    private WidgetPage(Page page) {
        this.page = page;
        frame = page.frameLocator("iframe[title=Chat]");
    }

    /** The widget that a site has on its page. */
    static WidgetPage on(Page page) {
        return new WidgetPage(page);
    }

    Page page() {
        return page;
    }

    WidgetPage open() {
        launcher().click();
        return this;
    }

    Locator launcher() {
        return frame.locator(".launcher");
    }

    Locator field(String label) {
        return frame.getByLabel(label);
    }

    Locator button(String name) {
        return frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name));
    }

    /** The line above the conversation. */
    Locator status() {
        return frame.locator(".status");
    }

    Locator text(String text) {
        return frame.getByText(text);
    }

    Locator messages() {
        return frame.locator("message-list .bubble");
    }

    /** The field that takes files. */
    Locator files() {
        return frame.locator("file-picker input");
    }

    /** The bars of files on their way. */
    Locator progress() {
        return frame.locator("file-picker progress");
    }

    Locator heading() {
        return frame.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setLevel(1));
    }

    /** Ends the chat. */
    WidgetPage end() {
        button("End chat").click();
        button("Yes, end it").click();
        return this;
    }

    /** Evaluates a function in the widget's frame. */
    Object evaluate(String function) {
        return frame.locator("html").evaluate(function);
    }

    /** Fills in the form before the chat, and starts it. */
    WidgetPage ask(String name, String email, String question) {
        field("Name").fill(name);
        field("E-mail").fill(email);
        field("How can we help?").fill(question);
        button("Start chat").click();
        assertThat(messages()).hasText(question);
        return this;
    }

    /** Writes a message and sends it by the Enter key. */
    WidgetPage write(String text) {
        field("Write a message").fill(text);
        field("Write a message").press("Enter");
        return this;
    }
}
