package dev.parley.chat.session;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.ChatMessageKind;
import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatMessageType;
import dev.parley.chat.ChatNoticeKind;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.GroupField;
import dev.parley.graphql.declaration.JoinedList;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import dev.parley.security.PersonalData;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A message of a session. Its {@code seq} numbers the session's messages without gaps. */
@Entity
@Table(name = "chat_message")
@CustomerVisible(where = ChatMessage.SHOWN_TO_CUSTOMER)
@AgentVisible(by = "chatSession", where = AccessRules.READS_MESSAGES)
@JoinedList(
        name = "mentions",
        description = "Users whom the note mentions.",
        element = User.class,
        pairs = "chat_mention",
        ownerKey = "message_id",
        elementKey = "user_id")
@Type("ChatMessage")
@Description("A message of a session.")
@FieldGroup(
        path = "sender",
        type = ChatActor.TYPE,
        description = "Sender of the message; for a notice, the actor that caused it.",
        typeDescription = ChatActor.DESCRIPTION,
        sortable = false)
@FieldGroup(
        path = "notice",
        type = "ChatNotice",
        description = "The notice. Null unless the kind is NOTICE.",
        typeDescription =
                "A notice about the session. Clients translate it by its kind; the sender of the message is the actor that caused it.",
        nullable = true,
        sortable = false)
public class ChatMessage extends NodeEntity {

    /** HQL over a message m: an agent or the bot wrote it to the customer. */
    public static final String IS_ANSWER =
            "m.type = dev.parley.chat.ChatMessageType.TO_CUSTOMER and m.visibility = dev.parley.chat.MessageVisibility.ALL";

    /** Special types of messages that bots may schedule. Agents send options too, but not for later. */
    private static final String SCHEDULABLE =
            "(dev.parley.chat.ChatMessageSpecialType.BOT_MESSAGE, dev.parley.chat.ChatMessageSpecialType.OPTIONS)";

    private static final String FOR_ALL = ".visibility = dev.parley.chat.MessageVisibility.ALL";

    /**
     * HQL over a message: the customer can see it. Only bots schedule messages; other messages are visible even if the database's clock is behind the
     * service's.
     */
    static final String SHOWN_TO_CUSTOMER =
            "{row}" + FOR_ALL + " and ({row}.specialType not in " + SCHEDULABLE + " or {row}.postedAt <= instant)";

    /** HQL over a message m: it is scheduled, and the customer cannot see it yet. */
    static final String HELD = "m" + FOR_ALL + " and m.specialType in " + SCHEDULABLE + " and m.postedAt > instant";

    /** HQL over a message m: the customer can see it. */
    public static final String SHOWN =
            "m" + FOR_ALL + " and (m.specialType not in " + SCHEDULABLE + " or m.postedAt <= instant)";

    /** {@link #SHOWN} in SQL. */
    public static final String SHOWN_SQL =
            "m.visibility = 0 and (m.special_type not in (16, 17) or m.when_posted <= current_timestamp)";

    /**
     * HQL over a message: the customer has read it. The session's read position decides. The flag of an imported message counts for all earlier
     * messages.
     */
    public static final String IS_READ_BY_CUSTOMER =
            "{row}" + FOR_ALL + " and ({row}.seq <= {row}.chatSession.customerReadSeq"
                    + " or exists (select 1 from ChatMessage r where r.chatSession.id = {row}.chatSession.id"
                    + " and r.readByCustomer and r.seq >= {row}.seq))";

    /** SQL that flags messages as read. The literal is the number of {@link MessageVisibility#ALL}. */
    private static final String FLAG =
            "update chat_message set read_by_customer = true where session_id = ? and seq <= ? and not read_by_customer and visibility = 0";

    /** SQL that releases scheduled messages, by the database's clock, which also decides on their visibility. */
    private static final String SHOW_HELD =
            "update chat_message set when_posted = current_timestamp where session_id = ? and when_posted > current_timestamp";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    @CustomerVisible
    @NonNull @Reverse(value = "messages", description = "Messages of the session, in order of seq.", customerVisible = true)
    @Description("The session.")
    public ChatSession chatSession;

    @Enumerated
    @Column(insertable = false, updatable = false)
    @NonNull @Description("Kind of the message.")
    public ChatMessageKind kind;

    @Column(name = "message", length = Length.LONG)
    @Description("The text. Null for most notices, and for messages that have attachments only.")
    @PersonalData(of = "chatSession")
    public @Nullable String text;

    @Column(name = "when_posted")
    @NonNull @Description("Time of the message. It may be in the future for messages that a bot has scheduled.")
    public Instant postedAt;

    @ReadAs("case when " + IS_READ_BY_CUSTOMER + " then true else false end")
    @NonNull @Description(
            "Whether the customer has read the message: its seq is not greater than the session's customerReadSeq. Always false for internal notes.")
    public boolean readByCustomer;

    @Enumerated
    ChatMessageType type;

    @Enumerated
    ChatMessageSpecialType specialType = ChatMessageSpecialType.NONE;

    /** For options, a JSON array of their texts; for a link, its address. */
    @PersonalData(of = "chatSession")
    @Nullable String specialParam;

    /** A JSON array of {@link AttachedFile}. */
    @Column(name = "attachments", length = Length.LONG)
    @PersonalData(of = "chatSession")
    @Nullable String attachedFiles;

    @Enumerated
    @Column(insertable = false, updatable = false)
    @GroupField(path = "notice.kind", description = "Kind of the notice.")
    public @Nullable ChatNoticeKind noticeKind;

    @Enumerated
    @Column(insertable = false, updatable = false)
    @NonNull @GroupField(path = "sender.kind", description = ChatActor.KIND)
    public ChatActorKind senderKind;

    @Column(name = "author")
    @GroupField(path = "sender.displayName", description = ChatActor.DISPLAY_NAME)
    @PersonalData(of = "chatSession")
    public @Nullable String senderName;

    /** Language of the text, as an ISO code, by which search finds other forms of its words. Null if the topic has none. */
    @Column(updatable = false)
    @Nullable String language;

    /** The agent or the bot; null for the customer and the service. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @GroupField(path = "sender.user", description = ChatActor.USER)
    @Reverse(value = "chatMessages", description = "Messages that the user sent.")
    @Nullable User senderUser;

    /** Whether the sender is a bot. Null in imported rows, in which the special type decides. */
    @Column(updatable = false)
    @Nullable Boolean sentByBot;

    @ReadAs(forCustomers = "{row}.customerSeq")
    @NonNull @Description(
            "Number of the message in its session, from 1 without gaps. Customers get numbers of their own, which skip internal notes.")
    public int seq;

    /** Number of internal notes before this message. The customer's number is smaller by as much. */
    @Column(updatable = false)
    int notesBefore;

    /** The customer's number, computed by the database; null for a note. */
    @Column(insertable = false, updatable = false)
    @Nullable Integer customerSeq;

    @ReadAs(
            forCustomers =
                    "(select o.customerSeq from ChatMessage o where o.chatSession.id = {row}.chatSession.id and o.seq = {row}.chosenFromSeq)")
    @Column(updatable = false)
    @Description(
            "For the customer's choice of an option: seq of the message that has the options. The text is the option. Null for other messages.")
    public @Nullable Integer chosenFromSeq;

    @Description(
            "Time at which the text and the attachments were removed, by redactChatMessage or with the customer's data. The message keeps its place. Null if it has them.")
    public @Nullable Instant redactedAt;

    @Enumerated
    @NonNull @Description("Visibility of the message.")
    public MessageVisibility visibility = MessageVisibility.ALL;

    /** Returns a message that is not stored yet. The database computes the kinds again, from the stored columns. */
    static ChatMessage of(ChatMessageType type, ChatMessageSpecialType specialType, SessionActor actor) {
        ChatMessage message = new ChatMessage();
        message.type = type;
        message.specialType = specialType;
        message.kind = specialType.kind();
        message.noticeKind = specialType.notice();
        message.senderKind = actor.chatActorKind();
        message.senderUser = actor.user();
        message.sentByBot = actor.isBot();
        return message;
    }

    /** Adds the message to a session, as its next one. */
    ChatMessage addTo(ChatSession session, MessageDraft draft, Instant now) {
        chatSession = session;
        seq = session.nextMessageSeq();
        notesBefore = session.noteCount;
        text = draft.text();
        language = session.topic.widgetLanguage;
        specialParam = draft.link() == null ? draft.options() : draft.link();
        chosenFromSeq = draft.chosenFromSeq();
        attachedFiles = draft.attachments();
        visibility = draft.visibility();
        postedAt = draft.postAt() == null ? now : draft.postAt();
        senderName = session.nameOf(senderKind, senderUser);
        return this;
    }

    /** Returns the texts of its quick replies; empty unless the kind is OPTIONS. */
    public List<String> optionTexts() {
        return MessageFields.optionsOf(this).stream()
                .map(MessageFields.Option::text)
                .toList();
    }

    /**
     * A file of a message.
     *
     * @param size number of bytes
     */
    public record AttachedFile(long id, String name, String mediaType, int size) {}

    /** Returns its files, in order. */
    public List<AttachedFile> files() {
        return MessageFields.filesOf(this);
    }

    /** Returns the link that it consists of; null unless the kind is LINK. */
    public @Nullable String linkUrl() {
        MessageFields.Link link = MessageFields.linkOf(this);
        return link == null ? null : link.url();
    }

    /** Returns the detail of a notice; null if it has none, or for other kinds. */
    public @Nullable String noticeDetail() {
        return kind == ChatMessageKind.NOTICE ? specialParam : null;
    }

    /** Returns its number in the session as the reader counts. Internal notes have none for customers. */
    public int seqFor(boolean customer) {
        return customer && customerSeq != null ? customerSeq : seq;
    }

    /** Returns whether somebody wrote or chose its text. Other notices are about the session. */
    public boolean wasWritten() {
        return kind != ChatMessageKind.NOTICE || type == ChatMessageType.TO_USER;
    }

    /** Returns whether it has a text, quick replies, a detail or files that can be removed. */
    boolean hasText() {
        return text != null || specialParam != null || attachedFiles != null;
    }

    /** Removes its text, quick replies, detail and files. */
    void redact(Instant now) {
        text = null;
        specialParam = null;
        attachedFiles = null;
        redactedAt = now;
    }

    void markReadByCustomer() {
        readByCustomer = true;
    }

    /** Sets the read flags of messages that the customer has read, for readers of the table. The API uses the session's read position. */
    public static void flagAsRead(ChatSession session, PendingWrites writes) {
        writes.after(FLAG, session, session.customerReadSeq);
    }

    /** Makes the bot's scheduled messages visible to the customer now. */
    public static void showHeld(ChatSession session, PendingWrites writes) {
        writes.before(SHOW_HELD, session);
    }
}
