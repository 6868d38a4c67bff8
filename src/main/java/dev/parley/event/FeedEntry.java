package dev.parley.event;

/** One event in the feed. What it says is read from the tables. */
public record FeedEntry(FeedPosition position, long sessionId) {}
