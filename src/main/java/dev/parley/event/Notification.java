package dev.parley.event;

import java.util.Optional;

/**
 * A notification that a session, a linked record or the presence of a user may have changed. The content is in the database.
 *
 * @param id id of the session or of the user; not used for {@link Kind#RECORDS}
 */
record Notification(Kind kind, long id) {

    /** Kinds of changes. */
    enum Kind {
        EVENTS("parley_event"),
        TYPING("parley_typing"),
        /** A user became present or away. */
        PRESENCE("parley_presence"),
        RECORDS("parley_record");

        /** Name of the channel, both in PostgreSQL and in Redis. */
        final String channel;

        Kind(String channel) {
            this.channel = channel;
        }
    }

    /** Parses a message. Empty if it is not valid: other programs can send on the same channels. */
    static Optional<Notification> of(String channel, String payload) {
        try {
            long id = Long.parseLong(payload);
            for (Kind kind : Kind.values()) {
                if (kind.channel.equals(channel)) {
                    return Optional.of(new Notification(kind, id));
                }
            }
            return Optional.empty();
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
