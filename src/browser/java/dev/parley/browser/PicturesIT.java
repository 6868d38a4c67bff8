package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of the documentation: each page in its light and dark themes and on a phone, and the widget beside the desk. They are written
 * to target/pictures, or to docs/images with the system property parley.pictures.update.
 */
@ExtendWith(PackagedService.class)
@Tag("browser")
class PicturesIT {

    private static final Path FOLDER =
            Path.of(System.getProperty("parley.pictures.update") == null ? "target/pictures" : "docs/images");

    private static final int MOST_BYTES = 150 * 1024;
    private static final int GAP = 24;
    private static final Color GROUND = new Color(0xdfe4ec);

    private final World world = new World();

    /** How a page looks, and the end of its pictures' names. */
    private enum Look {
        LIGHT(""),
        DARK("-dark"),
        NARROW("-narrow");

        private final String suffix;

        Look(String suffix) {
            this.suffix = suffix;
        }

        /** A profile with windows of a size; those of a phone have a size of their own. */
        BrowserContext profile(Browsers browsers, int width, int height) {
            return switch (this) {
                case LIGHT -> browsers.window(width, height);
                case DARK -> browsers.darkWindow(width, height);
                case NARROW -> browsers.window(390, 844);
            };
        }
    }

    private Browsers browsers;
    private Provider provider;
    private Instance parley;
    private long topic;

    @BeforeEach
    void startServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = Instance.onTestDatabase(settings(provider));
        topic = companyWithAgents();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {parley, provider, browsers}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void allPages_inAllLooks() throws Exception {
        WidgetPage widget = widget(browsers.window(400, 820));
        DeskPage desk = DeskPage.signIn(browsers.window(1340, 820), provider, parley.url(), "anna");
        conversation(widget, desk);
        save("pages", beside(picture(widget.page()), picture(desk.page())));
        String chat = desk.page().url();
        figures();
        for (Look look : Look.values()) {
            BrowserContext profile = look.profile(browsers, 1340, 820);
            DeskPage other = DeskPage.signIn(profile, provider, parley.url(), "anna");
            other.page().navigate(chat);
            assertThat(other.messages().last()).containsText("in a minute");
            // Its own window shows what is typed.
            save("desk" + look.suffix, picture(look == Look.LIGHT ? desk.page() : other.page()));
            save("dashboard" + look.suffix, picture(dashboard(look.profile(browsers, 1440, 1180))));
            save("start" + look.suffix, picture(start(look.profile(browsers, 900, 700))));
            widgetOf(look);
            profile.close();
        }
    }

    /** The demo site with the form before a chat, and the widget with a conversation. */
    private void widgetOf(Look look) throws IOException {
        try (BrowserContext profile = look.profile(browsers, 900, 700)) {
            WidgetPage widget = widget(profile).open();
            assertThat(widget.field("How can we help?")).isVisible();
            save("demo" + look.suffix, picture(widget.page()));
            widget.ask("Emmy Noether", "emmy@symmetry.example", "Can I pay by invoice?");
            long session = world.number("select max(id) from chat_session where topic_id = ?", topic);
            Caller anna = Caller.agent("anna").at(parley);
            anna.does("acceptChatSession", session);
            anna.does(
                    "sendChatMessage", session, Map.of("text", "Good morning, Emmy. Yes, choose it at the checkout."));
            widget.write("Thank you!");
            assertThat(widget.messages().last()).hasText("Thank you!");
            assertThat(widget.text("Sending…")).hasCount(0);
            anna.does(
                    "sendChatMessage",
                    session,
                    Map.of("text", "Shall I send you an offer?", "options", List.of("Yes, please", "No, thanks")));
            assertThat(widget.button("Yes, please")).isVisible();
            save(
                    "widget" + look.suffix,
                    ImageIO.read(new ByteArrayInputStream(widget.page()
                            .locator("iframe[title=Chat]")
                            .screenshot(
                                    new Locator.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)))));
            anna.does("endChatSession", session);
        }
    }

    /** The conversation of the pictures, with two more customers who wait. */
    private void conversation(WidgetPage widget, DeskPage desk) {
        widget.open()
                .ask(
                        "Ada Lovelace",
                        "ada@analytical.example",
                        "Hello! Our last invoice is in pounds. Can you send it in kroner?");
        desk.acceptNext().write("Good morning, Ada. Of course. Which number does the invoice have?");
        assertThat(widget.messages().last()).containsText("Which number");
        widget.write("It is number 1843.");
        assertThat(desk.messages().last()).containsText("1843");
        desk.note("Key account, see the agreement from May.");
        assertThat(desk.notes()).hasCount(1);
        waiting("Grace Hopper", "I found a bug in my log book.");
        waiting("Katherine Johnson", "Could you check an order for me?");
        desk.write("Thank you. You have the new invoice in your mailbox in a minute.");
        assertThat(widget.messages().last()).containsText("in a minute");
        assertThat(desk.queue()).hasCount(2);
        desk.composer().pressSequentially("Is there anything else");
        widget.field("Write a message").pressSequentially("Great");
        assertThat(desk.typing()).isVisible();
        assertThat(widget.status()).containsText("is typing");
    }

    /** Eight weeks of chats in three topics: busy weekdays and quiet weekends. */
    private void figures() {
        long sales = named("Sales");
        long support = named("Technical Support");
        String manager = world.managerOf(topic);
        world.run("update ejuser set loginname = 'greta', username = 'Greta Lind' where loginname = ?", manager);
        world.join("greta", sales, "manager");
        world.join("greta", support, "manager");
        world.run("""
                insert into chat_session (topic_id, name, status, when_requested, queued_at, waiting_since, wait_ended_at, when_started,
                                          when_first_response, when_ended, user_id, rating, end_reason, country)
                select topic, 'Customer', case when accepted then 9 else 11 end, at, at, at, at + wait, case when accepted then at + wait end,
                       case when accepted then at + wait + make_interval(secs => 10 + n) end, at + interval '14 minutes',
                       case when accepted then agent end, case when accepted and n % 3 = 0 then 3 + (n + day) % 3 end, 1, 578
                from (select n, day, (array[?, ?, ?]::int[])[1 + (n + day) % 3] as topic, ?::int as agent, n % 8 <> 0 as accepted,
                             make_interval(secs => 12 + n * (day % 5 + 3)) as wait,
                             date_trunc('day', now()) - make_interval(days => day) + make_interval(mins => 480 + n * 37 % 450) as at
                      from generate_series(1, 55) day, generate_series(1, 24) n
                      where n <= case when extract(isodow from now() - make_interval(days => day)) > 5 then 2 else 10 + day * 5 % 13 end) s""", topic, sales, support, (int) world.id("anna"));
    }

    private long named(String name) {
        long another = world.topic();
        world.set(another, "name = '" + name + "', welcome_message = null");
        return another;
    }

    private Page dashboard(BrowserContext profile) {
        Page page = profile.newPage();
        provider.signIn(page, parley.url() + "/dashboard?range=28d&zone=Europe/Oslo", "greta");
        assertThat(page.locator("dashboard-app section[aria-busy=false]")).isVisible();
        assertThat(page.locator("dashboard-app .now[aria-busy=false]")).isVisible();
        assertThat(new DashboardPage(page).keyFigure("Requested")).not().hasText("0");
        return page;
    }

    private Page start(BrowserContext profile) {
        Page page = profile.newPage();
        page.navigate(parley.url() + "/");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Desk")))
                .isVisible();
        return page;
    }

    /** A topic with people whose names are fit for a picture. */
    private long companyWithAgents() {
        long topic = world.topic();
        world.set(topic, "name = 'Customer Service', welcome_message = null");
        String agent = world.agentOf(topic);
        world.run("update ejuser set loginname = 'anna', username = 'Anna Sandvik' where loginname = ?", agent);
        world.run("update ejuser set username = 'Bjørn Hauge' where loginname = ?", world.agentOf(topic));
        long company = world.company("Analytical Engines");
        long person = world.person(company, "Ada", "Lovelace", "ada@analytical.example");
        world.run("update person set title = 'Head of computing', phone = '+44 00 18 43' where person_id = ?", person);
        world.run(
                "insert into sale (heading, amount, currency_code, probability, saledate, status, contact_id, person_id) values "
                        + "('Second engine, 3 years', 184300, 'NOK', 60, now() + interval '30 days', 1, ?, ?)",
                company,
                person);
        long earlier = world.closed(topic);
        world.alter(
                earlier,
                "customer_id = " + person + ", name = 'Ada Lovelace', last_message = 'That was quick, thank you!'");
        String[] names = {"Mary Somerville", "Charles Babbage", "Sofia Kovalevskaja"};
        String[] texts = {"Where do I find the manual?", "It works now.", "I will send you the details."};
        for (int i = 0; i < names.length; i++) {
            long session = world.active(topic, "anna");
            world.run(
                    "update chat_session set name = ?, last_message = ?, idle = now() - make_interval(mins => ?), status = 6 where id = ?",
                    names[i],
                    texts[i],
                    2 + 3 * i,
                    session);
        }
        return topic;
    }

    private static Map<String, String> settings(Provider provider) {
        Map<String, String> settings = new HashMap<>(provider.settings());
        settings.put("parley.pages.demo", "true");
        settings.put("parley.pages.widget", "true");
        return settings;
    }

    private WidgetPage widget(BrowserContext profile) {
        Page page = profile.newPage();
        page.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        return WidgetPage.on(page);
    }

    private void waiting(String name, String message) {
        Caller.nobody()
                .at(parley)
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "name", name, "message", message),
                        "chatSession { databaseId }");
    }

    private static BufferedImage picture(Page page) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(
                page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED))));
    }

    private static BufferedImage beside(BufferedImage left, BufferedImage right) {
        int width = left.getWidth() + right.getWidth() + 3 * GAP;
        BufferedImage both = new BufferedImage(width, right.getHeight() + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = both.createGraphics();
        canvas.setColor(GROUND);
        canvas.fillRect(0, 0, both.getWidth(), both.getHeight());
        canvas.drawImage(left, GAP, GAP, null);
        canvas.drawImage(right, left.getWidth() + 2 * GAP, GAP, null);
        canvas.dispose();
        return both;
    }

    private static void save(String name, BufferedImage picture) throws IOException {
        Path file = FOLDER.resolve(name + ".png");
        SmallPng.write(picture, file);
        assertThat(Files.size(file)).as(file.toString()).isLessThan(MOST_BYTES);
    }
}
