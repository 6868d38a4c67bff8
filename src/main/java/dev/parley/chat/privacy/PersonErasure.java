package dev.parley.chat.privacy;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.SessionActor;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Erases persons. Rows stay where statistics count them, and lose their texts and identifiers. All of it is one transaction, which waits for changes of
 * the person's sessions that have begun, and in which none begins.
 */
@ApplicationScoped
public class PersonErasure {

    private static final String USER = "from ejuser r where lower(r.loginname) = lower(?)";

    private static final String SESSIONS = "from chat_session r where r.id = any(?) order by r.id";

    private static final int MOST_BLOCKERS = 100;

    /** Holds first, because they may be the reason why a session is left open. A session may also be under the hold of somebody else with the address. */
    private static final String BLOCKERS = """
            (select h.session_id, h.id from legal_hold h
             where h.lifted_at is null and h.person_id = any(?) or h.id in (select v.hold_id from held_session v where v.session_id = any(?))
             order by h.id limit %1$d)
            union all
            (select s.id, null from chat_session s
             where s.id = any(?) and s.status in %2$s order by s.id limit %1$d)""".formatted(MOST_BLOCKERS, SessionStatuses.OPEN_SQL);

    /** The audit refuses to change entries without this setting. */
    private static final String ALLOW = "select set_config('parley.erasure', 'on', true)";

    private static final String AUDIT =
            "insert into audit_event (action, actor_name, actor_user_id) values ('PERSON_ERASED', left(?, 80), ?)";

    private final Clock clock;
    private final PendingWrites writes;
    private final SessionUnitOfWork unitOfWork;
    private final List<PersonalDataStore> stores;

    PersonErasure(
            Clock clock, PendingWrites writes, SessionUnitOfWork unitOfWork, @All List<PersonalDataStore> others) {
        this.clock = clock;
        this.writes = writes;
        this.unitOfWork = unitOfWork;
        this.stores = new ArrayList<>(SubjectTable.all());
        this.stores.addAll(others);
    }

    /**
     * The result of an erasure, or of its dry run.
     *
     * @param counts rows by table, sorted, without tables that have none
     * @param blockers what the erasure would be refused for; empty unless it is a dry run
     */
    public record Result(List<PersonDataCount> counts, List<ErasureBlocker> blockers, Outcome outcome) {}

    /**
     * Erases a person. Administrators only.
     *
     * @param dryRun whether to count only
     * @throws RefusalException NOT_ALLOWED, PERSON_NOT_FOUND, LEGAL_HOLD, NOT_ENDED
     */
    @Transactional
    public Result erase(Actor.Agent actor, WantedPerson wanted, boolean dryRun) {
        if (!actor.isAdmin()) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
        }
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable User> caller = rows.read(User.class, LockMode.READ, USER, actor.loginname());
        rows.run();
        User user = SessionUnitOfWork.known(caller.get());
        Found found = Panache.getSession().doReturningWork(database -> find(database, wanted, dryRun));
        if (dryRun || found.counts().isEmpty()) {
            return new Result(found.counts(), found.blockers(), new Outcome(false, List.of(), null, false));
        }
        Instant now = clock.instant();
        Panache.getSession().doWork(database -> eraseTables(database, found));
        eraseSessions(found.subject(), SessionActor.of(actor, user, null), now);
        ErasureReceipt receipt = ErasureReceipt.of(found.counts(), user, actor.auditName(), now);
        writes.insert(receipt);
        writes.after(AUDIT, actor.auditName(), user.id);
        return new Result(found.counts(), List.of(), Outcome.changed(List.of(receipt)));
    }

    /** @param stores the tables that have data of the person */
    private record Found(
            DataSubject subject,
            List<PersonalDataStore> stores,
            List<PersonDataCount> counts,
            List<ErasureBlocker> blockers) {}

    private Found find(Connection database, WantedPerson wanted, boolean dryRun) throws SQLException {
        DataSubjects subjects = new DataSubjects(database, wanted);
        DataSubject subject = dryRun ? subjects.find() : subjects.lock();
        if (wanted.number() != null && subject.persons().length == 0) {
            throw new RefusalException(RefusalCode.PERSON_NOT_FOUND, wanted.argument());
        }
        List<ErasureBlocker> blockers = blockers(database, subject);
        if (!dryRun && !blockers.isEmpty()) {
            throw new RefusalException(blockers.get(0).code, wanted.argument());
        }
        List<PersonalDataStore> all = new ArrayList<>(stores);
        all.add(SubjectTable.persons(database));
        List<PersonalDataStore> concerned = new ArrayList<>();
        List<PersonDataCount> counts = new ArrayList<>();
        for (PersonalDataStore store : all) {
            long rows = store.count(database, subject);
            if (rows > 0) {
                concerned.add(store);
                counts.add(new PersonDataCount(store.table(), Math.toIntExact(rows)));
            }
        }
        counts.sort(Comparator.comparing(count -> count.table));
        return new Found(subject, concerned, counts, blockers);
    }

    private static List<ErasureBlocker> blockers(Connection database, DataSubject subject) throws SQLException {
        List<ErasureBlocker> blockers = new ArrayList<>();
        try (PreparedStatement statement = DataSubjects.prepare(
                        database, BLOCKERS, subject.persons(), subject.sessions(), subject.sessions());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Long hold = row.getObject(2, Long.class);
                RefusalCode code = hold == null ? RefusalCode.NOT_ENDED : RefusalCode.LEGAL_HOLD;
                blockers.add(new ErasureBlocker(code, row.getObject(1, Long.class), hold));
            }
        }
        return blockers;
    }

    private static void eraseTables(Connection database, Found found) throws SQLException {
        try (PreparedStatement allow = database.prepareStatement(ALLOW)) {
            allow.execute();
        }
        for (PersonalDataStore store : found.stores()) {
            store.erase(database, found.subject());
        }
    }

    /** Sessions are changed as by every action, so that their events agree with them and reach those who follow. */
    private void eraseSessions(DataSubject subject, SessionActor actor, Instant now) {
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<List<ChatSession>> sessions =
                rows.readAll(ChatSession.class, LockMode.PESSIMISTIC_WRITE, SESSIONS, (Object) subject.sessions());
        rows.run();
        for (ChatSession session : sessions.get()) {
            session.takeSnapshot();
            session.ending().eraseCustomer(actor, now);
            unitOfWork.commit(session);
        }
    }
}
