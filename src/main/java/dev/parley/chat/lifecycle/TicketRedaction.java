package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.Text;
import dev.parley.chat.transcript.Transcript;
import dev.parley.crm.Ticket;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes the text of a redacted message from the ticket of its session: from the transcript, from the question of the offline form, and from a title
 * that repeats it.
 *
 * @param ticket the ticket; null if there is none
 * @param message the message; null if there is none
 * @param entry the message in the transcript, before it is redacted
 * @param question the text as the question of a ticket
 * @param title the title of a ticket about the text
 */
record TicketRedaction(
        @Nullable Ticket ticket, @Nullable ChatMessage message, String entry, String question, String title) {

    /** A line break ends each entry, so that no longer text with the same beginning matches. */
    private static final String TRANSCRIPT = """
            update ej_message set body = left(replace(body || E'\\n', ?, ?), -1)
            where ticket_id = ? and strpos(body || E'\\n', ?) > 0""";

    private static final String QUESTION = "update ej_message set body = null where ticket_id = ? and body = ?";

    private static final String TITLE = "update ticket set title = ? where id = ? and title = ?";

    /** Remembers what the ticket says, before the message loses its text. */
    static TicketRedaction before(ChatSession session, @Nullable ChatMessage message) {
        if (session.ticket == null || message == null || message.text == null) {
            return new TicketRedaction(null, null, "", "", "");
        }
        return new TicketRedaction(
                session.ticket,
                message,
                entry(message),
                Text.lines(message.text).collect(Collectors.joining("\n")),
                Tickets.title(session.topic.titleOfTicket(message.text)));
    }

    /** Removes the text, after the message has lost it. */
    void redact(PendingWrites writes) {
        if (ticket == null || message == null) {
            return;
        }
        writes.after(TRANSCRIPT, entry, entry(message), ticket, entry);
        writes.after(QUESTION, ticket, question);
        writes.after(TITLE, Tickets.UNTITLED, ticket, title);
    }

    private static String entry(ChatMessage message) {
        return Transcript.of(List.of(message)) + "\n";
    }
}
