package dev.parley.chat;

import dev.parley.crm.Person;
import dev.parley.crm.Ticket;
import dev.parley.graphql.InputText;
import dev.parley.security.Actor;
import dev.parley.security.SessionKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How customers come in: the request, the forms before the chat, and back to humans from the bot. */
@ApplicationScoped
public class ChatEntry {

    private final Clock clock;
    private final ChatDesk desk;

    ChatEntry(Clock clock, ChatDesk desk) {
        this.clock = clock;
        this.desk = desk;
    }

    /**
     * A customer asks for a session, and may say something with it. Whoever holds the key of an open session of the topic gets that,
     * with what it says stored there.
     *
     * @throws Refusal TOPIC_NOT_FOUND, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    @Transactional
    public Outcome request(Actor actor, long topicId, ChatRequest request) {
        ChatDesk.Entrance entrance = desk.entrance(topicId, "topicId", emailOfNobody(actor, request));
        ChatSession open = openSessionOf(actor, entrance.topic());
        return open == null ? begin(entrance, request) : goOn(open, request);
    }

    /** The address of one who has no session yet; may be blank. */
    private static Optional<String> emailOfNobody(Actor actor, ChatRequest request) {
        String email = request.details().email();
        return actor instanceof Actor.Customer ? Optional.empty() : Optional.of(email == null ? "" : email);
    }

    private Outcome begin(ChatDesk.Entrance entrance, ChatRequest request) {
        Instant now = clock.instant();
        SessionKey key = SessionKey.random();
        ChatSession session = ChatSession.request(entrance.topic(), request, key);
        session.enter(entrance.situation(), now);
        if (entrance.known() == null) {
            recogniseUnlessAFormFollows(session);
        } else if (!isAskedByAForm(session)) {
            recognise(session, entrance.known(), person -> entrance.served().contains(person.id));
        }
        session.tellRequested(now);
        return desk.done(session, messageOf(request, session, now)).withKey(key);
    }

    private Outcome goOn(ChatSession session, ChatRequest request) {
        Instant now = clock.instant();
        ChatSessionStatus before = session.status;
        boolean told = session.askAgain(request, ChatDesk.situation(session.topic), now);
        if (told) {
            recogniseUnlessAFormFollows(session);
            session.tellAskedAgain(before, now);
        }
        ChatMessage message = messageOf(request, session, now);
        return told || message != null ? desk.done(session, message) : Outcome.unchanged(session);
    }

    private static ChatMessage messageOf(ChatRequest request, ChatSession session, Instant now) {
        return request.message() == null ? null : session.receive(ChatText.plain(request.message()), now);
    }

    /**
     * The customer fills in the form before the chat.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    @Transactional
    public Outcome submitPreChatForm(Actor actor, long id, Integer expectedVersion, CustomerDetails details) {
        LockedChat chat = desk.open(actor, ChatAction.SUBMIT_PRE_CHAT_FORM, id, expectedVersion);
        ChatSession session = chat.session();
        session.submitPreChatForm(
                chat.who(), chat.facts(), details, chat.opening().situation());
        recogniseUnlessAFormFollows(session);
        session.tellPreChatForm(chat.who(), chat.now());
        return desk.done(session);
    }

    /**
     * The customer says whether the FAQ helped.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED
     */
    @Transactional
    public Outcome answerFaq(Actor actor, long id, Integer expectedVersion, FaqAnswer answer) {
        LockedChat chat = desk.open(actor, ChatAction.ANSWER_FAQ, id, expectedVersion);
        ChatSession session = chat.session();
        session.answerFaq(chat.who(), chat.facts(), answer, chat.opening().situation());
        return desk.done(session);
    }

    /**
     * The customer leaves a request; it becomes a ticket, with what was said so far.
     *
     * @param question what the customer wants to know
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, TICKETS_DISABLED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    @Transactional
    public Outcome submitOfflineForm(
            Actor actor, long id, Integer expectedVersion, CustomerDetails details, String question) {
        LockedChat chat = desk.open(actor, ChatAction.SUBMIT_OFFLINE_FORM, id, expectedVersion);
        ChatSession session = chat.session();
        session.requireOfflineForm(chat.who(), chat.facts(), details);
        recognise(session);
        Ticket ticket = ChatTickets.fromOfflineForm(session, question, chat.now());
        session.receive(ChatText.plain(question), chat.now());
        session.postRequest(chat.who(), ticket, chat.now());
        return desk.done(session, ticket);
    }

    /**
     * The bot, or an agent for it, gives the session to humans.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE
     */
    @Transactional
    public Outcome handOff(Actor actor, long id, Integer expectedVersion) {
        LockedChat chat = desk.open(actor, ChatAction.HAND_OFF, id, expectedVersion);
        ChatSession session = chat.session();
        session.handOff(chat.who(), chat.facts(), chat.opening().situation());
        return desk.done(session);
    }

    /** The customer's session, locked; null when it has none in the topic, or it is over. */
    private static ChatSession openSessionOf(Actor actor, ChatTopic topic) {
        if (!(actor instanceof Actor.Customer customer)) {
            return null;
        }
        // Only the number: what is read before its lock is had may be old by then.
        Long id = ChatSession.find(
                        "select s.id from ChatSession s where s.sessionKeyHash = ?1 and s.topic = ?2",
                        customer.keyHash(),
                        topic)
                .project(Long.class)
                .firstResult();
        ChatSession session = id == null ? null : ChatDesk.lock(id);
        return session == null || !ChatLinks.OPEN.contains(session.status) ? null : session;
    }

    private static void recogniseUnlessAFormFollows(ChatSession session) {
        if (!isAskedByAForm(session)) {
            recognise(session);
        }
    }

    private static boolean isAskedByAForm(ChatSession session) {
        return session.status == ChatSessionStatus.PRE_CHAT_FORM || session.status == ChatSessionStatus.OFFLINE_FORM;
    }

    /** Looks the customer up by e-mail address; who has another open session in the topic is linked there already. */
    private static void recognise(ChatSession session) {
        if (InputText.isBlank(session.email) || session.customer != null) {
            return;
        }
        recognise(
                session,
                Person.withEmail(session.email),
                person -> ChatLinks.hasOtherOpenSession(person, session.topic, session));
    }

    private static void recognise(ChatSession session, List<Person> candidates, Predicate<Person> isServed) {
        Person person = candidates.size() == 1 ? candidates.get(0) : onlyOneNamed(session.name, candidates);
        if (person != null && !isServed.test(person)) {
            session.recognise(person);
        }
    }

    private static Person onlyOneNamed(String name, List<Person> candidates) {
        List<Person> named =
                candidates.stream().filter(person -> person.isNamed(name)).toList();
        return named.size() == 1 ? named.get(0) : null;
    }
}
