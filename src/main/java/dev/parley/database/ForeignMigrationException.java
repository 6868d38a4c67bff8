package dev.parley.database;

/** Thrown if the database was migrated by other migrations than those of this version. Waiting does not solve this. */
final class ForeignMigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignMigrationException(String version) {
        super("Migration " + version
                + " of the database is not that of this version of Parley, and waiting does not solve this."
                + " Start the version that migrated the database, or a later one.");
    }
}
