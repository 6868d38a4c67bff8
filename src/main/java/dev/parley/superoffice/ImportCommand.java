package dev.parley.superoffice;

import dev.parley.security.LoggedFailure;
import dev.parley.superoffice.source.SourceException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The command "import". Quarkus runs it in place of the service. Its exit values are 0, 1 for a failure, and 2 for wrong arguments or files. */
@Singleton
@Unremovable
public class ImportCommand implements QuarkusApplication {

    /** The first argument of the process, by which the command is chosen. */
    public static final String NAME = "import";

    private static final Logger LOG = Logger.getLogger(ImportCommand.class);

    private final DataSource database;

    ImportCommand(DataSource database) {
        this.database = database;
    }

    @Override
    public int run(String... arguments) {
        return run(List.of(arguments), System.out);
    }

    /** Runs the command with the arguments that follow its name. */
    int run(List<String> arguments, PrintStream out) {
        OptionalInt ended = ImportCheck.run(arguments, out);
        if (ended.isPresent()) {
            return ended.getAsInt();
        }
        try {
            Progress progress = new Progress(out, System.console() != null);
            new Importer(database, ImportOptions.of(arguments), BatchSizes.USUAL, out, progress).run();
            return 0;
        } catch (SourceException wrong) {
            out.println(wrong.getMessage());
            return ImportCheck.WRONG;
        } catch (IOException failed) {
            out.println("The import failed: " + failed);
            return ImportCheck.FAILED;
        } catch (SQLException | RuntimeException failed) {
            LOG.error("The import failed. Run it again to resume it.", LoggedFailure.of(failed));
            out.println("The import failed. Run it again to resume it.");
            return ImportCheck.FAILED;
        }
    }
}
