package dev.parley.security;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;

/** Who is calling. Whoever takes requests in says it, whatever they come by. */
@RequestScoped
public class CurrentActor {

    private Caller caller;

    /** The caller of the current request. */
    public Actor get() {
        return caller.actor();
    }

    /** The same, with where it calls from. */
    public Caller caller() {
        return caller;
    }

    /** Address of the caller's client, or null when there is none. */
    public String host() {
        return caller.host();
    }

    /** Does something as a request of its own, from this caller. The thread must not be within a request. */
    public static <T> T as(Caller caller, Supplier<T> work) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            Arc.container().select(CurrentActor.class).get().caller(caller);
            return work.get();
        } finally {
            request.terminate();
        }
    }

    public void caller(Caller called) {
        this.caller = called;
    }
}
