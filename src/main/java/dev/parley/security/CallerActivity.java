package dev.parley.security;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Customers and agents that this instance has heard from: by a request, or by a frame on an open WebSocket (a pong, for instance). It
 * only remembers them; the chat stores when they were last seen. Nobody is remembered before the first {@link #take}: where nothing is
 * stored, nothing is kept. Any thread may use it, event loops included.
 */
@Singleton
public class CallerActivity {

    /** The most that are remembered at once: keys are not verified. More are ignored until the next {@link #take}. */
    static final int MOST = 100_000;

    private final Set<Actor> heard = ConcurrentHashMap.newKeySet();
    private volatile boolean isStored;

    /** Remembers that a client of this actor is there. Callers without credentials are ignored. */
    public void heardFrom(Actor actor) {
        if (isStored && !(actor instanceof Actor.Anonymous) && heard.size() < MOST) {
            heard.add(actor);
        }
    }

    /** Everybody who was heard from since the last call. */
    public Set<Actor> take() {
        isStored = true;
        Set<Actor> taken = new HashSet<>();
        for (Actor actor : heard) {
            if (heard.remove(actor)) {
                taken.add(actor);
            }
        }
        return taken;
    }
}
