package dev.parley.chat;

/** Whether somebody types. */
public enum Typing {
    STARTED,
    STOPPED
}
