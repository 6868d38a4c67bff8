package dev.parley.security;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Customers and agents that this instance has heard from: by a request, or by a frame on an open WebSocket (a pong, for instance). It
 * only remembers them; the chat stores when they were last seen. Any thread may use it, event loops included.
 */
@Singleton
public class CallerActivity {

    private final Set<Actor> heard = ConcurrentHashMap.newKeySet();

    /** Remembers that a client of this actor is there. Callers without credentials are ignored. */
    public void heardFrom(Actor actor) {
        if (!(actor instanceof Actor.Anonymous)) {
            heard.add(actor);
        }
    }

    /** Everybody who was heard from since the last call. */
    public Set<Actor> take() {
        Set<Actor> taken = new HashSet<>();
        for (Actor actor : heard) {
            if (heard.remove(actor)) {
                taken.add(actor);
            }
        }
        return taken;
    }
}
