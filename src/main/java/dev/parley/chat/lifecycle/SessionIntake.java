package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.FaqAnswer;
import dev.parley.chat.session.MessageDraft;
import dev.parley.chat.session.SessionRequest;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.crm.Ticket;
import dev.parley.security.Actor;
import dev.parley.security.SessionKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** How customers come in: the request, the forms before the chat, and back to humans from the bot. */
@ApplicationScoped
public class SessionIntake {

    private final Clock clock;
    private final SessionUnitOfWork desk;
    private final Tickets tickets;

    SessionIntake(Clock clock, SessionUnitOfWork desk, Tickets tickets) {
        this.clock = clock;
        this.desk = desk;
        this.tickets = tickets;
    }

    /**
     * A customer asks for a session, and may say something with it. Whoever holds the key of an open session of the topic gets that,
     * with what it says stored there.
     *
     * @throws RefusalException TOPIC_NOT_FOUND, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    @Transactional
    public Outcome request(Actor actor, long topicId, SessionRequest request) {
        SessionUnitOfWork.Entrance entrance =
                desk.entrance(actor, topicId, "topicId", request.details().email());
        return entrance.open() == null ? begin(entrance, request) : goOn(entrance, request);
    }

    private Outcome begin(SessionUnitOfWork.Entrance entrance, SessionRequest request) {
        Instant now = clock.instant();
        SessionKey key = SessionKey.random();
        ChatSession session = ChatSession.request(entrance.topic(), request, key);
        session.enter(entrance.situation(), now);
        recogniseUnlessAFormFollows(session, entrance.recognition());
        session.tellRequested(now);
        return desk.done(session, messageOf(request, session, now)).withKey(key);
    }

    private Outcome goOn(SessionUnitOfWork.Entrance entrance, SessionRequest request) {
        ChatSession session = entrance.open();
        Instant now = clock.instant();
        ChatSessionStatus before = session.status;
        boolean told = session.askAgain(request, entrance.situation(), now);
        if (told) {
            recogniseUnlessAFormFollows(session, entrance.recognition());
            session.tellAskedAgain(before, now);
        }
        ChatMessage message = messageOf(request, session, now);
        return told || message != null ? desk.done(session, message) : Outcome.unchanged(session);
    }

    private static ChatMessage messageOf(SessionRequest request, ChatSession session, Instant now) {
        return request.message() == null ? null : session.receive(MessageDraft.plain(request.message()), now);
    }

    /**
     * The customer fills in the form before the chat.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    @Transactional
    public Outcome submitPreChatForm(Actor actor, long id, Integer expectedVersion, CustomerDetails details) {
        SessionLoading opening = desk.begin(actor, ChatAction.SUBMIT_PRE_CHAT_FORM, id);
        Recognition recognition = recognition(opening, details, id);
        LockedSession chat = desk.open(opening, expectedVersion);
        ChatSession session = chat.session();
        session.submitPreChatForm(chat.who(), chat.facts(), details, opening.situation());
        recogniseUnlessAFormFollows(session, recognition);
        session.tellPreChatForm(chat.who(), chat.now());
        return desk.done(session);
    }

    /**
     * The customer says whether the FAQ helped.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED
     */
    @Transactional
    public Outcome answerFaq(Actor actor, long id, Integer expectedVersion, FaqAnswer answer) {
        LockedSession chat = desk.open(actor, ChatAction.ANSWER_FAQ, id, expectedVersion);
        ChatSession session = chat.session();
        session.answerFaq(chat.who(), chat.facts(), answer, chat.opening().situation());
        return desk.done(session);
    }

    /**
     * The customer leaves a request; it becomes a ticket, with what was said so far.
     *
     * @param question what the customer wants to know
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, TICKETS_DISABLED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    @Transactional
    public Outcome submitOfflineForm(
            Actor actor, long id, Integer expectedVersion, CustomerDetails details, String question) {
        SessionLoading opening = desk.begin(actor, ChatAction.SUBMIT_OFFLINE_FORM, id);
        Recognition recognition = recognition(opening, details, id);
        TicketDraft draft = TicketDraft.of(opening.rows(), id);
        LockedSession chat = desk.open(opening, expectedVersion);
        ChatSession session = chat.session();
        session.requireOfflineForm(chat.who(), chat.facts(), details);
        recognition.of(session);
        Ticket ticket = tickets.fromOfflineForm(session, draft, question, chat.now());
        session.receive(MessageDraft.plain(question), chat.now());
        session.postRequest(chat.who(), ticket, chat.now());
        return desk.done(session, ticket);
    }

    /**
     * The bot, or an agent for it, gives the session to humans.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE
     */
    @Transactional
    public Outcome handOff(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.HAND_OFF, id, expectedVersion);
        ChatSession session = chat.session();
        session.handOff(chat.who(), chat.facts(), chat.opening().situation());
        return desk.done(session);
    }

    private static Recognition recognition(SessionLoading opening, CustomerDetails details, long session) {
        return new Recognition(opening.rows(), details.email(), SessionLoading.ITS_TOPIC, session);
    }

    private static void recogniseUnlessAFormFollows(ChatSession session, Recognition recognition) {
        if (session.status != ChatSessionStatus.PRE_CHAT_FORM && session.status != ChatSessionStatus.OFFLINE_FORM) {
            recognition.of(session);
        }
    }
}
