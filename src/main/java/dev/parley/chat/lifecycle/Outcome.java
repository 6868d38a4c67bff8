package dev.parley.chat.lifecycle;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.SessionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an action.
 *
 * @param objects objects that were created, changed or already as requested; at most one of each type
 * @param key the key of a new session, or null
 * @param replayed whether this is the stored outcome of an earlier request with the same idempotency key
 */
public record Outcome(
        boolean changed, List<NodeEntity> objects, @Nullable SessionKey key, boolean replayed) {

    /** Returns the outcome of an action that changed something. */
    public static Outcome changed(List<NodeEntity> objects) {
        return new Outcome(true, objects, null, false);
    }

    /** Returns the outcome of an action that found everything as requested. */
    public static Outcome unchanged(NodeEntity... objects) {
        return new Outcome(false, List.of(objects), null, false);
    }

    Outcome withKey(SessionKey shownOnce) {
        return new Outcome(changed, objects, shownOnce, replayed);
    }

    /** Returns the object of a type, or null. */
    public <T extends NodeEntity> @Nullable T get(Class<T> type) {
        return objects.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** Returns the database id of the object of a type, or null. */
    public @Nullable Long number(Class<? extends NodeEntity> type) {
        NodeEntity object = get(type);
        return object == null ? null : object.id;
    }
}
