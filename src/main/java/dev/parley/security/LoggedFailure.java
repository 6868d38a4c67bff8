package dev.parley.security;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a failure that is safe to log: its class, stack trace and causes, without messages. Messages may quote statements, constraints
 * and input of users.
 */
public final class LoggedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Maximum number of causes. Some chains of causes are circular. */
    private static final int MOST_CAUSES = 10;

    private final String what;

    private LoggedFailure(String what, @Nullable LoggedFailure cause) {
        super(what, cause);
        this.what = what;
    }

    /** Copies a failure without its messages. */
    public static LoggedFailure of(Throwable failure) {
        return of(failure, MOST_CAUSES);
    }

    private static LoggedFailure of(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        LoggedFailure logged =
                new LoggedFailure(name(failure), cause == null || causes == 0 ? null : of(cause, causes - 1));
        logged.setStackTrace(failure.getStackTrace());
        return logged;
    }

    private static String name(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof SQLException database ? name + " (SQLSTATE " + database.getSQLState() + ")" : name;
    }

    @Override
    public String toString() {
        return what;
    }
}
