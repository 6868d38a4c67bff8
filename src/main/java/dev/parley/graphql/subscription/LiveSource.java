package dev.parley.graphql.subscription;

import java.time.Duration;
import java.util.Optional;

/**
 * What one subscription sends, read from where it left off. It is asked when it may have news and its client can take more, by one
 * thread at a time, which may block, within a request of its caller; so it needs no buffer, and what it reads is authorised when it
 * is sent.
 */
public interface LiveSource {

    /**
     * Asks to be woken when there may be news.
     *
     * @param wake is quick, and may be called too often
     * @return ends the wake-ups
     */
    Runnable onNews(Runnable wake);

    /**
     * The next thing to send, or empty when there is nothing now.
     *
     * @throws dev.parley.graphql.error.RequestException ends the stream; after any other failure it is asked again
     */
    Optional<Object> next();

    /** Whether nothing will ever come after an empty answer. */
    default boolean isOver() {
        return false;
    }

    /** After an empty answer: when to ask again, even if nobody wakes. */
    default Optional<Duration> askAgainIn() {
        return Optional.empty();
    }
}
