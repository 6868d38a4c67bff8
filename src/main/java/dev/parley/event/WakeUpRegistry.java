package dev.parley.event;

import dev.parley.security.LoggedFailure;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Registered callbacks by the key that they wait for. Thread-safe.
 *
 * @param <K> the type of the keys
 */
final class WakeUpRegistry<K> {

    private static final Logger LOG = Logger.getLogger(WakeUpRegistry.class);

    private final Map<K, Set<Wake>> waiting = new ConcurrentHashMap<>();

    /** One registration. It is not a record, because the same callback may be registered twice and closed once. */
    private final class Wake implements Registration {

        private final K awaited;
        private final Runnable callback;

        Wake(K awaited, Runnable callback) {
            this.awaited = awaited;
            this.callback = callback;
        }

        void call() {
            try {
                callback.run();
            } catch (RuntimeException | Error failed) {
                LOG.error("The callback of a subscription failed", LoggedFailure.of(failed));
            }
        }

        @Override
        public void close() {
            waiting.computeIfPresent(awaited, (key, wakes) -> {
                wakes.remove(this);
                return wakes.isEmpty() ? null : wakes;
            });
        }
    }

    /** Registers a callback. */
    Registration add(K awaited, Runnable callback) {
        Wake wake = new Wake(awaited, callback);
        waiting.compute(awaited, (key, wakes) -> {
            Set<Wake> all = wakes == null ? ConcurrentHashMap.newKeySet() : wakes;
            all.add(wake);
            return all;
        });
        return wake;
    }

    /** Runs the callbacks of a key. A failing callback does not affect the others. */
    void wake(K awaited) {
        waiting.getOrDefault(awaited, Set.of()).forEach(Wake::call);
    }

    /** Runs all callbacks. */
    void wakeAll() {
        waiting.keySet().forEach(this::wake);
    }
}
