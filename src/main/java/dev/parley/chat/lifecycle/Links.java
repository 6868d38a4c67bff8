package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatSessionLink;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.CrmLinks;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links sessions to CRM records. Each method is one transaction. */
@ApplicationScoped
public class Links {

    private static final String TO = "select s.id, ?::bigint, s.topic_id from chat_session s where s.id = ?";

    private static final String LOCK_CUSTOMER = """
            select r.person_id from person r
            where r.person_id = (select d.customer from (%s) as d (session, customer, topic)) for no key update of r""";

    private static final String IS_THERE = """
            select exists (
              select from chat_session s
              join (%s) as d (session, customer, topic)
                on s.customer_id = d.customer and s.topic_id = d.topic and s.id <> d.session
              join chat_session o on o.id = d.session and o.customer_verified = s.customer_verified
              where s.status in\s""" + SessionStatuses.OPEN_SQL + ")";

    private final SessionUnitOfWork unitOfWork;

    Links(SessionUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * Ids of the records to link, and the links to remove. Null keeps a link that is not removed.
     *
     * @param contact ignored if the person belongs to a company, which is linked instead
     */
    public record Targets(
            @Nullable Long project,
            @Nullable Long sale,
            @Nullable Long ticket,
            @Nullable Long contact,
            @Nullable Long person,
            Set<ChatSessionLink> removed) {

        /** The action that the event log records. */
        ChatAction action() {
            boolean links = Stream.of(project, sale, ticket, contact, person).anyMatch(Objects::nonNull);
            return links || removed.isEmpty() ? ChatAction.LINK : ChatAction.UNLINK;
        }
    }

    /**
     * Links a session to CRM records, or removes links. A person also links its company.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED, LINK_TARGET_NOT_FOUND, OPEN_SESSION_EXISTS,
     * VALIDATION
     */
    @Transactional
    public Outcome link(Actor actor, SessionRef ref, Targets targets) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.LINK, ref);
        EntityRows rows = opening.rows();
        // Locks the person, so that concurrent transactions cannot link two open sessions of one topic to it.
        List<Boolean> customerIsThere =
                targets.person() == null ? List.of(false) : customerIsThere(rows, TO, targets.person(), ref.id());
        Target<Person> person = new Target<>(rows, Person.class, targets.person(), "personId");
        Target<Project> project = new Target<>(rows, Project.class, targets.project(), "projectId");
        Target<Sale> sale = new Target<>(rows, Sale.class, targets.sale(), "saleId");
        Target<Ticket> ticket = new Target<>(rows, Ticket.class, targets.ticket(), "ticketId");
        Target<Contact> contact = new Target<>(rows, Contact.class, targets.contact(), "contactId");
        LockedSession chat = unitOfWork.begin(opening, ref);
        // Before the look-up of records: otherwise the error code would disclose which records exist.
        chat.session().require(ChatAction.LINK, chat.context());
        CrmLinks current = chat.session().crm().links();
        CrmLinks kept = current.without(targets.removed());
        Person customer = person.or(kept.person());
        CrmLinks links = new CrmLinks(
                project.or(kept.project()),
                sale.or(kept.sale()),
                ticket.or(kept.ticket()),
                contact.or(kept.contact()),
                customer);
        boolean newCustomer = customer != null && customer != current.person();
        if (newCustomer && SessionStatuses.OPEN.contains(chat.session().status) && customerIsThere.get(0)) {
            throw new RefusalException(RefusalCode.OPEN_SESSION_EXISTS, "personId");
        }
        return change(targets.action(), chat, links, "ticketId");
    }

    /**
     * Removes links.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome unlink(Actor actor, SessionRef ref, Set<ChatSessionLink> names) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.UNLINK, ref);
        chat.session().require(ChatAction.UNLINK, chat.context());
        return change(ChatAction.UNLINK, chat, chat.session().crm().links().without(names), "links");
    }

    /** @param ticketPath the input field that removes the ticket */
    private Outcome change(ChatAction action, LockedSession chat, CrmLinks links, String ticketPath) {
        boolean changed = chat.session().crm().link(action, chat.context(), links, ticketPath);
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }

    /** A record to link. */
    private record Target<T extends NodeEntity>(@Nullable Supplier<@Nullable T> row, String path) {

        /** @param id the record's id, or null if the input names none */
        Target(EntityRows rows, Class<T> type, @Nullable Long id, String path) {
            this(id == null ? null : rows.find(type, id), path);
        }

        @Nullable T or(@Nullable T current) {
            if (row == null) {
                return current;
            }
            T found = row.get();
            if (found == null) {
                throw new RefusalException(RefusalCode.LINK_TARGET_NOT_FOUND, path);
            }
            return found;
        }
    }

    /**
     * Adds a statement that locks a customer and reads whether the customer has another open session in the target topic. There may be only one that
     * is verified and one that is not; the lock ensures that until the transaction ends.
     *
     * @param to SQL that returns the session, the customer and the target topic, or no row
     * @param values parameters of that SQL
     */
    static List<Boolean> customerIsThere(EntityRows rows, String to, Object... values) {
        rows.values(Long.class, LOCK_CUSTOMER.formatted(to), values);
        return rows.values(Boolean.class, IS_THERE.formatted(to), values);
    }
}
