package dev.parley.graphql.websocket;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A service with short times and few slots for sockets, event streams, downloads and uploads, behind a proxy that forwards client addresses. Its engine is a
 * {@link WebSocketFailureTest.BrokenEngine}. One profile for all of this saves restarts. Its classes run in the order of their names.
 */
public class NarrowLimits implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(WebSocketFailureTest.BrokenEngine.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(ofSockets());
        settings.putAll(ofEventStreams());
        // One download at a time for an address. Its client may be silent for as long as a busy machine needs for
        // another request.
        settings.put("parley.downloads.max-running-per-address", "1");
        settings.put("parley.downloads.slow-consumer-after", "3S");
        settings.put("parley.uploads.max-running-per-address", "1");
        settings.put("parley.uploads.silent-after", "10S");
        settings.put("parley.uploads.min-rate", "1M");
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        return settings;
    }

    private static Map<String, String> ofSockets() {
        return Map.of(
                "parley.websocket.origins", "https://shop.example,https://blog.example",
                "parley.websocket.init-timeout", "3S",
                "parley.websocket.ping-every", "1S",
                "parley.websocket.slow-consumer-after", "1S",
                "parley.websocket.close-timeout", "3S",
                "parley.websocket.max-sockets", "5",
                "parley.websocket.max-sockets-per-address", "3",
                "parley.websocket.max-operations", "3",
                "parley.websocket.max-message-size", "2K");
    }

    private static Map<String, String> ofEventStreams() {
        return Map.of(
                "parley.sse.keep-alive-every", "0.3S",
                "parley.sse.slow-consumer-after", "1S",
                "parley.sse.close-timeout", "3S",
                "parley.sse.max-streams", "5",
                "parley.sse.max-streams-per-address", "3");
    }
}
