package dev.parley.database;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Migrates the database at the start, and then lets all that needs it begin. If the database can't be used, it tries again in the background until it
 * can, so that an instance may start before its database. Quarkus' own migration would end the process. A database that was migrated by another build ends it too.
 */
@Singleton
@Readiness
class DatabaseStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseStart.class);

    /** After all other observers of the start, so that wrong settings are found first. */
    private static final int LAST = Integer.MAX_VALUE;

    private static final String CANNOT_BE_USED = "The database can't be used: ";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Migrations migrations;
    private final Event<DatabaseReady> ready;
    private final Scheduler timers;
    private final DatabaseConfig config;
    private final Thread thread = new Thread(this::retry, "parley-database");

    private volatile boolean stopped;
    private volatile @Nullable DatabaseFailure failure = DatabaseFailure.UNREACHABLE;

    DatabaseStart(Migrations migrations, Event<DatabaseReady> ready, Scheduler timers, DatabaseConfig config) {
        this.migrations = migrations;
        this.ready = ready;
        this.timers = timers;
        this.config = config;
    }

    void begin(@Observes @Priority(LAST) StartupEvent started) {
        Optional<String> problem;
        try {
            problem = attempt(false);
        } catch (ForeignMigrationException foreign) {
            throw unusable(foreign.getMessage());
        }
        if (problem.isEmpty()) {
            return;
        }
        if (!config.await()) {
            throw unusable(problem.get());
        }
        report(problem.get(), FIRST_PAUSE);
        thread.setDaemon(true);
        thread.start();
    }

    /** The process prints this message without a stack trace. */
    private static ConfigurationException unusable(@Nullable String problem) {
        return new ConfigurationException(CANNOT_BE_USED + problem);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        thread.interrupt();
    }

    /** Reports readiness. The reason names no address. */
    @Override
    public HealthCheckResponse call() {
        DatabaseFailure reason = failure;
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Migration").status(reason == null);
        return (reason == null ? response : response.withData("reason", reason.meaning())).build();
    }

    private void retry() {
        try {
            Optional<String> problem;
            Duration pause = FIRST_PAUSE;
            do {
                Thread.sleep(pause.toMillis());
                problem = attempt(true);
                pause = longer(pause);
                if (problem.isPresent() && !stopped) {
                    report(problem.get(), pause);
                }
            } while (problem.isPresent() && !stopped);
            if (!stopped) {
                LOG.info("The database is there and migrated.");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ForeignMigrationException foreign) {
            LOG.error(CANNOT_BE_USED + foreign.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(config.longestPause()) < 0 ? twice : config.longestPause();
    }

    private static void report(String problem, Duration pause) {
        LOG.warnf("The database can't be used yet. Next attempt in %d s. %s", pause.toSeconds(), problem);
    }

    /**
     * Migrates the database and lets everything begin. Returns what prevents it.
     *
     * @throws ForeignMigrationException if waiting does not solve it
     */
    private Optional<String> attempt(boolean late) {
        try {
            migrations.run();
            ready.fire(new DatabaseReady(late));
            if (timers.isStarted()) {
                timers.resume();
            }
            failure = null;
            return Optional.empty();
        } catch (ForeignMigrationException foreign) {
            failure = DatabaseFailure.OTHER;
            throw foreign;
        } catch (RuntimeException failed) {
            failure = DatabaseFailure.of(failed);
            return Optional.of(problem(failed));
        }
    }

    /** One line for the log: the failed migration, if one failed, and the database's message. */
    static String problem(RuntimeException failed) {
        Optional<SQLException> sql = DatabaseFailure.sql(failed);
        String database =
                sql.map(cause -> line(cause.getMessage()) + reason(cause)).orElse("");
        if (sql.isPresent() && DatabaseFailure.isTemporary(failed)) {
            return database;
        }
        String first = String.valueOf(failed.getMessage()).strip();
        return (sql.isPresent() ? line(first.lines().findFirst().orElse("")) : line(first))
                + (database.isEmpty() ? "" : ": " + database);
    }

    /** An unknown host is only named by the cause. */
    private static String reason(SQLException failed) {
        Throwable cause = failed.getCause();
        return cause == null || failed.getSQLState() == null || cause instanceof SQLException
                ? ""
                : " (" + cause.getClass().getSimpleName() + ": " + line(cause.getMessage()) + ")";
    }

    private static String line(@Nullable String message) {
        return String.valueOf(message).strip().replaceAll("\\s+", " ");
    }
}
