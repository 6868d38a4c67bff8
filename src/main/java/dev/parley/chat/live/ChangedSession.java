package dev.parley.chat.live;

/**
 * A session that came into a list, changed in it, or left it.
 *
 * @param cursor where to go on, or null within the list's beginning
 */
record ChangedSession(Kind kind, long session, String cursor) {

    /** What the session did. */
    enum Kind {
        ENTER,
        UPDATE,
        LEAVE
    }
}
