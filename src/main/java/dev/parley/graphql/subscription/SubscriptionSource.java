package dev.parley.graphql.subscription;

import java.time.Duration;
import java.util.Optional;

/**
 * The results of one subscription, read from its current position. It is called when there may be a new event and the
 * client can receive more, by one thread at a time, which may block, within a request of the caller. So it needs no
 * buffer, and data is authorized when it is sent.
 */
public interface SubscriptionSource {

    /**
     * Registers a callback for new events.
     *
     * @param wake callback; it is fast and may be called too often
     * @return an action that removes the callback
     */
    Runnable onNewEvents(Runnable wake);

    /**
     * Returns the next result, or empty if there is none at present.
     *
     * @throws dev.parley.graphql.error.RequestException ends the subscription. After any other failure the source is
     *     called again
     */
    Optional<Object> next();

    /** Whether the subscription is complete after an empty result. */
    default boolean isOver() {
        return false;
    }

    /** After an empty result: the delay until the next call without a wake-up. */
    default Optional<Duration> pollDelay() {
        return Optional.empty();
    }

    /**
     * The position after the last result, from which a client can resume; empty if it cannot. Called before the next
     * result is requested.
     */
    default Optional<String> position() {
        return Optional.empty();
    }
}
