package dev.parley.chat.privacy;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.NotVisibleException;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.Person;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Sets and lifts legal holds: managers of the topic of the session, or of a session of the person, and administrators. Each method is one transaction.
 * It locks the sessions, so that they are not deleted or erased at the same time.
 */
@ApplicationScoped
public class LegalHolds {

    private static final String USER = "from ejuser r where lower(r.loginname) = lower(?)";

    private static final String SESSION = "from chat_session r where r.id = ? for no key update of r";

    private static final String LOCK_SESSIONS_OF_PERSON = """
            select s.id from chat_session s where s.id in (select parley_sessions_of_person(?)) order by s.id for no key update""";

    private static final String PERSON = "from person r where r.person_id = ? for no key update of r";

    private static final String ON_SESSION = "from legal_hold r where r.session_id = ? and r.lifted_at is null";

    private static final String ON_PERSON = "from legal_hold r where r.person_id = ? and r.lifted_at is null";

    private static final String HOLD = "from legal_hold r where r.id = ? for no key update of r";

    /**
     * Whether the user is a member of the topic of one of the sessions s, and whether it manages one of these topics. Sessions that are not linked to a person
     * give no rights over it, because anybody may enter its address.
     */
    private static final String MEMBER = """
            select bool_or(m.manager) from chat_session s
            join chat_topic_user m on m.topic_id = s.topic_id join ejuser u on u.id = m.user_id
            where lower(u.loginname) = lower(?) and\s""";

    private static final String OF_SESSION = MEMBER + "s.id = ?";
    private static final String OF_PERSON = MEMBER + "s.customer_id = ?";
    private static final String OF_HOLD = MEMBER
            + "(s.id = (select h.session_id from legal_hold h where h.id = ?) or s.customer_id = (select h.person_id from legal_hold h where h.id = ?))";

    private static final String AUDIT = """
            insert into audit_event (action, session_id, person_id, topic_id, actor_name, actor_user_id)
            select ?, h.session_id, h.person_id, s.topic_id, left(?, 80), ?
            from legal_hold h left join chat_session s on s.id = h.session_id where h.id = ?""";

    private final Clock clock;
    private final PendingWrites writes;

    LegalHolds(Clock clock, PendingWrites writes) {
        this.clock = clock;
        this.writes = writes;
    }

    /**
     * Sets a hold on a session, unless one is in force.
     *
     * @throws RefusalException NOT_ALLOWED, NOT_FOUND, NOT_MANAGER, SESSION_ERASED
     */
    @Transactional
    public Outcome setOnSession(Actor.Agent actor, long number, @Nullable String reason) {
        Caller caller = new Caller(actor, OF_SESSION, number);
        Supplier<@Nullable ChatSession> session =
                caller.rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, SESSION, number);
        Supplier<@Nullable LegalHold> current = caller.rows.read(LegalHold.class, LockMode.READ, ON_SESSION, number);
        User user = caller.read();
        ChatSession found = session.get();
        if (found == null || !caller.sees()) {
            throw new NotVisibleException();
        }
        caller.requireManager("chatSessionId");
        if (found.erasedAt != null) {
            throw new RefusalException(RefusalCode.SESSION_ERASED, "chatSessionId");
        }
        LegalHold known = current.get();
        return known != null
                ? new Outcome(false, List.of(known, found), null, false)
                : set(actor, LegalHold.on(found, null, reason, user, clock.instant()), found, user);
    }

    /**
     * Sets a hold on a person with all sessions that may be its own, unless one is in force.
     *
     * @throws RefusalException NOT_ALLOWED, NOT_MANAGER, PERSON_NOT_FOUND
     */
    @Transactional
    public Outcome setOnPerson(Actor.Agent actor, long number, @Nullable String reason) {
        Caller caller = new Caller(actor, OF_PERSON, number);
        caller.rows.values(Long.class, LOCK_SESSIONS_OF_PERSON, number);
        Supplier<@Nullable Person> person = caller.rows.read(Person.class, LockMode.PESSIMISTIC_WRITE, PERSON, number);
        Supplier<@Nullable LegalHold> current = caller.rows.read(LegalHold.class, LockMode.READ, ON_PERSON, number);
        User user = caller.read();
        caller.requireManager("personId");
        Person found = person.get();
        if (found == null) {
            throw new RefusalException(RefusalCode.PERSON_NOT_FOUND, "personId");
        }
        LegalHold known = current.get();
        return known != null
                ? new Outcome(false, List.of(known), null, false)
                : set(actor, LegalHold.on(null, found, reason, user, clock.instant()), null, user);
    }

    private Outcome set(Actor.Agent actor, LegalHold hold, @Nullable ChatSession session, User user) {
        writes.insert(hold);
        writes.after(AUDIT, "LEGAL_HOLD_SET", actor.auditName(), user.id, hold);
        List<NodeEntity> objects = session == null ? List.of(hold) : List.of(hold, session);
        return Outcome.changed(objects);
    }

    /**
     * Lifts a hold.
     *
     * @throws RefusalException NOT_ALLOWED, HOLD_NOT_FOUND, NOT_MANAGER
     */
    @Transactional
    public Outcome lift(Actor.Agent actor, long number) {
        Caller caller = new Caller(actor, OF_HOLD, number, number);
        Supplier<@Nullable LegalHold> hold =
                caller.rows.read(LegalHold.class, LockMode.PESSIMISTIC_WRITE, HOLD, number);
        User user = caller.read();
        LegalHold found = hold.get();
        if (found == null || !caller.sees()) {
            throw new RefusalException(RefusalCode.HOLD_NOT_FOUND, "legalHoldId");
        }
        caller.requireManager("legalHoldId");
        if (!found.lift(user, clock.instant())) {
            return new Outcome(false, List.of(found), null, false);
        }
        writes.after(AUDIT, "LEGAL_HOLD_LIFTED", actor.auditName(), user.id, found);
        return Outcome.changed(List.of(found));
    }

    /** The calling user, and its rights in the topics that a hold is about. */
    private final class Caller {

        private final Actor.Agent actor;
        private final EntityRows rows = new EntityRows(writes.pipeline());
        private final Supplier<@Nullable User> user;
        private final List<Boolean> manager;

        /** @param values parameters of the SQL after the login name */
        Caller(Actor.Agent actor, String rights, Object... values) {
            if (actor.isBot()) {
                throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
            }
            this.actor = actor;
            this.user = rows.read(User.class, LockMode.READ, USER, actor.loginname());
            Object[] parameters = new Object[values.length + 1];
            parameters[0] = actor.loginname();
            System.arraycopy(values, 0, parameters, 1, values.length);
            this.manager = rows.values(Boolean.class, rights, parameters);
        }

        User read() {
            rows.run();
            return SessionUnitOfWork.known(user.get());
        }

        /** The aggregate is null if the user is a member of none of the topics. */
        boolean sees() {
            return actor.isAdmin() || manager.get(0) != null;
        }

        void requireManager(String argument) {
            if (!actor.isAdmin() && !Boolean.TRUE.equals(manager.get(0))) {
                throw new RefusalException(RefusalCode.NOT_MANAGER, argument);
            }
        }
    }
}
