package dev.parley.chat;

import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import dev.parley.graphql.NodeEntity;
import dev.parley.security.Actor;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Links between sessions and CRM records. */
@ApplicationScoped
public class ChatLinks {

    /** Neither unknown nor over. */
    static final Set<ChatSessionStatus> OPEN =
            EnumSet.range(ChatSessionStatus.PRE_CHAT_FORM, ChatSessionStatus.USER_LAST);

    /** The same in HQL. Written into a statement and not bound: a generic plan can use the indexes of open sessions only so. */
    static final String OPEN_HQL = OPEN.stream()
            .map(status -> ChatSessionStatus.class.getName() + "." + status)
            .collect(Collectors.joining(", ", "(", ")"));

    private final ChatDesk desk;

    ChatLinks(ChatDesk desk) {
        this.desk = desk;
    }

    /**
     * Numbers of the records to link; null for those to leave as they are.
     *
     * @param contact ignored where the person has a company: then it is that
     */
    public record Targets(Long project, Long sale, Long ticket, Long contact, Long person) {}

    /**
     * Links a session to CRM records. A person brings its company.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED, LINK_TARGET_NOT_FOUND, OPEN_SESSION_EXISTS
     */
    @Transactional
    public Outcome link(Actor actor, long id, Integer expectedVersion, Targets targets) {
        LockedChat chat = desk.open(actor, ChatAction.LINK, id, expectedVersion);
        // First, or whoever may not link could find out by the refusal which records there are.
        chat.session().require(ChatAction.LINK, chat.who(), chat.facts());
        CrmLinks current = chat.session().links();
        Person person = target(Person.class, targets.person(), "personId", current.person());
        CrmLinks links = new CrmLinks(
                target(Project.class, targets.project(), "projectId", current.project()),
                target(Sale.class, targets.sale(), "saleId", current.sale()),
                target(Ticket.class, targets.ticket(), "ticketId", current.ticket()),
                target(Contact.class, targets.contact(), "contactId", current.contact()),
                person);
        return change(ChatAction.LINK, chat, links);
    }

    /**
     * Takes links away.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome unlink(Actor actor, long id, Integer expectedVersion, Set<ChatSessionLink> names) {
        LockedChat chat = desk.open(actor, ChatAction.UNLINK, id, expectedVersion);
        chat.session().require(ChatAction.UNLINK, chat.who(), chat.facts());
        CrmLinks current = chat.session().links();
        CrmLinks links = new CrmLinks(
                names.contains(ChatSessionLink.PROJECT) ? null : current.project(),
                names.contains(ChatSessionLink.SALE) ? null : current.sale(),
                names.contains(ChatSessionLink.TICKET) ? null : current.ticket(),
                names.contains(ChatSessionLink.CONTACT) ? null : current.contact(),
                names.contains(ChatSessionLink.PERSON) ? null : current.person());
        return change(ChatAction.UNLINK, chat, links);
    }

    private Outcome change(ChatAction action, LockedChat chat, CrmLinks links) {
        ChatSession session = chat.session();
        boolean newCustomer = links.person() != null && links.person() != session.customer;
        // Before the link is made: to look for others writes it, and then the database refuses it without saying which
        // field.
        if (newCustomer
                && OPEN.contains(session.status)
                && hasOtherOpenSession(links.person(), session.topic, session)) {
            throw new Refusal(RefusalCode.OPEN_SESSION_EXISTS, "personId");
        }
        boolean changed = session.link(action, chat.who(), chat.facts(), links);
        return changed ? desk.done(session) : Outcome.unchanged(session);
    }

    private static <T extends NodeEntity> T target(Class<T> type, Long id, String path, T current) {
        if (id == null) {
            return current;
        }
        // A person is locked, so that two sessions are not linked to it in one topic at once.
        LockModeType lock = type == Person.class ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE;
        T found = Panache.getEntityManager().find(type, id, lock);
        if (found == null) {
            throw new Refusal(RefusalCode.LINK_TARGET_NOT_FOUND, path);
        }
        return found;
    }

    /** Whether a person has another open session in a topic than this one: there may be one only. */
    static boolean hasOtherOpenSession(Person person, ChatTopic topic, ChatSession session) {
        long self = session.id == null ? 0 : session.id;
        return ChatSession.count(
                        "customer = ?1 and topic = ?2 and id <> ?3 and status in " + OPEN_HQL, person, topic, self)
                > 0;
    }
}
