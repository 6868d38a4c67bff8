package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Texts that are removed vanish from all pages that show them, without a reload. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class RedactionIT {

    private static final String SECRET = "My PIN is 5831";
    private static final String REMOVED = "The message was removed.";

    private final World world = new World();
    private Browsers browsers;
    private Provider provider;
    private PagesService parley;
    private long topic;
    private Caller manager;
    private WidgetPage widget;
    private DeskPage desk;
    private DashboardPage dashboard;

    @BeforeEach
    void everybodySeesTheSecret() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = new PagesService(provider);
        topic = world.topic();
        String managerLogin = world.managerOf(topic);
        manager = Caller.agent(managerLogin).at(parley.instance());
        desk = DeskPage.signIn(browsers.profile(), provider, parley.url(), world.agentOf(topic));
        Page site = browsers.profile().newPage();
        site.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        widget = WidgetPage.on(site).open().ask("Ada Lovelace", "ada@example.com", "Where is my invoice?");
        desk.acceptNext().note("A difficult one.");
        assertThat(desk.notes()).hasCount(1);
        widget.write(SECRET);
        assertThat(desk.messages().last()).hasText(SECRET);
        Page figures = browsers.profile().newPage();
        provider.signIn(figures, parley.url() + "/dashboard?range=7d&zone=UTC", managerLogin);
        dashboard = new DashboardPage(figures);
        dashboard.group("Chats", "Total").click();
        dashboard.panelButton("Ada Lovelace").click();
        assertThat(dashboard.messages().last()).hasText(SECRET);
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
    void redactedMessage_losesItsText_onAllOpenPages() {
        assertThat(redact(SECRET).refusal()).isNull();

        assertThat(widget.messages().last()).hasText(REMOVED);
        assertThat(desk.messages().last()).hasText(REMOVED);
        assertThat(dashboard.messages().last()).hasText(REMOVED);
        for (Page page : new Page[] {desk.page(), dashboard.page()}) {
            assertThat(page.getByText(SECRET)).hasCount(0);
            Browsers.assertAccessible(page);
        }
        assertThat(widget.text(SECRET)).hasCount(0);
        Browsers.assertAccessible(widget.page());
        widget.page().reload();
        assertThat(widget.messages().last()).hasText(REMOVED);
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void redactedNote_losesItsText_forTheTeamOnly() {
        assertThat(redact("A difficult one.").refusal()).isNull();

        assertThat(desk.notes()).hasText(REMOVED);
        assertThat(dashboard.page().getByText("A difficult one.")).hasCount(0);
        assertThat(widget.text(REMOVED)).hasCount(0);
    }

    @Test
    void messageOfAnEndedChat_losesItsText_whereItIsOpen() {
        widget.end();
        assertThat(widget.text("You ended the chat.")).isVisible();
        assertThat(redact(SECRET).refusal()).isNull();

        assertThat(widget.text(REMOVED)).isVisible();
        assertThat(dashboard.page().getByText(REMOVED)).isVisible();
        assertThat(dashboard.page().getByText(SECRET)).hasCount(0);
        assertThat(widget.text(SECRET)).hasCount(0);
    }

    private Answer redact(String text) {
        long session = world.number("select max(id) from chat_session where topic_id = ?", topic);
        long seq = world.number("select seq from chat_message where session_id = ? and message = ?", session, text);
        return manager.does("redactChatMessage", session, Map.of("seq", seq));
    }
}
