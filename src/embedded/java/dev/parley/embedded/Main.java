package dev.parley.embedded;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts Parley, with an embedded database if none is configured. */
@QuarkusMain
public class Main {

    /** Starts the application and blocks until it stops. */
    public static void main(String... arguments) {
        if (EmbeddedDatabase.isWanted()) {
            try {
                EmbeddedDatabase.start();
            } catch (EmbeddedDatabase.StartFailure failure) {
                System.err.println(failure.getMessage());
                System.exit(1);
            }
        }
        Quarkus.run(arguments);
    }
}
