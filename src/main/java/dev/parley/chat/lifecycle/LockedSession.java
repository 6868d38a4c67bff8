package dev.parley.chat.lifecycle;

import dev.parley.chat.session.ActionContext;
import dev.parley.chat.session.ChatSession;
import java.time.Instant;

/** A session with its row locked, the context of the action, and the other facts that were read with it. */
record LockedSession(ChatSession session, ActionContext context, SessionLoading loading) {

    Instant now() {
        return context.now();
    }
}
