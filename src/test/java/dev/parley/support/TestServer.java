package dev.parley.support;

import dev.parley.support.push.VapidKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL and a signing key for tokens, shared by all tests of a run. The annotation here applies to all tests. Tests find both by
 * system properties.
 */
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
public class TestServer implements QuarkusTestResourceLifecycleManager {

    static final String JDBC_URL = "parley.test.jdbc-url";
    static final String PRIVATE_KEY = "parley.test.private-key";

    static final String PUBLIC_KEY = "parley.test.public-key";

    /** Before the names of the settings with the keys of pushes. */
    private static final String OF_PUSHES = "parley.test.";

    private static final int KEY_BITS = 2048;

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String url = postgres.getJdbcUrl("postgres", "postgres");
        KeyPair keys = keys();
        System.setProperty(JDBC_URL, url);
        System.setProperty(
                PRIVATE_KEY,
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        System.setProperty(
                PUBLIC_KEY, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        VapidKeys.random().forEach((name, value) -> System.setProperty(OF_PUSHES + name, value));
        return settings();
    }

    /** Settings of a service that uses this database and accepts tokens of this key. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(settingsWithoutKey());
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("quarkus.oidc.public-key", System.getProperty(PUBLIC_KEY));
        return settings;
    }

    /** Settings of a service that uses this database, and accepts signed identities of customers. */
    static Map<String, String> settingsWithoutKey() {
        Map<String, String> settings = new HashMap<>(Identities.settings(System.getProperty(PUBLIC_KEY)));
        settings.putAll(settingsOfTests());
        // Tests count statements and locks.
        settings.put("parley.metrics.queues-every", "off");
        VapidKeys.SETTINGS.forEach(name -> settings.put(name, System.getProperty(OF_PUSHES + name)));
        settings.put("parley.push.send-every", "off");
        return settings;
    }

    private static Map<String, String> settingsOfTests() {
        return Map.of(
                "quarkus.datasource.jdbc.url", System.getProperty(JDBC_URL),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres",
                // Tests of the timers run them directly.
                "parley.chat.timers-every", "off",
                "parley.chat.last-seen.store-every", "off",
                // All requests of the tests come from one address, and some of their tokens are invalid.
                "parley.limits.rate", "off",
                "parley.limits.address-rate", "off",
                "parley.limits.failed-logins", "off",
                // Instances start faster without a warm-up.
                "parley.warm-up.time", "0S",
                // There is no load balancer to wait for.
                "parley.shutdown.delay", "0S");
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
