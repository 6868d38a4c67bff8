package dev.parley.chat.subscription;

/** A session that came into a list, changed in it, or left it. */
record ChangedSession(Kind kind, long session) {

    /** What the session did. */
    enum Kind {
        ENTER,
        UPDATE,
        LEAVE
    }
}
