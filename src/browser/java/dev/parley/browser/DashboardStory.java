package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.support.Instance;
import dev.parley.support.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A manager at the dashboard, in a real browser, with the ended sessions of a topic. */
abstract class DashboardStory {

    static Browsers browsers;
    static Provider provider;
    static Instance parley;
    final World world = new World();
    long topic;
    String topicName;
    String manager;
    String agent;
    LocalDate today;
    BrowserContext profile;

    @BeforeAll
    static void startServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = Instance.onTestDatabase(provider.settings());
    }

    @AfterAll
    static void stopServiceAndBrowser() {
        Stream.of(parley, provider, browsers).forEach(DashboardStory::close);
    }

    static void close(AutoCloseable started) {
        if (started != null) {
            try {
                started.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @BeforeEach
    void aManagerOfATopic() {
        topic = world.topic();
        topicName =
                world.texts("select name from chat_topic where id = ?", topic).get(0);
        manager = world.managerOf(topic);
        agent = world.agentOf(topic);
        today = LocalDate.now(ZoneOffset.UTC);
        profile = browsers.profile();
        browsers.takeConsole();
    }

    @AfterEach
    void closeProfile() {
        profile.close();
    }

    DashboardPage lastDays(String more) {
        return open(profile, "?range=7d&zone=UTC" + more);
    }

    DashboardPage open(BrowserContext look, String query) {
        Page page = look.newPage();
        String address = parley.url() + "/dashboard" + query;
        page.navigate(address);
        Locator ready = page.locator("dashboard-app");
        if (ready.or(page.getByLabel("Login name")).first().getAttribute("name") != null) {
            provider.signIn(page, address, manager);
        }
        assertThat(ready.locator("section[aria-busy=false]")).isVisible();
        return new DashboardPage(page);
    }

    long accepted(int daysAgo, int hour, int waited, Integer rating) {
        return requested("accepted", "%sT%02d:10:00Z".formatted(today.minusDays(daysAgo), hour), waited, rating);
    }

    void missed(int daysAgo, int hour, int waited) {
        requested("missed", "%sT%02d:20:00Z".formatted(today.minusDays(daysAgo), hour), waited, null);
    }

    /** A session that an agent accepted, or not, after so many seconds in the queue. It has ended. */
    long requested(String outcome, String at, int waited, Integer rating) {
        boolean isAccepted = outcome.equals("accepted");
        world.run("""
                insert into chat_session (topic_id, name, status, when_requested, queued_at, waiting_since, wait_ended_at, when_started,
                                          when_first_response, when_ended, user_id, rating, end_reason, country)
                select ?, 'Customer', case when accepted then 9 else 11 end, at, at, at, at + waited, case when accepted then at + waited end,
                       case when accepted then at + waited * 2 end, at + interval '20 minutes', case when accepted then ?::int end, ?, 1, 578
                from (select ?::timestamptz as at, make_interval(secs => ?) as waited, ?::boolean as accepted) s""", topic, (int) world.id(agent), rating, at, waited, isAccepted);
        long session = world.number("select max(id) from chat_session where topic_id = ?", topic);
        world.alter(session, "name = 'Customer " + session + "'");
        return session;
    }
}
