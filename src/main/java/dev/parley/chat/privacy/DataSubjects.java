package dev.parley.chat.privacy;

import dev.parley.crm.Person;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what belongs to a person.
 *
 * <p>A session belongs to the person that it is linked to. Without a link, it belongs to the person whose external id its site has signed, and to the
 * person one of whose e-mail addresses was entered in it, unless several persons have that address, or the site has signed the external id of somebody
 * else. By an e-mail address, all persons with that address are found, also if it is a further one, and so are all sessions in which it was entered.
 */
final class DataSubjects {

    private static final String BY_NUMBER = "select person_id from person where person_id = any(?) order by person_id";

    private static final String BY_EMAIL =
            "select person_id from person where person_id = " + Person.ANY_WITH_EMAIL + " order by person_id";

    private static final String EMAILS = "select email from person where person_id = any(?) and email is not null"
            + " union select email from person_email where person_id = any(?)";

    private static final String SUBJECTS =
            "select external_id from person where person_id = any(?) and external_id is not null";

    private static final String OF_OTHERS =
            "select id from unnest(parley_persons_with_email(?)) as other (id) where id <> all(?) limit 1";

    /**
     * Parameters: persons, their external ids, spellings of the wanted address, spellings of all addresses, and the external ids again. A verified
     * customer with another external id is somebody else, although the address is the same. A person without an external id may be that customer.
     */
    private static final String SESSIONS = """
            select s.id from chat_session s
            where s.customer_id = any(?)
               or s.customer_id is null and s.customer_subject = any(?)
               or s.customer_id is null and parley_email(s.email) = any(?)
               or s.customer_id is null and parley_email(s.email) = any(?)
                  and (s.customer_subject is null or cardinality(?) = 0
                       and not exists (select from person o where o.external_id = s.customer_subject))
            order by s.id""";

    /**
     * Tickets that were made from the sessions: the log names them. Rows that were imported have no log; their tickets come from chats, are linked to
     * these sessions only, and are not about somebody else.
     */
    private static final String TICKETS = """
            select t.id from ticket t
            where t.id in (select (e.payload ->> 'ticket')::bigint from chat_session_event e
                           where e.session_id = any(?) and e.type in ('TICKET_CREATED', 'OFFLINE_FORM_SUBMITTED')
                             and e.payload ->> 'ticket' is not null)
               or t.origin = 11 and (t.cust_id is null or t.cust_id = any(?))
                  and t.id in (select s.ticket_id from chat_session s where s.id = any(?))
                  and not exists (select from chat_session o where o.ticket_id = t.id and o.id <> all(?))
            order by t.id""";

    private final Connection database;
    private final WantedPerson wanted;

    DataSubjects(Connection database, WantedPerson wanted) {
        this.database = database;
        this.wanted = wanted;
    }

    /** Finds what belongs to the person, and locks nothing. */
    DataSubject find() throws SQLException {
        return find("", "");
    }

    /**
     * Finds and locks what belongs to the person. Sessions come before persons, as in all transactions. While the locks are held, nothing is added to
     * these sessions, no session is linked to these persons, and no legal hold is set.
     */
    DataSubject lock() throws SQLException {
        return find(" for update of s", " for update");
    }

    private DataSubject find(String lockSessions, String lockPersons) throws SQLException {
        Long[] persons = wanted.number() == null
                ? numbers(BY_EMAIL, (Object) Person.spellings(wanted.email()))
                : numbers(BY_NUMBER, (Object) new Long[] {wanted.number()});
        String[] addresses = addresses(persons);
        Long[] sessions = sessions(lockSessions, persons, addresses);
        if (!lockPersons.isEmpty()) {
            persons = numbers(BY_NUMBER + lockPersons, (Object) persons);
            // A session may have been linked, or an address added, while the persons were not locked yet.
            addresses = addresses(persons);
            sessions = sessions(lockSessions, persons, addresses);
        }
        return new DataSubject(persons, sessions, numbers(TICKETS, sessions, persons, sessions, sessions), addresses);
    }

    private Long[] sessions(String lock, Long[] persons, String[] addresses) throws SQLException {
        String[] subjects = texts(SUBJECTS, (Object) persons).toArray(String[]::new);
        return numbers(SESSIONS + lock, persons, subjects, Person.spellings(wanted.email()), addresses, subjects);
    }

    /** The spellings of the wanted address, and of the persons' addresses that nobody else has. */
    private String[] addresses(Long[] persons) throws SQLException {
        Set<String> own = new LinkedHashSet<>(List.of(Person.spellings(wanted.email())));
        for (String email : texts(EMAILS, persons, persons)) {
            String[] spellings = Person.spellings(email);
            if (numbers(OF_OTHERS, spellings, persons).length == 0) {
                own.addAll(List.of(spellings));
            }
        }
        return own.toArray(String[]::new);
    }

    private Long[] numbers(String sql, Object... arrays) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(database, sql, arrays);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found.toArray(Long[]::new);
    }

    private List<String> texts(String sql, Object... arrays) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(database, sql, arrays);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /**
     * Prepares a statement.
     *
     * @param values values of simple types, and arrays of numbers or texts
     */
    static PreparedStatement prepare(Connection database, String sql, Object... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Object[] array) {
                Array bound = database.createArrayOf(array instanceof String[] ? "text" : "bigint", array);
                statement.setArray(i + 1, bound);
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        return statement;
    }
}
