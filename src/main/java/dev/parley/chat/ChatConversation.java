package dev.parley.chat;

import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What is said in a session, and the small signs beside it. */
@ApplicationScoped
public class ChatConversation {

    /** How far a customer has read who has read up to a number of its own, or has before. */
    private static final String LAST_READ =
            "select max(m.seq) from ChatMessage m where m.chatSession = ?1 and (m.readByCustomer or m.customerSeq <= ?2 and "
                    + ChatMessage.SHOWN + ")";

    private final ChatDesk desk;

    ChatConversation(ChatDesk desk) {
        this.desk = desk;
    }

    /**
     * The customer, the session's agent or the bot writes; or somebody on the staff a note.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER, TOPIC_DELETED, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED
     */
    @Transactional
    public Outcome send(Actor actor, long id, Integer expectedVersion, ChatText text) {
        ChatAction action = text.isNote() ? ChatAction.WRITE_NOTE : ChatAction.SEND_MESSAGE;
        LockedChat chat = desk.open(actor, action, id, expectedVersion);
        ChatSession session = chat.session();
        ChatMessage message = session.write(chat.who(), chat.facts(), text);
        return desk.done(session, message);
    }

    /**
     * The customer or the session's agent has read the messages up to a number, which is the caller's own.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome markRead(Actor actor, long id, Integer expectedVersion, int upToSeq) {
        LockedChat chat = desk.open(actor, ChatAction.MARK_READ, id, expectedVersion);
        ChatSession session = chat.session();
        boolean customer = chat.who().isCustomer();
        int upTo = customer ? lastRead(session, upToSeq) : upToSeq;
        boolean onlyNotes = !customer && readsOnlyNotes(session, upTo);
        boolean changed = session.markRead(chat.who(), chat.facts(), upTo, onlyNotes);
        if (customer) {
            // Also when nothing changes: it mends flags that were loaded from elsewhere.
            ChatMessage.flagAsRead(session);
        }
        return changed ? desk.done(session) : Outcome.unchanged(session);
    }

    private static boolean readsOnlyNotes(ChatSession session, int upTo) {
        return session.noteCount > 0
                && ChatMessage.count(
                                "chatSession = ?1 and seq > ?2 and seq <= ?3 and visibility = ?4",
                                session,
                                session.userReadSeq,
                                upTo,
                                MessageVisibility.ALL)
                        == 0;
    }

    private static int lastRead(ChatSession session, int upToSeq) {
        Integer seq = ChatMessage.find(LAST_READ, session, upToSeq)
                .project(Integer.class)
                .firstResult();
        return seq == null ? 0 : seq;
    }

    /**
     * The customer or the session's agent types, or has stopped.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome type(Actor actor, long id, Integer expectedVersion, Typing typing) {
        LockedChat chat = desk.open(actor, ChatAction.SET_TYPING, id, expectedVersion);
        chat.session().type(chat.who(), chat.facts(), typing);
        return desk.done(chat.session());
    }

    /**
     * The customer's client is there.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, SESSION_ENDED
     */
    @Transactional
    public Outcome heartbeat(Actor actor, long id, Integer expectedVersion) {
        LockedChat chat = desk.open(actor, ChatAction.HEARTBEAT, id, expectedVersion);
        chat.session().beat(chat.who(), chat.facts());
        return desk.done(chat.session());
    }

    /**
     * The customer says how it was.
     *
     * @param comment may be null
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED,
     *     RATING_OUT_OF_RANGE
     */
    @Transactional
    public Outcome rate(Actor actor, long id, Integer expectedVersion, int rating, String comment) {
        LockedChat chat = desk.open(actor, ChatAction.RATE, id, expectedVersion);
        boolean changed = chat.session().rate(chat.who(), chat.facts(), rating, comment);
        return changed ? desk.done(chat.session()) : Outcome.unchanged(chat.session());
    }
}
