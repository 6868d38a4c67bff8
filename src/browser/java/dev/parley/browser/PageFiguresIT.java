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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each page is small, paints soon, stays where it is, and can be used by everybody. It runs against the native executable too. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class PageFiguresIT {

    /** For two busy cores. An idle machine needs a tenth of it. */
    private static final double FIRST_PAINT_MILLIS = 4_000;
    /** Lighthouse calls a page good up to this. */
    private static final double LAYOUT_SHIFT = 0.1;

    private static final int KILOBYTE = 1024;

    private static Browsers browsers;
    private static Provider provider;
    private static PagesService parley;

    private final World world = new World();

    @BeforeAll
    static void startServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = new PagesService(provider);
    }

    @AfterAll
    static void stopServiceAndBrowser() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {parley, provider, browsers}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void startPage() throws Exception {
        open("start", "/", null, 10, page -> page.getByText("Documentation"));
        Page page = browsers.profile().newPage();
        page.navigate(parley.url() + "/");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Desk")))
                .isVisible();
        assertThat(page.getByText("GraphiQL")).hasCount(0);
    }

    @Test
    void demoSite_withTheWidget() throws Exception {
        long topic = world.topic();
        world.agentOf(topic);
        open("demo", demo(topic), null, 40, page -> WidgetPage.on(page).launcher());
    }

    @Test
    void desk_withAQueueAndChats() throws Exception {
        long topic = world.topic();
        String agent = world.agentOf(topic);
        world.queue(topic, 3);
        world.active(topic, agent);
        open("desk", "/desk", agent, 64, page -> page.locator("chat-list .row"));
    }

    @Test
    void dashboard_withFigures() throws Exception {
        long topic = world.topic();
        String manager = world.managerOf(topic);
        world.finished(topic, 5);
        open(
                "dashboard",
                "/dashboard?range=7d&zone=UTC",
                manager,
                75,
                page -> page.locator("dashboard-app section[aria-busy=false]"));
    }

    @Test
    void widget_isSmall_alsoWhenEverythingOfAChatIsLoaded() {
        long topic = world.topic();
        world.agentOf(topic);
        Page page = browsers.profile().newPage();
        page.navigate(parley.url() + demo(topic));
        WidgetPage widget = WidgetPage.on(page);
        assertThat(widget.launcher()).isVisible();
        int closed = PageFigures.bytesOfWidget(page);
        widget.open().ask("Ada", "ada@example.com", "Hello?");
        assertThat(widget.status()).containsText("You are number 1");
        int chatting = PageFigures.bytesOfWidget(page);
        widget.end();
        assertThat(widget.text("This chat has ended.")).isVisible();
        assertThat(page.frameLocator("iframe[title=Chat]").locator("chat-transcript .actions"))
                .hasCount(1);

        assertThat(closed).isBetween(10 * KILOBYTE, 19 * KILOBYTE);
        assertThat(chatting).isBetween(closed + KILOBYTE, 25 * KILOBYTE);
        assertThat(PageFigures.bytesOfWidget(page)).isBetween(chatting + 1, 27 * KILOBYTE);
    }

    private interface Ready {
        Locator on(Page page);
    }

    /** Opens a page in both themes, and asserts its figures. A login name signs in before. */
    private void open(String name, String path, String login, int kilobytes, Ready ready) throws Exception {
        for (BrowserContext profile : List.of(browsers.profile(), browsers.darkProfile())) {
            if (login != null) {
                Page before = profile.newPage();
                provider.signIn(before, parley.url() + path, login);
                assertThat(ready.on(before).first()).isVisible();
                before.close();
            }
            Page page = PageFigures.open(profile);
            page.navigate(parley.url() + path);
            assertThat(ready.on(page).first()).isVisible();
            // Late movements are over by then.
            page.waitForTimeout(500);

            PageFigures figures = PageFigures.of(page);
            write("%-10s %s%n".formatted(name, figures));
            assertThat(figures.bytes()).isBetween(KILOBYTE, kilobytes * KILOBYTE);
            assertThat(figures.firstPaintMillis()).isLessThan(FIRST_PAINT_MILLIS);
            assertThat(figures.layoutShift()).isLessThan(LAYOUT_SHIFT);
            Browsers.assertAccessible(page);
            profile.close();
        }
        assertThat(browsers.takeConsole()).isEmpty();
    }

    private static void write(String line) throws Exception {
        Path file = Browsers.picture("figures").resolveSibling("figures.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String demo(long topic) {
        return "/demo.html?topic=" + Ids.of("ChatTopic", topic);
    }
}
