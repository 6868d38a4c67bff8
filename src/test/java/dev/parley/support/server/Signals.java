package dev.parley.support.server;

import java.io.IOException;

/** Signals to processes of the tests. */
public final class Signals {

    private Signals() {}

    /** Sends a signal, such as STOP, to a process. Every shell has the command, while the program needs a package. */
    public static void send(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid).start().waitFor();
    }
}
