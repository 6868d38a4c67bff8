package dev.parley.security;

import java.sql.SQLException;

/**
 * A failure as the log may have it: what it was, where, and by what it was caused. What it says stays out, for messages quote
 * statements, constraints and what somebody sent.
 */
public final class LoggedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Causes that are told of; some lead back to themselves. */
    private static final int MOST_CAUSES = 10;

    private LoggedFailure(String what, LoggedFailure cause) {
        super(what, cause);
    }

    /** The same failure without its words. */
    public static LoggedFailure of(Throwable failure) {
        return of(failure, MOST_CAUSES);
    }

    private static LoggedFailure of(Throwable failure, int causes) {
        if (failure == null || causes == 0) {
            return null;
        }
        LoggedFailure logged = new LoggedFailure(name(failure), of(failure.getCause(), causes - 1));
        logged.setStackTrace(failure.getStackTrace());
        return logged;
    }

    private static String name(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof SQLException database ? name + " (SQLSTATE " + database.getSQLState() + ")" : name;
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
