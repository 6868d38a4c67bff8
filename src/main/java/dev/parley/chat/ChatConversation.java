package dev.parley.chat;

import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What is said in a session, and the small signs beside it. */
@ApplicationScoped
public class ChatConversation {

    private static final String READ_BY_CUSTOMER =
            "readByCustomer = true where chatSession = ?1 and seq <= ?2 and not readByCustomer";

    private final ChatDesk desk;

    ChatConversation(ChatDesk desk) {
        this.desk = desk;
    }

    /**
     * The customer, the session's agent or the bot writes.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER, TOPIC_DELETED, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED
     */
    @Transactional
    public Outcome send(Actor actor, long id, Integer expectedVersion, ChatText text) {
        LockedChat chat = desk.open(actor, ChatAction.SEND_MESSAGE, id, expectedVersion);
        ChatMessage message = chat.session().write(chat.who(), chat.facts(), text);
        return desk.done(chat.session(), message);
    }

    /**
     * The customer or the session's agent has read the messages up to a number.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome markRead(Actor actor, long id, Integer expectedVersion, int upToSeq) {
        LockedChat chat = desk.open(actor, ChatAction.MARK_READ, id, expectedVersion);
        ChatSession session = chat.session();
        if (!session.markRead(chat.who(), chat.facts(), upToSeq)) {
            return Outcome.unchanged(session);
        }
        if (chat.who().isCustomer()) {
            ChatMessage.update(READ_BY_CUSTOMER, session, session.customerReadSeq);
        }
        return desk.done(session);
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
