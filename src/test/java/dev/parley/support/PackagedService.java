package dev.parley.support;

import io.restassured.RestAssured;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a class of tests against the packaged service, the jar or the native executable. The service and its database start with the first
 * class of a process and stop with the process, so that later classes do not start them again. Failsafe runs the classes in several
 * processes, each with its own service and database. Quarkus' {@code @QuarkusIntegrationTest} would start both for each class.
 */
public final class PackagedService implements BeforeAllCallback {

    private static Instance service;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        startOnce();
    }

    private static synchronized void startOnce() throws Exception {
        if (service == null) {
            // Both stop with this process.
            new TestServer().start();
            // Tests of webhooks start instances of their own.
            service = Instance.onTestDatabase(Map.of("parley.webhooks.send", "false"));
            RestAssured.port = URI.create(service.url()).getPort();
        }
    }
}
