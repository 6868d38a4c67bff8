package dev.parley.chat.live;

/**
 * A session that came into a list, changed in it, or left it; or that the list is complete.
 *
 * @param session null for {@link Kind#READY}
 * @param cursor where to go on, or null while the list is told as it stands
 */
record ChangedSession(Kind kind, Long session, String cursor) {

    /** What the session did. */
    enum Kind {
        ENTER,
        UPDATE,
        LEAVE,
        READY
    }
}
