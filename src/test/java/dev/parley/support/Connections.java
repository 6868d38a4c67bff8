package dev.parley.support;

/** Helpers that wait for, or cause, events on the service's database connections. */
public final class Connections {

    private static final String WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?";
    private static final String ALL_WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    private static final String FAILED =
            "select xact_rollback from pg_stat_database where datname = current_database()";

    private Connections() {}

    /** Waits until this number of statements wait for a lock. */
    public static void awaitWaiting(TestDatabase database, int count) {
        Waits.until(() -> database.number(ALL_WAITING) == count, count + " statements wait for a lock");
    }

    /** Waits until a statement on a table waits for a lock. */
    public static void awaitOneThatWaitsFor(World world, String table) {
        Waits.until(() -> world.number(WAITING, "% " + table + " %") > 0, "a statement waits for " + table);
    }

    /** Renames a table, runs a change, and renames the table back after a statement has failed. */
    public static void failOnceWithout(World world, String table, Runnable change) {
        long failed = world.number(FAILED);
        world.run("alter table " + table + " rename to away");
        try {
            change.run();
            Waits.until(() -> world.number(FAILED) > failed, "a statement fails");
        } finally {
            world.run("alter table away rename to " + table);
        }
    }
}
