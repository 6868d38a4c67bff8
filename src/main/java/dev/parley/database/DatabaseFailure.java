package dev.parley.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of failures of the database. */
public enum DatabaseFailure {
    /** No connection to the server. */
    UNREACHABLE("The database can't be reached."),
    /** The server is starting or shutting down, or an administrator has ended the connection. */
    RESTARTING("The database is starting or shutting down."),
    /** The server has no connection, memory or disk space left. */
    EXHAUSTED("The database has too few resources, such as connections or disk space."),
    /** All connections of this instance are in use. */
    POOL_EXHAUSTED("No connection of the pool is free."),
    /** The server is a standby, or the former primary. */
    READ_ONLY("The database is read-only."),
    /** The server refuses the name or the password. */
    CREDENTIALS("The database refuses the credentials."),
    /** The server has no database of this name. */
    MISSING("The server has no database of this name."),
    /** The instance does not migrate by itself, and nobody else has done it. */
    NOT_MIGRATED("The database is not migrated to this version."),
    /** Any other failure. */
    OTHER("The database reports an error. The log says which.");

    private static final String WRITE_TO_STANDBY = "25006";

    private static final String NO_SUCH_DATABASE = "3D000";

    /** The pool throws an exception without a SQLSTATE. */
    private static final String POOL_IS_FULL = "acquisition timeout";

    private static final int DEEPEST = 12;

    private final String meaning;

    DatabaseFailure(String meaning) {
        this.meaning = meaning;
    }

    /** A sentence without addresses and names. */
    String meaning() {
        return meaning;
    }

    /** The kind of a failure, by the first database exception among its causes. */
    public static DatabaseFailure of(Throwable failure) {
        return failure instanceof NotMigratedException
                ? NOT_MIGRATED
                : sql(failure).map(DatabaseFailure::kind).orElse(OTHER);
    }

    /** Whether a request failed because the database can't be used at the moment. It may succeed later without any change. */
    public static boolean isTemporary(Throwable failure) {
        return of(failure) != OTHER;
    }

    /** The database exception that a failure was caused by. Transactions whose commit fails have it among their suppressed exceptions. */
    public static Optional<SQLException> sql(Throwable failure) {
        return Optional.ofNullable(sql(failure, DEEPEST));
    }

    /** Some chains of causes are circular. */
    private static @Nullable SQLException sql(@Nullable Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return null;
        }
        if (failure instanceof SQLException sql) {
            return sql;
        }
        SQLException found = sql(failure.getCause(), depth - 1);
        for (Throwable suppressed : failure.getSuppressed()) {
            found = found != null ? found : sql(suppressed, depth - 1);
        }
        return found;
    }

    private static DatabaseFailure kind(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains(POOL_IS_FULL) ? POOL_EXHAUSTED : OTHER;
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return MISSING;
        }
        return switch (state.substring(0, 2)) {
            // Connection exceptions and system errors.
            case "08", "58" -> UNREACHABLE;
            case "53" -> EXHAUSTED;
            case "57" -> state.startsWith("57P") ? RESTARTING : OTHER;
            case "28" -> CREDENTIALS;
            default -> state.equals(WRITE_TO_STANDBY) ? READ_ONLY : OTHER;
        };
    }
}
