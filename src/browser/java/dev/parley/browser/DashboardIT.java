package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories of managers who read the figures of the dashboard. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DashboardIT extends DashboardStory {

    private static final String STATISTICS = """
            query($from: DateTime!, $to: DateTime!) {
              chatStatistics(from: $from, to: $to, timeZone: "UTC", groupBy: [DAY]) {
                total { requested accepted missed serviceLevel wait { p50Seconds p90Seconds } ratings { average } }
                buckets { figures { requested accepted missed } }
              }
            }""";

    @Test
    void countries_haveTheirNamesOfTheService() {
        accepted(1, 9, 30, null);
        world.run("insert into country (country_id, name) values (578, 'Noreg')");
        try {
            DashboardPage dashboard = lastDays("&by=country");

            assertThat(dashboard.rows("Chats").stream().map(row -> row.get(0))).contains("Noreg");
        } finally {
            world.run("delete from country");
        }
    }

    @Test
    void figures_equalTheStatisticsOfTheApi() {
        for (int daysAgo = 1; daysAgo <= 4; daysAgo++) {
            for (int hour = 0; hour <= daysAgo; hour++) {
                accepted(daysAgo, hour, 10 * hour + daysAgo, 1 + hour);
            }
            missed(daysAgo, 8, 45);
        }
        DashboardPage dashboard = lastDays("&by=day");
        Answer answer = Caller.agent(manager)
                .at(parley)
                .asks(
                        STATISTICS,
                        Map.of("from", today.minusDays(6) + "T00:00:00Z", "to", today.plusDays(1) + "T00:00:00Z"));

        assertThat(dashboard.keyFigure("Requested")).hasText(number(answer, "requested"));
        assertThat(dashboard.keyFigure("Accepted")).hasText(number(answer, "accepted"));
        assertThat(dashboard.keyFigure("Missed")).hasText(number(answer, "missed"));
        assertThat(dashboard.keyFigure("Median wait")).hasText(number(answer, "wait.p50Seconds") + "s");
        assertThat(dashboard.keyFigure("90% waited at most")).hasText(number(answer, "wait.p90Seconds") + "s");
        assertThat(dashboard.keyFigure("Service level"))
                .hasText(Math.round(100
                                * answer.<Number>data("chatStatistics.total.serviceLevel")
                                        .doubleValue()) + "%");
        List<Map<String, Map<String, Object>>> buckets = answer.list("chatStatistics.buckets");
        assertThat(dashboard.columns("Chats")).startsWith("Day", "Requested", "Before", "Accepted", "Before", "Missed");
        List<List<String>> rows = dashboard.rows("Chats");
        assertThat(rows).hasSize(buckets.size() + 1);
        for (int i = 0; i < buckets.size(); i++) {
            Map<String, Object> figures = buckets.get(i).get("figures");
            assertThat(List.of(
                            rows.get(i).get(1), rows.get(i).get(3), rows.get(i).get(5)))
                    .containsExactly(
                            String.valueOf(figures.get("requested")),
                            String.valueOf(figures.get("accepted")),
                            String.valueOf(figures.get("missed")));
        }
        assertThat(browsers.takeConsole()).isEmpty();
    }

    private static String number(Answer answer, String figure) {
        return String.valueOf(answer.<Number>data("chatStatistics.total." + figure));
    }

    @Test
    void comparison_isWithThePeriodBefore() {
        accepted(1, 9, 5, null);
        accepted(1, 10, 5, null);
        accepted(2, 9, 5, null);
        DashboardPage dashboard = open(profile, "?range=yesterday&zone=UTC");

        assertThat(dashboard.keyFigure("Requested")).hasText("2");
        assertThat(dashboard.page().locator(".key-figures > div").first()).containsText("+100%");
        assertThat(dashboard.rows("Chats").get(9).subList(1, 3)).containsExactly("1", "1");
        dashboard.choice("Compare with the period before").uncheck();
        assertThat(dashboard.card("Chats").locator("thead")).not().containsText("Before");
    }

    @Test
    void filters_areInTheAddress_andSurviveReloadAndBack() {
        String other = world.agentOf(topic);
        accepted(1, 9, 5, null);
        DashboardPage dashboard = lastDays("");
        dashboard.choice("Group by").selectOption("agent");
        assertThat(dashboard.group("Chats", agent)).isVisible();
        dashboard.button("Agents All agents").click();
        dashboard.choice(other).check();

        assertThat(dashboard.page().getByText("No chats were requested")).isVisible();
        assertThat(dashboard.page()).hasURL(Pattern.compile("by=agent&agent=" + Ids.of("User", world.id(other))));
        dashboard.page().reload();
        assertThat(dashboard.page().getByText("No chats were requested")).isVisible();
        assertThat(dashboard.button("Agents " + other)).isVisible();
        dashboard.page().goBack();
        assertThat(dashboard.group("Chats", agent)).isVisible();
    }

    @Test
    void filtersByOutcomeAndTag_selectWhatWasNotedAboutChats() {
        long resolved = accepted(1, 9, 5, null);
        long tagged = accepted(1, 10, 5, null);
        accepted(1, 11, 5, null);
        long tag = world.tag();
        String name = world.texts("select name from chat_tag where id = ?", tag).get(0);
        Caller noting = Caller.agent(manager).at(parley);
        noting.does("endChatSession", resolved, Map.of("outcome", "RESOLVED"));
        noting.does(
                "endChatSession", tagged, Map.of("outcome", "NO_RESPONSE", "tagIds", List.of(Ids.of("ChatTag", tag))));
        DashboardPage dashboard = lastDays("&by=outcome");
        assertThat(dashboard.keyFigure("Requested")).hasText("3");

        dashboard.button("Outcomes All outcomes").click();
        dashboard.choice("Resolved").check();
        dashboard.choice("No response").check();
        assertThat(dashboard.keyFigure("Requested")).hasText("2");
        assertThat(dashboard.page()).hasURL(Pattern.compile("outcome=resolved&outcome=no_response"));
        dashboard.button("Tags All tags").click();
        dashboard.choice(name).check();

        assertThat(dashboard.keyFigure("Requested")).hasText("1");
        dashboard.page().reload();
        assertThat(dashboard.keyFigure("Requested")).hasText("1");
        assertThat(dashboard.button("Tags " + name)).isVisible();
        assertThat(dashboard.button("Outcomes 2 chosen")).isVisible();
        dashboard.group("Chats", "No response").click();
        assertThat(dashboard.panel().getByText("1 chat", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void filterByLanguage_selectsTheChatsOfItsVarieties() {
        world.set(topic, "widget_language = 'en', translated_texts = '[{\"language\": \"de\"}]'");
        world.alter(accepted(1, 9, 5, null), "language = 'de'");
        world.alter(accepted(1, 10, 5, null), "language = 'de-AT'");
        world.alter(accepted(1, 11, 5, null), "language = 'den'");
        DashboardPage dashboard = lastDays("");
        assertThat(dashboard.keyFigure("Requested")).hasText("3");

        dashboard.button("Languages All languages").click();
        dashboard.choice("German").check();

        assertThat(dashboard.keyFigure("Requested")).hasText("2");
        assertThat(dashboard.page()).hasURL(Pattern.compile("language=de"));
        dashboard.page().reload();
        assertThat(dashboard.button("Languages German")).isVisible();
        dashboard.group("Chats", "Total").click();
        assertThat(dashboard.panel().getByText("2 chats")).isVisible();
    }

    @Test
    void timeZone_movesSessionsToTheDayOfItsClocks() {
        requested("accepted", today.minusDays(1) + "T23:30:00Z", 5, null);
        String range = "&range=custom&from=" + today.minusDays(2) + "&to=" + today + "&by=day";

        assertThat(open(profile, "?zone=UTC" + range).rows("Chats"))
                .extracting(row -> row.get(1))
                .containsExactly("0", "1", "0", "1");
        assertThat(open(profile, "?zone=Pacific/Auckland" + range).rows("Chats"))
                .extracting(row -> row.get(1))
                .containsExactly("0", "0", "1", "1");
    }

    @Test
    void tile_changesWithinASecondOfARequest() {
        DashboardPage dashboard = lastDays("");
        assertThat(dashboard.tile("Waiting")).hasText("0");
        assertThat(dashboard.tile("Agents present")).hasText("1");
        Caller.nobody()
                .at(parley)
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "message", "Hello?"),
                        "sessionKey");

        // Half a second of the service, and as much for a busy machine.
        LocatorAssertions.HasTextOptions soon = new LocatorAssertions.HasTextOptions().setTimeout(1_500);
        assertThat(dashboard.tile("Waiting")).hasText("1", soon);
        assertThat(dashboard.tile("Longest wait")).hasText(Pattern.compile("0:0[2-9]"));
    }

    @Test
    void csv_hasTheFiguresOfTheTable_andNoFormulas() throws Exception {
        accepted(1, 9, 30, 4);
        world.set(topic, "name = '=1+\"" + topic + "\"'");
        DashboardPage dashboard = lastDays("&by=topic");

        String file = dashboard.download(dashboard.button("Download Waiting time as CSV"));
        assertThat(file)
                .isEqualTo(
                        "\ufeffTopic,Median (seconds),Median before (seconds),90th percentile (seconds),90th percentile before (seconds),"
                                + "Longest (seconds),Number\r\n\"'=1+\"\"" + topic
                                + "\"\"\",30,,30,,30,1\r\nTotal,30,,30,,30,1\r\n");
        assertThat(dashboard.download(dashboard.button("Download CSV")))
                .contains("Chats: Requested", "Ratings: Average", "Service level: Service level");
    }

    @Test
    void table_withManyGroups_showsTheRestOnDemand() {
        accepted(1, 9, 5, null);
        DashboardPage dashboard = lastDays("&by=hour");
        assertThat(dashboard.card("Chats").locator("tbody tr")).hasCount(100);
        dashboard.button("Show all 168 rows of Chats").click();

        assertThat(dashboard.card("Chats").locator("tbody tr")).hasCount(168);
        assertThat(dashboard.button("Show all 168 rows of Chats")).hasCount(0);
    }

    @Test
    void rating_isShownAfterRefresh() {
        long session = accepted(0, 0, 30, null);
        DashboardPage dashboard = open(profile, "?range=today&zone=UTC");
        assertThat(dashboard.keyFigure("Rating")).hasText("–");
        world.alter(session, "rating = 4");

        dashboard.button("Refresh").click();

        assertThat(dashboard.keyFigure("Rating")).hasText("4.0");
    }

    @Test
    void person_withoutATopic_isToldSo() {
        Page page = profile.newPage();
        provider.signIn(page, parley.url() + "/dashboard", world.user());

        assertThat(page.getByText("You are a member of no topic.")).isVisible();
        assertThat(page.getByText("No chats were requested")).isVisible();
    }

    @Test
    void service_thatCannotBeReached_isTriedAgain() {
        accepted(1, 9, 30, null);
        DashboardPage dashboard = lastDays("");
        assertThat(dashboard.keyFigure("Requested")).hasText("1");
        dashboard.page().route("**/graphql", route -> route.abort());
        dashboard.choice("Group by").selectOption("topic");
        assertThat(dashboard.page().getByText("The service cannot be reached.")).isVisible();
        dashboard.page().unroute("**/graphql");
        dashboard.button("Try again").click();

        assertThat(dashboard.group("Chats", topicName)).isVisible();
    }

    @Test
    void keyboard_aloneFiltersAndDrillsDown() {
        long session = accepted(1, 9, 30, 4);
        DashboardPage dashboard = lastDays("");
        Page page = dashboard.page();
        dashboard.choice("Dates").focus();
        tabTo(page, "Topics All topics");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(page).hasURL(Pattern.compile("topic="));
        page.keyboard().press("Escape");
        assertThat(dashboard.button("Topics " + topicName)).isFocused();
        tabTo(page, "Total");
        page.keyboard().press("Enter");
        assertThat(dashboard.panel().getByText("1 chat", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        tabTo(page, "Customer " + session);
        page.keyboard().press("Enter");
        assertThat(dashboard.panel().getByText("No messages.")).isVisible();
        page.keyboard().press("Escape");
        assertThat(dashboard.panel()).hasCount(0);
        assertThat(dashboard.card("Chats").getByText("Total")).isFocused();
    }

    /** Presses Tab until an element with this accessible text has the focus. */
    private static void tabTo(Page page, String text) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate("document.activeElement.innerText ?? ''");
            String label = String.valueOf(focused).strip();
            Object labelled = page.evaluate(
                    "(document.activeElement.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.innerText ?? '').join(' ')");
            if (label.startsWith(text) || String.valueOf(labelled).strip().equals(text)) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + text);
    }

    @Test
    void page_isAccessible_lightDarkAndNarrow() {
        long session = accepted(1, 9, 30, 4);
        missed(2, 9, 50);
        world.messages(session, 3);
        world.waiting(topic);
        Map<String, BrowserContext> looks =
                Map.of("light", profile, "dark", browsers.darkProfile(), "narrow", browsers.phone());
        for (Map.Entry<String, BrowserContext> look : looks.entrySet()) {
            DashboardPage dashboard = open(look.getValue(), "?range=7d&zone=UTC&measures=all");
            assertThat(dashboard.card("Responses").locator("tbody tr")).hasCount(7);
            Browsers.assertAccessible(dashboard.page());
            dashboard.page().screenshot(picture("dashboard-" + look.getKey()));
            assertThat(dashboard.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            dashboard.button("Topics All topics").click();
            Browsers.assertAccessible(dashboard.page());
            dashboard.page().keyboard().press("Escape");
            dashboard.group("Chats", "Total").click();
            assertThat(dashboard.panel().getByText("3 chats")).isVisible();
            Browsers.assertAccessible(dashboard.page());
            dashboard.panelButton("Customer " + session).click();
            assertThat(dashboard.messages()).hasCount(3);
            Browsers.assertAccessible(dashboard.page());
            dashboard.page().screenshot(picture("dashboard-session-" + look.getKey()));
        }
        assertThat(browsers.takeConsole()).isEmpty();
    }

    private static Page.ScreenshotOptions picture(String name) {
        return new Page.ScreenshotOptions().setPath(Browsers.picture(name)).setFullPage(true);
    }
}
