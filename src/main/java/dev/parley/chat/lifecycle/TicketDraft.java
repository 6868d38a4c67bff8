package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.session.ChatMessage;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;

/**
 * The parts of a ticket from a session, read behind the session's lock. The ticket's number is drawn ahead: the event that tells of
 * the ticket names it, and is written with it.
 *
 * @param numbers a number for the ticket; none for a session that keeps the ticket that it has
 * @param said the messages so far, without notes among agents: a ticket may be shown to the customer
 */
record TicketDraft(List<Long> numbers, Supplier<List<ChatMessage>> said) {

    private static final String NUMBER = """
            select nextval(pg_get_serial_sequence('ticket', 'id'))
            from chat_session s where s.id = ? and (s.ticket_id is null or s.status < 5)""";

    private static final String SAID =
            "from chat_message r where r.session_id = ? and r.visibility = 0 and r.seq > ? order by r.seq";

    /** Adds what is to be read of a session. */
    static TicketDraft of(EntityRows rows, long session) {
        return new TicketDraft(rows.values(Long.class, NUMBER, session), said(rows, session, 0));
    }

    /** Adds the messages after a number. */
    static Supplier<List<ChatMessage>> said(EntityRows rows, long session, int afterSeq) {
        return rows.readAll(ChatMessage.class, LockMode.READ, SAID, session, afterSeq);
    }

    long number() {
        return numbers.get(0);
    }
}
