package dev.parley.chat.session;

/** Whether somebody types. */
public enum Typing {
    STARTED,
    STOPPED
}
