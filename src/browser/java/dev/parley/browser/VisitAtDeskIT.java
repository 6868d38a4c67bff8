package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Agents who see at the desk where the customer is. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class VisitAtDeskIT extends DeskStory {

    private static final String SHOP = """
            <!DOCTYPE html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,"></head><body><main><h1>Shop</h1></main>
            <script src="/widget.js" data-topic="%s" data-visit data-attributes='{"plan":"gold","known":true}' async></script></body></html>
            """;

    @Test
    void customerPanel_followsThePageAndTheAttributesOfTheCustomer() {
        Page shop = shop();
        WidgetPage widget = WidgetPage.on(shop).open().ask("Ada", "ada@example.com", "Is it in stock?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();

        Locator page = link(desk, "/shop/cart");
        assertThat(page).hasAttribute("href", parley.url() + "/shop/cart");
        assertThat(page).hasAttribute("rel", "noopener noreferrer");
        assertThat(link(desk, "search.example")).hasAttribute("href", "https://search.example/");
        assertThat(desk.customer()).containsText("gold");
        assertThat(desk.customer()).containsText("yes");
        Browsers.assertAccessible(desk.page());

        shop.evaluate("() => history.pushState({}, '', '/shop/pay?step=2#card')");
        assertThat(link(desk, "/shop/pay")).hasAttribute("href", parley.url() + "/shop/pay");
        assertThat(link(desk, "/shop/cart")).hasCount(0);

        shop.evaluate("""
                () => { document.querySelector('script').dataset.attributes = '{"plan":"silver","total":129.5}'; }""");
        assertThat(desk.customer()).containsText("silver");
        assertThat(desk.customer()).containsText("129.5");
        assertThat(desk.customer()).not().containsText("gold");

        widget.end();
        assertThat(widget.text("This chat has ended.")).isVisible();
        assertThat(link(desk, "/shop/pay")).isVisible();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    private Page shop() {
        Page page = ofCustomer.newPage();
        String body = SHOP.formatted(Ids.of("ChatTopic", topic));
        page.route(
                parley.url() + "/shop/**",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(body)));
        page.navigate(
                parley.url() + "/shop/cart", new Page.NavigateOptions().setReferer("https://search.example/?q=shop"));
        return page;
    }

    private static Locator link(DeskPage desk, String address) {
        return desk.customer().getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(address));
    }
}
