package dev.parley.superoffice;

import dev.parley.superoffice.source.SourceException;
import dev.parley.superoffice.source.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Checks the arguments of the command, and the names and columns of the files. It needs no database, so it runs before anything starts. */
public final class ImportCheck {

    static final int FAILED = 1;
    static final int WRONG = 2;

    private static final Set<String> HELP = Set.of("--help", "-h");

    private ImportCheck() {}

    /**
     * Checks the arguments that follow the name of the command.
     *
     * @return the exit value if there is nothing to run; empty if the import can begin
     */
    public static OptionalInt run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || HELP.contains(arguments.get(0))) {
            out.print(ImportOptions.USAGE);
            return OptionalInt.of(arguments.isEmpty() ? WRONG : 0);
        }
        try {
            ImportOptions options = ImportOptions.of(arguments);
            if (!options.discard()) {
                SourceFile.check(SourceFile.in(options.folder(), options.separator()));
            }
            return OptionalInt.empty();
        } catch (SourceException wrong) {
            out.println(wrong.getMessage());
            return OptionalInt.of(WRONG);
        } catch (IOException failed) {
            out.println("The import failed: " + failed);
            return OptionalInt.of(FAILED);
        }
    }
}
