package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.session.ChatMessage;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;

/**
 * The parts of a ticket from a session, read after the session is locked. The ticket's id is drawn ahead, because the event that records the ticket
 * contains it and is written in the same round trip.
 *
 * @param numbers an id for the ticket; empty if the session already has one
 * @param messages the messages so far, without internal notes, because a ticket may be shown to the customer
 */
record TicketDraft(List<Long> numbers, Supplier<List<ChatMessage>> messages) {

    private static final String NUMBER = """
            select nextval(pg_get_serial_sequence('ticket', 'id'))
            from chat_session s where s.id = ? and (s.ticket_id is null or s.status < 5)""";

    private static final String MESSAGES =
            "from chat_message r where r.session_id = ? and r.visibility = 0 and r.seq > ? order by r.seq";

    /** Adds the reads for a session. */
    static TicketDraft of(EntityRows rows, long session) {
        return new TicketDraft(rows.values(Long.class, NUMBER, session), messages(rows, session, 0));
    }

    /** Adds a read of the messages after a seq. */
    static Supplier<List<ChatMessage>> messages(EntityRows rows, long session, int afterSeq) {
        return rows.readAll(ChatMessage.class, LockMode.READ, MESSAGES, session, afterSeq);
    }

    long number() {
        return numbers.get(0);
    }
}
