package dev.parley.chat.lifecycle;

import dev.parley.graphql.model.NodeEntity;
import dev.parley.security.SessionKey;
import java.util.List;

/**
 * What an action brought about.
 *
 * @param objects what it made, changed or found as it should be, at most one of each type
 * @param key the key of a new session, or null
 * @param replayed whether this is the outcome of an earlier request with the same idempotency key
 */
public record Outcome(boolean changed, List<NodeEntity> objects, SessionKey key, boolean replayed) {

    public static Outcome changed(List<NodeEntity> objects) {
        return new Outcome(true, objects, null, false);
    }

    static Outcome unchanged(NodeEntity... objects) {
        return new Outcome(false, List.of(objects), null, false);
    }

    Outcome withKey(SessionKey shownOnce) {
        return new Outcome(changed, objects, shownOnce, replayed);
    }

    /** The object of a type, or null. */
    public <T extends NodeEntity> T get(Class<T> type) {
        return objects.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** The number of the object of a type, or null. */
    public Long number(Class<? extends NodeEntity> type) {
        NodeEntity object = get(type);
        return object == null ? null : object.id;
    }
}
