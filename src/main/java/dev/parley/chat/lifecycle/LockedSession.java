package dev.parley.chat.lifecycle;

import dev.parley.chat.session.ActionFacts;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.SessionActor;
import java.time.Instant;

/** A session whose row is locked, who asks, and what a decision about it needs to know; and what else was read with it. */
record LockedSession(ChatSession session, SessionActor who, ActionFacts facts, SessionLoading opening) {

    Instant now() {
        return facts.now();
    }
}
