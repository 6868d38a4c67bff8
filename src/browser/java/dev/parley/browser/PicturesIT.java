package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of the documentation: the desk, and the widget beside it. They are written to target/pictures, or to the folder that the
 * system property parley.pictures names, such as docs/images.
 */
@ExtendWith(PackagedService.class)
@Tag("browser")
class PicturesIT {

    private static final Path FOLDER = Path.of(System.getProperty("parley.pictures", "target/pictures"));
    private static final int GAP = 24;
    private static final Color GROUND = new Color(0xdfe4ec);

    private final World world = new World();

    @Test
    void desk_andWidgetBesideIt() throws Exception {
        long topic = companyWithAgents();
        Browsers browsers = new Browsers();
        try (browsers;
                Provider provider = new Provider();
                Instance parley = Instance.onTestDatabase(settings(provider));
                BrowserContext ofCustomer = browsers.window(400, 820);
                BrowserContext ofAgent = browsers.window(1340, 820)) {
            WidgetPage widget = widget(ofCustomer, parley, topic)
                    .open()
                    .ask(
                            "Ada Lovelace",
                            "ada@analytical.example",
                            "Hello! Our last invoice is in pounds. Can you send it in kroner?");
            DeskPage desk = DeskPage.signIn(ofAgent, provider, parley.url(), "anna");
            desk.acceptNext().write("Good morning, Ada. Of course. Which number does the invoice have?");
            assertThat(widget.messages().last()).containsText("Which number");
            widget.write("It is number 1843.");
            assertThat(desk.messages().last()).containsText("1843");
            desk.note("Key account, see the agreement from May.");
            assertThat(desk.notes()).hasCount(1);
            waiting(parley, topic, "Grace Hopper", "I found a bug in my log book.");
            waiting(parley, topic, "Katherine Johnson", "Could you check an order for me?");
            desk.write("Thank you. You have the new invoice in your mailbox in a minute.");
            assertThat(widget.messages().last()).containsText("in a minute");
            assertThat(desk.queue()).hasCount(2);
            desk.composer().pressSequentially("Is there anything else");
            widget.field("Write a message").pressSequentially("Great");
            assertThat(desk.typing()).isVisible();

            BufferedImage right = picture(desk.page());
            BufferedImage left = picture(widget.page());
            save("desk", right);
            save("pages", beside(left, right));
        }
        assertThat(FOLDER.resolve("desk.png")).isNotEmptyFile();
        assertThat(FOLDER.resolve("pages.png")).isNotEmptyFile();
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

    private static WidgetPage widget(BrowserContext profile, Instance parley, long topic) {
        Page page = profile.newPage();
        page.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        return WidgetPage.on(page);
    }

    private static void waiting(Instance parley, long topic, String name, String message) {
        Caller.nobody()
                .at(parley)
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "name", name, "message", message),
                        "chatSession { databaseId }");
    }

    private static BufferedImage picture(Page page) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
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
        Files.createDirectories(FOLDER);
        ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile());
    }
}
