package dev.parley.chat.session;

import dev.parley.crm.User;
import dev.parley.graphql.model.InputText;
import dev.parley.graphql.model.NodeEntity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The messages and events that a session adds when it changes, numbered per session. */
@MappedSuperclass
public abstract class ChatSessionLog extends ChatSessionRow {

    private static final int SUMMARY_LENGTH = 1024;

    /** The columns as the last event recorded them. */
    @Transient
    private Map<String, Object> snapshot = Map.of();

    @Transient
    private boolean releasesHeld;

    @Transient
    private boolean readAhead;

    @Transient
    private List<NodeEntity> entries = new ArrayList<>();

    /** Returns and removes the messages and events to be stored with the row, in order. */
    public List<NodeEntity> takeEntries() {
        List<NodeEntity> taken = entries;
        entries = new ArrayList<>();
        return taken;
    }

    /** Takes a snapshot of the row as it was read. Events contain the changes since then. */
    public void takeSnapshot() {
        snapshot = loggedState();
    }

    /** Adds a notice that everyone sees. */
    ChatMessage notice(ChatMessageSpecialType type, SessionActor actor, Instant now) {
        return notice(type, null, actor, now);
    }

    /** Adds a notice with a text. */
    ChatMessage notice(ChatMessageSpecialType type, String text, SessionActor actor, Instant now) {
        return post(ChatMessageType.SPECIAL, type, MessageDraft.plain(text), actor, now);
    }

    /** Adds a notice that the customer does not see. */
    ChatMessage noticeAmongAgents(ChatMessageSpecialType type, SessionActor actor, Instant now) {
        return post(ChatMessageType.SPECIAL, type, MessageDraft.note(), actor, now);
    }

    ChatMessage post(
            ChatMessageType type,
            ChatMessageSpecialType specialType,
            MessageDraft draft,
            SessionActor actor,
            Instant now) {
        ChatMessage message = ChatMessage.of(type, specialType, actor);
        message.chatSession = (ChatSession) this;
        message.seq = ++messageSeq;
        message.notesBefore = noteCount;
        message.text = draft.text();
        message.specialParam = draft.options();
        message.visibility = draft.visibility();
        message.postedAt = draft.postAt() == null ? now : draft.postAt();
        message.senderName = nameOf(actor.chatActorKind(), actor.user());
        entries.add(message);
        if (draft.isNote()) {
            noteCount++;
        } else if (draft.postAt() == null && heldUntil != null) {
            heldUntil = null;
            releasesHeld = true;
        }
        return message;
    }

    /** Returns the name of an actor as the other side sees it; null for the service, and for a customer without a name. */
    String nameOf(ChatActorKind kind, User agent) {
        return switch (kind) {
            case CUSTOMER -> customerName();
            case AGENT -> agent == null ? null : topic.nameOf(agent);
            case BOT -> topic.botName;
            case SYSTEM -> null;
        };
    }

    /** Marks messages up to the customer's own new message as read. */
    void readUpToOwn(ChatMessage message) {
        readAhead = readAhead || customerReadSeq < message.seq - 1;
        customerReadSeq = message.seq;
        message.readByCustomer = true;
    }

    /** Returns whether the customer has read messages by writing, and resets the flag. */
    public boolean takeReadAhead() {
        boolean ahead = readAhead;
        readAhead = false;
        return ahead;
    }

    /** Returns whether the bot's scheduled messages must be released because a message was added after them, and resets the flag. */
    public boolean takeRelease() {
        boolean released = releasesHeld;
        releasesHeld = false;
        return released;
    }

    ChatMessage summarise(ChatMessage message) {
        lastMessage = Text.cut(message.text, SUMMARY_LENGTH);
        if (firstMessage == null) {
            firstMessage = lastMessage;
        }
        return message;
    }

    /** Returns the customer's alias or name; null if neither is known. */
    public String customerName() {
        return InputText.isBlank(customerAlias) ? InputText.optional(name) : customerAlias;
    }

    ChatMessage sent(ChatMessage message, SessionActor actor, Instant now) {
        idle = now;
        idleWarnedAt = null;
        record(ChatSessionEventType.MESSAGE_SENT, actor, now);
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
        Map<String, Object> current = loggedState();
        Map<String, Object> changed = new LinkedHashMap<>();
        current.forEach((column, value) -> {
            if (!Objects.equals(value, snapshot.get(column))) {
                changed.put(column, value);
            }
        });
        snapshot = current;
        entries.add(new ChatSessionEvent((ChatSession) this, ++eventSeq, type, actor, now, hidden, changed));
        hiddenEventCount += hidden ? 1 : 0;
        changeCount += type.changesState() ? 1 : 0;
    }
}
