package dev.parley.chat;

import dev.parley.crm.Ticket;
import dev.parley.crm.TicketMessage;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Tickets that come from sessions. */
@ApplicationScoped
public class ChatTickets {

    private static final int TITLE_LENGTH = 255;

    private final ChatDesk desk;

    ChatTickets(ChatDesk desk) {
        this.desk = desk;
    }

    /**
     * Makes a ticket from a session, with the transcript as its message; a session that has a ticket keeps it.
     *
     * @param title what it is about, or null for the customer's first message
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
        String about = title != null ? title : session.firstMessage != null ? session.firstMessage : "Chat";
        Ticket ticket = Ticket.fromChat(
                Text.cut(about, TITLE_LENGTH), session.customer, session.contact, session.email, chat.now());
        ticket.assign(chat.who().user());
        ticket.persist();
        TicketMessage message = TicketMessage.of(
                ticket, Transcript.of(messagesOf(session)), chat.who().user(), chat.now());
        session.tellTicket(chat.who(), ticket, chat.now());
        return desk.done(session, ticket, message);
    }

    /** The request of an offline form: nobody's yet, with the question as its message. */
    static Ticket fromOfflineForm(ChatSession session, String question, Instant now) {
        Ticket ticket = Ticket.fromChat(
                Text.cut(question, TITLE_LENGTH), session.customer, session.contact, session.email, now);
        ticket.author(session.name);
        ticket.persist();
        TicketMessage.of(ticket, question, null, now).persist();
        return ticket;
    }

    /** What was said, without notes among agents: a ticket may be shown to the customer. */
    private static List<ChatMessage> messagesOf(ChatSession session) {
        return ChatMessage.list("chatSession = ?1 and visibility = ?2 order by seq", session, MessageVisibility.ALL);
    }
}
