package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.TestSize;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories of the chat widget on other sites, in several tabs, and with connections and services that fail. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class WidgetConnectionIT extends WidgetStory {

    @Test
    void widget_onAnotherSite_chatsUnderTheSitesPolicy() {
        Page page = profile.newPage();
        page.navigate(site.pageWith(parley.url(), Ids.of("ChatTopic", topic)));
        WidgetPage.on(page).open().ask("Ada", "ada@example.com", "From another site");

        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isOne();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void widget_onASiteThatIsNotListed_isNotShown() throws Exception {
        try (Site stranger = new Site()) {
            Page page = profile.newPage();
            page.navigate(stranger.pageWith(parley.url(), Ids.of("ChatTopic", topic)));

            assertThat(page.frameLocator("iframe[title=Chat]").locator(".launcher"))
                    .hasCount(0);
            page.waitForTimeout(1000);
            assertThat(browsers.takeConsole()).anyMatch(text -> text.contains("frame-ancestors"));
        }
    }

    @Test
    void twoTabs_showTheSameConversation() {
        WidgetPage first = widget(profile);
        WidgetPage second = widget(profile);
        first.open().ask("Ada", "ada@example.com", "Hello?");
        second.page().reload();
        assertThat(second.messages()).hasText("Hello?");

        agent.runs("accept", sessionNumber());
        second.write("From the second tab");
        assertThat(first.messages().last()).hasText("From the second tab");
        say("To both");
        assertThat(first.messages().last()).hasText("To both");
        assertThat(second.messages().last()).hasText("To both");
    }

    @Test
    void messages_writtenWhileTheServiceIsDown_areSentOnceAndInOrder() throws Exception {
        WidgetPage widget = accepted();
        parley.kill();
        assertThat(widget.status()).containsText("Connecting…");
        widget.write("One").write("Two").write("Three");
        assertThat(widget.text("Sending…")).hasCount(3);
        String address = widget.page().url();
        widget.page().navigate("about:blank");
        parley = Instance.onTestDatabase(settings);
        agent = agent.at(parley);
        widget.page().navigate(address);

        assertThat(widget.messages().last()).hasText("Three");
        assertThat(widget.text("Sending…")).hasCount(0);
        assertThat(world.texts(
                        "select message from chat_message where session_id = ? and type = 2 order by seq",
                        sessionNumber()))
                .endsWith("One", "Two", "Three")
                .doesNotHaveDuplicates();
        say("Here again.");
        assertThat(widget.messages().last()).hasText("Here again.");
        assertThat(browsers.takeConsole())
                .allMatch(Pattern.compile(CONNECTION_LOST).asPredicate());
    }

    @Test
    void network_cutForAWhile_losesNothing() {
        WidgetPage widget = accepted();
        profile.setOffline(true);
        widget.write("Are you there?");
        for (int i = 1; i <= 3; i++) {
            say("Answer " + i);
        }
        widget.page().waitForTimeout(TestSize.of(1_000, 60_000));
        profile.setOffline(false);

        assertThat(widget.text("Answer 3")).isVisible();
        assertThat(widget.text("Sending…")).hasCount(0);
        assertThat(widget.messages().allInnerTexts())
                .contains("Answer 1", "Answer 2", "Answer 3", "Are you there?")
                .doesNotHaveDuplicates();
    }

    @Test
    void network_thatLetsNoWebSocketThrough_usesEventStreams() {
        profile.addInitScript("WebSocket = class { constructor() { throw new Error('blocked'); } };");
        WidgetPage widget = accepted();
        say("By another way");

        assertThat(widget.messages().last()).hasText("By another way");
        assertThat(widget.text("Connecting…")).hasCount(0);
    }

    @Test
    void service_thatCannotBeReached_isNoticedByThoseWhoWantAChat() {
        Page page = profile.newPage();
        AtomicInteger failures = new AtomicInteger();
        page.onRequestFailed(request -> failures.incrementAndGet());
        profile.route("**/graphql", WidgetConnectionIT::failInFrames);
        page.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        WidgetPage widget = WidgetPage.on(page);
        page.waitForCondition(() -> failures.get() >= 5);
        assertThat(widget.launcher()).hasCount(0);
        assertThat(widget.text("The chat is not available.")).hasCount(0);
        profile.unroute("**/graphql");
        page.reload();
        widget.open();
        assertThat(widget.field("Name")).isVisible();

        profile.route("**/graphql", WidgetConnectionIT::failInFrames);
        page.reload();
        assertThat(widget.text("The chat is not available.")).isVisible();
        Browsers.assertAccessible(page);
        profile.unroute("**/graphql");
        widget.button("Try again").click();
        assertThat(widget.field("Name")).isVisible();
    }

    /** The page around the widget reaches the service, and the widget does not. */
    private static void failInFrames(Route route) {
        if (route.request().frame().parentFrame() == null) {
            route.resume();
        } else {
            route.abort();
        }
    }

    @Test
    void panel_thatCannotBeLoaded_isLoadedAgain() {
        profile.route("**/chat-panel-*.js", Route::abort);
        WidgetPage widget = widget(profile).open();
        assertThat(widget.text("The chat is not available.")).isVisible();
        profile.unroute("**/chat-panel-*.js");
        widget.button("Try again").click();

        assertThat(widget.field("Name")).isVisible();
    }
}
