package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.HandOffReason;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.FaqAnswer;
import dev.parley.chat.session.MessageDraft;
import dev.parley.chat.session.SessionRequest;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.crm.Ticket;
import dev.parley.security.Actor;
import dev.parley.security.SessionKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entry of customers: request, forms, FAQ and hand-off by the bot. Each method is one transaction. */
@ApplicationScoped
public class SessionIntake {

    private final Clock clock;
    private final SessionUnitOfWork unitOfWork;
    private final Tickets tickets;
    private final SessionKeys keys;
    private final FaqSearch faq;
    private final PendingWrites writes;

    SessionIntake(
            Clock clock,
            SessionUnitOfWork unitOfWork,
            Tickets tickets,
            SessionKeys keys,
            FaqSearch faq,
            PendingWrites writes) {
        this.clock = clock;
        this.unitOfWork = unitOfWork;
        this.tickets = tickets;
        this.keys = keys;
        this.faq = faq;
        this.writes = writes;
    }

    /**
     * Starts a session for a customer, with an optional first message. If the caller holds the key of an open session of the topic, or has the
     * identity with which one was requested, that session is returned, with the message and details added. A device without its key receives one of
     * its own.
     *
     * @throws RefusalException TOPIC_NOT_FOUND, FIELD_REQUIRED, CONSENT_REQUIRED, IDENTITY_NOT_ACCEPTED, IDENTITY_REPLAYED, BLOCKED
     */
    @Transactional
    public Outcome request(Actor actor, long topicId, SessionRequest request) {
        Entrance entrance = unitOfWork.entrance(actor, topicId, "topicId", request);
        ChatSession open = entrance.open();
        if (open == null) {
            return begin(entrance, request);
        }
        Outcome outcome = continueOpen(entrance, open, request);
        return entrance.isOtherDevice() ? outcome.withKey(keys.add(open, clock.instant())) : outcome;
    }

    private Outcome begin(Entrance entrance, SessionRequest request) {
        Instant now = clock.instant();
        SessionKey key = SessionKey.random();
        ChatSession session = ChatSession.request(entrance.topic(), request, key);
        session.intake().applyVisit(request.visit(), now);
        session.intake().enter(entrance.situation(), now);
        recognise(session, entrance.recognition());
        session.intake().recordRequest(now);
        ChatMessage message = messageOf(request, session, now);
        faq.suggest(session, message, entrance.situation(), now);
        ChosenTags.need(session, request.language(), writes);
        return unitOfWork.commit(session, message).withKey(key);
    }

    private Outcome continueOpen(Entrance entrance, ChatSession session, SessionRequest request) {
        Instant now = clock.instant();
        ChatSessionStatus before = session.status;
        boolean changed = session.intake().askAgain(request, entrance.situation(), now);
        if (changed) {
            recognise(session, entrance.recognition());
            session.intake().recordRepeatedRequest(before, now);
        }
        ChatMessage message = messageOf(request, session, now);
        faq.suggest(session, message, entrance.situation(), now);
        return changed || message != null ? unitOfWork.commit(session, message) : Outcome.unchanged(session);
    }

    private static @Nullable ChatMessage messageOf(SessionRequest request, ChatSession session, Instant now) {
        return request.message() == null
                ? null
                : session.conversation().receive(MessageDraft.plain(request.message()), now);
    }

    /**
     * Submits the pre-chat form.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, FIELD_REQUIRED, CONSENT_REQUIRED, BLOCKED
     */
    @Transactional
    public Outcome submitPreChatForm(Actor actor, SessionRef ref, DetailsInput details) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.SUBMIT_PRE_CHAT_FORM, ref);
        Recognition recognition = recognition(opening, details, ref.id());
        List<Boolean> blocked =
                BlockCheck.ofForm(opening.rows(), ref.id(), details.details().email());
        LockedSession chat = unitOfWork.begin(opening, ref);
        BlockCheck.require(blocked);
        ChatSession session = chat.session();
        session.intake().submitPreChatForm(chat.context(), details, opening.situation());
        recognise(session, recognition);
        session.intake().recordPreChatForm(chat.context().actor(), chat.now());
        return unitOfWork.commit(session);
    }

    /**
     * Answers whether the FAQ helped.
     *
     * @param entry number of the article that was shown; null if it is not known
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, FAQ_ENTRY_NOT_FOUND
     */
    @Transactional
    public Outcome answerFaq(Actor actor, SessionRef ref, FaqAnswer answer, @Nullable Long entry) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.ANSWER_FAQ, ref);
        FaqSearch.Article article = faq.article(opening.rows(), entry, ref.id());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        session.intake().answerFaq(chat.context(), answer, article.unaskedTitle(), opening.situation());
        faq.count(article, answer);
        return unitOfWork.commit(session);
    }

    /**
     * Submits the offline form, which creates a ticket with the transcript.
     *
     * @param question the customer's question
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, TICKETS_DISABLED, FIELD_REQUIRED, CONSENT_REQUIRED, BLOCKED
     */
    @Transactional
    public Outcome submitOfflineForm(Actor actor, SessionRef ref, DetailsInput details, String question) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.SUBMIT_OFFLINE_FORM, ref);
        Recognition recognition = recognition(opening, details, ref.id());
        TicketDraft draft = TicketDraft.of(opening.rows(), ref.id());
        List<Boolean> blocked =
                BlockCheck.ofForm(opening.rows(), ref.id(), details.details().email());
        LockedSession chat = unitOfWork.begin(opening, ref);
        BlockCheck.require(blocked);
        ChatSession session = chat.session();
        session.intake().requireOfflineForm(chat.context(), details);
        recognition.of(session);
        Ticket ticket = tickets.fromOfflineForm(session, draft, question, chat.now());
        session.conversation().receive(MessageDraft.plain(question), chat.now());
        session.intake().postRequest(chat.context().actor(), ticket, chat.now());
        return unitOfWork.commit(session, ticket);
    }

    /**
     * Hands a session from the bot to agents, on behalf of the bot or an agent.
     *
     * @param summary text of an internal note, or null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE
     */
    @Transactional
    public Outcome handOff(Actor actor, SessionRef ref, @Nullable HandOffReason reason, @Nullable String summary) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.HAND_OFF, ref);
        ChatSession session = chat.session();
        session.intake().handOff(chat.context(), reason, summary, chat.loading().situation());
        return unitOfWork.commit(session);
    }

    private static Recognition recognition(SessionLoading opening, DetailsInput details, long session) {
        return Recognition.ofTyped(opening.rows(), details.details().email(), SessionLoading.ITS_TOPIC, session);
    }

    /** A form that follows may change what a customer typed, but not who a verified customer is. */
    private static void recognise(ChatSession session, Recognition recognition) {
        boolean formFollows =
                session.status == ChatSessionStatus.PRE_CHAT_FORM || session.status == ChatSessionStatus.OFFLINE_FORM;
        if (session.customerVerified || !formFollows) {
            recognition.of(session);
        }
    }
}
