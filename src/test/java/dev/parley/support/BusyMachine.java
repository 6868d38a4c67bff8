package dev.parley.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Settings for tests with dozens of lists at once, which may take long while other tests run. One profile for all of them saves restarts. */
public class BusyMachine implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                // Tests count the statements of a change: the fewest of several, because these reads add some.
                "parley.chat.list-look-every", "5S",
                "parley.chat.queue-look-every", "5S",
                // Each new list is a new statement.
                "parley.http.request-timeout", "2M",
                // An older event must never be taken for a later one.
                "parley.subscriptions.share-for", "10S");
    }
}
