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

/** What a session leaves behind when it changes, messages and events, each with the next number of its own. */
@MappedSuperclass
public abstract class ChatSessionLog extends ChatSessionRow {

    private static final int SUMMARY_LENGTH = 1024;

    /** What the log knows of the row already. */
    @Transient
    private Map<String, Object> snapshot = Map.of();

    @Transient
    private boolean releasesHeld;

    @Transient
    private boolean readAhead;

    @Transient
    private List<NodeEntity> news = new ArrayList<>();

    /** What happened since the row was read, to be stored with it: messages and events in their order. */
    public List<NodeEntity> takeEntries() {
        List<NodeEntity> taken = news;
        news = new ArrayList<>();
        return taken;
    }

    /** Notes the row as it was read: events tell what changes from here on. */
    public void takeSnapshot() {
        snapshot = loggedState();
    }

    ChatMessage notice(ChatMessageSpecialType type, String text, User author, Instant now) {
        return notice(type, author, MessageDraft.plain(text), now);
    }

    /** A notice that the customer does not see. */
    ChatMessage noticeAmongAgents(ChatMessageSpecialType type, User author, Instant now) {
        return notice(type, author, MessageDraft.note(), now);
    }

    private ChatMessage notice(ChatMessageSpecialType type, User author, MessageDraft text, Instant now) {
        ChatMessage message = post(ChatMessageType.SPECIAL, text, author, now);
        message.specialType = type;
        return message;
    }

    ChatMessage post(ChatMessageType type, MessageDraft text, User author, Instant now) {
        ChatMessage message = new ChatMessage();
        message.chatSession = (ChatSession) this;
        message.seq = ++messageSeq;
        message.notesBefore = noteCount;
        message.type = type;
        message.message = text.text();
        message.visibility = text.visibility();
        message.whenPosted = text.whenPosted() == null ? now : text.whenPosted();
        message.createdBy = author;
        message.author = author == null ? customerName() : topic.nameOf(author);
        news.add(message);
        if (text.isNote()) {
            noteCount++;
        } else if (text.whenPosted() == null && heldUntil != null) {
            heldUntil = null;
            releasesHeld = true;
        }
        return message;
    }

    /** The customer has written a message, and read what was before. */
    void readUpToOwn(ChatMessage message) {
        readAhead = readAhead || customerReadSeq < message.seq - 1;
        customerReadSeq = message.seq;
        message.readByCustomer = true;
    }

    /** Whether the customer has read messages of others by writing; asked once. */
    public boolean takeReadAhead() {
        boolean ahead = readAhead;
        readAhead = false;
        return ahead;
    }

    /** Whether messages that the bot scheduled are to be shown now, since something was written behind them; asked once. */
    public boolean takeRelease() {
        boolean released = releasesHeld;
        releasesHeld = false;
        return released;
    }

    ChatMessage summarise(ChatMessage message) {
        lastMessage = Text.cut(message.message, SUMMARY_LENGTH);
        if (firstMessage == null) {
            firstMessage = lastMessage;
        }
        return message;
    }

    /** The customer's alias or name; null when it has told none. */
    public String customerName() {
        return InputText.isBlank(customerAlias) ? InputText.optional(name) : customerAlias;
    }

    ChatMessage sent(ChatMessage message, SessionActor actor, Instant now) {
        idle = now;
        whenIdleWarned = null;
        record(ChatSessionEventType.MESSAGE_SENT, actor, now);
        return message;
    }

    /** Adds an event that says what of the row is new since the last one. */
    void record(ChatSessionEventType type, SessionActor actor, Instant now) {
        record(type, actor, now, type.isAmongAgents());
    }

    /**
     * As {@link #record(ChatSessionEventType, SessionActor, Instant)}.
     *
     * @param hidden whether the customer does not see it
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
        news.add(new ChatSessionEvent((ChatSession) this, ++eventSeq, type, actor.actor(), now, hidden, changed));
        hiddenEventCount += hidden ? 1 : 0;
        changeCount += type.changesState() ? 1 : 0;
    }
}
