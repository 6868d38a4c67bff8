package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.push.PushBrowser;
import dev.parley.support.push.PushService;
import dev.parley.support.push.PushService.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pushes to the desk and to customers. Chromium reaches no push service here: its subscriptions are those of the tests' own, with real keys. Its service worker
 * is real, and gets the decrypted pushes as from the browser.
 */
@ExtendWith(PackagedService.class)
@Tag("browser")
class PushPageIT {

    /** Replaces the part of the browser that needs the push service of its maker. */
    private static final String SUBSCRIPTION = """
            (() => {
              const json = { endpoint: '%s', expirationTime: null, keys: { p256dh: '%s', auth: '%s' } };
              PushManager.prototype.getSubscription = async () => null;
              PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
                if (!userVisibleOnly || applicationServerKey.length !== 87) throw new Error('No browser accepts this');
                return { toJSON: () => json };
              };
            })();""";

    private static Browsers browsers;
    private static Provider provider;
    private static Site site;
    private static PushService service;
    private static PagesService parley;

    private final World world = new World();
    private final PushBrowser browser = PushBrowser.random();
    private final String name = UUID.randomUUID().toString();
    private BrowserContext profile;
    private long topic;
    private String anna;

    @BeforeAll
    static void startServicesAndBrowser() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        site = new Site();
        service = new PushService();
        parley = new PagesService(
                provider,
                new HashMap<>(Map.of(
                        "parley.pages.widget-sites", site.url(),
                        "parley.push.send-every", "1S",
                        "parley.push.unread-after", "0.5S",
                        "parley.push.services", "localhost",
                        "parley.push.allow-http", "true",
                        "parley.push.allowed-networks", "127.0.0.1/32,::1/128")));
    }

    @AfterAll
    static void stopServicesAndBrowser() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {parley, service, site, provider, browsers}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @BeforeEach
    void aTopicWithAnAgent() {
        topic = world.topic();
        anna = world.agentOf(topic);
        world.run("update chat_topic_user set notifications = true where user_id = ?", world.id(anna));
        profile = browsers.profile();
        profile.addInitScript(SUBSCRIPTION.formatted(service.endpoint(name), browser.p256dh(), browser.auth()));
        browsers.takeConsole();
    }

    @AfterEach
    void closeProfile() {
        profile.close();
        world.run("delete from push_subscription");
    }

    @Test
    void agent_whoClosesTheDesk_getsPushes() {
        allowNotifications(parley.url());
        DeskPage desk = desk();
        assertThat(subscriptions("user_id = " + world.id(anna))).isZero();

        pushes(desk).check();
        awaitSubscription("user_id = " + world.id(anna));
        Browsers.assertAccessible(desk.page());
        desk.page().close();
        long session = requested();
        String payload = awaitPush();
        assertThat(JsonPath.from(payload).getString("kind")).isEqualTo("NEW_CHAT");

        Page page = profile.newPage();
        page.navigate(parley.url() + "/push.html");
        deliver(page, payload);

        page.waitForCondition(() -> !shown(page).isEmpty());
        assertThat(shown(page))
                .containsExactly("A new chat is waiting|"
                        + world.texts("select name from chat_topic where id = ?", topic)
                                .get(0));
        assertThat(JsonPath.from(payload).getString("chatSessionId")).isEqualTo(Ids.of("ChatSession", session));
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void agent_whoLooksAtTheDesk_seesNoNotificationOfThePush() {
        allowNotifications(parley.url());
        DeskPage desk = desk();
        pushes(desk).check();
        awaitSubscription("user_id = " + world.id(anna));

        deliver(desk.page(), "{\"kind\":\"NEW_CHAT\",\"chatSessionId\":\"a\",\"topic\":\"Sales\"}");
        deliver(desk.page(), "{\"kind\":\"MESSAGE\",\"chatSessionId\":\"b\"}");

        desk.page().waitForCondition(() -> !shown(desk.page()).isEmpty());
        assertThat(shown(desk.page())).containsExactly("New message in your chat|");
    }

    @Test
    void agent_switchesPushesOffAndOn_andTheChoiceStays() {
        allowNotifications(parley.url());
        DeskPage desk = desk();
        pushes(desk).check();
        awaitSubscription("user_id = " + world.id(anna));

        pushes(desk).uncheck();
        Waits.until(() -> subscriptions("true") == 0, "the browser is removed");
        pushes(desk).check();
        awaitSubscription("user_id = " + world.id(anna));
        assertThat(pushes(desk)).isEnabled();
        desk.page().reload();
        assertThat(desk.page().locator("top-bar")).isVisible();

        openAlerts(desk);
        assertThat(pushes(desk)).isChecked();
    }

    @Test
    void agent_whoseBrowserRefuses_seesWhy() {
        DeskPage desk = desk();
        profile.clearPermissions();
        desk.page().evaluate("() => { Notification.requestPermission = async () => 'denied'; }");

        pushes(desk).click();

        assertThat(desk.page().locator("top-bar .problem")).containsText("The browser does not allow notifications");
        assertThat(pushes(desk)).not().isChecked();
        assertThat(subscriptions("true")).isZero();
    }

    @Test
    void customer_whoAsksForIt_getsAPushAboutAnUnreadMessage() {
        // The site and Parley differ in their ports only. Browsers of tests let frames of other sites store nothing.
        String sameSite = parley.url().replaceFirst("//[^:]+", "//localhost");
        allowNotifications(sameSite);
        Page page = profile.newPage();
        page.navigate(site.pageWithData(sameSite, Ids.of("ChatTopic", topic), "data-push"));
        WidgetPage widget = WidgetPage.on(page);
        widget.open().ask("Ada", "ada@example.com", "Is it in stock?");
        Caller agent = Caller.agent(anna).at(parley.instance());
        long session = world.number("select max(id) from chat_session where topic_id = ?", topic);
        agent.runs("accept", session);
        assertThat(subscriptions("true")).isZero();

        page.waitForPopup(() -> widget.button("Notify me").click());
        assertThat(widget.button("Notifications are on")).isVisible();
        awaitSubscription("session_id = " + session);
        widget.launcher().click();
        agent.does("sendChatMessage", session, Map.of("text", "Secret offer"));
        String payload = awaitPush();

        assertThat(JsonPath.from(payload).<Map<String, Object>>get())
                .isEqualTo(Map.of("kind", "MESSAGE", "chatSessionId", Ids.of("ChatSession", session)));
        widget.launcher().click();
        widget.button("Notifications are on").click();
        assertThat(widget.button("Notify me")).isVisible();
        assertThat(subscriptions("true")).isZero();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void siteWithoutTheAttribute_offersNoNotifications() {
        Page page = profile.newPage();
        page.navigate(site.pageWithData(parley.url(), Ids.of("ChatTopic", topic), ""));
        WidgetPage widget = WidgetPage.on(page);
        widget.open().ask("Ada", "ada@example.com", "Is it in stock?");

        assertThat(widget.status()).containsText("You are number 1");
        assertThat(widget.button("Notify me")).hasCount(0);
        assertThat(page.frames()).noneMatch(frame -> frame.url().contains("push"));
    }

    @Test
    void window_thatNoWidgetHasOpened_asksForNothing() {
        Page page = profile.newPage();
        page.navigate(parley.url() + "/push.html#key=abc&page=https://evil.example/");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Notifications are not possible in this browser.");
        assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);
        Browsers.assertAccessible(page);
    }

    private DeskPage desk() {
        DeskPage desk = DeskPage.signIn(profile, provider, parley.url(), anna);
        openAlerts(desk);
        return desk;
    }

    private static void openAlerts(DeskPage desk) {
        desk.exactButton("Alerts").click();
    }

    private static Locator pushes(DeskPage desk) {
        return desk.page().getByLabel("Push notifications while the desk is closed");
    }

    private void allowNotifications(String origin) {
        profile.grantPermissions(
                List.of("notifications"), new BrowserContext.GrantPermissionsOptions().setOrigin(origin));
    }

    private long requested() {
        return Caller.nobody()
                .at(parley.instance())
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "name", "Ada", "message", "Hello"),
                        "chatSession { databaseId }")
                .<Integer>data("done.chatSession.databaseId");
    }

    private long subscriptions(String condition) {
        return world.number("select count(*) from push_subscription where " + condition);
    }

    private void awaitSubscription(String condition) {
        Waits.until(() -> subscriptions(condition) == 1, "the browser is subscribed");
    }

    /** The decrypted payload of the only push to the browser. */
    private String awaitPush() {
        Waits.until(() -> !service.received(name).isEmpty(), "the push arrives");
        Received push = service.received(name).get(0);
        return browser.decrypt(push.body());
    }

    /** Gives a push to the service worker of the desk, as the browser does. */
    private void deliver(Page page, String payload) {
        Map<String, String> ids = new HashMap<>();
        CDPSession developer = profile.newCDPSession(page);
        developer.on("ServiceWorker.workerRegistrationUpdated", event -> {
            for (JsonElement each : event.getAsJsonArray("registrations")) {
                JsonObject registration = each.getAsJsonObject();
                ids.put(
                        registration.get("scopeURL").getAsString(),
                        registration.get("registrationId").getAsString());
            }
        });
        developer.send("ServiceWorker.enable");
        page.waitForCondition(() -> ids.containsKey(parley.url() + "/desk"));
        JsonObject push = new JsonObject();
        push.addProperty("origin", parley.url() + "/");
        push.addProperty("registrationId", ids.get(parley.url() + "/desk"));
        push.addProperty("data", payload);
        developer.send("ServiceWorker.deliverPushMessage", push);
        developer.detach();
    }

    /** The notifications that the desk's service worker shows, as "title|body". */
    @SuppressWarnings("unchecked")
    private static List<String> shown(Page page) {
        return (List<String>) page.evaluate("""
                async () => {
                  const registration = await navigator.serviceWorker.getRegistration('/desk');
                  return (await registration.getNotifications()).map(({ title, body }) => `${title}|${body}`);
                }""");
    }
}
