package dev.parley.chat.lifecycle;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.identity.CustomerIdentity;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.Pipeline;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.Person;
import dev.parley.graphql.value.InputText;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the customer of a session as a CRM person: a verified customer by the external id, else by the e-mail address that the site has signed;
 * another one by the address that it typed, if the topic is set so. A person with an open session of the same kind in the topic is already linked
 * there and does not match. Persons are locked after sessions.
 */
final class Recognition {

    private static final String WITH_ID =
            "from person r where r.external_id = ? and not r.retired for no key update of r";

    /** A person with another external id is somebody else, who shares the address. */
    private static final String WITH_EMAIL = "from person r where " + Person.HAS_EMAIL
            + " and r.external_id is null order by r.person_id for no key update of r";

    private static final String IF_TOPIC_LINKS = "from person r where " + Person.HAS_EMAIL
            + " and exists (select from chat_topic t where t.id = %s and t.link_by_email)"
            + " order by r.person_id for no key update of r";

    private static final String SERVED = """
            select s.customer_id from chat_session s join person r on r.person_id = s.customer_id
            where s.topic_id = %s and not s.customer_verified and r.person_id =\s""" + Person.ANY_WITH_EMAIL + " and s.status in " + SessionStatuses.OPEN_SQL;

    /** Also for the person to whom an agent has linked the session of the caller's key, which becomes verified now. */
    private static final String SERVED_OTHERS =
            """
            select s.customer_id from chat_session s join person r on r.person_id = s.customer_id
            where s.topic_id = ? and s.customer_verified and s.customer_subject is distinct from ?
              and (r.external_id = ?
                   or r.person_id = (select k.customer_id from chat_session k where k.session_key = ?)
                   or r.person_id =\s""" + Person.ANY_WITH_EMAIL + ") and s.status in " + SessionStatuses.OPEN_SQL;

    private final @Nullable String email;
    private final @Nullable CustomerIdentity identity;
    private Supplier<@Nullable Person> byId = () -> null;
    private Supplier<List<Person>> byEmail = List::of;
    private List<Long> served = List.of();

    private Recognition(@Nullable String email, @Nullable CustomerIdentity identity) {
        this.email = email;
        this.identity = identity;
    }

    /**
     * Adds the reads for a customer whose address is typed.
     *
     * @param email the address that the customer gives now; null or blank if none
     * @param topic SQL of the topic's id, with one question mark
     * @param number the parameter of that SQL
     */
    static Recognition ofTyped(EntityRows rows, @Nullable String email, String topic, long number) {
        Recognition recognition = new Recognition(email, null);
        String[] spellings = Person.spellings(email);
        if (spellings.length > 0) {
            recognition.byEmail = rows.readAll(
                    Person.class, LockMode.PESSIMISTIC_WRITE, IF_TOPIC_LINKS.formatted(topic), spellings, number);
            recognition.served = rows.values(Long.class, SERVED.formatted(topic), number, spellings);
        }
        return recognition;
    }

    /**
     * Adds the reads for a verified customer who requests a session of a topic.
     *
     * @param keyHash hash of the caller's key; empty if it has none
     */
    static Recognition ofVerified(EntityRows rows, CustomerIdentity identity, long topic, String keyHash) {
        Recognition recognition = new Recognition(identity.trustedEmail(), identity);
        String[] spellings = Person.spellings(recognition.email);
        recognition.byId = rows.read(Person.class, LockMode.PESSIMISTIC_WRITE, WITH_ID, identity.subject());
        if (spellings.length > 0) {
            recognition.byEmail =
                    rows.readAll(Person.class, LockMode.PESSIMISTIC_WRITE, WITH_EMAIL, (Object) spellings);
        }
        recognition.served = rows.values(
                Long.class, SERVED_OTHERS, topic, identity.subject(), identity.subject(), keyHash, spellings);
        return recognition;
    }

    /**
     * Links a session to the person if exactly one matches. A customer who gives no address now may have typed one before. Texts that
     * a verified customer types do not count. Its identity replaces a link that others have made.
     */
    void of(ChatSession session) {
        Person person = identity == null ? ofTyped(session) : ofVerified(identity);
        if (person != null && !served.contains(person.id)) {
            session.crm().recognise(person);
        } else if (identity != null && session.customer != null && served.contains(session.customer.id)) {
            session.crm().unrecognise();
        }
    }

    private @Nullable Person ofTyped(ChatSession session) {
        if (!session.topic.linkByEmail
                || session.customerVerified
                || session.customer != null
                || InputText.isBlank(session.email)) {
            return null;
        }
        if (!Objects.equals(session.email, email)) {
            byStoredAddress(session).of(session);
            return null;
        }
        return onlyOne(session.name, byEmail.get());
    }

    private @Nullable Person ofVerified(CustomerIdentity verified) {
        Person known = byId.get();
        return known == null ? onlyOne(verified.name(), byEmail.get()) : known;
    }

    private static Recognition byStoredAddress(ChatSession session) {
        EntityRows rows = new EntityRows(new Pipeline());
        Recognition recognition = ofTyped(rows, session.email, "?", session.topic.id);
        rows.run();
        return recognition;
    }

    /** Returns the only candidate, or the only one with the name. */
    private static @Nullable Person onlyOne(@Nullable String name, List<Person> candidates) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        List<Person> named =
                candidates.stream().filter(person -> person.isNamed(name)).toList();
        return named.size() == 1 ? named.get(0) : null;
    }
}
