package dev.parley.event;

import java.util.Optional;

/** That a session may have something new; what it is, the database tells. */
record News(Kind kind, long sessionId) {

    /** Of what there is news. */
    enum Kind {
        EVENTS("parley_event"),
        TYPING("parley_typing");

        /** What it is sent on, by PostgreSQL's triggers as by a broker. */
        final String channel;

        Kind(String channel) {
            this.channel = channel;
        }
    }

    /** News as they were sent, or nothing: anybody can send anything. */
    static Optional<News> of(String channel, String sessionId) {
        try {
            long session = Long.parseLong(sessionId);
            for (Kind kind : Kind.values()) {
                if (kind.channel.equals(channel)) {
                    return Optional.of(new News(kind, session));
                }
            }
            return Optional.empty();
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
