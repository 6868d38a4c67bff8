package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.Keycloak;
import dev.parley.support.SocketClient;
import dev.parley.support.TestServer;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What was built, with a real provider of tokens: see the profile keycloak. */
@Tag("keycloak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {

    private static final String WHO = "{ viewer { kind admin user { loginname } } }";

    private static final TestServer DATABASE = new TestServer();
    private static Keycloak keycloak;
    private static Instance parley;

    @BeforeAll
    static void aProviderAndAService() throws Exception {
        DATABASE.start();
        keycloak = new Keycloak();
        parley = started();
        World world = new World();
        for (String login : new String[] {"kc-anna", "kc-ada", "kc-robo"}) {
            world.run("insert into ejuser (loginname, username) values (?, ?)", login, login);
        }
    }

    /** What concerns the provider comes by a file, as a secret that is mounted does. */
    private static Instance started() throws Exception {
        Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), "provider", ".properties");
        Properties settings = new Properties();
        settings.putAll(keycloak.settings());
        settings.put("quarkus.oidc.token.forced-jwk-refresh-interval", "1S");
        settings.put("parley.tokens.reverify-after", "1S");
        // Not even then is a token written down.
        settings.put("quarkus.log.level", "DEBUG");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return Instance.onTestDatabaseWithoutKey(Map.of("smallrye.config.locations", file.toString()));
    }

    @AfterAll
    static void theEnd() {
        if (parley != null) {
            parley.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        DATABASE.stop();
    }

    @Test
    void aTokenSaysWhoItsBearerIs() {
        Caller anna = login("desk", "kc-anna");

        assertThat(anna.asks(WHO).<String>data("viewer.user.loginname")).isEqualTo("kc-anna");
        assertThat(anna.asks(WHO).<Boolean>data("viewer.admin")).isFalse();
        try (SocketClient client = SocketClient.as(anna)) {
            assertThat(client.subscribe(WHO).<String>next("viewer.user.loginname"))
                    .isEqualTo("kc-anna");
        }
    }

    @Test
    void rolesOfTheRealmCount() {
        assertThat(login("desk", "kc-ada").asks(WHO).<Boolean>data("viewer.admin"))
                .isTrue();
        assertThat(login("desk", "kc-robo").asks(WHO).<String>data("viewer.kind"))
                .isEqualTo("BOT");
        try (SocketClient client = SocketClient.as(login("desk", "kc-ada"))) {
            assertThat(client.subscribe(WHO).<Boolean>next("viewer.admin")).isTrue();
        }
    }

    @Test
    void aRefreshedTokenIsAsGood() {
        Keycloak.Tokens first = keycloak.login("parley", "desk", "kc-anna");

        Keycloak.Tokens second = keycloak.refresh("parley", "desk", first);

        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(second.caller().at(parley).asks(WHO).<String>data("viewer.user.loginname"))
                .isEqualTo("kc-anna");
    }

    @Test
    void aTokenEndsAndItsSocketWithIt() {
        Caller anna = login("brief-desk", "kc-anna");

        try (SocketClient client = SocketClient.as(anna)) {
            client.expectClose(4403, "Forbidden: the token has expired");
        }

        assertRefused(anna, "TOKEN_EXPIRED");
    }

    @Test
    void aTokenForAnotherApplicationDoesNotCount() {
        assertRefused(login("shop", "kc-anna"), "TOKEN_WRONG_AUDIENCE");
    }

    @Test
    void aTokenOfAnotherIssuerDoesNotCountEvenIfItsKeyIsKnown() {
        Caller elsewhere = keycloak.login("localhost", "parley", "desk", "kc-anna")
                .caller()
                .at(parley);

        assertRefused(elsewhere, "TOKEN_WRONG_ISSUER");
    }

    @Test
    void aTokenOfAnotherRealmDoesNotCount() {
        assertRefused(keycloak.login("other", "desk", "kc-anna").caller().at(parley), "TOKEN_INVALID");
    }

    @Test
    void aTextThatIsNoTokenDoesNotCount() {
        assertRefused(Caller.bearer("nonsense").at(parley), "TOKEN_INVALID");
    }

    @Test
    void aNewKeyIsFoundWithoutRestartAndTheOldOneEndsWithIt() {
        Caller before = login("desk", "kc-anna");
        assertThat(before.asks(WHO).status()).isEqualTo(200);

        keycloak.rotateKey("parley");
        Caller after = login("desk", "kc-anna");

        // Keys are not asked for more than once in a while, whatever tokens come: see forced-jwk-refresh-interval.
        Waits.until(() -> after.asks(WHO).status() == 200, "the new key is known");
        Waits.until(() -> before.asks(WHO).status() == 401, "the old token is verified again");
        assertRefused(before, "TOKEN_INVALID");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withoutItsProviderParleyChecksWhatItCanAndLetsNobodyElseIn() throws Exception {
        Caller known = login("desk", "kc-anna");
        Waits.until(() -> known.asks(WHO).status() == 200, "the key is known");
        Caller unknown = keycloak.login("other", "desk", "kc-anna").caller();
        keycloak.close();

        assertThat(known.asks(WHO).<String>data("viewer.user.loginname")).isEqualTo("kc-anna");
        // Its key would have to be asked for, which is not done for every such token.
        Waits.until(() -> unknown.at(parley).asks(WHO).errorCode().equals("INTERNAL"), "it can't be checked");

        try (Instance late = started()) {
            assertUnchecked(known.at(late));
            assertThat(Caller.nobody().at(late).asks(WHO).<String>data("viewer.kind"))
                    .isEqualTo("ANONYMOUS");
        }
    }

    private static Caller login(String client, String user) {
        return keycloak.login("parley", client, user).caller().at(parley);
    }

    private static void assertRefused(Caller caller, String reason) {
        double overHttp = refusals(reason);
        Answer answer = caller.asks(WHO);

        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(refusals(reason)).isEqualTo(overHttp + 1);
        try (SocketClient client = SocketClient.open(caller)) {
            client.init(caller);
            client.expectClose(4403, "Forbidden");
        }
        assertThat(refusals(reason)).isEqualTo(overHttp + 2);
        assertThat(parley.log())
                .contains("refused reason=" + reason + " kind=AGENT transport=HTTP")
                .contains("refused reason=" + reason + " kind=AGENT transport=WEBSOCKET")
                .doesNotContain("eyJ", "kc-anna");
    }

    /** The caller may be good: that is not known, so it is not let in, and not told that it is bad. */
    private static void assertUnchecked(Caller caller) {
        Answer answer = caller.asks(WHO);

        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
        assertThat(answer.errorCode()).isEqualTo("INTERNAL");
        try (SocketClient client = SocketClient.open(caller)) {
            client.init(caller);
            client.expectClose(1013);
        }
    }

    private static double refusals(String reason) {
        String metrics = RestAssured.get(parley.url() + "/q/metrics").asString();
        return metrics.lines()
                .filter(line -> line.startsWith("parley_refusals_total") && line.contains("\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
