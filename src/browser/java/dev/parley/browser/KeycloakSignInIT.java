package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Instance;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import dev.parley.support.server.Keycloak;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Agents sign in to the pages at a real Keycloak, in a real browser: ./mvnw verify -Pkeycloak,browser -Dit.test=KeycloakSignInIT */
@Tag("keycloak")
@Tag("browser")
class KeycloakSignInIT {

    private static final String AGENT = "kc-anna";
    private static final double PATIENCE_MILLIS = 120_000;

    private static final TestServer DATABASE = new TestServer();
    private static Browsers browsers;
    private static Keycloak keycloak;
    private static Instance parley;

    @BeforeAll
    static void startProviderServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        DATABASE.start();
        keycloak = new Keycloak();
        Map<String, String> settings = new HashMap<>(keycloak.settings());
        settings.put("parley.pages.desk", "true");
        settings.put("parley.pages.oidc-client-id", "brief-pages");
        parley = Instance.onTestDatabaseWithoutKey(settings);
        new World().run("insert into ejuser (loginname, username) values (?, ?)", AGENT, AGENT);
    }

    @AfterAll
    static void stop() {
        if (parley != null) {
            parley.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        if (browsers != null) {
            browsers.close();
            DATABASE.stop();
        }
    }

    @Test
    void agent_signsIn_getsRenewedTokens_andReloadsWithoutForm() {
        Page page = patientPage();
        Set<String> tokens = new LinkedHashSet<>();
        Set<String> renewals = new LinkedHashSet<>();
        page.onRequest(request -> note(request, tokens, renewals));
        String address = parley.url() + "/desk?tab=queue";

        page.navigate(address);
        page.locator("#username").fill(AGENT);
        page.locator("#password").fill(AGENT);
        page.locator("#kc-login").click();
        page.waitForCondition(() -> !tokens.isEmpty());
        assertThat(page).hasURL(address);
        browsers.takeConsole();

        page.waitForCondition(() -> renewals.size() >= 2);
        assertThat(page).hasURL(address);
        assertThat(browsers.takeConsole()).isEmpty();

        tokens.clear();
        page.reload();
        page.waitForCondition(() -> !tokens.isEmpty());
        assertThat(page).hasURL(address);
    }

    @Test
    void agent_whoSignsOut_mustSignInAgain() {
        Page page = patientPage();
        page.navigate(parley.url() + "/desk");
        page.locator("#username").fill(AGENT);
        page.locator("#password").fill(AGENT);
        page.locator("#kc-login").click();

        button(page, "Presence").click();
        button(page, "Sign out").click();
        assertThat(page.getByText("You have signed out.")).isVisible();
        button(page, "Sign in").click();

        assertThat(page.locator("#username")).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A page that waits for Keycloak, which is slow at its first pages. */
    private static Page patientPage() {
        Page page = browsers.profile().newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    private static void note(Request request, Set<String> tokens, Set<String> renewals) {
        String authorization = request.headers().get("authorization");
        if (request.url().endsWith("/graphql") && authorization != null) {
            tokens.add(authorization);
        }
        String form = request.postData();
        if (request.url().endsWith("/token") && form != null && form.contains("grant_type=refresh_token")) {
            renewals.add(form);
        }
    }
}
