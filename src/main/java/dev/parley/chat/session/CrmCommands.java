package dev.parley.chat.session;

import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that link a session to CRM records. Obtain it from {@link ChatSession#crm}. */
public final class CrmCommands {

    private final ChatSession session;
    private final SessionJournal journal;

    CrmCommands(ChatSession session) {
        this.session = session;
        this.journal = session.journal();
    }

    /**
     * Changes the linked CRM records. A person also links its company.
     *
     * @param ticketPath the input field that is to blame if the ticket must stay linked
     * @return whether anything changed
     * @throws RefusalException NOT_OWNER, SESSION_ENDED, VALIDATION
     */
    public boolean link(ChatAction action, ActionContext context, CrmLinks links, String ticketPath) {
        session.require(action, context);
        Map<String, Object> before = session.loggedState();
        session.project = links.project();
        session.sale = links.sale();
        boolean otherTicket = links.ticket() == null
                || session.ticket == null
                || !links.ticket().id.equals(session.ticket.id);
        session.ticketSeq = otherTicket ? null : session.ticketSeq;
        session.ticket = links.ticket();
        // Assigned once: assigning and restoring a value would count as a change and increment the version.
        session.contact = companyBeside(links.person(), links.contact());
        session.customer = links.person();
        if (session.status == ChatSessionStatus.REQUEST_POSTED && session.ticket == null) {
            throw new RefusalException(RefusalCode.VALIDATION, ticketPath, session.found());
        }
        if (session.loggedState().equals(before)) {
            return false;
        }
        journal.record(
                action == ChatAction.LINK ? ChatSessionEventType.LINKED : ChatSessionEventType.UNLINKED,
                context.actor(),
                context.now());
        return true;
    }

    /**
     * Corrects the details that the customer has given.
     *
     * @return whether anything changed
     * @throws RefusalException NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    public boolean correctDetails(ActionContext context, DetailsInput input) {
        session.require(ChatAction.UPDATE_CUSTOMER, context);
        CustomerDetails before = session.intake().details();
        CustomerDetails given = input.details();
        session.name = input.has("name") ? given.name() : before.name();
        session.companyName = input.has("companyName") ? given.companyName() : before.companyName();
        session.email = input.has("email") ? given.email() : before.email();
        session.phone = input.has("phone") ? given.phone() : before.phone();
        session.country = input.has("country") ? given.country() : before.country();
        if (session.intake().details().equals(before)) {
            return false;
        }
        journal.record(ChatSessionEventType.DETAILS_CORRECTED, context.actor(), context.now());
        return true;
    }

    /** Links a CRM person that an agent has created for the customer. Its external id is that of the verified customer, if it is free. */
    public void linkCreated(ActionContext context, Person person, boolean isIdFree) {
        person.identify(isIdFree ? session.customerSubject : null);
        recognise(person);
        journal.record(ChatSessionEventType.LINKED, context.actor(), context.now());
    }

    /** Returns the linked CRM records. */
    public CrmLinks links() {
        return new CrmLinks(session.project, session.sale, session.ticket, session.contact, session.customer);
    }

    /** Records that a ticket was created from the session, with all messages so far. */
    public void recordTicket(SessionActor actor, Ticket made, Instant now) {
        session.ticket = made;
        session.ticketSeq = session.messageSeq;
        journal.record(ChatSessionEventType.TICKET_CREATED, actor, now);
    }

    /**
     * A ticket that was created from the session and lacks its latest messages.
     *
     * @param lastSeq seq of the last message that the ticket contains
     */
    public record IncompleteTicket(Ticket ticket, int lastSeq) {}

    /** Returns the ticket that was created from the session, if messages were added since. */
    public Optional<IncompleteTicket> incompleteTicket() {
        return session.ticket != null && session.ticketSeq != null && session.ticketSeq < session.messageSeq
                ? Optional.of(new IncompleteTicket(session.ticket, session.ticketSeq))
                : Optional.empty();
    }

    /** Records that the ticket contains all messages. */
    public void ticketIsComplete() {
        session.ticketSeq = session.messageSeq;
    }

    /** Links the CRM person that the customer was identified as, and the person's company. */
    public void recognise(Person person) {
        session.contact = companyBeside(person, session.contact);
        session.customer = person;
    }

    /** Removes the link to a person who has another open session of the same kind in the topic. The company stays. */
    public void unrecognise() {
        session.customer = null;
    }

    private static @Nullable Contact companyBeside(@Nullable Person person, @Nullable Contact otherwise) {
        return person == null || person.contact == null ? otherwise : person.contact;
    }
}
