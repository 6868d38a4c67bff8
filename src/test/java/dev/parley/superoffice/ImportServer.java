package dev.parley.superoffice;

import dev.parley.database.LongMigrations;
import dev.parley.superoffice.source.SourceException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A server with any number of databases that have Parley's tables, for tests of the import. */
final class ImportServer implements AutoCloseable {

    /** Starts one server for all classes that need it. It stops after the last test. */
    static final class Shared implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            shared = context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(ImportServer.class);
        }
    }

    private static final String USER = "postgres";
    private static final String TEMPLATE = "migrated";

    /** So that small data need several batches. */
    private static final BatchSizes SMALL = new BatchSizes(500, 25, 40);

    private static ImportServer shared;

    private final EmbeddedPostgres server;
    private int databases;

    private ImportServer() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        create(TEMPLATE, "template0");
        FluentConfiguration flyway = Flyway.configure().dataSource(of(TEMPLATE));
        new LongMigrations().customize(flyway);
        flyway.load().migrate();
    }

    private void create(String name, String template) throws SQLException {
        try (Connection connection = of(USER).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
    }

    private DataSource of(String database) {
        return server.getDatabase(USER, database);
    }

    /** Creates a database without rows. */
    static Database database() throws SQLException {
        return shared.newDatabase();
    }

    private Database newDatabase() throws SQLException {
        String name = "import_" + ++databases;
        create(name, TEMPLATE);
        return new Database(of(name), server.getJdbcUrl(USER, name));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One database. */
    record Database(DataSource source, String url) {

        /** Imports a folder and returns what the import prints. */
        String imports(Path folder, String... options) throws IOException, SQLException, SourceException {
            return imports(
                    folder,
                    new Progress(System.err, false) {
                        @Override
                        void end() {
                            // Nobody reads it.
                        }
                    },
                    options);
        }

        /** Imports a folder with a progress that may interrupt the import. */
        String imports(Path folder, Progress progress, String... options)
                throws IOException, SQLException, SourceException {
            List<String> arguments = new ArrayList<>(List.of(folder.toString(), "--report", folder + "-report"));
            arguments.addAll(List.of(options));
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            new Importer(source, ImportOptions.of(arguments), SMALL, out, progress).run();
            return printed.toString(StandardCharsets.UTF_8);
        }

        void run(String sql) throws SQLException {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** Returns the rows of a query, with their values separated by |. */
        List<String> rows(String sql) throws SQLException {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> read = new ArrayList<>();
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        values.add(String.valueOf(rows.getString(i)));
                    }
                    read.add(String.join("|", values));
                }
                return read;
            }
        }

        /** Returns one value. */
        String value(String sql) throws SQLException {
            return rows(sql).get(0);
        }

        /** Returns a hash of the content of each table. Columns that depend on the time or the order of transactions are left out. */
        List<String> content() throws SQLException {
            List<String> content = new ArrayList<>();
            for (String table : rows("""
                    select table_name from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in
                      ('flyway_schema_history', 'record_change', 'audit_event', 'agent_last_seen', 'agent_presence', 'rights_version')
                    order by 1""")) {
                content.add(table + " " + value("""
                        select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '') from (
                          select md5((to_jsonb(r) - array['xid'] - case when '%1$s' = 'chat_session_event' then 'id' else '' end)::text) as h
                          from %1$s r) each""".formatted(table)));
            }
            return content;
        }
    }
}
