package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.parley.support.Identities;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers who are signed in at the site that shows the widget. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class IdentityIT extends WidgetStory {

    private static final String NOT_VERIFIED = "We could not verify who you are.";

    @BeforeEach
    void theTopicHasAForm() {
        world.set(topic, "widget_pre_form = true, widget_required_fields = 7");
    }

    @Test
    void knownCustomer_asksWithoutAForm_andIsVerified() {
        WidgetPage widget = widget(profile, ada()).open();
        assertThat(widget.field("How can we help?")).isVisible();
        assertThat(widget.field("Name")).hasCount(0);
        assertThat(widget.field("E-mail")).hasCount(0);
        Browsers.assertAccessible(widget.page());
        ask(widget, "Where is my order?");

        assertThat(world.session(sessionNumber(), "name, email, customer_verified"))
                .isEqualTo("Ada Lovelace ada@analytical.example t");
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void knownCustomer_onAnotherDevice_findsTheOpenChat() {
        WidgetPage first = widget(profile, ada()).open();
        ask(first, "Where is my order?");
        try (BrowserContext otherDevice = browsers.profile()) {
            WidgetPage second = widget(otherDevice, ada()).open();
            second.field("How can we help?").fill("It is number 7.");
            second.button("Start chat").click();

            assertThat(second.messages()).hasText(new String[] {"Where is my order?", "It is number 7."});
            assertThat(first.messages().last()).hasText("It is number 7.");
        }
    }

    @Test
    void expiredIdentity_isReplacedByTheSite() {
        WidgetPage widget = widget(profile, expired());
        AtomicInteger asked = provides(widget, IdentityIT::ada);
        ask(widget.open(), "Where is my order?");

        assertThat(asked).hasValue(1);
        assertThat(world.session(sessionNumber(), "customer_verified")).isEqualTo("t");
    }

    @Test
    void usedIdentity_isReplacedByTheSite() {
        world.set(topic, "identity_site = 'bank'");
        WidgetPage widget = widget(profile, ofBank());
        AtomicInteger asked = provides(widget, IdentityIT::ofBank);
        ask(widget.open(), "The first chat");
        assertThat(asked).hasValue(0);
        widget.end().button("Start a new chat").click();
        ask(widget, "The second chat");

        assertThat(asked).hasValue(1);
        assertThat(world.number("select count(*) from chat_session where topic_id = ? and customer_verified", topic))
                .isEqualTo(2);
    }

    @Test
    void identityThatArrivesLater_isWaitedFor() {
        WidgetPage widget = widget(profile, "");
        assertThat(widget.page().frameLocator("iframe[title=Chat]").locator("chat-widget"))
                .hasCount(1);
        assertThat(widget.launcher()).hasCount(0);
        identify(widget, ada());

        ask(widget.open(), "Where is my order?");
        assertThat(world.session(sessionNumber(), "customer_verified")).isEqualTo("t");
    }

    @Test
    void identityThatIsRefused_isNotedInTheReadersLanguage_andNothingIsStored() {
        world.set(topic, "widget_language = 'no'");
        String forged = Identities.sign(
                "HS256", Identities.secret("a secret that is not the one of the shop"), null, Identities.claims("7"));
        WidgetPage widget = widget(profile, forged).open();
        widget.field("Hva kan vi hjelpe").fill("Hei!");
        widget.button("Start").click();

        assertThat(widget.text("Vi kunne ikke bekrefte hvem du er.")).isVisible();
        assertThat(widget.field("Hva kan vi hjelpe")).hasValue("Hei!");
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isZero();
    }

    @Test
    void expiredIdentity_thatTheSiteDoesNotReplace_isNoted() {
        WidgetPage widget = widget(profile, expired());
        AtomicInteger asked = provides(widget, IdentityIT::expired);
        widget.open().field("How can we help?").fill("Where is my order?");
        widget.button("Start chat").click();

        assertThat(widget.text(NOT_VERIFIED)).isVisible();
        assertThat(asked).hasValue(1);
    }

    @Test
    void signOut_forgetsTheChatInThisBrowser() {
        WidgetPage widget = widget(profile, ada()).open();
        ask(widget, "A secret of Ada");
        agent.runs("accept", sessionNumber());
        assertThat(widget.status()).containsText("You are talking to");
        widget.page().reload();
        assertThat(widget.text("A secret of Ada")).isVisible();

        widget.page().evaluate("() => { delete document.querySelector('script').dataset.identity; }");

        assertThat(widget.field("Name")).isVisible();
        assertThat(widget.text("A secret of Ada")).hasCount(0);
        assertThat(stored(widget)).isEqualTo("parley.open");
    }

    @Test
    void anotherCustomer_inTheSameBrowser_seesNothingOfTheFirst() {
        WidgetPage widget = widget(profile, ada()).open();
        ask(widget, "A secret of Ada");
        widget.page().navigate(pageWith(identity("8", "Grace Hopper", "grace@navy.example")));

        assertThat(widget.field("How can we help?")).isVisible();
        assertThat(widget.text("A secret of Ada")).hasCount(0);
        ask(widget, "I am Grace");
        assertThat(world.session(sessionNumber(), "name")).isEqualTo("Grace Hopper");
    }

    private WidgetPage widget(BrowserContext profile, String identity) {
        Page page = profile.newPage();
        page.navigate(pageWith(identity));
        return WidgetPage.on(page);
    }

    /** The site and Parley differ in their ports only. Browsers of tests let frames of other sites store nothing. */
    private String pageWith(String identity) {
        String sameSite = parley.url().replaceFirst("//[^:]+", "//localhost");
        return site.pageWith(sameSite, Ids.of("ChatTopic", topic), identity);
    }

    private static void ask(WidgetPage widget, String question) {
        widget.field("How can we help?").fill(question);
        widget.button("Start chat").click();
        assertThat(widget.messages()).hasText(question);
    }

    /** Makes the site provide identities when the widget asks for them. Returns how often it did. */
    private static AtomicInteger provides(WidgetPage widget, Supplier<String> identities) {
        AtomicInteger asked = new AtomicInteger();
        widget.page().exposeFunction("newIdentity", arguments -> {
            asked.incrementAndGet();
            return identities.get();
        });
        widget.page().evaluate("""
                () => document.addEventListener('parley-identity', async ({ target }) => { target.dataset.identity = await newIdentity(); })""");
        return asked;
    }

    private static void identify(WidgetPage widget, String identity) {
        widget.page()
                .evaluate("identity => { document.querySelector('script').dataset.identity = identity; }", identity);
    }

    /** The names of what the widget has stored in the browser. */
    private static Object stored(WidgetPage widget) {
        return widget.evaluate("() => Object.keys(localStorage).sort().join()");
    }

    private static String ada() {
        return identity("7", "Ada Lovelace", "ada@analytical.example");
    }

    private static String identity(String subject, String name, String email) {
        return Identities.ofShop(subject, Map.of("name", name, "email", email));
    }

    private static String expired() {
        return Identities.ofShop(Identities.claims("7", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-30))));
    }

    private static String ofBank() {
        return Identities.ofBank(Identities.claimsOfBank("7"));
    }
}
