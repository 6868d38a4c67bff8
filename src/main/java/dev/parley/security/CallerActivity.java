package dev.parley.security;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collects the customers and agents whose clients were active: by a request, or by a frame on an open WebSocket such as a pong. The chat
 * takes them from here and stores when they were last seen. Nothing is collected before the first {@link #take}, so that memory is not
 * used where nothing is stored. Thread-safe; does not block event loops.
 */
@Singleton
public class CallerActivity {

    /** Maximum number of collected actors, because keys are not verified. Further ones are ignored until the next {@link #take}. */
    static final int MOST = 100_000;

    private final Set<Actor> active = ConcurrentHashMap.newKeySet();
    private volatile boolean isStored;

    /** Records that a client of the actor is active. Callers without credentials are ignored. */
    public void record(Actor actor) {
        if (isStored && !(actor instanceof Actor.Anonymous) && active.size() < MOST) {
            active.add(actor);
        }
    }

    /** Returns and removes the actors that were active since the last call. */
    public Set<Actor> take() {
        isStored = true;
        Set<Actor> taken = new HashSet<>();
        for (Actor actor : active) {
            if (active.remove(actor)) {
                taken.add(actor);
            }
        }
        return taken;
    }
}
