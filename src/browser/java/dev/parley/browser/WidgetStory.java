package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.World;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Customers at the chat widget, in a real browser, and an agent who answers them. */
abstract class WidgetStory {

    static Browsers browsers;
    static Map<String, String> settings;
    static Instance parley;
    static Site site;
    final World world = new World();
    long topic;
    Caller agent;
    BrowserContext profile;

    static final String CONNECTION_LOST =
            "ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource|ERR_INTERNET_DISCONNECTED";

    @BeforeAll
    static void startServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        site = new Site();
        settings = new HashMap<>(Map.of(
                "quarkus.http.port",
                Integer.toString(freePort()),
                "parley.pages.demo",
                "true",
                "parley.pages.widget",
                "true",
                "parley.pages.widget-sites",
                site.url(),
                "quarkus.mailer.from",
                "chat@parley.example"));
        parley = Instance.onTestDatabase(settings);
    }

    @AfterAll
    static void stopServiceAndBrowser() {
        if (parley != null) {
            parley.close();
        }
        if (site != null) {
            site.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void aTopicWithAnAgent() {
        topic = world.topic();
        world.set(topic, "widget_enable_rating = true");
        String login = world.agentOf(topic);
        world.present(login);
        agent = Caller.agent(login).at(parley);
        profile = browsers.profile();
        browsers.takeConsole();
    }

    @AfterEach
    void closeProfile() {
        profile.close();
    }

    WidgetPage accepted() {
        WidgetPage widget = widget(profile).open().ask("Ada", "ada@example.com", "Hello?");
        agent.runs("accept", sessionNumber());
        assertThat(widget.status()).containsText("You are talking to");
        return widget;
    }

    WidgetPage widget(BrowserContext profile) {
        Page page = profile.newPage();
        page.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        return WidgetPage.on(page);
    }

    long sessionNumber() {
        return world.number("select max(id) from chat_session where topic_id = ?", topic);
    }

    void say(String text) {
        agent.does("sendChatMessage", sessionNumber(), Map.of("text", text));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
