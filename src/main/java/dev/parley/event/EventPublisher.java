package dev.parley.event;

import dev.parley.event.Notification.Kind;
import jakarta.inject.Singleton;

/** Where it is said, in the transaction that stores it, that a session has news, or that an agent came or went. All instances learn of it after the commit. */
@Singleton
public class EventPublisher {

    private final FanOut fanOut;

    EventPublisher(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    /** The session has new events. */
    public void events(long sessionId) {
        fanOut.stored(new Notification(Kind.EVENTS, sessionId));
    }

    /** A user may have become present for chats, or away. */
    public void presence(long userId) {
        fanOut.stored(new Notification(Kind.PRESENCE, userId));
    }

    /** Somebody in the session may have begun or stopped typing. */
    public void typing(long sessionId) {
        fanOut.stored(new Notification(Kind.TYPING, sessionId));
    }
}
