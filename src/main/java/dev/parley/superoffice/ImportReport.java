package dev.parley.superoffice;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.superoffice.source.Lookups;
import dev.parley.superoffice.source.Refusals;
import dev.parley.superoffice.source.Rule;
import dev.parley.superoffice.source.Rule.Effect;
import dev.parley.superoffice.source.SourceException;
import dev.parley.superoffice.source.SourceFile;
import dev.parley.superoffice.source.SourceTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of an import: figures per table and per rule, a file with each case, and files with the refused rows. It names files, lines, columns and
 * rules. It has no values, except for the files of refused rows.
 */
final class ImportReport {

    private static final String CASES = "report.csv";
    private static final String REFUSED = "refused";
    private static final int FETCH = 1000;

    private final ImportDatabase database;
    private final Path folder;

    /** Figures by table: read, imported, unchanged, dropped, refused. */
    private final Map<String, long[]> tables = new TreeMap<>();

    /** Figures by effect, rule and table. */
    private final Map<Effect, Map<String, Long>> rules = new EnumMap<>(Effect.class);

    ImportReport(ImportDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * Creates the folder before anything is imported.
     *
     * @throws SourceException if nothing can be written there, or if the files of refused rows would replace the files that are imported
     */
    static void prepare(Path report, Path source) throws IOException, SourceException {
        Path refused = report.resolve(REFUSED);
        if (Files.exists(refused) && Files.isSameFile(refused, source)) {
            throw new SourceException(
                    source + " is the folder of this report's refused rows. Name another report with --report.");
        }
        try {
            Files.createDirectories(report);
            Files.delete(Files.createTempFile(report, "import", ".tmp"));
        } catch (IOException failed) {
            throw new SourceException("The report cannot be written to " + report + ". Name a folder with --report.");
        }
    }

    /** Counts the cases and writes the files. */
    void write(SourceFile.Folder files) throws IOException, SQLException {
        Files.createDirectories(folder);
        try (CsvWriter cases = CsvWriter.builder().build(folder.resolve(CASES))) {
            cases.writeRecord("file", "line", "column", "rule", "effect", "reason");
            for (SourceFile file : files.files()) {
                if (!Lookups.isLookup(file.table())) {
                    count(file.table());
                    writeCases(file, cases);
                }
                Files.deleteIfExists(refused(file));
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        for (SourceFile file : files.files()) {
            if (!Lookups.isLookup(file.table()) && refusedRows(file.table()) > 0) {
                writeRefused(file);
            }
        }
    }

    private Path refused(SourceFile file) {
        return folder.resolve(REFUSED).resolve(file.name());
    }

    private void count(SourceTable table) throws SQLException {
        database.each("""
                select count(*), count(*) filter (where refused is null and not known), count(*) filter (where refused is null and known), refused
                from %s group by refused""".formatted(table.staging()), row -> add(table.name(), row));
        database.each(
                """
                select split_part(issue, '|', 1), count(*) from %s, unnest(issues) issue
                where refused is null or split_part(issue, '|', 1) = refused group by 1""".formatted(table.staging()),
                row -> rules.computeIfAbsent(Rule.valueOf(row.getString(1)).effect(), effect -> new TreeMap<>())
                        .put(row.getString(1) + " in " + table.name(), row.getLong(2)));
    }

    private void add(String table, ResultSet row) throws SQLException {
        long[] figures = tables.computeIfAbsent(table, name -> new long[5]);
        figures[0] += row.getLong(1);
        figures[1] += row.getLong(2);
        figures[2] += row.getLong(3);
        String refused = row.getString(4);
        if (refused != null) {
            figures[Rule.valueOf(refused).effect() == Effect.DROPPED ? 3 : 4] += row.getLong(1);
        }
    }

    private void writeCases(SourceFile file, CsvWriter cases) throws SQLException {
        database.each("""
                select line, split_part(issue, '|', 1), split_part(issue, '|', 2) from %s, unnest(issues) issue
                where not known or refused is not null order by line""".formatted(file.table().staging()), row -> {
            Rule rule = Rule.valueOf(row.getString(2));
            if (rule.isListed()) {
                cases.writeRecord(
                        file.name(),
                        row.getString(1),
                        row.getString(3),
                        rule.name(),
                        rule.effect().name().toLowerCase(Locale.ROOT),
                        rule.description());
            }
        });
    }

    private long refusedRows(SourceTable table) {
        return tables.getOrDefault(table.name(), new long[5])[4];
    }

    private void writeRefused(SourceFile file) throws IOException, SQLException {
        Files.createDirectories(folder.resolve(REFUSED));
        String dropped = Stream.of(Rule.values())
                .filter(rule -> rule.effect() == Effect.DROPPED)
                .map(rule -> "'" + rule + "'")
                .collect(Collectors.joining(", "));
        String sql = """
                select line, refused || coalesce(' ' || (
                  select string_agg(split_part(issue, '|', 2), ' ') from unnest(issues) issue where split_part(issue, '|', 1) = refused), '')
                from %s where refused is not null and refused not in (%s) order by line""".formatted(file.table().staging(), dropped);
        try (PreparedStatement statement = database.prepare(sql)) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                Refusals.write(file, iterator(rows), refused(file));
            }
        }
    }

    private static Iterator<Refusals.Refused> iterator(ResultSet rows) throws SQLException {
        return new Iterator<>() {
            private boolean more = rows.next();

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public Refusals.Refused next() {
                if (!more) {
                    throw new NoSuchElementException();
                }
                try {
                    Refusals.Refused next = new Refusals.Refused(rows.getLong(1), rows.getString(2));
                    more = rows.next();
                    return next;
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        };
    }

    /** Prints the figures. */
    void print(SourceFile.Folder files, boolean dryRun, PrintStream out) throws SQLException {
        out.println();
        out.println(dryRun ? "Dry run: nothing was changed." : "The import is complete.");
        out.printf(
                Locale.ROOT,
                "%-16s %10s %10s %10s %10s %10s%n",
                "table",
                "read",
                "imported",
                "unchanged",
                "dropped",
                "refused");
        tables.forEach((table, figures) -> out.printf(
                Locale.ROOT,
                "%-16s %10d %10d %10d %10d %10d%n",
                table,
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4]));
        rules.forEach((effect, counts) -> {
            out.println();
            out.println(effect.name().toLowerCase(Locale.ROOT) + ":");
            counts.forEach((rule, count) -> out.printf(Locale.ROOT, "  %-50s %10d%n", rule, count));
        });
        out.println();
        files.others().forEach(name -> out.println("Not imported: " + name));
        database.each(
                "select name, unknown_columns from import_file where unknown_columns <> '' order by name",
                row -> out.println("Unknown columns in " + row.getString(1) + ": "
                        + row.getString(2).replace("\n", ", ")));
        out.println("Each case: " + folder.resolve(CASES));
        if (tables.values().stream().anyMatch(figures -> figures[4] > 0)) {
            out.println("Refused rows, to be mended and imported again: " + folder.resolve(REFUSED));
        }
    }
}
