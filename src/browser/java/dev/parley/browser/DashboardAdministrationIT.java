package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.support.PackagedService;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories of managers and administrators at the administration of the dashboard. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DashboardAdministrationIT extends DashboardStory {

    private static final String IS_LOADED =
            "performance.getEntriesByType('resource').some(entry => entry.name.includes('administration-panel'))";

    @Test
    void block_inForce_isListed_andLifted() {
        String ada = "ada." + topic + "@example.com";
        block(topic, ada, "now() + interval '1 day'", "null");
        block(topic, "ended." + topic + "@example.com", "now() - interval '1 hour'", "null");
        block(topic, "lifted." + topic + "@example.com", "null", "now()");
        block(world.topic(), "elsewhere." + topic + "@example.com", "null", "null");
        DashboardPage dashboard = lastDays("");
        assertThat(dashboard.page().evaluate(IS_LOADED)).isEqualTo(false);

        dashboard.button("Administration").click();

        assertThat(dashboard.panel().locator("tbody tr")).hasCount(1);
        assertThat(dashboard.panel().locator("tbody")).containsText(ada);
        assertThat(dashboard.panel().locator("tbody")).containsText("Insults");
        assertThat(dashboard.panel().locator("tbody")).containsText("by " + agent);
        assertThat(dashboard.page().evaluate(IS_LOADED)).isEqualTo(true);
        dashboard.panelButton("Lift the block of " + ada).click();
        assertThat(dashboard.panel().getByText("The block of " + ada + " is lifted."))
                .isVisible();
        assertThat(dashboard.panel().getByText("No customers are blocked.")).isVisible();
        assertThat(world.number(
                        "select count(*) from chat_block where email = ? and lifted_by = ?", ada, world.id(manager)))
                .isEqualTo(1);
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void block_withoutAnAddress_showsTheCustomerOfItsChat() {
        long session = accepted(1, 9, 30, null);
        world.run(
                "insert into chat_block (topic_id, session_id, subject, blocked_at) values (?, ?, 'customer-1', now())",
                topic,
                session);

        DashboardPage dashboard = lastDays("&administration=blocks");

        assertThat(dashboard.panel().locator("tbody")).containsText("Customer " + session);
        assertThat(dashboard.panel().locator("tbody")).containsText("No end");
        assertThat(dashboard.panelButton("Lift the block of Customer " + session))
                .isEnabled();
    }

    @Test
    void skillsOfAnAgent_areSetByAManager() {
        long spoken = world.skill();
        long wanted = world.skill();
        world.teach(agent, spoken);
        DashboardPage dashboard = lastDays("");
        dashboard.button("Administration").click();
        dashboard.panelButton("Skills of agents").click();
        assertThat(row(dashboard, agent)).containsText(nameOf(spoken));
        assertThat(row(dashboard, manager)).containsText("–");

        dashboard.panelButton("Change the skills of " + agent).click();
        assertThat(dashboard.choice(nameOf(spoken))).isChecked();
        dashboard.choice(nameOf(wanted)).check();
        // The version of the agent changes meanwhile.
        world.run("update ejuser set version = version + 1 where id = ?", world.id(agent));
        dashboard.panelButton("Save").click();
        assertThat(dashboard.panel().locator(".refusal")).isVisible();
        assertThat(skillsOf(agent)).containsExactly(String.valueOf(spoken));
        dashboard.panelButton("Save").click();

        assertThat(dashboard.panel().getByText("The skills of " + agent + " are saved."))
                .isVisible();
        assertThat(row(dashboard, agent)).containsText(nameOf(wanted));
        assertThat(skillsOf(agent)).containsExactlyInAnyOrder(String.valueOf(spoken), String.valueOf(wanted));
        assertThat(dashboard.panelButton("Change the skills of " + agent)).isFocused();
    }

    @Test
    void skillsOfTopics_areReadByManagers_andSetByAdministrators() {
        long skill = world.skill();
        world.run("insert into chat_topic_skill (topic_id, tag_id) values (?, ?)", topic, skill);
        // A list that can be searched.
        for (int i = 0; i < 9; i++) {
            world.topic();
        }
        DashboardPage ofManager = lastDays("&administration=topics");
        assertThat(row(ofManager, topicName)).containsText(nameOf(skill));
        assertThat(ofManager.panelButton("Change the skills of")).hasCount(0);

        try (BrowserContext look = browsers.profile()) {
            DashboardPage ofAdministrator = ofAdministrator(look, "topics");
            ofAdministrator.choice("Search by name or skill").fill(topicName);
            ofAdministrator
                    .panelButton("Change the skills of " + topicName)
                    .first()
                    .click();
            ofAdministrator.choice(nameOf(skill)).uncheck();
            ofAdministrator.panelButton("Save").click();

            assertThat(ofAdministrator.page().getByText("The skills of " + topicName + " are saved."))
                    .isVisible();
        }
        assertThat(world.number("select count(*) from chat_topic_skill where topic_id = ?", topic))
                .isZero();
    }

    @Test
    void tags_areCreated_renamedAndArchived_byAdministrators() {
        long tag = world.tag();
        for (int i = 0; i < 9; i++) {
            world.tag();
        }
        String skill = "Dutch of " + topic;
        try (BrowserContext look = browsers.profile()) {
            DashboardPage dashboard = ofAdministrator(look, "tags");
            dashboard.panelButton("New tag or skill").click();
            assertThat(dashboard.choice("Closing tag")).isFocused();
            dashboard.choice("Skill").check();
            dashboard.choice("Name").fill(skill);
            dashboard.panelButton("Save").click();

            assertThat(dashboard.panel().getByText(skill + " is saved.")).isVisible();
            assertThat(dashboard.panelButton("New tag or skill")).isFocused();
            assertThat(world.number("select kind from chat_tag where name = ? and language is null", skill))
                    .isOne();

            dashboard.choice("Search by name").fill(nameOf(tag));
            dashboard.panelButton("Change " + nameOf(tag)).first().click();
            dashboard.choice("Name").fill(skill);
            dashboard.panelButton("Save").click();
            assertThat(dashboard.panel().locator(".refusal")).hasText("“Name”: This name is taken.");

            dashboard.choice("Name").fill("Renamed of " + topic);
            dashboard.choice("Archived: it can’t be chosen any more").check();
            // The tag changes meanwhile.
            world.run("update chat_tag set version = version + 1 where id = ?", tag);
            dashboard.panelButton("Save").click();
            assertThat(dashboard.panel().locator(".refusal")).hasText("The object has changed since you read it.");
            dashboard.panelButton("Save").click();
            assertThat(dashboard.panel().getByText("Renamed of " + topic + " is saved."))
                    .isVisible();
        }
        assertThat(world.texts("select name || ' ' || archived from chat_tag where id = ?", tag))
                .containsExactly("Renamed of " + topic + " true");
    }

    @Test
    void translationsOfATopic_areAdded_changedAndRemoved_byAdministrators() {
        world.set(topic, "widget_language = 'en', widget_welcome_title = 'Ask us'");
        for (int i = 0; i < 9; i++) {
            world.topic();
        }
        try (BrowserContext look = browsers.profile()) {
            DashboardPage dashboard = ofAdministrator(look, "translations");
            dashboard.choice("Search by name").fill(topicName);
            dashboard.panelButton("Add a language to " + topicName).first().click();
            assertThat(dashboard.choice("Title of the widget")).hasAttribute("placeholder", "Ask us");
            dashboard.choice("Language, as a tag such as nb or de-AT").fill("no language");
            dashboard.choice("Title of the widget").fill("Fragen Sie uns");
            dashboard.panelButton("Save").click();
            assertThat(dashboard.panel().locator(".refusal"))
                    .hasText("“Language, as a tag such as nb or de-AT”: A value is not valid.");
            dashboard.choice("Language, as a tag such as nb or de-AT").fill("de");
            dashboard.panelButton("Save").click();
            assertThat(dashboard.panel().getByText("The texts of " + topicName + " are saved."))
                    .isVisible();
            assertThat(translations()).containsExactly("{\"title\": \"Fragen Sie uns\", \"language\": \"de\"}");

            dashboard
                    .panelButton("Change the German texts of " + topicName)
                    .first()
                    .click();
            assertThat(dashboard.choice("Title of the widget")).hasValue("Fragen Sie uns");
            dashboard.choice("Title of the widget").fill("");
            dashboard.choice("Message when nobody answers").fill("Bis morgen.");
            dashboard.panelButton("Save").click();
            assertThat(dashboard
                            .panelButton("Change the German texts of " + topicName)
                            .first())
                    .isFocused();
            assertThat(translations()).containsExactly("{\"language\": \"de\", \"offlineMessage\": \"Bis morgen.\"}");

            dashboard
                    .panelButton("Change the German texts of " + topicName)
                    .first()
                    .click();
            Browsers.assertAccessible(dashboard.page());
            dashboard.panelButton("Remove the translation").click();
            assertThat(dashboard.panel().getByText("The translation of " + topicName + " is removed."))
                    .isVisible();
        }
        assertThat(translations()).isEmpty();
    }

    @Test
    void tagsAndTranslations_areNotOfferedToManagers() {
        DashboardPage dashboard = lastDays("&administration=tags");

        assertThat(dashboard.panel().getByText("Administrators change these.")).isVisible();
        assertThat(dashboard.panelButton("Tags and skills")).hasCount(0);
        assertThat(dashboard.panelButton("Translations")).hasCount(0);
        assertThat(dashboard.panelButton("Skills of agents")).isVisible();
    }

    @Test
    void administration_isNotOfferedToAgents() {
        Page page = profile.newPage();
        page.waitForResponse(
                response -> String.valueOf(response.request().postData()).contains("DashboardViewer"),
                () -> provider.signIn(
                        page, parley.url() + "/dashboard?range=7d&zone=UTC&administration=blocks", agent));
        DashboardPage dashboard = new DashboardPage(page);
        assertThat(page.locator("dashboard-app section[aria-busy=false]")).isVisible();

        assertThat(dashboard.button("Administration")).hasCount(0);
        assertThat(dashboard.panel()).hasCount(0);
    }

    @Test
    void panel_isInTheAddress_andClosesByTheKeyboard() {
        DashboardPage dashboard = lastDays("");
        dashboard.button("Administration").click();
        dashboard.panelButton("Skills of agents").click();
        assertThat(dashboard.page()).hasURL(Pattern.compile("administration=agents"));
        dashboard.page().reload();
        assertThat(row(dashboard, agent)).isVisible();
        dashboard.panelButton("Close").click();
        assertThat(dashboard.panel()).hasCount(0);
        dashboard.page().goBack();
        assertThat(row(dashboard, agent)).isVisible();
        dashboard.page().goForward();
        assertThat(dashboard.panel()).hasCount(0);

        dashboard.button("Administration").focus();
        dashboard.page().keyboard().press("Enter");
        assertThat(dashboard.panel()).isVisible();
        dashboard.page().keyboard().press("Escape");

        assertThat(dashboard.panel()).hasCount(0);
        assertThat(dashboard.button("Administration")).isFocused();
    }

    @Test
    void panel_isAccessible_lightDarkAndNarrow() {
        block(topic, "ada." + topic + "@example.com", "null", "null");
        world.teach(agent, world.skill());
        for (BrowserContext look : List.of(profile, browsers.darkProfile(), browsers.phone())) {
            DashboardPage dashboard = open(look, "?range=7d&zone=UTC&administration=blocks");
            assertThat(dashboard.panel().locator("tbody tr")).hasCount(1);
            Browsers.assertAccessible(dashboard.page());
            dashboard.panelButton("Skills of agents").click();
            dashboard.panelButton("Change the skills of " + agent).click();
            assertThat(dashboard.panelButton("Save")).isVisible();
            Browsers.assertAccessible(dashboard.page());
            assertThat(dashboard.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            dashboard.panelButton("Skills of topics").click();
            assertThat(row(dashboard, topicName)).isVisible();
            Browsers.assertAccessible(dashboard.page());
        }
        assertThat(browsers.takeConsole()).isEmpty();
    }

    private DashboardPage ofAdministrator(BrowserContext look, String part) {
        provider.makeAdministrator(agent);
        Page page = look.newPage();
        provider.signIn(page, parley.url() + "/dashboard?range=7d&zone=UTC&administration=" + part, agent);
        return new DashboardPage(page);
    }

    private List<String> translations() {
        return world.texts(
                "select x::text from chat_topic t, jsonb_array_elements(t.translated_texts) x where t.id = ?", topic);
    }

    private void block(long in, String email, String endsAt, String liftedAt) {
        world.run("""
                insert into chat_block (topic_id, email, reason, blocked_at, blocked_by, ends_at, lifted_at)
                values (?, ?, 'Insults', now() - interval '2 days', ?, %s, %s)""".formatted(endsAt, liftedAt), in, email, world.id(agent));
    }

    /** The row of an agent or a topic. */
    private static Locator row(DashboardPage dashboard, String name) {
        return dashboard
                .panel()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(dashboard
                                .page()
                                .locator("th")
                                .getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    private String nameOf(long skill) {
        return world.texts("select name from chat_tag where id = ?", skill).get(0);
    }

    private List<String> skillsOf(String login) {
        return world.texts("select tag_id::text from chat_user_skill where user_id = ?", world.id(login));
    }
}
