package dev.parley.superoffice;

import dev.parley.superoffice.source.SourceException;
import dev.parley.superoffice.source.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One import, from the files to the report. */
final class Importer {

    private final DataSource dataSource;
    private final ImportOptions options;
    private final PrintStream out;
    private final BatchSizes sizes;
    private final Progress progress;

    Importer(DataSource dataSource, ImportOptions options, BatchSizes sizes, PrintStream out, Progress progress) {
        this.dataSource = dataSource;
        this.options = options;
        this.sizes = sizes;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the import. One that was interrupted is resumed.
     *
     * @throws SourceException if the files or the database are not ready for it
     */
    void run() throws IOException, SQLException, SourceException {
        try (ImportDatabase database = new ImportDatabase(dataSource, options.dryRun())) {
            if (!database.lock()) {
                throw new SourceException("Another import is running on this database.");
            }
            Staging staging = new Staging(database, options, sizes, progress);
            if (options.discard()) {
                staging.drop();
                out.println(
                        "The staged rows of the interrupted import were removed. Rows that were already imported stay.");
                return;
            }
            SourceFile.Folder folder = SourceFile.in(options.folder(), options.separator());
            SourceFile.check(folder);
            ImportReport.prepare(options.report(), options.folder());
            if (staging.begin(folder)) {
                out.println("Resuming the interrupted import.");
            }
            staging.load(folder);
            new Applying(database, options, sizes, progress).run();
            ImportReport report = new ImportReport(database, options.report());
            report.write(folder);
            report.print(folder, options.dryRun(), out);
            if (options.dryRun()) {
                database.rollback();
            } else {
                database.commitBatch();
            }
            staging.drop();
            if (!options.dryRun()) {
                database.execute("analyze");
                database.commitStaging();
            }
        }
    }
}
