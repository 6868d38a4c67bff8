package dev.parley.event;

import dev.parley.event.Notification.Kind;
import jakarta.inject.Singleton;

/**
 * Notifies all instances of new events, presence and typing. Call it in the transaction that stores the change; instances are notified
 * after its commit.
 */
@Singleton
public class EventPublisher {

    private final FanOut fanOut;

    EventPublisher(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    /** Publishes that a session has new events. */
    public void events(long sessionId) {
        fanOut.publish(new Notification(Kind.EVENTS, sessionId));
    }

    /** Publishes that the presence of a user may have changed. */
    public void presence(long userId) {
        fanOut.publish(new Notification(Kind.PRESENCE, userId));
    }

    /** Publishes that typing may have started or stopped in a session. */
    public void typing(long sessionId) {
        fanOut.publish(new Notification(Kind.TYPING, sessionId));
    }
}
