package dev.parley.event;

import java.util.Optional;

/**
 * A notice: a session, or a record that sessions link to, may have something new, or a user came or went; the database has the content.
 *
 * @param id of the session, or of the user; of no meaning for {@link Kind#RECORDS}
 */
record Notification(Kind kind, long id) {

    /** Of what there is news. */
    enum Kind {
        EVENTS("parley_event"),
        TYPING("parley_typing"),
        /** Of a user: it became present or away. */
        PRESENCE("parley_presence"),
        RECORDS("parley_record");

        /** What it is sent on, by PostgreSQL's triggers as by a broker. */
        final String channel;

        Kind(String channel) {
            this.channel = channel;
        }
    }

    /** News as they were sent, or nothing: anybody can send anything. */
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
