package dev.parley.security;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The caller of the current request. Each transport sets it. */
@RequestScoped
public class CurrentActor {

    private @Nullable Caller caller;

    /** The principal of the current request. */
    public Actor get() {
        return caller().actor();
    }

    /** The principal of the current request, or empty outside requests, as for timers. */
    public static Optional<Actor> ofRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        Caller known = Arc.container().select(CurrentActor.class).get().known();
        return known == null ? Optional.empty() : Optional.of(known.actor());
    }

    @Nullable Caller known() {
        return caller;
    }

    /** The principal with its address and transport. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("The request has no caller");
        }
        return caller;
    }

    /** Address of the caller's client, or null if unknown. */
    public @Nullable String host() {
        return caller().host();
    }

    /** Accept-Language header of the caller's client, or null if it sent none. */
    public @Nullable String acceptLanguage() {
        return caller().acceptLanguage();
    }

    /**
     * Runs work in a new request context with this caller. The thread must not have an active request context. It may block: the key of a further
     * device is replaced by that of its session here, so that nothing else need know of devices.
     */
    public static <T> T as(Caller caller, Supplier<T> work) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            Arc.container().instance(CurrentActor.class).get().caller(withSessionKey(caller));
            return work.get();
        } finally {
            request.terminate();
        }
    }

    private static Caller withSessionKey(Caller caller) {
        if (!(caller.actor() instanceof Actor.Customer customer) || !customer.isOfDevice()) {
            return caller;
        }
        Actor known = Arc.container()
                .select(DeviceKeys.class)
                .get()
                .sessionKeyHash(customer.keyHash())
                .<Actor>map(Actor.Customer::new)
                .orElse(customer);
        return new Caller(known, caller.host(), caller.transport(), caller.acceptLanguage());
    }

    /** Sets the caller of the current request. */
    public void caller(Caller current) {
        this.caller = current;
    }
}
