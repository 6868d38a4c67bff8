package dev.parley.chat.session;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatMessageType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.MessageVisibility;
import dev.parley.graphql.declaration.NodeEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages and events that a session adds when it changes, numbered per session, until they are stored with the row. An event contains the columns
 * that have changed since the event before it. The session numbers and counts them in its row; the journal is not stored itself.
 */
final class SessionJournal {

    private final ChatSession session;

    /** The columns as the last event recorded them. */
    private Map<String, @Nullable Object> snapshot = Map.of();

    private List<NodeEntity> entries = new ArrayList<>();
    private boolean releasesHeld;
    private boolean readAhead;

    SessionJournal(ChatSession session) {
        this.session = session;
    }

    /** Takes a snapshot of the row as it was read. Events contain the changes since then. */
    void takeSnapshot() {
        snapshot = session.loggedState();
    }

    /** Adds a notice that everyone sees. */
    ChatMessage notice(ChatMessageSpecialType type, SessionActor actor, Instant now) {
        return notice(type, null, actor, now);
    }

    /** Adds a notice with a text. */
    ChatMessage notice(ChatMessageSpecialType type, @Nullable String text, SessionActor actor, Instant now) {
        return post(ChatMessageType.SPECIAL, type, MessageDraft.plain(text), actor, now);
    }

    /** Adds a notice that the customer does not see. */
    ChatMessage noticeAmongAgents(ChatMessageSpecialType type, SessionActor actor, Instant now) {
        return post(ChatMessageType.SPECIAL, type, MessageDraft.note(), actor, now);
    }

    /** Adds a message. One that the customer sees at once releases the bot's scheduled messages. */
    ChatMessage post(
            ChatMessageType type,
            ChatMessageSpecialType specialType,
            MessageDraft draft,
            SessionActor actor,
            Instant now) {
        ChatMessage message = ChatMessage.of(type, specialType, actor).addTo(session, draft, now);
        entries.add(message);
        if (draft.isNote()) {
            session.countNote();
        } else if (draft.postAt() == null && session.heldUntil != null) {
            session.holdMessagesUntil(null);
            releasesHeld = true;
        }
        return message;
    }

    /** Adds an event with the columns that have changed since the last event. */
    void record(ChatSessionEventType type, SessionActor actor, Instant now) {
        record(type, actor, now, type.isAmongAgents());
    }

    /**
     * Adds an event; see {@link #record(ChatSessionEventType, SessionActor, Instant)}.
     *
     * @param hidden whether the event is hidden from the customer
     */
    void record(ChatSessionEventType type, SessionActor actor, Instant now, boolean hidden) {
        Map<String, @Nullable Object> current = session.loggedState();
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        current.forEach((column, value) -> {
            if (!Objects.equals(value, snapshot.get(column))) {
                changed.put(column, ChatSessionRow.logged(value));
            }
        });
        snapshot = current;
        entries.add(ChatSessionEvent.of(session, type, actor, now, hidden, changed));
        session.countEvent(type, hidden);
    }

    /** Adds the event that a message has lost its text. Customers see it if they see the message. */
    void recordRedaction(ChatMessage message, SessionActor actor, Instant now) {
        record(ChatSessionEventType.MESSAGE_REDACTED, actor, now, message.visibility == MessageVisibility.AGENTS);
        ((ChatSessionEvent) entries.get(entries.size() - 1)).redacted(message);
    }

    /** Notes that the customer has read messages by writing. */
    void readAhead() {
        readAhead = true;
    }

    /** Returns whether the customer has read messages by writing, and resets the flag. */
    boolean takeReadAhead() {
        boolean ahead = readAhead;
        readAhead = false;
        return ahead;
    }

    /** Returns whether the bot's scheduled messages must be released because a message was added after them, and resets the flag. */
    boolean takeRelease() {
        boolean released = releasesHeld;
        releasesHeld = false;
        return released;
    }

    /** Returns and removes the messages and events to be stored with the row, in order. */
    List<NodeEntity> takeEntries() {
        List<NodeEntity> taken = entries;
        entries = new ArrayList<>();
        return taken;
    }
}
