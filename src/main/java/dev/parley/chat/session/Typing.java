package dev.parley.chat.session;

/** Whether a side is typing. */
public enum Typing {
    STARTED,
    STOPPED
}
