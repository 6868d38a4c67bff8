package dev.parley.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists and batch fields that were loaded with the rows above them: by path and type of the owner (below an interface, one path may lead
 * to fields of several types), then by the owner's number.
 */
final class Loaded {

    private final Map<Place, Map<Long, ?>> byPlace = new HashMap<>();

    private record Place(List<String> path, Class<?> owner) {}

    void put(List<String> path, Class<? extends NodeEntity> owner, Map<Long, ?> byOwner) {
        byPlace.put(new Place(path, owner), byOwner);
    }

    Object get(List<String> path, NodeEntity owner) {
        Map<Long, ?> byOwner = byPlace.get(new Place(path, owner.getClass()));
        if (byOwner == null) {
            throw new IllegalStateException(path + " was read but not loaded");
        }
        return byOwner.get(owner.id);
    }
}
