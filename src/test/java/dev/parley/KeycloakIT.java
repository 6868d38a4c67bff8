package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.SocketClient;
import dev.parley.support.TestServer;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.Keycloak;
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

/** The packaged service with a real identity provider. See the Maven profile keycloak. */
@Tag("keycloak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {

    private static final String WHO = "{ viewer { kind admin user { loginName } } }";

    private static final TestServer DATABASE = new TestServer();
    private static Keycloak keycloak;
    private static Instance parley;

    @BeforeAll
    static void startProviderAndService() throws Exception {
        DATABASE.start();
        keycloak = new Keycloak();
        parley = started();
        World world = new World();
        for (String login : new String[] {"kc-anna", "kc-ada", "kc-robo"}) {
            world.run("insert into ejuser (loginname, username) values (?, ?)", login, login);
        }
    }

    /** Starts the service with the provider's settings in a file, like a mounted secret. */
    private static Instance started() throws Exception {
        Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), "provider", ".properties");
        Properties settings = new Properties();
        settings.putAll(keycloak.settings());
        settings.put("quarkus.oidc.token.forced-jwk-refresh-interval", "1S");
        settings.put("parley.tokens.reverify-after", "1S");
        // Tokens must not be logged at this level either.
        settings.put("quarkus.log.level", "DEBUG");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return Instance.onTestDatabaseWithoutKey(Map.of("smallrye.config.locations", file.toString()));
    }

    @AfterAll
    static void stop() {
        if (parley != null) {
            parley.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        DATABASE.stop();
    }

    @Test
    void token_identifiesTheAgent() {
        Caller anna = login("desk", "kc-anna");

        assertThat(anna.asks(WHO).<String>data("viewer.user.loginName")).isEqualTo("kc-anna");
        assertThat(anna.asks(WHO).<Boolean>data("viewer.admin")).isFalse();
        try (SocketClient client = SocketClient.as(anna)) {
            assertThat(client.subscribe(WHO).<String>next("viewer.user.loginName"))
                    .isEqualTo("kc-anna");
        }
    }

    @Test
    void token_withRolesOfTheRealm_grantsThem() {
        assertThat(login("desk", "kc-ada").asks(WHO).<Boolean>data("viewer.admin"))
                .isTrue();
        assertThat(login("desk", "kc-robo").asks(WHO).<String>data("viewer.kind"))
                .isEqualTo("BOT");
        try (SocketClient client = SocketClient.as(login("desk", "kc-ada"))) {
            assertThat(client.subscribe(WHO).<Boolean>next("viewer.admin")).isTrue();
        }
    }

    @Test
    void token_thatWasRefreshed_isAccepted() {
        Keycloak.Tokens first = keycloak.login("parley", "desk", "kc-anna");

        Keycloak.Tokens second = keycloak.refresh("parley", "desk", first);

        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(second.caller().at(parley).asks(WHO).<String>data("viewer.user.loginName"))
                .isEqualTo("kc-anna");
    }

    @Test
    void token_thatExpires_closesItsSocket() {
        Caller anna = login("brief-desk", "kc-anna");

        try (SocketClient client = SocketClient.as(anna)) {
            client.expectClose(4403, "Forbidden: the token has expired");
        }

        assertRefused(anna, "TOKEN_EXPIRED");
    }

    @Test
    void token_forAnotherApplication_isRejected() {
        assertRefused(login("shop", "kc-anna"), "TOKEN_WRONG_AUDIENCE");
    }

    @Test
    void token_ofAnotherIssuerWithKnownKey_isRejected() {
        Caller elsewhere = keycloak.login("localhost", "parley", "desk", "kc-anna")
                .caller()
                .at(parley);

        assertRefused(elsewhere, "TOKEN_WRONG_ISSUER");
    }

    @Test
    void token_ofAnotherRealm_isRejected() {
        assertRefused(keycloak.login("other", "desk", "kc-anna").caller().at(parley), "TOKEN_INVALID");
    }

    @Test
    void text_thatIsNoToken_isRejected() {
        assertRefused(Caller.bearer("nonsense").at(parley), "TOKEN_INVALID");
    }

    @Test
    void rotatedKey_isAcceptedWithoutRestartAndTheOldOneRejected() {
        Caller before = login("desk", "kc-anna");
        assertThat(before.asks(WHO).status()).isEqualTo(200);

        keycloak.rotateKey("parley");
        Caller after = login("desk", "kc-anna");

        // The keys are read again at most once per forced-jwk-refresh-interval, however many tokens have unknown keys.
        Waits.until(() -> after.asks(WHO).status() == 200, "the new key is known");
        Waits.until(() -> before.asks(WHO).status() == 401, "the old token is verified again");
        assertRefused(before, "TOKEN_INVALID");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void provider_thatIsDown_leavesKnownKeysUsableAndOthersRejected() throws Exception {
        Caller known = login("desk", "kc-anna");
        Waits.until(() -> known.asks(WHO).status() == 200, "the key is known");
        Caller unknown = keycloak.login("other", "desk", "kc-anna").caller();
        keycloak.close();

        assertThat(known.asks(WHO).<String>data("viewer.user.loginName")).isEqualTo("kc-anna");
        // Its key would have to be read from the provider, which is limited by forced-jwk-refresh-interval.
        Waits.until(
                () -> unknown.at(parley).asks(WHO).errorCode().equals("UNAVAILABLE"), "the token cannot be verified");

        try (Instance late = started()) {
            assertNotVerified(known.at(late));
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

    /** The token may be valid. Since that is unknown, the request fails without saying that the token is invalid. */
    private static void assertNotVerified(Caller caller) {
        Answer answer = caller.asks(WHO);

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.errorCode()).isEqualTo("UNAVAILABLE");
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
