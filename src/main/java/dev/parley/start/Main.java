package dev.parley.start;

import dev.parley.superoffice.ImportCheck;
import dev.parley.superoffice.ImportCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
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
            "parley.database.migrate", "true",
            "parley.database.await", "false");

    private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS =
            Map.of(ImportCommand.NAME, ImportCommand.class, MigrateCommand.NAME, MigrateCommand.class);

    /** Starts the application and blocks until it stops. */
    public static void main(String... arguments) {
        String name = arguments.length == 0 ? "" : arguments[0];
        if (name.equals(HealthCommand.NAME)) {
            System.exit(HealthCommand.run());
        }
        if (name.equals(ImportCommand.NAME)) {
            ImportCheck.run(List.of(arguments).subList(1, arguments.length), System.out)
                    .ifPresent(System::exit);
        }
        Class<? extends QuarkusApplication> command = COMMANDS.get(name);
        boolean isService = command == null;
        if (!isService) {
            COMMAND_SETTINGS.forEach(System::setProperty);
        }
        ServiceLoader<LocalDatabase> databases = ServiceLoader.load(LocalDatabase.class, Main.class.getClassLoader());
        List<String> faults =
                ConfigurationCheck.faults(isService, databases.findFirst().isPresent());
        if (!faults.isEmpty()) {
            System.err.println(ConfigurationCheck.message(faults));
            System.exit(1);
        }
        try {
            for (LocalDatabase database : databases) {
                database.startIfNeeded(isService);
            }
        } catch (LocalDatabase.StartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
        String[] others = isService ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        Quarkus.run(command, StartFailures::exit, others);
    }
}
