package dev.parley.chat.lifecycle;

import dev.parley.chat.session.ActionContext;
import dev.parley.chat.session.ChatSession;
import java.time.Instant;

/** A session whose row is locked, the context of the action, and what else was read with it. */
record LockedSession(ChatSession session, ActionContext context, SessionLoading loading) {

    Instant now() {
        return context.now();
    }
}
