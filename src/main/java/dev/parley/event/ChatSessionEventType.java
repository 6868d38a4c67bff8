package dev.parley.event;

/** What can happen to a session. */
public enum ChatSessionEventType {
    REQUESTED,
    ACCEPTED,
    MESSAGE_SENT,
    ENDED
}
