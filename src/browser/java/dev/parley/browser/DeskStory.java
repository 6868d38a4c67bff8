package dev.parley.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two agents at their desks and a customer at the widget, each in a browser profile of their own. */
abstract class DeskStory {

    static Browsers browsers;
    static Provider provider;
    static PagesService parley;
    final World world = new World();
    long topic;
    String anna;
    String bert;
    BrowserContext ofAnna;
    BrowserContext ofBert;
    BrowserContext ofCustomer;

    static final Pattern CONNECTION_LOST = Pattern.compile(
            "ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_NETWORK");

    @BeforeAll
    static void startServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = new PagesService(provider);
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
    void aTopicWithTwoAgents() {
        topic = world.topic();
        world.set(topic, "widget_enable_rating = true");
        anna = world.agentOf(topic);
        bert = world.agentOf(topic);
        ofAnna = browsers.profile();
        ofBert = browsers.profile();
        ofCustomer = browsers.profile();
        browsers.takeConsole();
    }

    @AfterEach
    void closeProfiles() {
        List.of(ofAnna, ofBert, ofCustomer).forEach(BrowserContext::close);
    }

    DeskPage desk(BrowserContext profile, String login) {
        return DeskPage.signIn(profile, provider, parley.url(), login);
    }

    WidgetPage widget() {
        Page page = ofCustomer.newPage();
        page.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        return WidgetPage.on(page);
    }

    long sessionNumber() {
        return world.number("select max(id) from chat_session where topic_id = ?", topic);
    }

    /** A customer who waits in the queue. */
    long waiting(String name) {
        Caller.nobody()
                .at(parley.instance())
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "name", name, "message", "Hello, I am " + name),
                        "chatSession { databaseId }");
        return sessionNumber();
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
