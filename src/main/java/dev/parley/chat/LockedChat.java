package dev.parley.chat;

import java.time.Instant;

/** A session whose row is locked, who asks, and what a decision about it needs to know. */
record LockedChat(ChatSession session, ChatParty who, ChatFacts facts) {

    Instant now() {
        return facts.now();
    }
}
