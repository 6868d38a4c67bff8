package dev.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A Chromium that is installed on the machine. Its pages record what the console says. */
final class Browsers implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"), Path.of("/usr/bin/chromium-browser"));

    /** Playwright would download browsers of its own. */
    private static final Playwright.CreateOptions NO_DOWNLOAD =
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));

    private static final List<String> ACCESSIBILITY =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    private static final double PATIENCE = 30_000;

    private final Playwright playwright = Playwright.create(NO_DOWNLOAD);
    private final Browser browser;
    private final List<String> console = new ArrayList<>();

    /** Starts the browser. The tests are skipped on a machine without one. */
    Browsers() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Path executable =
                PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(executable != null, "no Chromium is installed");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** A browser profile of its own: its pages share storage with each other and with no other profile. */
    BrowserContext profile() {
        return profile(new Browser.NewContextOptions());
    }

    BrowserContext darkProfile() {
        return profile(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
    }

    /** A profile with the window of a phone. */
    BrowserContext phone() {
        return window(360, 640);
    }

    /** A profile with windows of a size, in pixels. */
    BrowserContext window(int width, int height) {
        return profile(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** A profile in the dark theme, with windows of a size, in pixels. */
    BrowserContext darkWindow(int width, int height) {
        return profile(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(ColorScheme.DARK));
    }

    /** A profile of a reader whose browser prefers a language. */
    BrowserContext profileIn(String locale) {
        return profile(new Browser.NewContextOptions(), locale);
    }

    private BrowserContext profile(Browser.NewContextOptions options) {
        return profile(options, "en-GB");
    }

    private BrowserContext profile(Browser.NewContextOptions options, String locale) {
        BrowserContext profile = browser.newContext(options.setLocale(locale));
        profile.setDefaultTimeout(PATIENCE);
        profile.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                console.add(message.text());
            }
        });
        return profile;
    }

    /** Errors and warnings on the console of all pages, such as violations of the content security policy. Forgets them. */
    List<String> takeConsole() {
        List<String> taken = List.copyOf(console);
        console.clear();
        return taken;
    }

    /** Asserts that axe finds nothing wrong with the page. */
    static void assertAccessible(Page page) {
        List<Rule> violations =
                new AxeBuilder(page).withTags(ACCESSIBILITY).analyze().getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    /** Where pictures of the pages are kept. */
    static Path picture(String name) {
        return Path.of("target", "pictures", name + ".png");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
