package dev.parley.chat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Statements that go to the database together and come back together, in one round trip. They run in their order, each with a
 * snapshot of its own: a read behind a lock sees what the lock waited for. The first that fails ends the others.
 *
 * <p>The driver splits the text at its semicolons, and prepares and binds each statement by itself.
 */
final class Pipeline {

    private final StringBuilder text = new StringBuilder();
    private final List<Value> values = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    /** A parameter. */
    interface Value {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    /** Takes what one statement returns; it is not called for a statement that returns no rows. */
    interface Answer {
        void take(ResultSet rows) throws SQLException;
    }

    /** A parameter of a simple type, or null. */
    static Value of(Object value) {
        return (statement, index) -> statement.setObject(index, value);
    }

    /** Adds a statement, with a value for each of its question marks. */
    void add(String sql, List<Value> parameters, Answer answer) {
        text.append(text.isEmpty() ? "" : "; ").append(sql);
        values.addAll(parameters);
        answers.add(answer);
    }

    /** Adds a statement that returns nothing of interest. */
    void add(String sql, List<Value> parameters) {
        add(sql, parameters, rows -> {});
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    /** Runs the statements on the session's connection; failures are Hibernate's exceptions. */
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
