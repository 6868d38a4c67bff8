package dev.parley.graphql.value;

import java.util.Map;

/** Lookups that always find something, because the code that filled the map guarantees it. */
public final class Lookup {

    private Lookup() {}

    /**
     * Returns the value of a key.
     *
     * @throws IllegalStateException if the map does not contain the key
     */
    public static <V> V required(Map<?, ? extends V> map, Object key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("Nothing is known for " + key);
        }
        return value;
    }
}
