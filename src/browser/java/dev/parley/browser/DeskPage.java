package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The desk of an agent who has signed in. */
final class DeskPage {

    private final Page page;

    private DeskPage(Page page) {
        this.page = page;
    }

    /** Opens the desk of a service in a profile, and signs in. */
    static DeskPage signIn(BrowserContext profile, Provider provider, String service, String login) {
        Page page = profile.newPage();
        provider.signIn(page, service + "/desk", login);
        assertThat(page.locator("top-bar")).isVisible();
        return new DeskPage(page);
    }

    Page page() {
        return page;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator exactButton(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    /** The agent's chats. */
    Locator chats() {
        return page.locator("chat-list .row");
    }

    /** The customers who wait. */
    Locator queue() {
        return page.locator("queue-list .row");
    }

    Locator offers() {
        return page.locator("offer-cards li");
    }

    /** The bubbles of stored messages and notes. */
    Locator messages() {
        return page.locator("message-block .bubble");
    }

    Locator notes() {
        return page.locator("message-block .note .bubble");
    }

    /** The messages that are not stored yet. */
    Locator unsent() {
        return page.locator("message-scroller .unsent");
    }

    Locator typing() {
        return page.locator("message-scroller .typing");
    }

    Locator refusal() {
        return page.locator(".refusal");
    }

    /** The customer's name, and the actions on the chat. */
    Locator header() {
        return page.locator("chat-header");
    }

    /** The state of the chat, above its messages. */
    Locator banner() {
        return page.locator("chat-banner");
    }

    Locator customer() {
        return page.locator("customer-panel");
    }

    Locator composer() {
        return page.locator("chat-composer textarea");
    }

    /** The dialog that is open. */
    Locator dialog() {
        return page.locator("dialog[open]");
    }

    DeskPage acceptNext() {
        exactButton("Accept next").click();
        assertThat(composer()).isVisible();
        return this;
    }

    /** Writes a message and sends it by the Enter key. */
    DeskPage write(String text) {
        composer().fill(text);
        composer().press("Enter");
        return this;
    }

    /** Writes a note for colleagues. */
    DeskPage note(String text) {
        exactButton("Note").click();
        write(text);
        exactButton("Message").click();
        return this;
    }

    /** Offers the chat to another agent. */
    DeskPage transferTo(String agent, String comment) {
        button("Transfer").click();
        dialog().getByText(agent).click();
        dialog().getByLabel("Comment for your colleague").fill(comment);
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Offer the chat"))
                .click();
        return this;
    }
}
