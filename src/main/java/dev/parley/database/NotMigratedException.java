package dev.parley.database;

/** Thrown if migrations are pending and the instance may not run them. */
final class NotMigratedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotMigratedException(int pending) {
        super("Migrations to run first: " + pending + ". Run the command \"migrate\".");
    }
}
