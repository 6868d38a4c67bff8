package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Agents sign in to the pages at an identity provider, in a real browser. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class SignInIT {

    private static Browsers browsers;
    private static Provider provider;
    private static Instance parley;

    private final World world = new World();
    private final List<String> tokens = new ArrayList<>();
    private String agent;
    private BrowserContext profile;
    private Page page;

    @BeforeAll
    static void startServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = Instance.onTestDatabase(provider.settings());
    }

    @AfterAll
    static void stopServiceAndBrowser() {
        if (parley != null) {
            parley.close();
        }
        if (provider != null) {
            provider.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void anAgent() {
        agent = world.user();
        provider.tokenLife(Duration.ofMinutes(30));
        provider.swapNonces(false);
        profile = browsers.profile();
        page = profile.newPage();
        page.onRequest(this::note);
        browsers.takeConsole();
    }

    @AfterEach
    void closeProfile() {
        profile.close();
    }

    @Test
    void signIn_returnsToTheAddress_withQueryAndFragment() {
        String address = parley.url() + "/desk?tab=queue&q=a%20b#top";

        provider.signIn(page, address, agent);

        awaitToken();
        assertThat(page).hasURL(address);
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void reload_asksTheProvider_becauseNoTokenIsStored() {
        signedIn("/dashboard?range=7d&zone=UTC");
        assertThat(stored()).doesNotContain("eyJ", "Bearer");
        tokens.clear();

        page.reload();

        awaitToken();
        assertThat(page).hasURL(parley.url() + "/dashboard?range=7d&zone=UTC");
    }

    @Test
    void token_isRenewedBeforeItExpires_withoutTheProvidersPage() {
        provider.tokenLife(Duration.ofSeconds(6));
        signedIn("/desk");
        int renewals = provider.renewals();
        List<String> visited = new ArrayList<>();
        page.onFrameNavigated(frame -> visited.add(frame.url()));

        page.waitForCondition(() -> provider.renewals() >= renewals + 2);

        assertThat(visited).isEmpty();
    }

    @Test
    void token_thatCannotBeRenewed_leadsBackThroughTheProvider() {
        provider.tokenLife(Duration.ofSeconds(3));
        signedIn("/desk?tab=mine");
        provider.revoke();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Your sign-in has expired.");
        Browsers.assertAccessible(page);
        provider.tokenLife(Duration.ofMinutes(30));
        tokens.clear();

        dialog.getByRole(AriaRole.BUTTON).click();

        awaitToken();
        assertThat(page).hasURL(parley.url() + "/desk?tab=mine");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void response_thatThePageDidNotAskFor_isRefused() {
        page.navigate(parley.url() + "/desk?code=forged&state=forged");

        assertThat(page.getByText("The sign-in was not started by this page.")).isVisible();
        assertThat(page).hasURL(parley.url() + "/desk");
        Browsers.assertAccessible(page);
        assertThat(tokens).isEmpty();
    }

    @Test
    void idToken_ofAnotherSignIn_isRefused() {
        provider.swapNonces(true);

        provider.signIn(page, parley.url() + "/desk", agent);

        assertThat(page.getByText("The ID token is not for this sign-in.")).isVisible();
        assertThat(tokens).isEmpty();
    }

    @Test
    void userOfTheProvider_whoIsNoneOfTheCrm_isToldSo() {
        provider.signIn(page, parley.url() + "/desk", "nobody-" + agent);

        assertThat(page.getByText("No user of the CRM has the login name")).isVisible();
        page.getByText("Sign in as another user").click();
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.getByLabel("Login name")).isVisible();
    }

    private void signedIn(String path) {
        provider.signIn(page, parley.url() + path, agent);
        awaitToken();
    }

    /** Waits until a request of the page has a token. */
    private void awaitToken() {
        page.waitForCondition(() -> !tokens.isEmpty());
    }

    private void note(Request request) {
        String authorization = request.headers().get("authorization");
        if (request.url().endsWith("/graphql") && authorization != null) {
            tokens.add(authorization);
        }
    }

    /** Everything that the browser has stored for the page. */
    private String stored() {
        return (String) page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })");
    }
}
