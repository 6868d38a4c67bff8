package dev.parley.chat;

import dev.parley.crm.Ticket;
import dev.parley.crm.TicketMessage;
import dev.parley.graphql.InputText;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Tickets that come from sessions. */
@ApplicationScoped
public class ChatTickets {

    private static final int TITLE_LENGTH = 255;
    private static final String UNTITLED = "Chat";

    private final ChatDesk desk;

    ChatTickets(ChatDesk desk) {
        this.desk = desk;
    }

    /**
     * Makes a ticket from a session, with the transcript as its message; a session that has a ticket keeps it.
     *
     * @param title what it is about, or null for what the topic says
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome create(Actor actor, long id, Integer expectedVersion, String title) {
        LockedChat chat = desk.open(actor, ChatAction.CREATE_TICKET, id, expectedVersion);
        ChatSession session = chat.session();
        session.require(ChatAction.CREATE_TICKET, chat.who(), chat.facts());
        if (session.ticket != null) {
            return Outcome.unchanged(session, session.ticket);
        }
        Ticket ticket =
                of(session, title == null ? session.topic.titleOfTicket(session.firstMessage) : title, chat.now());
        ticket.assign(chat.who().user());
        ticket.persist();
        TicketMessage message = TicketMessage.of(
                ticket, Transcript.of(said(session, 0)), chat.who().user(), chat.now());
        session.tellTicket(chat.who(), ticket, chat.now());
        return desk.done(session, ticket, message);
    }

    /** The request of an offline form: nobody's yet, with the question as its message, and what was said before as another. */
    static Ticket fromOfflineForm(ChatSession session, String question, Instant now) {
        if (session.isAheadOfItsTicket()) {
            addRest(session, now);
        }
        Ticket ticket = of(session, session.topic.titleOfTicket(question), now);
        String author = InputText.isBlank(session.name) ? session.customerName() : session.name;
        ticket.author(author == null ? null : Text.line(author));
        ticket.persist();
        TicketMessage.of(ticket, Text.lines(question).collect(Collectors.joining("\n")), null, now)
                .persist();
        add(said(session, 0), ticket, now);
        return ticket;
    }

    private static Ticket of(ChatSession session, String title, Instant now) {
        String about = Text.cut(InputText.trimmed(Text.line(title)), TITLE_LENGTH);
        Ticket ticket = Ticket.fromChat(about.isEmpty() ? UNTITLED : about, session.email, now);
        ticket.concerns(session.customer, session.contact, session.sale, session.project);
        ticket.file(session.topic.categoryId, session.topic.priorityId);
        return ticket;
    }

    /** Whether a session is over and the ticket that was made from it lacks what was said since. */
    static boolean isToBeCompleted(ChatSession session) {
        boolean ended = session.isOver() && session.status != ChatSessionStatus.DELETED;
        return ended && session.isAheadOfItsTicket();
    }

    /** Gives the ticket of a session that is to be completed what was said since; the messages are in the database. */
    static void complete(ChatSession session, Instant now) {
        addRest(session, now);
    }

    private static void addRest(ChatSession session, Instant now) {
        int since = session.ticketSeq;
        session.ticketIsComplete();
        add(said(session, since), session.ticket, now);
    }

    /** Notices alone, such as that of the end, are no news for a ticket. */
    private static void add(List<ChatMessage> messages, Ticket ticket, Instant now) {
        if (messages.stream().anyMatch(message -> message.type != ChatMessageType.SPECIAL)) {
            TicketMessage.transcript(ticket, Transcript.of(messages), now).persist();
            Ticket.countMessage(ticket, now);
        }
    }

    /** The messages after a number, without notes among agents: a ticket may be shown to the customer. */
    private static List<ChatMessage> said(ChatSession session, int afterSeq) {
        return ChatMessage.list(
                "chatSession = ?1 and visibility = ?2 and seq > ?3 order by seq",
                session,
                MessageVisibility.ALL,
                afterSeq);
    }
}
