package dev.parley.chat.lifecycle;

import dev.parley.chat.SessionStatuses;
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
 * Identifies the customer of a session as a CRM person by the e-mail address. A person with an open session in the topic is already linked there and
 * does not match. Persons are locked after sessions.
 */
final class Recognition {

    private static final String SERVED = """
            select s.customer_id from chat_session s join person r on r.person_id = s.customer_id
            where s.topic_id = %s and r.person_id = any (parley_persons_with_email(?)) and not r.retired and s.status in\s""" + SessionStatuses.OPEN_SQL;

    private final @Nullable String email;
    private Supplier<List<Person>> known = List::of;
    private List<Long> served = List.of();

    /**
     * Adds the reads.
     *
     * @param email the address that the customer gives now; null or blank if none
     * @param topic SQL of the topic's id, with one question mark
     * @param number the parameter of that SQL
     */
    Recognition(EntityRows rows, @Nullable String email, String topic, long number) {
        this.email = email;
        String[] spellings = Person.spellings(email);
        if (spellings.length > 0) {
            known = rows.readAll(Person.class, LockMode.PESSIMISTIC_WRITE, Person.WITH_EMAIL, (Object) spellings);
            served = rows.values(Long.class, SERVED.formatted(topic), number, spellings);
        }
    }

    /** Links a session to the person if exactly one matches. A customer who gives no address now may have given one before. */
    void of(ChatSession session) {
        if (InputText.isBlank(session.email) || session.customer != null) {
            return;
        }
        if (!Objects.equals(session.email, email)) {
            byStoredAddress(session).of(session);
            return;
        }
        List<Person> candidates = known.get();
        Person person = candidates.size() == 1 ? candidates.get(0) : onlyOneNamed(session.name, candidates);
        if (person != null && !served.contains(person.id)) {
            session.crm().recognise(person);
        }
    }

    private static Recognition byStoredAddress(ChatSession session) {
        EntityRows rows = new EntityRows(new Pipeline());
        Recognition recognition = new Recognition(rows, session.email, "?", session.topic.id);
        rows.run();
        return recognition;
    }

    private static @Nullable Person onlyOneNamed(@Nullable String name, List<Person> candidates) {
        List<Person> named =
                candidates.stream().filter(person -> person.isNamed(name)).toList();
        return named.size() == 1 ? named.get(0) : null;
    }
}
