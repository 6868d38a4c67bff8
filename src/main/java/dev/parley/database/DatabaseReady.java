package dev.parley.database;

/**
 * Event: the database was reached and is migrated. Observe it in place of the start of the application if you read the database. It is fired once,
 * before the application listens, or later if the database was not there.
 *
 * <p>If an observer throws, the event is fired again. Let observers that may throw have priority {@link #MAY_FAIL}, so that no other has run by then.
 *
 * @param late whether the database could not be used when the application started
 */
public record DatabaseReady(boolean late) {

    /** Priority of observers that read the database and may throw. */
    public static final int MAY_FAIL = 1;
}
