package dev.parley.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of failures of the database. */
public enum DatabaseFailure {
    /** No connection, or the server is full, is shutting down, is a standby, or has no space left. */
    UNREACHABLE("The database can't be reached."),
    /** The server refuses the name or the password. */
    CREDENTIALS("The database refuses the credentials."),
    /** The server has no database of this name. */
    MISSING("The server has no database of this name."),
    /** The instance does not migrate by itself, and nobody else has done it. */
    NOT_MIGRATED("The database is not migrated to this version."),
    /** Any other failure. */
    OTHER("The migration of the database failed.");

    /** PostgreSQL's SQLSTATE of writes to a server that is read-only: a standby, or the former primary. */
    private static final String READ_ONLY = "25006";

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
            return message.contains(POOL_IS_FULL) ? UNREACHABLE : OTHER;
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return MISSING;
        }
        return switch (state.substring(0, 2)) {
            // Connection exceptions, insufficient resources, shutdown or crash of the server, system errors.
            case "08", "53", "58" -> UNREACHABLE;
            case "57" -> state.startsWith("57P") ? UNREACHABLE : OTHER;
            case "28" -> CREDENTIALS;
            default -> state.equals(READ_ONLY) ? UNREACHABLE : OTHER;
        };
    }
}
