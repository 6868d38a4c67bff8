package dev.parley.chat.push;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Kinds of pushes: those of notifications, and messages to customers. */
enum PushKind {
    /** A session entered the queue. */
    NEW_CHAT("high", Duration.ofMinutes(5)),
    /** A session is offered. */
    OFFER("high", Duration.ofMinutes(1)),
    /** A manager assigned a session. */
    ASSIGNED("high", Duration.ofMinutes(15)),
    /** A note mentions the user. */
    MENTION("normal", Duration.ofDays(1)),
    /** A customer waits too long. */
    ALERT("high", Duration.ofMinutes(5)),
    /** A session returned to the queue. */
    RETURNED_SESSION("high", Duration.ofMinutes(5)),
    /** An agent or a bot wrote to the customer. */
    MESSAGE("high", Duration.ofHours(1));

    private final String urgency;
    private final Duration lifetime;

    PushKind(String urgency, Duration lifetime) {
        this.urgency = urgency;
        this.lifetime = lifetime;
    }

    /** The kind of a name. Empty for a kind of a later version, whose notifications are still there after a rollback. */
    static Optional<PushKind> named(String name) {
        return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The urgency of RFC 8030: devices that save energy receive high ones at once. */
    String urgency() {
        return urgency;
    }

    /** The time after which it is of no use any more. */
    Duration lifetime() {
        return lifetime;
    }
}
