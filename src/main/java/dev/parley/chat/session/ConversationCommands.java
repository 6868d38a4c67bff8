package dev.parley.chat.session;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatMessageType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.User;
import dev.parley.graphql.value.InputValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The commands that add messages to a session and mark them as read, its supervisor and its rating. Obtain it from {@link ChatSession#conversation}. */
public final class ConversationCommands {

    /** Maximum length of the session's first and last message. */
    public static final int SUMMARY_LENGTH = 1024;

    private final ChatSession session;
    private final SessionJournal journal;

    ConversationCommands(ChatSession session) {
        this.session = session;
        this.journal = session.journal();
    }

    /**
     * Adds a message. A customer's message keeps a waiting session in its position, reopens a finished session, and otherwise makes it the agent's
     * turn. A message of the agent or the bot makes it the customer's turn. An internal note changes nothing else.
     *
     * @throws RefusalException SESSION_ENDED, TOPIC_DELETED, NOT_OWNER, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED for a scheduled time in the past
     */
    public ChatMessage write(ActionContext context, MessageDraft text) {
        if (text.isNote()) {
            return note(context, text, "visibility");
        }
        session.require(ChatAction.SEND_MESSAGE, context);
        if (session.status == ChatSessionStatus.FINISHED) {
            session.ending().reopen(context);
        }
        return context.actor().isCustomer()
                ? receive(text, context.now())
                : reply(context.actor(), text, context.now());
    }

    /**
     * Adds the customer's choice of an option, which is a message with the option's text.
     *
     * @param offer the message that has the options; null if the customer sees no such message
     * @param isChosen whether the customer has chosen one of them before
     * @throws RefusalException as {@link #write}, and OPTION_NOT_FOUND, OPTION_ALREADY_CHOSEN
     */
    public ChatMessage choose(
            ActionContext context, MessageDraft choice, @Nullable ChatMessage offer, boolean isChosen) {
        session.require(ChatAction.SEND_MESSAGE, context);
        if (offer == null || !offer.optionTexts().contains(choice.text())) {
            throw new RefusalException(RefusalCode.OPTION_NOT_FOUND, "chosenFromSeq", session.found());
        }
        if (isChosen) {
            throw new RefusalException(RefusalCode.OPTION_ALREADY_CHOSEN, "chosenFromSeq", session.found());
        }
        return write(context, choice.chosenFrom(offer.seq));
    }

    /** Adds a message of the customer, sent with the request or later. */
    public ChatMessage receive(MessageDraft text, Instant now) {
        if (session.isActive()) {
            session.status = ChatSessionStatus.CUSTOMER_LAST;
            session.unansweredSince = session.unansweredSince == null ? now : session.unansweredSince;
        }
        session.customerFetch = now;
        ChatMessageSpecialType special =
                text.chosenFromSeq() == null ? ChatMessageSpecialType.NONE : ChatMessageSpecialType.CLICKED_OPTION;
        ChatMessage message =
                summarise(journal.post(ChatMessageType.TO_USER, special, text, SessionActor.CUSTOMER, now));
        readUpToOwn(message);
        session.stopTyping(SessionActor.CUSTOMER);
        return sent(message, SessionActor.CUSTOMER, now);
    }

    /**
     * Adds an internal note that comes with another action.
     *
     * @param field the input field that contains it
     * @throws RefusalException as {@link #requireNote}
     */
    void addNote(ActionContext context, String text, String field) {
        note(context, MessageDraft.of(text, MessageVisibility.AGENTS, null, null, null), field);
    }

    /**
     * Checks that the caller may write an internal note.
     *
     * @param field the input field of the note
     * @throws RefusalException NOT_ALLOWED, SESSION_ENDED, BOT_NOT_ACTIVE, NOT_TOPIC_MEMBER, SESSION_ERASED
     */
    void requireNote(ActionContext context, String field) {
        RefusalCode refusal = ChatAction.WRITE_NOTE.refusal(session, context);
        if (refusal != null) {
            throw new RefusalException(refusal, field, session.found());
        }
    }

    /** Adds an internal note. It changes neither status nor read positions nor the version. */
    private ChatMessage note(ActionContext context, MessageDraft text, String field) {
        requireNote(context, field);
        ChatMessage note = toCustomer(context.actor(), text, context.now());
        journal.record(ChatSessionEventType.NOTE_ADDED, context.actor(), context.now());
        return note;
    }

    private ChatMessage reply(SessionActor actor, MessageDraft text, Instant now) {
        // A link can't be scheduled. It releases the bot's scheduled messages, so that they stay before it.
        MessageDraft timed = actor.isBot() && text.link() == null ? text.at(timeOfBot(text.postAt(), now)) : text;
        ChatMessage message = summarise(toCustomer(actor, timed, now));
        session.stopTyping(actor);
        session.userReadSeq = message.seq;
        session.status = ChatSessionStatus.USER_LAST;
        session.alertLevel = 0;
        session.unansweredSince = null;
        if (session.firstResponseAt == null && !actor.isBot()) {
            session.firstResponseAt = now;
        }
        return sent(message, actor, now);
    }

    private ChatMessage toCustomer(SessionActor actor, MessageDraft text, Instant now) {
        return journal.post(ChatMessageType.TO_CUSTOMER, specialType(actor, text), text, actor, now);
    }

    private static ChatMessageSpecialType specialType(SessionActor actor, MessageDraft text) {
        if (text.link() != null) {
            return ChatMessageSpecialType.URL;
        }
        if (text.options() != null) {
            return ChatMessageSpecialType.OPTIONS;
        }
        return actor.isBot() ? ChatMessageSpecialType.BOT_MESSAGE : ChatMessageSpecialType.NONE;
    }

    /** Returns the time of a bot's message: neither in the past nor before the bot's last message. */
    private Instant timeOfBot(@Nullable Instant wanted, Instant now) {
        Instant earliest = session.heldUntil == null ? now : ChatSession.latest(now, session.heldUntil);
        if (wanted != null && wanted.isBefore(earliest.truncatedTo(ChronoUnit.MICROS))) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, "postedAt", session.found());
        }
        // Truncated to the database's precision, so that a second message for the same time is not earlier than the
        // first.
        Instant time = wanted == null ? earliest : wanted.truncatedTo(ChronoUnit.MICROS);
        session.holdMessagesUntil(time.isAfter(now) ? time : null);
        return time;
    }

    /**
     * Records a read receipt. One that is not beyond the present read position changes nothing.
     *
     * @param upToSeq the seq in agents' numbers, also for a customer's receipt
     * @param onlyNotes whether only internal notes are newly read, of which the customer is not notified
     * @return whether anything changed
     * @throws RefusalException NOT_OWNER, SESSION_ENDED
     */
    public boolean markRead(ActionContext context, int upToSeq, boolean onlyNotes) {
        session.require(ChatAction.MARK_READ, context);
        int upTo = Math.min(upToSeq, session.messageSeq);
        if (upTo <= (context.actor().isCustomer() ? session.customerReadSeq : session.userReadSeq)) {
            return false;
        }
        if (context.actor().isCustomer()) {
            session.customerReadSeq = upTo;
            session.customerFetch = context.now();
        } else {
            session.userReadSeq = upTo;
        }
        journal.record(ChatSessionEventType.READ, context.actor(), context.now(), onlyNotes);
        return true;
    }

    /** Marks messages up to the customer's own new message as read. */
    private void readUpToOwn(ChatMessage message) {
        if (session.customerReadSeq < message.seq - 1) {
            journal.readAhead();
        }
        session.customerReadSeq = message.seq;
        message.markReadByCustomer();
    }

    private ChatMessage summarise(ChatMessage message) {
        if (message.text != null) {
            session.lastMessage = Text.cut(message.text, SUMMARY_LENGTH);
            session.firstMessage = session.firstMessage == null ? session.lastMessage : session.firstMessage;
        }
        return message;
    }

    private ChatMessage sent(ChatMessage message, SessionActor actor, Instant now) {
        session.idle = now;
        session.idleWarnedAt = null;
        journal.record(ChatSessionEventType.MESSAGE_SENT, actor, now);
        return message;
    }

    /**
     * The texts that the session has of its messages, without the one that is redacted.
     *
     * @param first text of the first message that has one; null if none has
     * @param last text of the last message that has one; null if none has
     */
    public record OtherTexts(
            @Nullable String first, @Nullable String last) {}

    /**
     * Removes the text of a message, which keeps its place.
     *
     * @param message the message, locked; null if the session has no such message
     * @return whether anything changed: a message without a text stays as it is
     * @throws RefusalException NOT_ALLOWED, NOT_MANAGER, SESSION_ENDED, LEGAL_HOLD, MESSAGE_NOT_FOUND
     */
    public boolean redact(ActionContext context, @Nullable ChatMessage message, OtherTexts others) {
        session.require(ChatAction.REDACT_MESSAGE, context);
        if (message == null) {
            throw new RefusalException(RefusalCode.MESSAGE_NOT_FOUND, "seq");
        }
        if (!message.hasText()) {
            return false;
        }
        message.redact(context.now());
        session.firstMessage = others.first();
        session.lastMessage = others.last();
        journal.recordRedaction(message, context.actor(), context.now());
        return true;
    }

    /**
     * Withdraws the customer's consent. The database keeps when it was given and withdrawn.
     *
     * @return whether anything changed: without consent, nothing does
     * @throws RefusalException NOT_ALLOWED, SESSION_ENDED
     */
    public boolean withdrawConsent(ActionContext context) {
        session.require(ChatAction.WITHDRAW_CONSENT, context);
        if (!session.consented) {
            return false;
        }
        session.consented = false;
        session.consentVersion = null;
        journal.record(ChatSessionEventType.CONSENT_WITHDRAWN, context.actor(), context.now());
        return true;
    }

    /**
     * Records that the transcript is to be sent by e-mail.
     *
     * @throws RefusalException NOT_ALLOWED, SESSION_ENDED, MAIL_DISABLED, TRANSCRIPT_DISABLED
     */
    public void requestTranscript(ActionContext context) {
        session.require(ChatAction.SEND_TRANSCRIPT, context);
        journal.record(ChatSessionEventType.TRANSCRIPT_REQUESTED, context.actor(), context.now());
    }

    /**
     * Checks that the caller may attach a file.
     *
     * @throws RefusalException as {@link #write}, and ATTACHMENTS_DISABLED
     */
    public void requireAttachments(ActionContext context) {
        session.require(ChatAction.ATTACH_FILE, context);
    }

    /**
     * Allows or forbids files of the customer in this session, whatever the topic says.
     *
     * @return whether anything changed
     * @throws RefusalException NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE
     */
    public boolean allowFilesOfCustomer(ActionContext context, boolean allowed) {
        session.require(ChatAction.SET_ATTACHMENTS, context);
        if (Boolean.valueOf(allowed).equals(session.customerAttachments)) {
            return false;
        }
        session.customerAttachments = allowed;
        journal.record(ChatSessionEventType.ATTACHMENTS_CHANGED, context.actor(), context.now());
        return true;
    }

    /**
     * Adds a notice that a file was refused.
     *
     * @param by the agent or the bot; null for the customer
     * @param notice says why
     * @return false if the session has ended meanwhile
     */
    public boolean refuseFile(@Nullable User by, String name, ChatMessageSpecialType notice, Instant now) {
        if (session.isOver()) {
            return false;
        }
        SessionActor.Kind kind = session.chatbotIsactive ? SessionActor.Kind.BOT : SessionActor.Kind.AGENT;
        SessionActor actor = by == null ? SessionActor.CUSTOMER : new SessionActor(kind, by, null);
        journal.post(
                ChatMessageType.SPECIAL,
                notice,
                MessageDraft.of(null, MessageVisibility.ALL, name, null, null),
                actor,
                now);
        journal.record(ChatSessionEventType.FILE_REFUSED, actor, now);
        return true;
    }

    /**
     * Stores the customer's rating; a second rating replaces the first.
     *
     * @throws RefusalException NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED, RATING_OUT_OF_RANGE
     */
    public boolean rate(ActionContext context, int stars, InputValue<String> commented) {
        session.require(ChatAction.RATE, context);
        if (stars < 1 || stars > 5) {
            throw new RefusalException(RefusalCode.RATING_OUT_OF_RANGE, "rating");
        }
        String comment = commented.over(session.ratingComment);
        if (session.rating != null && session.rating == stars && Objects.equals(session.ratingComment, comment)) {
            return false;
        }
        session.rating = (short) stars;
        session.ratingComment = comment;
        journal.record(ChatSessionEventType.RATED, context.actor(), context.now());
        return true;
    }

    /**
     * Lets the calling supervisor listen, with the knowledge of the agent. A manager replaces the supervisor who listens.
     *
     * @return whether anything changed
     * @throws RefusalException NOT_ALLOWED, NOT_ACTIVE, LISTENING_DISABLED, ALREADY_SUPERVISED
     */
    public boolean join(ActionContext context) {
        session.require(ChatAction.JOIN, context);
        User supervisor = context.actor().requireUser();
        if (session.isSupervisedBy(supervisor)) {
            return false;
        }
        session.supervisedBy = supervisor;
        journal.record(ChatSessionEventType.SUPERVISOR_JOINED, context.actor(), context.now());
        return true;
    }

    /**
     * Ends the supervision by the caller.
     *
     * @throws RefusalException NOT_ALLOWED, NOT_SUPERVISOR
     */
    public void leave(ActionContext context) {
        session.require(ChatAction.LEAVE, context);
        endSupervision(context.actor(), context.now());
    }

    /** Ends the supervision of a supervisor whose clients have gone silent. */
    public void endSilentSupervision(Instant now) {
        endSupervision(SessionActor.SYSTEM, now);
    }

    private void endSupervision(SessionActor actor, Instant now) {
        session.supervisedBy = null;
        journal.record(ChatSessionEventType.SUPERVISOR_LEFT, actor, now);
    }
}
