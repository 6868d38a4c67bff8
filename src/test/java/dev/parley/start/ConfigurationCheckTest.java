package dev.parley.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unknown settings, values of the wrong type, and settings that contradict each other. */
class ConfigurationCheckTest {

    @Test
    void defaults_haveNoFault() {
        assertThat(faults(Map.of())).isEmpty();
    }

    @Test
    void knownSettings_haveNoFault() {
        assertThat(faults(Map.of(
                        "parley.chat.idle-after", "1H",
                        "%dev.parley.chat.idle-after", "2H",
                        "parley.identity.sites.shop.keys.2026.secret", "s",
                        "parley.identity.sites.\"my shop\".audience", "parley",
                        "parley.pages.widget-sites[0]", "https://www.example.com",
                        "parley.embedded-database.temporary", "true",
                        "parley.limits.rate", "OFF",
                        "parley.feed.fan-out", "POSTGRESQL")))
                .isEmpty();
    }

    @Test
    void unknownSetting_isFoundWithTheSimilarOne() {
        assertThat(faults(Map.of("parley.chat.idel-after", "1H")))
                .containsExactly("Unknown setting parley.chat.idel-after. Did you mean parley.chat.idle-after?");
    }

    @Test
    void unknownSetting_ofAnotherProfile_isFound() {
        assertThat(faults(Map.of("%test.parley.nonsense", "1"))).containsExactly("Unknown setting parley.nonsense.");
    }

    @Test
    void unknownVariable_isFoundWithTheSimilarOne() {
        assertThat(faultsOfVariables("PARLEY_CHAT_IDLEAFTER"))
                .containsExactly(
                        "Unknown environment variable PARLEY_CHAT_IDLEAFTER. Did you mean PARLEY_CHAT_IDLE_AFTER?");
    }

    @Test
    void knownVariables_haveNoFault() {
        assertThat(faultsOfVariables(
                        "PARLEY_CHAT_IDLE_AFTER",
                        "PARLEY_IDENTITY_SITES_SHOP_KEYS_NEW_SECRET",
                        "PARLEY_PAGES_WIDGET_SITES_0_",
                        "PATH"))
                .isEmpty();
    }

    /** Kubernetes sets them for services that are called "parley" and "parley-redis". */
    @Test
    void variablesOfServices_haveNoFault() {
        assertThat(faultsOfVariables(
                        "PARLEY_SERVICE_HOST",
                        "PARLEY_SERVICE_PORT",
                        "PARLEY_SERVICE_PORT_HTTP",
                        "PARLEY_PORT",
                        "PARLEY_PORT_8080_TCP",
                        "PARLEY_PORT_8080_TCP_PROTO",
                        "PARLEY_REDIS_PORT_6379_TCP_ADDR"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "parley.chat.idle-after, secret, a time",
        "parley.http.max-body-size, secret, a size",
        "parley.websocket.max-sockets, secret, a whole number",
        "parley.pages.desk, secret, true or false",
        "parley.feed.fan-out, secret, 'postgresql, redis'",
        "parley.attachments.store, secret, 'postgresql, s3'",
        "quarkus.datasource.jdbc.max-size, secret, a whole number",
        "quarkus.http.idle-timeout, secret, a time",
        "quarkus.http.limits.max-body-size, secret, a size",
        "quarkus.oidc.tenant-enabled, secret, true or false"
    })
    void unreadableValue_isFoundAndNotQuoted(String name, String value, String expected) {
        assertThat(faults(Map.of(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + " must be ")
                .contains(expected)
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "parley.websocket.max-sockets, -1, must not be negative",
        "parley.subscriptions.workers, 0, must be at least 1",
        "parley.subscriptions.workers, 20, must be less than quarkus.datasource.jdbc.max-size",
        "parley.limits.rate, many, 'must be a number greater than 0, or off'",
        "parley.chat.timers-every, 0.5S, must be a time of at least 1 s",
        "parley.chat.timers-delay, soon, must be a time",
        "parley.feed.poll-every, 0S, must be longer than 0",
        "parley.attachments.scan.timeout, 0S, must be longer than 0",
        "parley.chat.idle-warning-before, 30M, must be shorter than parley.chat.idle-after (30m)",
        "parley.chat.retention, 10M, parley.chat.reopen-window (30m) must not be longer than parley.chat.retention (10m)",
        "parley.chat.retention, 12H, parley.chat.rating-window (24h) must not be longer than parley.chat.retention (12h)",
        "parley.websocket.ping-every, 1M, must be shorter than parley.chat.dead-after.queue (2m)",
        "parley.sse.keep-alive-every, 2M, must be shorter than parley.chat.dead-after.queue (2m)",
        "parley.http.request-timeout, 40S, must be shorter than quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout (40s)",
        "parley.http.request-timeout, 3M, must be shorter than quarkus.http.idle-timeout (2m)",
        "parley.attachments.scan.timeout, 3M, must be shorter than quarkus.http.idle-timeout (2m)",
        "parley.http.max-url-length, 64K, must be less than quarkus.http.limits.max-initial-line-length",
        "parley.http.max-body-size, 11M, must not be more than quarkus.http.limits.max-body-size",
        "parley.replica.url, postgresql://replica/parley, must begin with jdbc:postgresql:",
        "quarkus.datasource.jdbc.url, postgresql://database/parley, must begin with jdbc:postgresql:",
        "parley.replica.max-wait, 30S, must be shorter than parley.http.request-timeout (30s)",
        "parley.webhooks.timeout, 1M, must be shorter than parley.webhooks.claim-for (1m)",
        "parley.webhooks.first-pause, 7H, must not be longer than parley.webhooks.longest-pause (6h)",
        "parley.mail.timeout, 1M, must be shorter than 1 min",
        "parley.mail.keep, 1H, must be at least 24 h",
        "parley.push.public-key, abc, 'parley.push.private-key, parley.push.public-key and parley.push.subject, or none'",
        "parley.push.subject, chat@example.com, must be mailto: and an e-mail address",
        "parley.push.send-every, 0.1S, must be a time of at least 1 s",
        "parley.push.timeout, 1M, must be shorter than 1 min",
        "parley.push.first-pause, 6M, must not be longer than parley.push.longest-pause (5m)",
        "parley.feed.fan-out, redis, needs quarkus.redis.hosts",
        "quarkus.oidc.tenant-enabled, true, needs quarkus.oidc.auth-server-url or quarkus.oidc.public-key",
        "quarkus.oidc.public-key, abc, have no effect without quarkus.oidc.tenant-enabled=true",
        "parley.pages.desk, true, needs parley.pages.oidc-client-id",
        "parley.pages.dashboard, true, needs quarkus.oidc.tenant-enabled=true",
        "parley.attachments.s3.timeout, 0S, must be longer than 0",
        "parley.attachments.s3.move-every, 0.5S, must be a time of at least 1 s",
        "parley.attachments.store, s3, needs parley.attachments.s3.bucket",
        "parley.attachments.s3.bucket, files, needs parley.attachments.s3.region or the variable AWS_REGION",
        "parley.attachments.s3.bucket, https://files.example.com, must be the name of a bucket",
        "parley.attachments.s3.endpoint, https://s3.example.com, has no effect without parley.attachments.s3.bucket",
        "parley.attachments.s3.endpoint, s3.example.com, must be a URL with a host",
        "parley.attachments.s3.prefix, files, end with a slash",
        "parley.attachments.s3.access-key, key, parley.attachments.s3.secret-key need each other",
        "parley.attachments.s3.kms-key, key, needs parley.attachments.s3.encryption=kms",
        "parley.webhooks.ca-file, /nowhere.pem, must be a file that can be read",
        "parley.push.ca-file, pom.xml, has certificates in PEM",
        "parley.websocket.origins, www.example.com, such as https://www.example.com",
        "parley.websocket.origins, 'https://one.example.com,https://two.example.com/', without a path",
        "parley.pages.oidc-issuer, login.example.com, must be a URL",
        "parley.warm-up.documents, /nowhere, must be a folder",
        "quarkus.redis.hosts, 'redis:6379', 'must begin with redis://'",
        "quarkus.oidc.auth-server-url, login.example.com, must be a URL"
    })
    void contradiction_isFound(String name, String value, String expected) {
        assertThat(faults(Map.of(name, value)))
                .anySatisfy(fault -> assertThat(fault).contains(name, expected));
    }

    @Test
    void endpointOfTraces_withoutScheme_isFound_ifTracesAreOn() {
        String endpoint = "quarkus.otel.exporter.otlp.endpoint";

        assertThat(faults(Map.of(endpoint, "collector:4317"))).isEmpty();
        assertThat(faults(Map.of(endpoint, "collector:4317", "quarkus.otel.sdk.disabled", "false")))
                .containsExactly(endpoint + " must begin with http:// or https://.");
    }

    @Test
    void database_mustBeConfigured_ifTheBuildHasNone() {
        SmallRyeConfig none = config(Map.of());
        SmallRyeConfig one = config(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://database/parley"));

        assertThat(ConfigurationCheck.faults(none, Set.of(), true, false))
                .singleElement()
                .asString()
                .contains("set quarkus.datasource.jdbc.url");
        assertThat(ConfigurationCheck.faults(one, Set.of(), true, false)).isEmpty();
    }

    @Test
    void origins_asBrowsersWriteThem_haveNoFault() {
        assertThat(faults(Map.of(
                        "parley.websocket.origins",
                        "https://www.example.com,http://127.0.0.1:8080, capacitor://localhost,null")))
                .isEmpty();
    }

    @Test
    void locations_thatAreNoFiles_areFound(@TempDir Path folder) throws IOException {
        Path settings = Files.createFile(folder.resolve("parley.properties"));
        Path other = Files.createFile(folder.resolve("parley.conf"));

        assertThat(faults(Map.of("smallrye.config.locations", settings + "," + folder)))
                .isEmpty();
        assertThat(faults(Map.of("smallrye.config.locations", settings + "," + other + ",/nowhere/parley.properties")))
                .containsExactly(
                        "smallrye.config.locations: location 2 is no folder, and no file that can be read and ends with .properties.",
                        "smallrye.config.locations: location 3 is no folder, and no file that can be read and ends with .properties.");
    }

    @Test
    void bucket_withAllThatItNeeds_hasNoFault() {
        assertThat(faults(Map.of(
                        "parley.attachments.store", "s3",
                        "parley.attachments.s3.bucket", "files",
                        "parley.attachments.s3.endpoint", "http://127.0.0.1:9000",
                        "parley.attachments.s3.prefix", "chat/files/",
                        "parley.attachments.s3.access-key", "key",
                        "parley.attachments.s3.secret-key", "secret",
                        "parley.attachments.s3.encryption", "kms",
                        "parley.attachments.s3.kms-key", "arn:aws:kms:eu-north-1:111122223333:key/1")))
                .isEmpty();
        assertThat(faults(Map.of("parley.attachments.s3.bucket", "files", "aws.region", "eu-north-1")))
                .isEmpty();
    }

    @Test
    void requestToS3_mustBeShorterThanARequest_ifThereIsABucket() {
        assertThat(faults(Map.of("parley.http.request-timeout", "1S")))
                .noneSatisfy(fault -> assertThat(fault).contains("s3"));
        assertThat(faults(Map.of(
                        "parley.attachments.s3.bucket", "files",
                        "aws.region", "eu-north-1",
                        "parley.attachments.s3.timeout", "30S")))
                .singleElement()
                .asString()
                .contains("must be shorter than parley.http.request-timeout (30s)");
    }

    @Test
    void provider_withoutAudience_isFound() {
        Map<String, String> provider = Map.of(
                "quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.auth-server-url", "https://login.example.com");

        assertThat(faults(provider)).singleElement().asString().contains("quarkus.oidc.token.audience");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "not Base64!",
                "-----BEGIN PUBLIC KEY-----",
                "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="
            })
    void publicKey_thatIsNone_isFoundAndNotQuoted(String key) {
        assertThat(faults(Map.of("quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.public-key", key)))
                .containsExactly("quarkus.oidc.public-key must be an RSA public key, as PEM or its Base64.");
    }

    @Test
    void publicKey_asPemOrItsBase64_hasNoFault() throws GeneralSecurityException {
        String base64 = Base64.getEncoder()
                .encodeToString(KeyUtils.generateKeyPair(2048).getPublic().getEncoded());

        for (String key : List.of(base64, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----")) {
            assertThat(faults(Map.of("quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.public-key", key)))
                    .isEmpty();
        }
    }

    @Test
    void desk_withAllThatItNeeds_hasNoFault() {
        assertThat(faults(Map.of(
                        "quarkus.oidc.tenant-enabled", "true",
                        "quarkus.oidc.auth-server-url", "https://login.example.com",
                        "quarkus.oidc.token.audience", "parley",
                        "parley.pages.desk", "true",
                        "parley.pages.oidc-client-id", "parley-pages")))
                .isEmpty();
    }

    @Test
    void contradictions_inACommand_areIgnored() {
        SmallRyeConfig config = config(Map.of("parley.pages.desk", "true"));

        assertThat(ConfigurationCheck.faults(config, Set.of(), false, true)).isEmpty();
    }

    @Test
    void message_namesAllFaults() {
        List<String> faults = faults(Map.of("parley.nonsense", "1", "parley.chat.idle-after", "later"));

        assertThat(ConfigurationCheck.message(faults)).isEqualTo("""
                Parley does not start, because its configuration has 2 faults:
                - Unknown setting parley.nonsense.
                - parley.chat.idle-after must be a time such as 30S, 5M or 24H.
                All settings are listed in docs/configuration.md.""");
    }

    private static List<String> faults(Map<String, String> settings) {
        return ConfigurationCheck.faults(config(settings), Set.of(), true, true);
    }

    private static List<String> faultsOfVariables(String... variables) {
        return ConfigurationCheck.faults(config(Map.of()), Set.of(variables), true, true);
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
