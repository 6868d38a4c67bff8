package dev.parley.start;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;

/** The command {@code migrate}: migrates the database and ends. The start has migrated it before this runs, or has ended the process with 1. */
@Singleton
@Unremovable
class MigrateCommand implements QuarkusApplication {

    /** The first argument of the process. */
    static final String NAME = "migrate";

    @Override
    public int run(String... arguments) {
        System.out.println("The database is migrated.");
        return 0;
    }
}
