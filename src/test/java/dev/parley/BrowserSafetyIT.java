package dev.parley;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.wire.RawHttp;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security headers of responses, CORS, and the headers of GraphiQL and of the pages. */
@ExtendWith(PackagedService.class)
class BrowserSafetyIT {

    private static final String SHOP = "https://shop.example.com";
    private static final String STRANGER = "https://stranger.example.com";
    private static final String PROVIDER = "https://login.example.com";

    private static final String QUERY = "{\"query\": \"{ __typename }\"}";
    private static final String PAGE = "/q/graphql-ui/";
    private static final String SCRIPT = PAGE + "render.js";

    private static Instance open;

    @BeforeAll
    static void startInstanceWithGraphiQLAndCors() throws Exception {
        open = Instance.onTestDatabase(Map.ofEntries(
                Map.entry("quarkus.smallrye-graphql.ui.enabled", "true"),
                Map.entry("parley.pages.demo", "true"),
                Map.entry("parley.pages.widget", "true"),
                Map.entry("parley.pages.widget-sites", SHOP),
                Map.entry("parley.pages.desk", "true"),
                Map.entry("parley.pages.dashboard", "true"),
                Map.entry("parley.pages.oidc-issuer", PROVIDER + "/realms/company"),
                Map.entry("parley.pages.oidc-client-id", "parley-pages"),
                Map.entry("quarkus.http.cors.enabled", "true"),
                Map.entry("quarkus.http.cors.origins", SHOP)));
    }

    @AfterAll
    static void stopInstance() {
        open.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/graphql?query=%7B__typename%7D,     200",
        "/graphql/schema.graphql,             200",
        "/q/health/ready,                     200",
        "/q/metrics,                          200",
        "/graphql,                            400",
        "/nothing/here,                       404",
        "/,                                   404",
        "/widget.html,                        404",
        "/widget.js,                          404",
        "/push.html,                          404",
        "/push-worker.js,                     404",
        "/desk,                               404",
        "/desk.html,                          404",
        "/dashboard,                          404",
        "/dashboard.html,                     404",
        "/pages.json,                         404",
        "/favicon.svg,                        404",
        "/static/bundle/widget.js,            404",
        "/q/graphql-ui,                       404"
    })
    void response_ofAnyPath_hasSecurityHeaders(String path, int status) {
        Response answer =
                here().accept("application/graphql-response+json, */*").get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertSecurityHeaders(answer);
    }

    @Test
    void rejection_hasSecurityHeaders() {
        Response badToken =
                here().header("Authorization", "Bearer nonsense").body(QUERY).post("/graphql");
        Response badMethod = here().body(QUERY).put("/graphql");
        Response badSocket =
                here().header("Upgrade", "websocket").header("Origin", STRANGER).get("/graphql");

        assertThat(List.of(badToken, badMethod, badSocket))
                .allSatisfy(BrowserSafetyIT::assertSecurityHeaders)
                .extracting(Response::statusCode)
                .containsExactly(401, 405, 403);
    }

    @Test
    void preflight_withoutConfiguredOrigin_isNotAllowed() {
        Response asked = here().header("Origin", SHOP).body(QUERY).post("/graphql");
        Response preflight = preflight(here(), SHOP);

        assertThat(asked.statusCode()).isEqualTo(200);
        assertSecurityHeaders(asked);
        assertThat(preflight.statusCode()).isEqualTo(405);
        assertSecurityHeaders(preflight);
    }

    @Test
    void preflight_ofConfiguredOrigin_isAllowedWithoutCookies() {
        Response preflight = preflight(there(), SHOP);
        Response asked = there().header("Origin", SHOP).body(QUERY).post("/graphql");

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET,POST,PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("authorization,content-type");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEqualTo("false");
        assertThat(asked.jsonPath().getString("data.__typename")).isEqualTo("Query");
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
    }

    @Test
    void preflight_ofOtherOrigin_isNotAllowed() {
        Response preflight = preflight(there(), STRANGER);
        Response asked = there().header("Origin", STRANGER).body(QUERY).post("/graphql");

        assertThat(List.of(preflight, asked)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing/here,      HTTP/1.1 404 Not Found,   <html><body><h1>Resource not found</h1></body></html>",
        "/q/dev-ui,          HTTP/1.1 404 Not Found,   <html><body><h1>Resource not found</h1></body></html>",
        "/%zz,               HTTP/1.1 400 Bad Request, ''",
        "/graphql?query=%zz, HTTP/1.1 400 Bad Request, ''"
    })
    void missingPath_revealsNoInternals(String path, String status, String body) throws Exception {
        String head = "GET " + path + " HTTP/1.1\nHost: localhost\nAccept: text/html\nConnection: close\n";

        String answer = RawHttp.exchange(head, new byte[0]);

        assertThat(answer).startsWith(status).endsWith("\r\n\r\n" + body);
    }

    @Test
    void graphiQL_withoutSetting_isNotServed() {
        assertThat(here().get(PAGE).statusCode()).isEqualTo(404);
        assertThat(here().get(SCRIPT).statusCode()).isEqualTo(404);
        assertThat(there().get(PAGE).asString()).contains("<script src=\"render.js\"");
    }

    @Test
    void graphiQL_allowsNoForeignScriptsAndNoFrames() {
        Response page = there().get(PAGE);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void graphiQL_startsWithOurScriptThatStoresNoToken() {
        Response script = there().get(SCRIPT);

        assertThat(script.contentType()).startsWith("text/javascript");
        assertThat(script.asString())
                .contains("ReactDOM.render(", "storage: null")
                .doesNotContain("history.replaceState");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/, 'none'",
                "/demo.html, 'none'",
                "/desk, 'none'",
                "/desk.html, 'none'",
                "/dashboard, 'none'",
                "/push.html, 'none'",
                "/widget.html, 'self' " + SHOP
            })
    void page_allowsNoInlineCode_andFramesOnlyOfListedSites(String path, String ancestors) {
        Response page = there().get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
                .endsWith("frame-ancestors " + ancestors);
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.headers().getValues("Content-Security-Policy")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/desk,  " + PROVIDER, "/dashboard,  " + PROVIDER, "/demo.html,", "/widget.html,"})
    void page_withSignIn_mayConnectToTheProvider_andNoOther(String path, String provider) {
        String allowed = provider == null ? "'self'" : "'self' " + provider;

        assertThat(there().get(path).header("Content-Security-Policy").split("; "))
                .contains("connect-src " + allowed);
    }

    /** The widget may be a frame of any site, and the window that it opens must be able to answer. */
    @ParameterizedTest
    @CsvSource({
        "/push.html, unsafe-none",
        "/widget.html, same-origin-allow-popups",
        "/demo.html, same-origin-allow-popups",
        "/desk, same-origin"
    })
    void page_exchangesMessagesWithWindows_onlyWhereItMust(String path, String policy) {
        assertThat(there().get(path).headers().getValues("Cross-Origin-Opener-Policy"))
                .containsExactly(policy);
    }

    @Test
    void workerOfPushes_isCheckedForChangesEachTime_andMayLoadNothing() {
        Response worker = there().get("/push-worker.js");

        assertThat(worker.statusCode()).isEqualTo(200);
        assertThat(worker.contentType()).contains("javascript");
        assertThat(worker.header("Cache-Control")).isEqualTo("no-cache");
        assertSecurityHeaders(worker);
    }

    @Test
    void settingsOfPages_sayHowToSignInAndWhichPagesThereAre() {
        Response settings = there().get("/pages.json");

        assertSecurityHeaders(settings);
        assertThat(settings.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(settings.jsonPath().<Map<String, Object>>get(""))
                .isEqualTo(Map.of(
                        "widget",
                        true,
                        "desk",
                        true,
                        "dashboard",
                        true,
                        "graphiql",
                        true,
                        "oidc",
                        Map.of(
                                "issuer",
                                PROVIDER + "/realms/company",
                                "clientId",
                                "parley-pages",
                                "scope",
                                "profile")));
    }

    @Test
    void loaderOfWidget_isForScriptsOfOtherSites_andBundlesAreNot() {
        Response loader = there().get("/widget.js");
        String bundle = there().get("/widget.html").htmlPath().getString("html.head.script.@src");

        assertThat(loader.headers().getValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
        assertThat(loader.header("Cache-Control")).isEqualTo("no-cache");
        Response script = there().get(bundle);
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.header("Cache-Control")).contains("immutable");
        assertSecurityHeaders(script);
    }

    @Test
    void packagedService_withSettingsOfDevMode_hasNoDefaultCaller() throws Exception {
        String document = "{ viewer { kind admin } }";
        try (Instance misconfigured = Instance.onTestDatabase(Map.of("quarkus.profile", "dev"))) {
            assertThat(Caller.nobody().asks(document).<String>data("viewer.kind"))
                    .isEqualTo("ANONYMOUS");
            assertThat(Caller.nobody().at(misconfigured).asks(document).<String>data("viewer.kind"))
                    .isEqualTo("ANONYMOUS");
        }
    }

    private static void assertSecurityHeaders(Response answer) {
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.headers())
                .extracting(Header::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.startsWith("access-control-"))
                .doesNotContain("server", "x-powered-by");
    }

    private static Response preflight(RequestSpecification service, String origin) {
        return service.header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/graphql");
    }

    private static RequestSpecification here() {
        return given().urlEncodingEnabled(false).redirects().follow(false).contentType("application/json");
    }

    private static RequestSpecification there() {
        return here().baseUri(open.url());
    }
}
