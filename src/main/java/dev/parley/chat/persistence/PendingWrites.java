package dev.parley.chat.persistence;

import dev.parley.chat.persistence.Pipeline.Answer;
import dev.parley.graphql.declaration.NodeEntity;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;
import org.hibernate.exception.DataException;

/**
 * Collects the writes of a transaction: new rows, changed columns of managed entities, and additional statements. {@link #commit} sends all of it
 * together with the COMMIT in one round trip. If the transaction ends without that call, the writes are sent then.
 */
@TransactionScoped
public class PendingWrites {

    private final TransactionManager transactions;
    private Pipeline ahead = new Pipeline();
    private final List<Sql> before = new ArrayList<>();
    private final List<NodeEntity> rows = new ArrayList<>();
    private final List<Sql> after = new ArrayList<>();
    private final List<NodeEntity> deleted = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean isWrittenAtTheEnd;

    private record Sql(String text, List<?> values) {}

    PendingWrites(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /**
     * Registers a callback that writes at the end of the transaction. Registered only when there is something to write: Hibernate warns of callbacks
     * that a rollback leaves behind, and a refused action has written nothing.
     */
    private void writeAtTheEnd() {
        if (!isWrittenAtTheEnd) {
            isWrittenAtTheEnd = true;
            BeforeCompletionCallback end = ending -> commit();
            database().getActionQueue().registerCallback(end);
        }
    }

    /**
     * Adds a statement that is sent ahead of the next pipeline, in the same round trip.
     *
     * @param values values of simple types
     */
    public void ahead(String sql, Answer answer, Object... values) {
        ahead.add(sql, Arrays.asList(values), answer);
    }

    /** Returns a pipeline for the transaction's reads, which starts with the statements added by {@link #ahead}. */
    public Pipeline pipeline() {
        Pipeline pipeline = ahead;
        ahead = new Pipeline();
        return pipeline;
    }

    /**
     * Adds a statement that runs before the rows are written.
     *
     * @param values values of simple types, or entities, which are replaced by their ids
     */
    public void before(String sql, Object... values) {
        writeAtTheEnd();
        before.add(new Sql(sql, Arrays.asList(values)));
    }

    /**
     * Adds a new row; adding the same row again has no effect. A row that already has an id is inserted before changed rows are updated, so that
     * those may link to it. Other rows are inserted after the updates and receive their ids with the commit. The order of insertion is kept.
     */
    public void insert(NodeEntity row) {
        writeAtTheEnd();
        if (rows.stream().noneMatch(known -> known == row)) {
            rows.add(row);
        }
    }

    /**
     * Adds a statement that runs after the rows are written.
     *
     * @param values as in {@link #before}
     */
    public void after(String sql, Object... values) {
        writeAtTheEnd();
        after.add(new Sql(sql, Arrays.asList(values)));
    }

    /** Deletes a row, after all other rows are written. */
    public void delete(NodeEntity row) {
        writeAtTheEnd();
        deleted.add(row);
    }

    /** Runs an action after the commit, when new rows have their ids. */
    public void afterCommit(Runnable action) {
        writeAtTheEnd();
        afterCommit.add(action);
    }

    /**
     * Writes everything and commits. For the database the transaction ends here; the transaction manager's own COMMIT has no effect and costs no
     * round trip. Do not read or write in the transaction afterwards. Entities are detached.
     */
    public void commit() {
        requireNotRolledBack();
        SessionImplementor session = database();
        if (session.getActionQueue().hasAnyQueuedActions()) {
            throw new IllegalStateException(
                    "Insert and delete rows through PendingWrites only: Hibernate's own statements would run after the commit.");
        }
        Pipeline pipeline = pipeline(session);
        if (!pipeline.isEmpty()) {
            pipeline.add("commit", List.of());
            run(pipeline, session);
            session.clear();
        }
        List<Runnable> actions = List.copyOf(afterCommit);
        afterCommit.clear();
        actions.forEach(Runnable::run);
    }

    private static SessionImplementor database() {
        return Panache.getSession().unwrap(SessionImplementor.class);
    }

    /** Prevents the commit of a transaction that the transaction manager is going to roll back. */
    private void requireNotRolledBack() {
        try {
            if (transactions.getStatus() != jakarta.transaction.Status.STATUS_ACTIVE) {
                throw new IllegalStateException("The transaction is being rolled back.");
            }
        } catch (SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Pipeline pipeline(SessionImplementor session) {
        // If the action has read nothing, statements added by ahead() are still waiting.
        Pipeline pipeline = pipeline();
        List<NodeEntity> unnumbered =
                rows.stream().filter(row -> row.id == null).toList();
        RowSql sql = new RowSql(session, unnumbered);
        before.forEach(each -> sql.add(each.text(), each.values(), pipeline));
        rows.stream().filter(row -> row.id != null).forEach(row -> sql.insertNumbered(row, pipeline));
        List<RowSql.Part> parts = new ArrayList<>();
        for (var managed : session.getPersistenceContextInternal().reentrantSafeEntityEntries()) {
            EntityEntry entry = managed.getValue();
            // An entity without a loaded state is a lazy reference that was never initialized.
            if (entry.getStatus() == Status.MANAGED && entry.getLoadedState() != null) {
                RowSql.Part update = sql.update(managed.getKey(), entry, pipeline);
                if (update != null) {
                    parts.add(update);
                }
            }
        }
        unnumbered.forEach(row -> parts.add(sql.insert(row, pipeline)));
        sql.write(parts, pipeline);
        after.forEach(each -> sql.add(each.text(), each.values(), pipeline));
        deleted.forEach(row -> sql.delete(row, pipeline));
        Stream.of(before, rows, after, deleted).forEach(List::clear);
        return pipeline;
    }

    private static void run(Pipeline pipeline, SessionImplementor session) {
        try {
            pipeline.run(session);
        } catch (DataException failed) {
            if (String.valueOf(failed.getSQLException().getMessage()).contains(RowSql.STALE)) {
                throw new StaleStateException("A row was changed or deleted by another transaction.", failed);
            }
            throw failed;
        }
    }
}
