package dev.parley.chat.lifecycle;

import dev.parley.chat.MessageVisibility;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.persistence.Pipeline;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.CrmCommands.IncompleteTicket;
import dev.parley.chat.session.Text;
import dev.parley.chat.transcript.Transcript;
import dev.parley.crm.Ticket;
import dev.parley.crm.TicketMessage;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.value.InputText;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates tickets from sessions. */
@ApplicationScoped
public class Tickets {

    private static final int TITLE_LENGTH = 255;
    /** Title of a ticket that is about nothing else. */
    static final String UNTITLED = "Chat";

    private static final String COUNT_MESSAGE =
            "update ticket set num_messages = coalesce(num_messages, 0) + 1, last_changed = ? where id = ?";

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;

    Tickets(SessionUnitOfWork unitOfWork, PendingWrites writes) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
    }

    /**
     * Creates a ticket from a session, with the transcript as its message. If the session already has a ticket, that one is returned.
     *
     * @param title the title, or null for the topic's ticketTitle
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome create(Actor actor, SessionRef ref, @Nullable String title) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.CREATE_TICKET, ref);
        TicketDraft draft = TicketDraft.of(opening.rows(), ref.id());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        session.require(ChatAction.CREATE_TICKET, chat.context());
        if (session.ticket != null) {
            return Outcome.unchanged(session, session.ticket);
        }
        String about = title == null ? session.topic.titleOfTicket(session.firstMessage) : title;
        Ticket ticket = of(session, draft, about, chat.now());
        ticket.assign(chat.context().actor().requireUser());
        TicketMessage message = TicketMessage.of(
                ticket,
                Transcript.of(draft.messages().get()),
                chat.context().actor().user(),
                chat.now());
        session.crm().recordTicket(chat.context().actor(), ticket, chat.now());
        return unitOfWork.commit(session, ticket, message);
    }

    /** Creates an unassigned ticket from the offline form, with the question as one message and the transcript as another. */
    Ticket fromOfflineForm(ChatSession session, TicketDraft draft, String question, Instant now) {
        List<ChatMessage> messages = draft.messages().get();
        session.crm().incompleteTicket().ifPresent(ticket -> addRest(session, ticket, messages, now, writes));
        Ticket ticket = of(session, draft, session.topic.titleOfTicket(question), now);
        String author = InputText.isBlank(session.name) ? session.customerName() : session.name;
        ticket.author(author == null ? null : Text.line(author));
        writes.insert(TicketMessage.of(ticket, Text.lines(question).collect(Collectors.joining("\n")), null, now));
        add(messages, ticket, now, writes);
        return ticket;
    }

    private Ticket of(ChatSession session, TicketDraft draft, String title, Instant now) {
        Ticket ticket = Ticket.fromChat(draft.number(), title(title), session.email, now);
        ticket.concerns(session.customer, session.contact, session.sale, session.project);
        ticket.file(session.topic.categoryId, session.topic.priorityId);
        writes.insert(ticket);
        return ticket;
    }

    /** Returns the title of a ticket about a text. */
    static String title(String text) {
        String about = Text.cut(InputText.trimmed(Text.line(text)), TITLE_LENGTH);
        return about.isEmpty() ? UNTITLED : about;
    }

    /**
     * Adds the later messages to the ticket of an ended session, if it lacks any. They are read in a separate round trip, because few sessions have
     * such a ticket.
     *
     * @param unsaved entries that are not in the database yet
     */
    static void complete(ChatSession session, List<NodeEntity> unsaved, Instant now, PendingWrites writes) {
        if (SessionStatuses.ENDED.contains(session.status)) {
            session.crm().incompleteTicket().ifPresent(ticket -> complete(session, ticket, unsaved, now, writes));
        }
    }

    private static void complete(
            ChatSession session, IncompleteTicket ticket, List<NodeEntity> unsaved, Instant now, PendingWrites writes) {
        EntityRows rows = new EntityRows(new Pipeline());
        Supplier<List<ChatMessage>> stored = TicketDraft.messages(rows, session.id, ticket.lastSeq());
        rows.run();
        Stream<ChatMessage> unstored = unsaved.stream()
                .filter(ChatMessage.class::isInstance)
                .map(ChatMessage.class::cast)
                .filter(message -> message.visibility == MessageVisibility.ALL);
        addRest(session, ticket, Stream.concat(stored.get().stream(), unstored).toList(), now, writes);
    }

    private static void addRest(
            ChatSession session,
            IncompleteTicket ticket,
            List<ChatMessage> messages,
            Instant now,
            PendingWrites writes) {
        session.crm().ticketIsComplete();
        List<ChatMessage> rest = messages.stream()
                .filter(message -> message.seq > ticket.lastSeq())
                .toList();
        add(rest, ticket.ticket(), now, writes);
    }

    /** Adds messages to a ticket, unless they are notices only, such as that of the end. */
    private static void add(List<ChatMessage> messages, Ticket ticket, Instant now, PendingWrites writes) {
        if (messages.stream().anyMatch(ChatMessage::wasWritten)) {
            writes.insert(TicketMessage.transcript(ticket, Transcript.of(messages), now));
            // In one statement, because the CRM may change the row concurrently.
            writes.after(COUNT_MESSAGE, now.atOffset(ZoneOffset.UTC), ticket);
        }
    }
}
