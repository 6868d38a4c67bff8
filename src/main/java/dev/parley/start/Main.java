package dev.parley.start;

import dev.parley.superoffice.ImportCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Starts Parley: the service, or a command if the first argument names one. */
@QuarkusMain
public class Main {

    /** Settings of a process that runs a command: nothing in it serves clients or acts on its own. */
    private static final Map<String, String> COMMAND_SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.log.console.stderr", "true",
            "quarkus.log.level", "WARN",
            "parley.feed.enabled", "false",
            "parley.warm-up.time", "0S",
            "parley.database.await", "false");

    /** Starts the application and blocks until it stops. */
    public static void main(String... arguments) {
        boolean imports = arguments.length > 0 && ImportCommand.NAME.equals(arguments[0]);
        if (imports) {
            COMMAND_SETTINGS.forEach(System::setProperty);
        }
        List<String> faults = ConfigurationCheck.faults(!imports);
        if (!faults.isEmpty()) {
            System.err.println(ConfigurationCheck.message(faults));
            System.exit(1);
        }
        try {
            for (LocalDatabase database : ServiceLoader.load(LocalDatabase.class, Main.class.getClassLoader())) {
                database.startIfNeeded(!imports);
            }
        } catch (LocalDatabase.StartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
        if (imports) {
            Quarkus.run(ImportCommand.class, StartFailures::exit, Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            Quarkus.run(null, StartFailures::exit, arguments);
        }
    }
}
