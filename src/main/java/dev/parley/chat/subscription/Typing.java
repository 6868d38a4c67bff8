package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.SubscriptionSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream of the typing indicators of a session. They expire. */
final class Typing implements SubscriptionSource {

    /** The typing indicators. */
    record Signs(boolean customerTyping, boolean userTyping) {

        boolean isSilence() {
            return !customerTyping && !userTyping;
        }
    }

    private final StreamedSession followed;
    private final EventFeed feed;
    private final Clock clock;
    private final Duration timeout;
    private @Nullable Signs sent;

    Typing(StreamedSession followed, EventFeed feed, Clock clock, Duration timeout) {
        this.followed = followed;
        this.feed = feed;
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public Runnable onNewEvents(Runnable wake) {
        return feed.onTyping(followed.id(), wake)::close;
    }

    @Override
    public Optional<Object> next() {
        ChatSession session = followed.now();
        Instant since = clock.instant().minus(timeout);
        Signs signs = new Signs(session.isCustomerTyping(since), session.isUserTyping(since));
        if (signs.equals(sent)) {
            return Optional.empty();
        }
        sent = signs;
        return Optional.of(signs);
    }

    /** While a side is typing, checks for the expiry, which has no event. */
    @Override
    public Optional<Duration> pollDelay() {
        return sent == null || sent.isSilence() ? Optional.empty() : Optional.of(timeout.dividedBy(4));
    }
}
