package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One chat on all pages: a customer, two agents and a manager, each in a browser profile of their own, while the service crashes. It runs against
 * the jar, and against the native executable too.
 */
@ExtendWith(PackagedService.class)
@Tag("browser")
class StoryIT {

    private static final Pattern CONNECTION_LOST = Pattern.compile(
            "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket|Failed to load resource");

    private static final List<String> WRITTEN = List.of(
            "Where is my invoice?",
            "Let me see.",
            "Thanks!",
            "Still there?",
            "Asked twice already.",
            "It was sent in May.",
            "I moved in April.",
            "Hello?",
            "I send it again.");

    private static final String NOTE = "Asked twice already.";

    private final World world = new World();
    private Browsers browsers;
    private Provider provider;
    private PagesService parley;
    private long topic;
    private String bert;
    private WidgetPage widget;
    private DeskPage first;
    private DeskPage second;
    private DashboardPage dashboard;

    @BeforeEach
    void everybodyOpensTheirPage() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = new PagesService(provider);
        topic = world.topic();
        world.set(topic, "widget_enable_rating = true");
        widget = widget(browsers.profile());
        bert = world.agentOf(topic);
        first = desk(world.agentOf(topic));
        second = desk(bert);
        dashboard = dashboard(world.managerOf(topic));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {parley, provider, browsers}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void chat_fromTheQuestionToTheFigures_overACrash() throws Exception {
        customerAsks_andAgentAccepts();
        bothWrite_andSeeWhatIsReadAndTyped();
        noteIsSeenByAgentsOnly();
        serviceCrashes_andNothingIsLostOrDoubled();
        chatIsTransferred_withItsNote();
        ticketIsCreated();
        chatEnds_andIsRated();
        dashboardShowsTheChat();
        assertThat(browsers.takeConsole()).allMatch(CONNECTION_LOST.asPredicate());
    }

    private void customerAsks_andAgentAccepts() {
        assertThat(dashboard.tile("Waiting")).hasText("0");
        widget.open().ask("Ada Lovelace", "ada@example.com", WRITTEN.get(0));
        assertThat(widget.status()).containsText("You are number 1 in the queue.");
        assertThat(dashboard.tile("Waiting")).hasText("1");
        assertThat(second.queue()).containsText("Ada Lovelace");

        first.acceptNext();
        assertThat(second.queue()).hasCount(0);
        assertThat(widget.status()).containsText("You are talking to");
        assertThat(dashboard.tile("Waiting")).hasText("0");
        assertThat(dashboard.tile("Active chats")).hasText("1");
    }

    private void bothWrite_andSeeWhatIsReadAndTyped() {
        first.composer().pressSequentially("Let me");
        assertThat(widget.status()).containsText("is typing…");
        first.write("Let me see.");
        assertThat(widget.messages().last()).hasText("Let me see.");
        assertThat(first.messages().last().locator(".receipt")).containsText("Read");
        widget.field("Write a message").pressSequentially("Thanks");
        assertThat(first.typing()).containsText("Ada Lovelace is typing");
        widget.write("Thanks!");
        assertThat(first.messages().last()).containsText("Thanks!");

        widget.launcher().click();
        first.write("Still there?");
        assertThat(widget.launcher()).containsText("1");
        assertThat(widget.page()).hasTitle(Pattern.compile("^\\(1\\) "));
        assertThat(first.messages().last().locator(".receipt")).not().containsText("Read");
        widget.open();
        assertThat(first.messages().last().locator(".receipt")).containsText("Read");
    }

    private void noteIsSeenByAgentsOnly() {
        first.note(NOTE);
        assertThat(first.notes()).containsText(NOTE);
        // It is shown before it is stored.
        assertThat(first.unsent()).hasCount(0);
    }

    private void serviceCrashes_andNothingIsLostOrDoubled() throws Exception {
        parley.kill();
        assertThat(first.text("Reconnecting…")).isVisible();
        assertThat(widget.status()).containsText("Connecting…");
        first.write("It was sent in May.");
        widget.write("I moved in April.");
        assertThat(first.unsent()).hasCount(1);
        assertThat(widget.text("Sending…")).hasCount(1);
        parley.start();

        assertThat(first.unsent()).hasCount(0);
        assertThat(widget.text("Sending…")).hasCount(0);
        assertThat(widget.messages().filter(having("It was sent in May."))).hasCount(1);
        assertThat(first.messages().filter(having("I moved in April."))).hasCount(1);
        assertThat(dashboard.tile("Active chats")).hasText("1");
    }

    private void chatIsTransferred_withItsNote() {
        first.transferTo(bert, "You know invoices.");
        assertThat(second.offers()).containsText("You know invoices.");
        second.button("Accept Ada Lovelace").click();
        assertThat(first.chats()).hasCount(0);
        assertThat(second.notes()).containsText(NOTE);

        // While the agent looks elsewhere, a message is unread.
        second.page().keyboard().press("Escape");
        second.page().keyboard().press("Escape");
        widget.write("Hello?");
        assertThat(second.chats().locator(".badge")).containsText("1");
        second.chats().first().click();
        assertThat(second.chats().locator(".badge")).hasCount(0);
        second.write("I send it again.");
        assertThat(widget.messages().last()).hasText("I send it again.");
    }

    private void ticketIsCreated() {
        second.button("Create ticket").click();
        second.dialog().getByLabel("Title").fill("Invoice is missing");
        buttonOfDialog("Create ticket").click();
        assertThat(second.customer()).containsText("Invoice is missing");
    }

    private void chatEnds_andIsRated() {
        List<String> shown = widget.messages().allInnerTexts();
        assertThat(shown.stream().filter(WRITTEN::contains))
                .containsExactlyInAnyOrderElementsOf(
                        WRITTEN.stream().filter(text -> !text.equals(NOTE)).toList());
        second.button("End chat").click();
        buttonOfDialog("End chat").click();
        assertThat(widget.text("ended the chat")).isVisible();
        assertThat(widget.text(NOTE)).hasCount(0);

        widget.field("5 of 5").check();
        widget.field("Comment").fill("Quick!");
        widget.button("Send").click();
        assertThat(widget.text("Thank you for your rating.")).isVisible();
        assertThat(second.banner()).containsText("5 of 5");
    }

    private void dashboardShowsTheChat() {
        assertThat(dashboard.tile("Active chats")).hasText("0");
        dashboard.button("Refresh").click();
        assertThat(dashboard.keyFigure("Requested")).hasText("1");
        assertThat(dashboard.keyFigure("Accepted")).hasText("1");
        assertThat(dashboard.keyFigure("Rating")).hasText("5.0");
        dashboard.group("Chats", "Total").click();
        dashboard.panelButton("Ada Lovelace").click();
        assertThat(dashboard.panel().getByText("Quick!")).isVisible();
        assertThat(dashboard.messages().filter(having(WRITTEN.get(8)))).hasCount(1);
        assertThat(dashboard.messages().allInnerTexts().stream().filter(WRITTEN::contains))
                .containsExactlyInAnyOrderElementsOf(WRITTEN);
        assertThat(world
                        .texts(
                                "select message from chat_message where message is not null and session_id = (select max(id) from chat_session where topic_id = ?)",
                                topic)
                        .stream()
                        .filter(WRITTEN::contains))
                .containsExactlyInAnyOrderElementsOf(WRITTEN);
    }

    private Locator buttonOfDialog(String name) {
        return second.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private WidgetPage widget(BrowserContext profile) {
        Page page = profile.newPage();
        page.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        return WidgetPage.on(page);
    }

    private DeskPage desk(String login) {
        return DeskPage.signIn(browsers.profile(), provider, parley.url(), login);
    }

    private DashboardPage dashboard(String login) {
        Page page = browsers.profile().newPage();
        provider.signIn(page, parley.url() + "/dashboard?range=7d&zone=UTC", login);
        return new DashboardPage(page);
    }
}
