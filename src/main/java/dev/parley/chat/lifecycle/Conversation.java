package dev.parley.chat.lifecycle;

import dev.parley.chat.MessageVisibility;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatConsent;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ConversationCommands;
import dev.parley.chat.session.ConversationCommands.OtherTexts;
import dev.parley.chat.session.MessageDraft;
import dev.parley.chat.session.Text;
import dev.parley.chat.session.Typing;
import dev.parley.chat.visit.Visit;
import dev.parley.crm.User;
import dev.parley.graphql.value.InputValue;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Messages, read receipts, typing indicators, heartbeats, visits and ratings. Each method is one transaction. */
@ApplicationScoped
public class Conversation {

    /** SQL: the agents' seq up to which a customer has read, from a seq in the customer's own numbers. */
    private static final String LAST_READ =
            "select max(m.seq) from chat_message m where m.session_id = ? and (m.read_by_customer or m.customer_seq <= ? and "
                    + ChatMessage.SHOWN_SQL + ")";

    /** SQL: number of messages other than internal notes that a read receipt newly covers. Read only if there are notes. */
    private static final String NEWLY_READ = """
            select count(*)::integer
            from chat_session s
            join chat_message m on m.session_id = s.id and m.seq > s.user_read_seq and m.seq <= ? and m.visibility = 0
            where s.id = ? and s.note_count > 0""";

    /** Those of some users, separated by commas, who are members of the session's topic. */
    private static final String MENTIONED = """
            select m.user_id
            from chat_session s
            join chat_topic_user m on m.topic_id = s.topic_id and m.user_id = any(string_to_array(?, ',')::bigint[])
            join ejuser u on u.id = m.user_id and %s
            where s.id = ?""".formatted(User.mayActSql("u"));

    private static final String MENTION = "insert into chat_mention (message_id, user_id) values (?, ?)";

    private static final String LAST_CONSENT = """
            from chat_consent r
            where r.id = (select max(c.id) from chat_consent c where c.session_id = ? and c.withdrawn_at is null)""";

    private static final String MESSAGE = "from chat_message r where r.session_id = ? and r.seq = ?";

    /** SQL: a text of another message that everyone sees and that somebody wrote or chose. An order and a limit follow. */
    private static final String OTHER_TEXT = """
            select m.message from chat_message m
            where m.session_id = ? and m.seq <> ? and m.message is not null and m.visibility = 0 and (m.kind <> 4 or m.type = 2)
            order by m.seq\s""";

    /** The message with options that the customer sees under a number. The literal is the number of the special type OPTIONS. */
    private static final String OFFER = """
            from chat_message r
            where r.session_id = ? and r.customer_seq = ? and r.special_type = 17 and r.when_posted <= current_timestamp""";

    private static final String IS_CHOSEN = """
            select exists (
              select from chat_message m join chat_message o on o.session_id = m.session_id and o.seq = m.chosen_from_seq
              where m.session_id = ? and o.customer_seq = ?)""";

    private static final String IS_CANNED_REPLY_OF_SESSION = """
            select exists (
              select from canned_reply c join chat_session s on c.topic_id is null or c.topic_id = s.topic_id
              where c.id = ? and s.id = ?)""";

    /** Not a change of the settings, so the version stays. */
    private static final String COUNT_USE =
            "update canned_reply set usage_count = usage_count + 1, last_used_at = current_timestamp where id = ?";

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;
    private final Uploads uploads;
    private final FaqSearch faq;

    Conversation(SessionUnitOfWork unitOfWork, PendingWrites writes, Uploads uploads, FaqSearch faq) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
        this.uploads = uploads;
        this.faq = faq;
    }

    /**
     * Sends a message of the customer, the session's agent or the bot, or an internal note.
     *
     * @param references what the message refers to
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER, TOPIC_DELETED, FORM_REQUIRED, BOT_NOT_ACTIVE, NOT_ALLOWED,
     *     CANNED_REPLY_NOT_FOUND, ATTACHMENT_NOT_FOUND, ATTACHMENT_LIMIT_REACHED, USER_NOT_FOUND
     */
    @Transactional
    public Outcome send(Actor actor, SessionRef ref, MessageDraft text, MessageReferences references) {
        ChatAction action = text.isNote() ? ChatAction.WRITE_NOTE : ChatAction.SEND_MESSAGE;
        SessionLoading opening = unitOfWork.load(actor, action, ref);
        Long reply = references.cannedReply();
        List<Boolean> isOfSession = reply == null
                ? List.of(true)
                : opening.rows().values(Boolean.class, IS_CANNED_REPLY_OF_SESSION, reply, ref.id());
        List<Long> members = references.mentions().isEmpty()
                ? List.of()
                : opening.rows().values(Long.class, MENTIONED, references.mentioned(), ref.id());
        Uploads.Files attached = uploads.read(opening, actor, ref.id(), references.files());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        ChatMessage message = session.conversation().write(chat.context(), text.with(attached.described()));
        if (chat.context().actor().isCustomer()) {
            faq.suggest(session, message, null, chat.now());
        }
        attached.sendWith(message);
        if (!isOfSession.contains(true)) {
            throw new RefusalException(RefusalCode.CANNED_REPLY_NOT_FOUND, "cannedReplyId");
        }
        if (reply != null) {
            writes.after(COUNT_USE, reply);
        }
        if (!members.containsAll(references.mentions())) {
            throw new RefusalException(RefusalCode.USER_NOT_FOUND, "mentions");
        }
        references.mentions().forEach(user -> writes.after(MENTION, message, user));
        return unitOfWork.commit(session, message);
    }

    /**
     * Sends the customer's choice of an option.
     *
     * @param seq seq of the message that has the options, in the customer's numbers
     * @throws RefusalException as {@link #send}, and OPTION_NOT_FOUND, OPTION_ALREADY_CHOSEN
     */
    @Transactional
    public Outcome choose(Actor.Customer actor, SessionRef ref, MessageDraft choice, int seq) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.SEND_MESSAGE, ref);
        Supplier<@Nullable ChatMessage> offer =
                opening.rows().read(ChatMessage.class, LockMode.READ, OFFER, ref.id(), seq);
        List<Boolean> isChosen = opening.rows().values(Boolean.class, IS_CHOSEN, ref.id(), seq);
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        ChatMessage message =
                session.conversation().choose(chat.context(), choice, offer.get(), isChosen.contains(true));
        return unitOfWork.commit(session, message);
    }

    /**
     * Records a read receipt of the customer or the session's agent.
     *
     * @param upToSeq seq of the last message that was read, in the caller's numbers
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
        boolean changed = session.conversation().markRead(chat.context(), upTo, onlyNotes);
        if (customer) {
            // Also if nothing changes: it repairs the flags of imported rows.
            ChatMessage.flagAsRead(session, writes);
        }
        return changed ? unitOfWork.commit(session) : Outcome.unchanged(session);
    }

    /**
     * Removes the text of a message, also from the ticket that was made from the session.
     *
     * @param seq seq of the message in agents' numbers
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_MANAGER, SESSION_ENDED, SESSION_ERASED, LEGAL_HOLD, MESSAGE_NOT_FOUND
     */
    @Transactional
    public Outcome redact(Actor actor, SessionRef ref, int seq) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.REDACT_MESSAGE, ref);
        EntityRows rows = opening.rows();
        Supplier<@Nullable ChatMessage> found = rows.read(ChatMessage.class, LockMode.READ, MESSAGE, ref.id(), seq);
        List<String> first = rows.values(String.class, OTHER_TEXT + "asc limit 1", ref.id(), seq);
        List<String> last = rows.values(String.class, OTHER_TEXT + "desc limit 1", ref.id(), seq);
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        ChatMessage message = found.get();
        boolean summarised = message != null && message.wasWritten() && message.visibility == MessageVisibility.ALL;
        OtherTexts others = summarised
                ? new OtherTexts(onlyOf(first), onlyOf(last))
                : new OtherTexts(session.firstMessage, session.lastMessage);
        TicketRedaction ofTicket = TicketRedaction.before(session, message);
        if (!session.conversation().redact(chat.context(), message, others)) {
            return Outcome.unchanged(session);
        }
        ofTicket.redact(writes);
        uploads.removeOf(Objects.requireNonNull(message));
        return unitOfWork.commit(session, message);
    }

    private static @Nullable String onlyOf(List<String> texts) {
        return texts.isEmpty() ? null : Text.cut(texts.get(0), ConversationCommands.SUMMARY_LENGTH);
    }

    /**
     * Withdraws the customer's consent, on behalf of the customer or of staff.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, SESSION_ENDED, SESSION_ERASED
     */
    @Transactional
    public Outcome withdrawConsent(Actor actor, SessionRef ref) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.WITHDRAW_CONSENT, ref);
        Supplier<@Nullable ChatConsent> consent =
                opening.rows().read(ChatConsent.class, LockMode.READ, LAST_CONSENT, ref.id());
        LockedSession chat = unitOfWork.begin(opening, ref);
        boolean changed = chat.session().conversation().withdrawConsent(chat.context());
        return changed ? unitOfWork.commit(chat.session(), consent.get()) : Outcome.unchanged(chat.session());
    }

    /**
     * Sets or clears the typing indicator of the customer or the session's agent.
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
     * Records a heartbeat of the customer's client.
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
     * Stores where the customer is. A report of values that the session has already changes nothing.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, SESSION_ENDED, SESSION_ERASED
     */
    @Transactional
    public Outcome updateVisit(Actor actor, SessionRef ref, Visit visit) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.UPDATE_VISIT, ref);
        boolean changed = chat.session().intake().updateVisit(chat.context(), visit);
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }

    /**
     * Stores the customer's rating.
     *
     * @param comment the comment, or null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED, RATING_OUT_OF_RANGE
     */
    @Transactional
    public Outcome rate(Actor actor, SessionRef ref, int rating, InputValue<String> comment) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.RATE, ref);
        boolean changed = chat.session().conversation().rate(chat.context(), rating, comment);
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }
}
