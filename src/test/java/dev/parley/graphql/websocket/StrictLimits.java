package dev.parley.graphql.websocket;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with narrow limits and without introspection, behind a proxy that forwards client addresses. */
public class StrictLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("parley.limits.rate", "1"),
                Map.entry("parley.limits.burst", "5"),
                Map.entry("parley.limits.failed-logins", "5"),
                Map.entry("parley.limits.introspection", "false"),
                Map.entry("parley.persisted-queries.automatic", "false"),
                Map.entry("parley.http.head-timeout", "1S"),
                // Tests open hundreds of sockets and send nothing.
                Map.entry("parley.websocket.init-timeout", "1M"),
                Map.entry("parley.websocket.max-sockets-per-address", "100"),
                Map.entry("parley.websocket.slow-consumer-after", "1S"),
                Map.entry("parley.websocket.close-timeout", "3S"),
                Map.entry("quarkus.http.cors.enabled", "true"),
                Map.entry("quarkus.http.cors.origins", "https://shop.example"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"));
    }
}
