package dev.parley.superoffice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes invented rows in SuperOffice's form, with all the oddities that an import handles. The same seed gives the same rows. The oddities come at
 * fixed places, so that small data have them all.
 *
 * <p>Once the tests are compiled, run it by {@code java -cp target/test-classes dev.parley.superoffice.SuperOfficeRows FOLDER SESSIONS
 * MESSAGES-PER-SESSION}.
 */
public final class SuperOfficeRows {

    /** A time after all rows, for --exported-at. */
    public static final String EXPORTED_AT = "2026-01-01T00:00:00Z";

    /** The zone of the local times. */
    public static final String ZONE = "W. Europe Standard Time";

    /** The number of users with a login name. */
    static final int USERS = 12;

    private final Path folder;
    private final int sessions;
    private final int messagesPerSession;

    /** Prepares rows for a folder. */
    public SuperOfficeRows(Path folder, int sessions, int messagesPerSession) {
        this.folder = folder;
        this.sessions = sessions;
        this.messagesPerSession = messagesPerSession;
    }

    /** Writes the files named by the arguments: folder, number of sessions, messages of each. */
    public static void main(String[] arguments) throws IOException {
        new SuperOfficeRows(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .write();
    }

    /** Writes all files. */
    public void write() throws IOException {
        int contacts = Math.max(20, sessions / 20);
        int persons = Math.max(40, sessions / 5);
        int tickets = Math.max(20, sessions / 10);
        Files.createDirectories(folder);
        new CrmRows(folder, contacts, persons, tickets).write();
        new ChatRows(folder, sessions, messagesPerSession, contacts, persons, tickets).write();
    }
}
