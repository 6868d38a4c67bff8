package dev.parley.start;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * The command {@code health}: asks the instance on this machine whether it is alive, at the port that QUARKUS_HTTP_PORT names. It is for
 * images that have no client of HTTP, and starts nothing.
 */
final class HealthCommand {

    /** The first argument of the process. */
    static final String NAME = "health";

    private static final int TIMEOUT_MILLIS = 4_000;

    private HealthCommand() {}

    /** Returns the exit code of the process: 0 if the instance is alive, otherwise 1. */
    static int run() {
        String port =
                System.getProperty("quarkus.http.port", System.getenv().getOrDefault("QUARKUS_HTTP_PORT", "8080"));
        try {
            HttpURLConnection request = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/q/health/live")
                    .toURL()
                    .openConnection();
            request.setConnectTimeout(TIMEOUT_MILLIS);
            request.setReadTimeout(TIMEOUT_MILLIS);
            int status = request.getResponseCode();
            System.out.println("Status " + status);
            return status == HttpURLConnection.HTTP_OK ? 0 : 1;
        } catch (IOException | IllegalArgumentException e) {
            System.out.println("No answer: " + e.getMessage());
            return 1;
        }
    }
}
