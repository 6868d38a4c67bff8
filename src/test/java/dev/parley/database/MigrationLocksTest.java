package dev.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * New migrations run while instances of the released version serve. In a transaction, a migration may block writes to one table of the released version, and
 * may not read the rows of any. PostgreSQL itself reports the locks and the reads.
 */
class MigrationLocksTest {

    /** The last migration of the last release. */
    private static final String RELEASED = "22";

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final String BLOCKED = """
            select distinct c.relname from pg_locks l join pg_class c on c.oid = l.relation join released r on r.id = c.oid
            where l.pid = pg_backend_pid()
              and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock') order by 1""";

    /** PostgreSQL may count the reads of several transactions together. */
    private static final String REMEMBER_READS =
            "create temp table earlier on commit drop as select relid, seq_scan from pg_stat_xact_user_tables";

    private static final String READ = """
            select t.relname from pg_stat_xact_user_tables t join released r on r.id = t.relid left join earlier e using (relid)
            where t.seq_scan > coalesce(e.seq_scan, 0) order by 1""";

    private static EmbeddedPostgres server;
    private static Connection connection;

    @BeforeAll
    static void migrateToTheReleasedVersion() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        migrate(RELEASED);
        connection = server.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table released as select oid as id from pg_class "
                    + "where relkind = 'r' and relnamespace = current_schema()::regnamespace");
        }
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        connection.close();
        server.close();
    }

    @Test
    void migrations_blockOneTableAndReadNone() throws Exception {
        List<String> problems = new ArrayList<>();
        MigrationInfo[] pending = flyway().load().info().pending();

        for (MigrationInfo migration : pending) {
            if (!migration.getScript().endsWith(LongMigrations.CONCURRENTLY)) {
                problemsOf(Files.readString(MIGRATIONS.resolve(migration.getScript())))
                        .forEach(problem -> problems.add(migration.getScript() + ": " + problem));
            }
            migrate(migration.getVersion().getVersion());
        }

        assertThat(pending).isNotEmpty();
        assertThat(problems)
                .as("Split these migrations, or move statements into one whose name ends with \"concurrently\"")
                .isEmpty();
    }

    @Test
    void twoTables_areFound() throws SQLException {
        assertThat(problemsOf(
                        "alter table person add column a text; create table b (id bigint references chat_session)"))
                .containsExactly("it blocks [chat_session, person]");
    }

    @Test
    void readsOfRows_areFound() throws SQLException {
        assertThat(problemsOf("create index ix_a on chat_message (type)"))
                .containsExactly("it reads the rows of [chat_message]");
        assertThat(problemsOf("alter table person add constraint ck_a check (person_id > 0)"))
                .containsExactly("it reads the rows of [person]");
        assertThat(problemsOf("alter table person add column a uuid default gen_random_uuid()"))
                .containsExactly("it reads the rows of [person]");
    }

    @Test
    void briefChanges_areNoProblem() throws SQLException {
        assertThat(problemsOf("""
                        alter table person add column a text not null default '',
                          add constraint ck_a check (person_id > 0) not valid;
                        create table b (id bigint references person);
                        create index ix_b on b (id)""")).isEmpty();
    }

    private static List<String> problemsOf(String script) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(REMEMBER_READS);
            statement.execute(script);
            List<String> blocked = texts(statement, BLOCKED);
            if (blocked.size() > 1) {
                problems.add("it blocks " + blocked);
            }
            List<String> read = texts(statement, READ);
            if (!read.isEmpty()) {
                problems.add("it reads the rows of " + read);
            }
        } finally {
            connection.rollback();
        }
        return problems;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static void migrate(String version) {
        flyway().target(MigrationVersion.fromVersion(version)).load().migrate();
    }

    private static FluentConfiguration flyway() {
        FluentConfiguration flyway =
                Flyway.configure().dataSource(server.getPostgresDatabase()).locations("classpath:db/migration");
        new LongMigrations().customize(flyway);
        return flyway;
    }
}
