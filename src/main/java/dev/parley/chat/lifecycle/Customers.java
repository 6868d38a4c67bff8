package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.graphql.value.InputText;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Corrects what a session knows about its customer, and creates CRM records from it. Each method is one transaction. */
@ApplicationScoped
public class Customers {

    private static final String NUMBERS = """
            select nextval(pg_get_serial_sequence('person', 'person_id'))
            union all select nextval(pg_get_serial_sequence('contact', 'contact_id'))""";

    private static final String ID_IS_FREE = """
            select not exists (select from person r where r.external_id = s.customer_subject)
            from chat_session s where s.id = ?""";

    private static final int NAME_LENGTH = 99;
    private static final int COMPANY_LENGTH = 219;
    private static final int EMAIL_LENGTH = 239;

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;

    Customers(SessionUnitOfWork unitOfWork, PendingWrites writes) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
    }

    /**
     * A person to be created. Null takes what the session knows.
     *
     * @param contact id of the person's company; null for the session's
     * @param createContact whether to create a company with the name that the customer gave
     */
    public record PersonDraft(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Long contact,
            boolean createContact) {}

    /**
     * Corrects the details of the customer.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED
     */
    @Transactional
    public Outcome update(Actor actor, SessionRef ref, DetailsInput details) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.UPDATE_CUSTOMER, ref);
        boolean changed = chat.session().crm().correctDetails(chat.context(), details);
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }

    /**
     * Creates a CRM person for the customer, and a company if wanted, and links both. If the session already has a person, that one is returned.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED, FIELD_REQUIRED, FIELD_TOO_LONG,
     * LINK_TARGET_NOT_FOUND
     */
    @Transactional
    public Outcome createPerson(Actor actor, SessionRef ref, PersonDraft draft) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.CREATE_PERSON, ref);
        EntityRows rows = opening.rows();
        List<Long> numbers = rows.values(Long.class, NUMBERS);
        List<Boolean> isIdFree = rows.values(Boolean.class, ID_IS_FREE, ref.id());
        Supplier<@Nullable Contact> chosen =
                draft.contact() == null ? () -> null : rows.find(Contact.class, draft.contact());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        session.require(ChatAction.CREATE_PERSON, chat.context());
        if (session.customer != null) {
            return Outcome.unchanged(session, session.customer);
        }
        Contact company = company(draft, chosen.get(), session, numbers.get(1), chat.now());
        Person person = person(draft, session, numbers.get(0), chat.now());
        person.belongTo(company == null ? session.contact : company);
        writes.insert(person);
        session.crm().linkCreated(chat.context(), person, isIdFree.get(0));
        return unitOfWork.commit(session, person);
    }

    /** Returns the chosen or the new company; null for the session's. */
    private @Nullable Contact company(
            PersonDraft draft, @Nullable Contact chosen, ChatSession session, long number, Instant now) {
        if (draft.contact() != null) {
            if (chosen == null) {
                throw new RefusalException(RefusalCode.LINK_TARGET_NOT_FOUND, "contactId");
            }
            return chosen;
        }
        if (!draft.createContact() || session.contact != null) {
            return null;
        }
        CustomerDetails typed = session.intake().details();
        String name = required(typed.companyName(), COMPANY_LENGTH, "createContact");
        Contact company = Contact.fromChat(number, name, typed.country(), now);
        writes.insert(company);
        return company;
    }

    private static Person person(PersonDraft draft, ChatSession session, long number, Instant now) {
        CustomerDetails typed = session.intake().details();
        String name = typed.name();
        int end = name == null ? -1 : name.lastIndexOf(' ');
        String first = name == null || end < 0 ? name : name.substring(0, end).strip();
        String last = name == null || end < 0 ? null : name.substring(end + 1);
        boolean named = draft.firstName() != null || draft.lastName() != null;
        Person person = Person.fromChat(
                number,
                required(named ? draft.firstName() : first, NAME_LENGTH, "firstName"),
                optional(named ? draft.lastName() : last, NAME_LENGTH, "lastName"),
                now);
        person.reach(
                optional(draft.email() == null ? typed.email() : draft.email(), EMAIL_LENGTH, "email"),
                draft.phone() == null ? typed.phone() : draft.phone(),
                typed.country());
        return person;
    }

    private static String required(@Nullable String text, int length, String path) {
        if (text == null) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, path);
        }
        return fitting(text, length, path);
    }

    private static @Nullable String optional(@Nullable String text, int length, String path) {
        return text == null ? null : fitting(text, length, path);
    }

    private static String fitting(String text, int length, String path) {
        if (InputText.length(text) > length) {
            throw new RefusalException(RefusalCode.FIELD_TOO_LONG, path);
        }
        return text;
    }
}
