package dev.parley.superoffice;

import dev.parley.superoffice.source.Lookups;
import dev.parley.superoffice.source.SourceColumn;
import dev.parley.superoffice.source.SourceException;
import dev.parley.superoffice.source.SourceFile;
import dev.parley.superoffice.source.SourceRows;
import dev.parley.superoffice.source.SourceTable;
import dev.parley.superoffice.source.SourceTables;
import dev.parley.superoffice.source.StagedRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * The staging tables, and the state of an import that can be resumed. The tables are not logged: after a crash of the database they are empty, and the
 * import starts over.
 */
final class Staging {

    /** Characters that are sent at once. */
    private static final int BUFFER = 1 << 16;

    private static final String STATE = """
            create unlogged table import_run (identity text not null, exported_at timestamptz not null);
            create unlogged table import_step (name text primary key, position bigint not null, is_done boolean not null);
            create unlogged table import_file (
              name text primary key, records bigint not null, is_done boolean not null, time_position timestamptz, unknown_columns text);
            create unlogged table import_batch (session_id bigint primary key, batch bigint not null)""";

    private static final String STATE_TABLES = "import_run, import_step, import_file, import_batch";

    private final ImportDatabase database;
    private final ImportOptions options;
    private final int chunk;
    private final Progress progress;

    Staging(ImportDatabase database, ImportOptions options, BatchSizes sizes, Progress progress) {
        this.database = database;
        this.options = options;
        this.chunk = sizes.records();
        this.progress = progress;
    }

    /**
     * Continues an interrupted import of the same files with the same options, or begins one.
     *
     * @return whether an import is continued
     */
    boolean begin(SourceFile.Folder folder) throws IOException, SQLException {
        String identity = identity(folder);
        if (exists() && identity.equals(database.text("select identity from import_run"))) {
            return true;
        }
        drop();
        database.execute(STATE);
        for (SourceTable table : SourceTables.all()) {
            database.execute(definition(table));
        }
        Instant latest = options.exportedAt() == null ? folder.lastModified() : options.exportedAt();
        database.update(
                "insert into import_run (identity, exported_at) values (?, least(?, now()))",
                identity,
                latest.atOffset(ZoneOffset.UTC));
        database.commitStaging();
        return false;
    }

    private boolean exists() throws SQLException {
        return database.is("select to_regclass('import_run') is not null");
    }

    /** Removes the staging tables. */
    void drop() throws SQLException {
        String tables = SourceTables.all().stream().map(SourceTable::staging).collect(Collectors.joining(", "));
        database.execute("drop table if exists " + tables + ", " + STATE_TABLES);
        database.commitStaging();
    }

    private String identity(SourceFile.Folder folder) throws IOException {
        StringBuilder identity = new StringBuilder();
        for (SourceFile file : folder.files()) {
            identity.append(file.name()).append('=').append(file.hash()).append('\n');
        }
        return identity.append(options.zone().getId())
                .append(options.separator())
                .append(options.nullText())
                .append(options.exportedAt())
                .append(options.faqAccess())
                .append(options.faqStatus())
                .toString();
    }

    private static String definition(SourceTable table) {
        String columns = table.staged().stream()
                .map(column -> ", " + column.target() + " " + column.form().sqlType())
                .collect(Collectors.joining());
        // Values that scripts find in other files and rows.
        String more = switch (table.name()) {
            case "person" -> ", email text, phone text";
            case "kb_category" -> ", topic_id bigint, is_open boolean not null default false";
            case "kb_entry" -> ", published boolean not null default false";
            default -> "";
        };
        return "create unlogged table %s (line bigint primary key, refused text, issues text[] not null, known boolean not null default false%s%s)"
                .formatted(table.staging(), columns, more);
    }

    /** Loads the files, from where an interrupted import has stopped. */
    void load(SourceFile.Folder folder) throws IOException, SQLException, SourceException {
        Lookups lookups = new Lookups();
        for (SourceFile file : folder.files()) {
            if (Lookups.isLookup(file.table())) {
                SourceRows.read(file, lookups);
            } else if (!database.is("select is_done from import_file where name = ?", file.name())) {
                load(file, lookups);
            }
        }
    }

    private void load(SourceFile file, Lookups lookups) throws IOException, SQLException, SourceException {
        progress.begin("Reading " + file.name(), file.size(), "MB");
        try (SourceRows rows = new SourceRows(file, options.zone(), lookups, options.nullText())) {
            long records = skipLoaded(file, rows);
            boolean more = true;
            while (more) {
                int loaded = copyChunk(file.table(), rows);
                records += loaded;
                more = loaded == chunk;
                save(file, rows, records, !more);
                progress.reached(rows.bytes());
            }
            database.execute("create index on %1$s (%2$s); analyze %1$s"
                    .formatted(file.table().staging(), file.table().id()));
            if (file.table().name().equals("chat_message")) {
                database.execute("create index on import_chat_message (session_id)");
            }
            database.commitStaging();
        }
        progress.end();
    }

    private long skipLoaded(SourceFile file, SourceRows rows) throws IOException, SQLException, SourceException {
        Long loaded = database.number("select records from import_file where name = ?", file.name());
        if (loaded == null) {
            return 0;
        }
        OffsetDateTime position = database.first(
                "select time_position from import_file where name = ?",
                row -> row.getObject(1, OffsetDateTime.class),
                file.name());
        rows.skip(loaded, position == null ? null : position.toInstant());
        return loaded;
    }

    private int copyChunk(SourceTable table, SourceRows rows) throws IOException, SQLException, SourceException {
        String columns = table.staged().stream()
                .map(SourceColumn::target)
                .map(Objects::requireNonNull)
                .collect(Collectors.joining(", ", "line, refused, issues, ", ""));
        CopyIn copy = database.copy().copyIn("copy %s (%s) from stdin".formatted(table.staging(), columns));
        try {
            int count = 0;
            StringBuilder text = new StringBuilder(BUFFER * 2);
            for (StagedRow row = rows.next(); row != null; row = count < chunk ? rows.next() : null) {
                row.copyTo(text);
                count++;
                if (text.length() > BUFFER) {
                    send(text, copy);
                }
            }
            send(text, copy);
            copy.endCopy();
            return count;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(StringBuilder text, CopyIn copy) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void save(SourceFile file, SourceRows rows, long records, boolean done) throws SQLException {
        Set<String> unknown = new TreeSet<>(rows.unknownColumns());
        String former = database.text("select unknown_columns from import_file where name = ?", file.name());
        if (former != null && !former.isEmpty()) {
            unknown.addAll(Set.of(former.split("\n")));
        }
        @Nullable Instant position = rows.position();
        database.update(
                """
                insert into import_file (name, records, is_done, time_position, unknown_columns) values (?, ?, ?, ?, ?)
                on conflict (name) do update set records = excluded.records, is_done = excluded.is_done,
                  time_position = excluded.time_position, unknown_columns = excluded.unknown_columns""",
                file.name(),
                records,
                done,
                position == null ? null : position.atOffset(ZoneOffset.UTC),
                String.join("\n", unknown));
        database.commitStaging();
    }
}
