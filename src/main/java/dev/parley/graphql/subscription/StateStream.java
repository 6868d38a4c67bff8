package dev.parley.graphql.subscription;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream of a current state: sends it first, and then whenever it differs from the state that was sent last. */
public abstract class StateStream implements SubscriptionSource {

    /** Whether the state may have changed since the last read. */
    private final AtomicBoolean pending = new AtomicBoolean(true);

    private volatile boolean joined;
    private @Nullable Object sent;

    /**
     * The current state.
     *
     * @param seen the part that clients see; equal if there is nothing to send
     * @param toSend reads the client's selection
     */
    public record State(Object seen, Supplier<Object> toSend) {}

    /**
     * Joins the subscriptions that are woken together.
     *
     * @param wake the callback of a possible change
     * @return leaves them
     */
    protected abstract Runnable join(Runnable wake);

    /** Reads the current state. It is not called before the stream has joined. */
    protected abstract State current();

    @Override
    public final Runnable onNewEvents(Runnable wake) {
        Runnable leave = join(() -> {
            pending.set(true);
            wake.run();
        });
        joined = true;
        return leave;
    }

    @Override
    public final Optional<Object> next() {
        if (!joined || !pending.getAndSet(false)) {
            return Optional.empty();
        }
        try {
            return changed();
        } catch (RuntimeException failed) {
            pending.set(true);
            throw failed;
        }
    }

    private Optional<Object> changed() {
        State current = current();
        if (current.seen().equals(sent)) {
            return Optional.empty();
        }
        Object toSend = current.toSend().get();
        // Set last, so that a failure is retried.
        sent = current.seen();
        return Optional.of(toSend);
    }
}
