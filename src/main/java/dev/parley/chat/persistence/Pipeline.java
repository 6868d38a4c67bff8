package dev.parley.chat.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Statements that are sent to the database together, in one round trip. They run in order, each with its own snapshot, so a read after a lock sees
 * the changes that the lock waited for. If one fails, the following ones do not run.
 *
 * <p>The driver splits the text at semicolons, then prepares and binds each statement separately.
 */
public final class Pipeline {

    private final StringBuilder text = new StringBuilder();
    private final List<Value> values = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    /** A statement parameter. */
    interface Value {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    /**
     * A number that one statement computes and later statements use. The database keeps it until the transaction ends. It is null if no statement has
     * set it.
     */
    public record Kept(String name) {

        /**
         * Returns SQL that stores an expression and returns it. The result is a number, because the driver waits for the server before it sends a
         * statement that follows one with results of unlimited length.
         */
        public String keep(String expression) {
            return "set_config('parley.%s', %s::text, true)::bigint".formatted(name, expression);
        }

        private String sql() {
            return "nullif(current_setting('parley.%s', true), '')::bigint".formatted(name);
        }
    }

    /** Receives the result of one statement. Not called for a statement that returns no rows. */
    public interface Answer {
        void take(ResultSet rows) throws SQLException;
    }

    /**
     * Adds a statement.
     *
     * @param parameters one per question mark: a {@link Value}, a {@link Kept} number, an object of a simple type, or null
     */
    void add(String sql, List<?> parameters, Answer answer) {
        text.append(text.isEmpty() ? "" : "; ");
        int from = 0;
        for (Object parameter : parameters) {
            int mark = sql.indexOf('?', from);
            text.append(sql, from, mark).append(parameter instanceof Kept kept ? kept.sql() : "?");
            if (!(parameter instanceof Kept)) {
                values.add(parameter instanceof Value value ? value : simple(parameter));
            }
            from = mark + 1;
        }
        text.append(sql, from, sql.length());
        answers.add(answer);
    }

    private static Value simple(Object value) {
        return (statement, index) -> statement.setObject(index, value);
    }

    /** Adds a statement whose result is ignored. */
    void add(String sql, List<?> parameters) {
        add(sql, parameters, rows -> {});
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    /** Runs the statements on the session's connection. Failures are thrown as Hibernate's exceptions. */
    void run(SharedSessionContractImplementor session) {
        try {
            runOn(session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection());
        } catch (SQLException failed) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(failed, "statements failed");
        } finally {
            session.getJdbcCoordinator().afterStatementExecution();
        }
    }

    private void runOn(java.sql.Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            for (int i = 0; i < values.size(); i++) {
                values.get(i).bind(statement, i + 1);
            }
            boolean rows = statement.execute();
            for (Answer answer : answers) {
                if (rows) {
                    answer.take(statement.getResultSet());
                }
                rows = statement.getMoreResults();
            }
        }
    }
}
