package dev.parley.browser;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.jspecify.annotations.Nullable;

/** The answer to an operation of a page. The service runs the operation, and the page gets the answer when it is released, as over a slow network. */
final class HeldAnswer {

    private static final String REQUESTS = "**/graphql";

    private final Page page;
    private @Nullable Runnable fulfill;

    private HeldAnswer(Page page) {
        this.page = page;
    }

    /** Holds the answers to an operation back from now on. */
    static HeldAnswer of(Page page, String operation) {
        HeldAnswer held = new HeldAnswer(page);
        page.route(REQUESTS, route -> {
            String body = route.request().postData();
            if (body != null && body.contains(operation)) {
                APIResponse answer = route.fetch();
                held.fulfill = () -> route.fulfill(new Route.FulfillOptions().setResponse(answer));
            } else {
                route.resume();
            }
        });
        return held;
    }

    /** Gives the page the answer, and holds no further ones back. */
    void release() {
        page.waitForCondition(() -> fulfill != null);
        requireNonNull(fulfill).run();
        page.unroute(REQUESTS);
    }
}
