package dev.parley.chat.subscription;

import dev.parley.event.EventFeed;
import dev.parley.event.Registration;
import dev.parley.graphql.subscription.SharedReads;
import dev.parley.graphql.subscription.SubscriberGroup;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The subscriptions to each session, which share their reads. */
@Singleton
class SessionSubscribers {

    private final EventFeed feed;
    private final SharedReads reads;
    private final Map<Long, OfSession> bySession = new ConcurrentHashMap<>();

    /** The subscriptions to one session, and the registration that wakes them. */
    private record OfSession(SubscriberGroup group, Registration registration) {}

    SessionSubscribers(EventFeed feed, SharedReads reads) {
        this.feed = feed;
        this.reads = reads;
    }

    /** Adds a subscription. The session's events wake it. */
    SubscriberGroup.Member join(StreamedSession followed, Runnable wake) {
        SubscriberGroup.Member[] joined = new SubscriberGroup.Member[1];
        bySession.compute(followed.id(), (session, known) -> {
            OfSession of = known == null ? open(session) : known;
            joined[0] = of.group().join(followed.request().actor(), wake);
            return of;
        });
        return joined[0];
    }

    private OfSession open(Long session) {
        SubscriberGroup group = reads.group();
        return new OfSession(group, feed.onEvents(session, group::wakeAll));
    }

    /** Removes a subscription. */
    void leave(StreamedSession followed, SubscriberGroup.Member member) {
        bySession.computeIfPresent(followed.id(), (session, of) -> {
            member.leave();
            if (of.group().isEmpty()) {
                of.registration().close();
                return null;
            }
            return of;
        });
    }
}
