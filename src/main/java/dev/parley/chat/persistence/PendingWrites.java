package dev.parley.chat.persistence;

import dev.parley.chat.persistence.Pipeline.Answer;
import dev.parley.graphql.model.NodeEntity;
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
 * Collects the writes of a transaction: new rows, the columns of managed entities that have changed, and statements beside them.
 * {@link #commit} sends all of it in one round trip, with the COMMIT behind it. A transaction that ends without that call writes it then.
 */
@TransactionScoped
public class PendingWrites {

    private final TransactionManager transactions;
    private Pipeline ahead = new Pipeline();
    private final List<Sql> before = new ArrayList<>();
    private final List<NodeEntity> rows = new ArrayList<>();
    private final List<Sql> after = new ArrayList<>();
    private final List<NodeEntity> deleted = new ArrayList<>();
    private final List<Runnable> onceStored = new ArrayList<>();
    private boolean isWrittenAtTheEnd;

    private record Sql(String text, List<?> values) {}

    PendingWrites(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /**
     * Has the end of the transaction write what is here. Not before there is something: Hibernate warns of callbacks that a rollback leaves,
     * and a refused action has written nothing.
     */
    private void writeAtTheEnd() {
        if (!isWrittenAtTheEnd) {
            isWrittenAtTheEnd = true;
            BeforeCompletionCallback end = ending -> commit();
            database().getActionQueue().registerCallback(end);
        }
    }

    /**
     * A statement that goes to the database ahead of the next pipeline, in its round trip.
     *
     * @param values of simple types
     */
    public void ahead(String sql, Answer answer, Object... values) {
        ahead.add(sql, Arrays.asList(values), answer);
    }

    /** A pipeline for what the transaction reads, with what goes ahead. */
    public Pipeline pipeline() {
        Pipeline pipeline = ahead;
        ahead = new Pipeline();
        return pipeline;
    }

    /** A statement that comes before the rows. Its values are of simple types, or entities, which stand for their ids. */
    public void before(String sql, Object... values) {
        writeAtTheEnd();
        before.add(new Sql(sql, Arrays.asList(values)));
    }

    /**
     * A new row; twice the same is once. Its id is known after the commit, and the row is inserted after changed ones are updated. A row
     * that has its id already is inserted before, so that changed ones may link to it. Else rows are inserted in this order.
     */
    public void insert(NodeEntity row) {
        writeAtTheEnd();
        if (rows.stream().noneMatch(known -> known == row)) {
            rows.add(row);
        }
    }

    /** A statement that comes after the rows, with values as of {@link #before}. */
    public void after(String sql, Object... values) {
        writeAtTheEnd();
        after.add(new Sql(sql, Arrays.asList(values)));
    }

    /** A row that goes, after all other rows are written. */
    public void delete(NodeEntity row) {
        writeAtTheEnd();
        deleted.add(row);
    }

    /** Something to do once the rows have their ids. */
    public void onceStored(Runnable action) {
        writeAtTheEnd();
        onceStored.add(action);
    }

    /**
     * Writes everything and commits. The transaction ends here for the database: its manager's own COMMIT finds nothing to do, and costs
     * no round trip. Nothing may be read or written in it after this. Entities are detached.
     */
    public void commit() {
        requireNotRolledBack();
        SessionImplementor session = database();
        if (session.getActionQueue().hasAnyQueuedActions()) {
            throw new IllegalStateException(
                    "Rows are inserted and deleted here only: Hibernate's would come after the commit.");
        }
        Pipeline pipeline = pipeline(session);
        if (!pipeline.isEmpty()) {
            pipeline.add("commit", List.of());
            run(pipeline, session);
            session.clear();
        }
        List<Runnable> actions = List.copyOf(onceStored);
        onceStored.clear();
        actions.forEach(Runnable::run);
    }

    private static SessionImplementor database() {
        return Panache.getSession().unwrap(SessionImplementor.class);
    }

    /** What the transaction manager will roll back must not be committed behind its back. */
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
        // An action that read nothing has left what goes ahead.
        Pipeline pipeline = pipeline();
        List<NodeEntity> unnumbered =
                rows.stream().filter(row -> row.id == null).toList();
        RowSql sql = new RowSql(session, unnumbered);
        before.forEach(each -> sql.add(each.text(), each.values(), pipeline));
        rows.stream().filter(row -> row.id != null).forEach(row -> sql.insert(row, pipeline));
        for (var managed : session.getPersistenceContextInternal().reentrantSafeEntityEntries()) {
            EntityEntry entry = managed.getValue();
            // One without a state is a link that nobody has followed.
            if (entry.getStatus() == Status.MANAGED && entry.getLoadedState() != null) {
                sql.update(managed.getKey(), entry, pipeline);
            }
        }
        unnumbered.forEach(row -> sql.insert(row, pipeline));
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
