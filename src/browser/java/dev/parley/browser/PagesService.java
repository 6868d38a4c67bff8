package dev.parley.browser;

import dev.parley.support.Instance;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** The packaged service with all its pages, on a port that it keeps when it is restarted. Agents sign in at a provider. */
final class PagesService implements AutoCloseable {

    private final Map<String, String> settings;
    private Instance instance;

    /** Starts the service on the database of the tests. */
    PagesService(Provider provider) throws IOException, InterruptedException {
        this(provider, Map.of());
    }

    /** Starts the service on the database of the tests, with more settings. */
    PagesService(Provider provider, Map<String, String> more) throws IOException, InterruptedException {
        settings = new HashMap<>(provider.settings());
        settings.putAll(more);
        settings.put("parley.pages.demo", "true");
        settings.put("parley.pages.widget", "true");
        try (ServerSocket socket = new ServerSocket(0)) {
            settings.put("quarkus.http.port", Integer.toString(socket.getLocalPort()));
        }
        start();
    }

    /** Its base URL, without a slash at the end. */
    String url() {
        return instance.url();
    }

    Instance instance() {
        return instance;
    }

    /** Ends the process at once, like a crash. */
    void kill() {
        instance.kill();
    }

    /** Starts it again where it was. */
    void start() throws IOException, InterruptedException {
        instance = Instance.onTestDatabase(settings);
    }

    @Override
    public void close() {
        instance.close();
    }
}
