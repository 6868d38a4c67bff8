package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.parley.support.PackagedService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages and notes that agents write. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DeskComposerIT extends DeskStory {

    @Test
    void keyboard_aloneCompletesAConversation() {
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna);
        assertThat(desk.queue()).hasCount(1);
        desk.page().keyboard().press("n");
        assertThat(desk.composer()).isFocused();
        desk.page().keyboard().type("Good morning");
        desk.page().keyboard().press("Enter");
        assertThat(widget.messages().last()).containsText("Good morning");
        desk.page().keyboard().press("Alt+n");
        desk.page().keyboard().type("Only for us");
        desk.page().keyboard().press("Enter");
        assertThat(desk.notes()).containsText("Only for us");
        desk.page().keyboard().press("Escape");
        desk.page().keyboard().press("?");
        assertThat(desk.dialog()).containsText("Keyboard shortcuts");
        desk.page().keyboard().press("Escape");
        assertThat(desk.dialog()).hasCount(0);
        desk.page().keyboard().press("e");
        assertThat(desk.dialog()).containsText("End the chat with Ada?");
        desk.page().keyboard().press("Enter");
        assertThat(desk.banner()).containsText("An agent ended the chat.");

        desk.page().keyboard().press("/");
        desk.page().keyboard().type("morning");
        assertThat(desk.page().locator("history-pane .found mark")).containsText("morning");
        desk.page().keyboard().press("Tab");
        desk.page().keyboard().press("Tab");
        desk.page().keyboard().press("Tab");
        desk.page().keyboard().press("Enter");
        assertThat(desk.messages().filter(having("Good morning"))).isVisible();
    }

    @Test
    void slash_insertsACannedReply() {
        world.run(
                "insert into canned_reply (topic_id, title, shortcut, text) values (?, 'Greeting', 'hi', 'Hello {{customer.name}}!'), (?, 'Hours', null, 'We open at {{topic.name}}.')",
                topic,
                topic);
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();

        desk.composer().pressSequentially("/");
        Locator replies = desk.page().locator("chat-composer .completion");
        assertThat(replies).hasCount(2);
        desk.page().keyboard().press("ArrowDown");
        assertThat(replies.nth(1)).hasAttribute("aria-selected", "true");
        desk.page().keyboard().press("Escape");
        assertThat(replies).hasCount(0);
        assertThat(desk.composer()).hasValue("/");
        desk.composer().pressSequentially("hi");
        assertThat(replies).hasCount(1);
        desk.page().keyboard().press("Enter");
        assertThat(desk.composer()).hasValue("Hello Ada!");
        desk.page().keyboard().press("Enter");

        assertThat(widget.messages().last()).containsText("Hello Ada!");
        assertThat(world.texts("select title from canned_reply where usage_count = 1 and topic_id = ?", topic))
                .containsExactly("Greeting");
    }

    @Test
    void quickReplies_areOfferedToTheCustomer_whoseChoiceIsShown() {
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "When can you call?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        desk.exactButton("Options").click();
        desk.page().getByLabel("Quick reply 1").fill("x".repeat(260));
        desk.composer().fill("When does it suit you?");
        assertThat(desk.text("too long together")).isVisible();
        assertThat(desk.exactButton("Send")).isDisabled();
        desk.page().getByLabel("Quick reply 1").fill("Today");
        desk.page().getByLabel("Quick reply 2").fill("Tomorrow");
        Browsers.assertAccessible(desk.page());
        desk.page().getByLabel("Quick reply 2").press("Enter");

        widget.button("Tomorrow").click();

        assertThat(desk.messages().last()).containsText("Tomorrow");
        assertThat(desk.messages().last().locator(".chosen")).isVisible();
        assertThat(desk.page().getByLabel("Quick reply 1")).hasCount(0);
        assertThat(widget.button("Today")).hasCount(0);
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void at_mentionsAColleagueInANote_whoFindsIt() {
        long session = world.active(topic, anna);
        DeskPage desk = desk(ofAnna, anna);
        desk.chats().first().click();
        desk.exactButton("Note").click();
        desk.composer().pressSequentially("Please call back, @");
        Locator names = desk.page().locator("chat-composer .completion");
        assertThat(names).containsText(new String[] {bert});
        Browsers.assertAccessible(desk.page());
        desk.composer().pressSequentially(bert.substring(0, 3));
        assertThat(names).hasCount(1);
        desk.page().keyboard().press("Enter");
        desk.composer().pressSequentially("today");
        assertThat(desk.composer()).hasValue("Please call back, @" + bert + " today");
        desk.page().keyboard().press("Enter");

        assertThat(desk.notes().locator(".mention")).hasText("@" + bert);
        assertThat(desk.unsent()).hasCount(0);
        assertThat(world.number(
                        "select user_id from chat_mention n join chat_message m on m.id = n.message_id where m.session_id = ?",
                        session))
                .isEqualTo(world.id(bert));
        // A colleague may read the chats of others when they have ended.
        world.alter(session, "status = 9, rank = 0, when_ended = now()");
        DeskPage other = desk(ofBert, bert);
        other.page().navigate(other.page().url().replaceAll("#.*", "") + "#/history");
        other.page().getByLabel("Whose chats").selectOption("Notes that mention me");
        other.page().locator("history-pane .found button").click();
        assertThat(other.notes().locator(".mention.me")).hasText("@" + bert);
        Browsers.assertAccessible(other.page());
        assertThat(browsers.takeConsole()).isEmpty();
    }
}
