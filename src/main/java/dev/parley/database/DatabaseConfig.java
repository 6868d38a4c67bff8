package dev.parley.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the database's migration and absence. */
@ConfigMapping(prefix = "parley.database")
public interface DatabaseConfig {

    /**
     * Whether an instance migrates the database at its start. If false, it waits until another process has migrated it: another instance, or
     * the command "migrate". Its role then needs no right to change tables.
     */
    @WithDefault("true")
    boolean migrate();

    /**
     * Whether an instance that can't use its database at the start waits for it: it is alive, not ready, and answers UNAVAILABLE. If false, the
     * process ends with exit value 1.
     */
    @WithDefault("true")
    boolean await();

    /** Longest pause between two attempts while an instance waits for its database. The first pause is 1 s, and each is twice the one before. */
    @WithDefault("15S")
    Duration longestPause();
}
