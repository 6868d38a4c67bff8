package dev.parley.support;

import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/** Counts the SQL statements that Hibernate prepares. */
public final class Statements {

    private final SessionFactory sessions;

    public Statements(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** How many statements an action takes. */
    public long of(Supplier<?> action) {
        sessions.getStatistics().clear();
        action.get();
        return sessions.getStatistics().getPrepareStatementCount();
    }
}
