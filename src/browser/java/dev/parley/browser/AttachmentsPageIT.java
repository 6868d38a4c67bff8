package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer and an agent send each other files. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class AttachmentsPageIT {

    /** One pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** Drops a file on the elements that an event from the inner one passes. */
    private static final String DROP = """
            (element, [name, content]) => {
              const data = new DataTransfer();
              data.items.add(new File([content], name));
              element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
            }""";

    private static final String REFUSED = "Files of this type are not allowed";

    private static Browsers browsers;
    private static Provider provider;
    private static PagesService parley;

    private final World world = new World();
    private WidgetPage widget;
    private DeskPage desk;

    @BeforeAll
    static void startServiceAndBrowser() throws Exception {
        browsers = new Browsers();
        provider = new Provider();
        parley = new PagesService(provider);
    }

    @AfterAll
    static void stopServiceAndBrowser() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {parley, provider, browsers}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void files_areShownToTheOtherSide_andThoseOfNotesToTheTeamOnly() throws Exception {
        openChat(browsers.profile());
        FileChooser chooser = widget.page()
                .waitForFileChooser(() -> widget.button("Attach files").press("Enter"));
        chooser.setFiles(new FilePayload("photo.png", "image/png", PNG));

        Locator picture = desk.messages().last().locator("message-files img");
        assertThat(picture).hasAttribute("alt", "photo.png");
        assertThat((Integer) picture.evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .isEqualTo(1);
        assertThat(widget.messages().last().locator("message-files img")).hasAttribute("alt", "photo.png");

        desk.composer().evaluate(DROP, new String[] {"answer.txt", "In the post."});

        Locator link = widget.messages().last().locator("message-files a");
        assertThat(link).containsText("answer.txt");
        Download file = widget.page().waitForDownload(link::click);
        assertThat(file.suggestedFilename()).isEqualTo("answer.txt");
        assertThat(Files.readString(file.path(), StandardCharsets.UTF_8)).isEqualTo("In the post.");

        desk.exactButton("Note").click();
        desk.composer().evaluate(DROP, new String[] {"internal.txt", "Between us."});
        assertThat(desk.notes().locator("message-files a")).containsText("internal.txt");
        desk.exactButton("Message").click();
        desk.write("One moment, please.");
        assertThat(widget.messages().last()).hasText("One moment, please.");
        assertThat(widget.text("internal.txt")).hasCount(0);
        Browsers.assertAccessible(desk.page());
        Browsers.assertAccessible(widget.page());
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void files_thatAreRefusedOrCut_areNamed_andSentAgainOrForgotten() {
        openChat(browsers.darkWindow(360, 640));
        widget.files().setInputFiles(new FilePayload[] {
            text("page.html", "<html><script>1</script>"), text("first.txt", "First"), text("second.txt", "Second")
        });

        assertThat(widget.text(REFUSED)).isVisible();
        assertThat(widget.text("A file of this type was not accepted.")).isVisible();
        assertThat(desk.text("page.html")).isVisible();
        assertThat(desk.messages().locator("message-files a"))
                .hasText(new Pattern[] {Pattern.compile("first.txt.*"), Pattern.compile("second.txt.*")});
        Browsers.assertAccessible(widget.page());
        widget.button("Discard").click();
        assertThat(widget.text(REFUSED)).hasCount(0);
        assertThat(browsers.takeConsole()).allMatch(line -> line.contains("415"));

        widget.page().route("**/uploads/**", Route::abort);
        widget.files().setInputFiles(text("cut.txt", "Cut"));
        assertThat(widget.text("The upload was interrupted.")).isVisible();
        Browsers.assertAccessible(widget.page());
        widget.page().unroute("**/uploads/**");
        widget.button("Try again").click();
        assertThat(desk.messages().last()).containsText("cut.txt");
        assertThat(browsers.takeConsole()).allMatch(line -> line.contains("ERR_FAILED"));

        widget.page().route("**/uploads/**", route -> {});
        widget.files().setInputFiles(text("slow.txt", "Slow"));
        assertThat(widget.progress()).isVisible();
        Browsers.assertAccessible(widget.page());
        widget.button("Cancel").click();
        assertThat(widget.progress()).hasCount(0);
        widget.page().unroute("**/uploads/**");
        widget.write("Never mind.");
        assertThat(desk.messages().last()).hasText("Never mind.");
        assertThat(desk.text("slow.txt")).hasCount(0);
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void files_ofTheCustomer_areRefusedAndAllowedByTheAgent() {
        openChat(browsers.profile());
        assertThat(widget.button("Attach files")).isVisible();

        desk.button("More actions").click();
        desk.button("Refuse files of the customer").click();

        assertThat(widget.button("Attach files")).hasCount(0);
        assertThat(desk.button("Attach files")).isVisible();

        desk.button("More actions").click();
        desk.button("Allow files of the customer").click();

        assertThat(widget.button("Attach files")).isVisible();
        widget.files().setInputFiles(text("invoice.txt", "Invoice"));
        assertThat(desk.messages().last()).containsText("invoice.txt");
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void actionOfTheMenu_waitsForTheOneBeforeIt() {
        openChat(browsers.profile());
        assertThat(widget.button("Attach files")).isVisible();
        HeldAnswer held = HeldAnswer.of(desk.page(), "DeskSetAttachments");
        desk.button("More actions").click();
        desk.button("Refuse files of the customer").click();
        assertThat(widget.button("Attach files")).hasCount(0);

        desk.button("More actions").click();
        assertThat(desk.button("Allow files of the customer")).isDisabled();
        held.release();
        desk.button("Allow files of the customer").click();

        assertThat(widget.button("Attach files")).isVisible();
    }

    /** A customer and an agent talk, in a topic that allows files. */
    private void openChat(BrowserContext customers) {
        long topic = world.topic();
        world.set(topic, "agent_attachments = true, customer_attachments = true");
        desk = DeskPage.signIn(browsers.profile(), provider, parley.url(), world.agentOf(topic));
        Page site = customers.newPage();
        site.navigate(parley.url() + "/demo.html?topic=" + Ids.of("ChatTopic", topic));
        widget = WidgetPage.on(site).open().ask("Ada Lovelace", "ada@example.com", "Where is my invoice?");
        desk.acceptNext();
    }

    private static FilePayload text(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}
