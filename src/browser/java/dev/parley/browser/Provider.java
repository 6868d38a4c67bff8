package dev.parley.browser;

import static java.util.stream.Collectors.toMap;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.support.Caller;
import io.smallrye.jwt.build.Jwt;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An identity provider that is there in milliseconds. It signs in every user whose login name is entered, and remembers the user in a cookie.
 * Its tokens are those of the other tests.
 */
final class Provider implements AutoCloseable {

    private static final String CLIENT = "parley-pages";

    private final HttpServer server;
    private final Map<String, Login> logins = new ConcurrentHashMap<>();
    private final Set<String> administrators = ConcurrentHashMap.newKeySet();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile Duration tokenLife = Duration.ofMinutes(30);
    private volatile boolean swapsNonces;

    /** A user who has signed in, and what the page sent with it. */
    private record Login(String user, Map<String, String> request) {}

    Provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/logout", Provider::logout);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Settings of a service whose desk and dashboard sign agents in here. */
    Map<String, String> settings() {
        return Map.of(
                "parley.pages.desk",
                "true",
                "parley.pages.dashboard",
                "true",
                "parley.pages.oidc-issuer",
                issuer(),
                "parley.pages.oidc-client-id",
                CLIENT);
    }

    /** Opens an address of the desk or the dashboard, and signs in. */
    void signIn(Page page, String address, String login) {
        page.navigate(address);
        page.getByLabel("Login name").fill(login);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter"))
                .click();
    }

    /** Gives a user the role of an administrator in the tokens that it issues from now on. */
    void makeAdministrator(String login) {
        administrators.add(login);
    }

    /** The life of the tokens that it issues from now on. */
    void tokenLife(Duration life) {
        tokenLife = life;
    }

    /** From now on, the ID tokens are those of other sign-ins. */
    void swapNonces(boolean swaps) {
        swapsNonces = swaps;
    }

    /** Makes all refresh tokens invalid. */
    void revoke() {
        logins.clear();
    }

    /** Number of renewed tokens. */
    int renewals() {
        return renewals.get();
    }

    private JsonObject metadata() {
        return Json.createObjectBuilder()
                .add("issuer", issuer())
                .add("authorization_endpoint", issuer() + "/authorize")
                .add("token_endpoint", issuer() + "/token")
                .add("end_session_endpoint", issuer() + "/logout")
                .build();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> request = parameters(query);
        String user = request.getOrDefault("login", cookie(exchange));
        if (user.isEmpty()) {
            askForLogin(exchange, request);
            return;
        }
        String code = UUID.randomUUID().toString();
        logins.put(code, new Login(user, request));
        exchange.getResponseHeaders().add("Set-Cookie", "login=" + user + "; HttpOnly; Path=/");
        redirect(
                exchange,
                "%s?code=%s&state=%s&iss=%s"
                        .formatted(
                                request.get("redirect_uri"),
                                code,
                                request.get("state"),
                                URLEncoder.encode(issuer(), StandardCharsets.UTF_8)));
    }

    private static void askForLogin(HttpExchange exchange, Map<String, String> request) throws IOException {
        StringBuilder hidden = new StringBuilder();
        request.forEach((name, value) ->
                hidden.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, value)));
        respond(exchange, 200, "text/html", """
                <!DOCTYPE html><html lang="en"><head><title>Sign in</title><link rel="icon" href="data:,"></head><body>
                <form action="/authorize">%s<label>Login name <input name="login"></label><button>Enter</button></form></body></html>
                """.formatted(hidden));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean isRenewal = form.get("grant_type").equals("refresh_token");
        Login login = logins.remove(form.getOrDefault(isRenewal ? "refresh_token" : "code", ""));
        if (login == null || !isRenewal && !isProven(login, form)) {
            json(
                    exchange,
                    400,
                    Json.createObjectBuilder().add("error", "invalid_grant").build());
            return;
        }
        if (isRenewal) {
            renewals.incrementAndGet();
        }
        json(exchange, 200, tokens(login));
    }

    /** Whether the page that redeems the code is the one that asked for it (RFC 7636). */
    private static boolean isProven(Login login, Map<String, String> form) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
            String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return Stream.of("redirect_uri", "client_id")
                            .allMatch(name ->
                                    form.get(name).equals(login.request().get(name)))
                    && challenge.equals(login.request().get("code_challenge"));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private JsonObject tokens(Login login) {
        String refresh = UUID.randomUUID().toString();
        logins.put(refresh, login);
        String nonce = swapsNonces ? "another" : login.request().get("nonce");
        String idToken = Jwt.issuer(issuer())
                .audience(CLIENT)
                .subject(login.user())
                .claim("nonce", nonce)
                .signWithSecret(refresh);
        JsonObjectBuilder tokens = Json.createObjectBuilder()
                .add("token_type", "Bearer")
                .add("access_token", accessToken(login.user()))
                .add("expires_in", tokenLife.toSeconds())
                .add("refresh_token", refresh)
                .add("id_token", idToken);
        return tokens.build();
    }

    private String accessToken(String user) {
        Caller caller = administrators.contains(user) ? Caller.admin(user) : Caller.agent(user, tokenLife);
        return caller.authorization().substring("Bearer ".length());
    }

    private static void logout(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "login=; Path=/; Max-Age=0");
        redirect(exchange, parameters(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri"));
    }

    private static String cookie(HttpExchange exchange) {
        List<String> cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        return cookies.stream()
                .flatMap(line -> Stream.of(line.split("; ")))
                .filter(each -> each.startsWith("login="))
                .map(each -> each.substring("login=".length()))
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> parameters(String encoded) {
        return Stream.of(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, int status, JsonObject body) throws IOException {
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        respond(exchange, status, "application/json", body.toString());
    }

    private static void respond(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
