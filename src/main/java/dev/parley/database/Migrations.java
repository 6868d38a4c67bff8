package dev.parley.database;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jboss.logging.Logger;

/** Migrates the database. A migration that gives way to the statements of other instances is tried again. */
@Singleton
class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class);

    /** A script that ran outside of a transaction and failed runs again from its beginning. Flyway would wait for somebody to repair its table. */
    private static final String FORGET_FAILURES = """
            do $$ begin
              if to_regclass('flyway_schema_history') is not null then
                delete from flyway_schema_history where not success;
              end if;
            end $$""";

    /** PostgreSQL's SQLSTATEs of a lock that was not free in time, and of a deadlock. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String DEADLOCK = "40P01";

    /** Lets the statements run that waited behind the migration. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int ATTEMPTS = 60;

    private final AgroalDataSource pool;
    private final Flyway flyway;
    private final DatabaseConfig config;

    Migrations(AgroalDataSource pool, Flyway flyway, DatabaseConfig config) {
        this.pool = pool;
        this.flyway = flyway;
        this.config = config;
    }

    /**
     * Runs all pending migrations, or fails if some are pending and this instance may not run them.
     *
     * @throws ForeignMigrationException if the database was migrated by other migrations than those of this version
     */
    void run() {
        if (!config.migrate()) {
            int pending = flyway.info().pending().length;
            if (pending > 0) {
                throw new NotMigratedException(pending);
            }
            return;
        }
        forgetFailures();
        boolean changed = true;
        try {
            changed = migrate();
        } finally {
            if (changed) {
                // The connection of the migrations has their limits of time.
                pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
            }
        }
    }

    private boolean migrate() {
        boolean changed = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return flyway.migrate().migrationsExecuted > 0 || changed;
            } catch (FlywayValidateException invalid) {
                requireOwnMigrations();
                throw invalid;
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !gaveWay(failed)) {
                    throw failed;
                }
                if (attempt == 1) {
                    LOG.info("A migration gives way to other instances. It is tried again every second.");
                }
                changed = true;
                pause(failed);
            }
        }
    }

    /**
     * Other reasons may go away, such as a migration of another instance that has failed.
     *
     * @throws ForeignMigrationException if the database has a migration that this version has in another form, or not at all
     */
    private void requireOwnMigrations() {
        for (MigrationInfo migration : flyway.info().all()) {
            Integer applied = migration.getAppliedChecksum();
            Integer own = migration.getResolvedChecksum();
            boolean isChanged = applied != null && own != null && !applied.equals(own);
            if (isChanged || migration.getState() == MigrationState.MISSING_SUCCESS) {
                throw new ForeignMigrationException(String.valueOf(migration.getVersion()));
            }
        }
    }

    private static boolean gaveWay(RuntimeException failed) {
        return DatabaseFailure.sql(failed)
                .map(SQLException::getSQLState)
                .filter(state -> state.equals(LOCK_NOT_AVAILABLE) || state.equals(DEADLOCK))
                .isPresent();
    }

    private static void pause(RuntimeException failed) {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed;
        }
    }

    private void forgetFailures() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FORGET_FAILURES);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
