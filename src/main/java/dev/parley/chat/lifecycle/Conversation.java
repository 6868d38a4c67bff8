package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.MessageDraft;
import dev.parley.chat.session.Typing;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;

/** What is said in a session, and the small signs beside it. */
@ApplicationScoped
public class Conversation {

    /** SQL: how far a customer has read who has read up to a number of its own, or has before. */
    private static final String LAST_READ =
            "select max(m.seq) from chat_message m where m.session_id = ? and (m.read_by_customer or m.customer_seq <= ? and "
                    + ChatMessage.SHOWN_SQL + ")";

    /** SQL: how many messages, other than notes among agents, an agent reads who has read up to a number; asked only where there are notes. */
    private static final String NEWLY_READ = """
            select count(*)::integer
            from chat_session s
            join chat_message m on m.session_id = s.id and m.seq > s.user_read_seq and m.seq <= ? and m.visibility = 0
            where s.id = ? and s.note_count > 0""";

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;

    Conversation(SessionUnitOfWork unitOfWork, PendingWrites writes) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
    }

    /**
     * The customer, the session's agent or the bot writes; or somebody on the staff a note.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER, TOPIC_DELETED, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED
     */
    @Transactional
    public Outcome send(Actor actor, SessionRef ref, MessageDraft text) {
        ChatAction action = text.isNote() ? ChatAction.WRITE_NOTE : ChatAction.SEND_MESSAGE;
        LockedSession chat = unitOfWork.begin(actor, action, ref);
        ChatSession session = chat.session();
        ChatMessage message = session.write(chat.context(), text);
        return unitOfWork.commit(session, message);
    }

    /**
     * The customer or the session's agent has read the messages up to a number, which is the caller's own.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome markRead(Actor actor, SessionRef ref, int upToSeq) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.MARK_READ, ref);
        List<Integer> lastRead = opening.rows().values(Integer.class, LAST_READ, ref.id(), upToSeq);
        List<Integer> newlyRead = opening.rows().values(Integer.class, NEWLY_READ, upToSeq, ref.id());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        boolean customer = chat.context().actor().isCustomer();
        int upTo = customer ? Objects.requireNonNullElse(lastRead.get(0), 0) : upToSeq;
        boolean onlyNotes = !customer && session.noteCount > 0 && newlyRead.get(0) == 0;
        boolean changed = session.markRead(chat.context(), upTo, onlyNotes);
        if (customer) {
            // Also when nothing changes: it mends flags that were loaded from elsewhere.
            ChatMessage.flagAsRead(session, writes);
        }
        return changed ? unitOfWork.commit(session) : Outcome.unchanged(session);
    }

    /**
     * The customer or the session's agent types, or has stopped.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome type(Actor actor, SessionRef ref, Typing typing) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.SET_TYPING, ref);
        chat.session().type(chat.context(), typing);
        return unitOfWork.commit(chat.session());
    }

    /**
     * The customer's client is there.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, SESSION_ENDED
     */
    @Transactional
    public Outcome heartbeat(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.HEARTBEAT, ref);
        chat.session().heartbeat(chat.context());
        return unitOfWork.commit(chat.session());
    }

    /**
     * The customer says how it was.
     *
     * @param comment may be null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED,
     *     RATING_OUT_OF_RANGE
     */
    @Transactional
    public Outcome rate(Actor actor, SessionRef ref, int rating, String comment) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.RATE, ref);
        boolean changed = chat.session().rate(chat.context(), rating, comment);
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }
}
