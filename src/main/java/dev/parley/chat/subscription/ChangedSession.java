package dev.parley.chat.subscription;

/** A session that entered a list, changed in it, or left it. */
record ChangedSession(Kind kind, long session) {

    /** Kinds of changes. */
    enum Kind {
        ENTER,
        UPDATE,
        LEAVE
    }
}
