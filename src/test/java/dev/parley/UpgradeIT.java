package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.server.OwnDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance migrates a database of the released schema while clients write to it. With -Dparley.upgrade.rows=2000000, it measures how long writes wait:
 * target/upgrade.md has the longest wait for each migration.
 */
@ExtendWith(PackagedService.class)
@Tag("slow")
class UpgradeIT {

    private static final Pattern GIVEN_WAY =
            Pattern.compile("(?m)^.*DbMigrate.*failed! Changes successfully rolled back\\.$");

    /** The last migration of the last release. */
    private static final String RELEASED = "22";

    private static final int ROWS = Integer.getInteger("parley.upgrade.rows", 20_000);

    /** Writes in as many sessions, which lock several tables in one transaction. */
    private static final int CONVERSATIONS = 6;

    private static final Duration PAUSE = Duration.ofMillis(5);

    /** Writes of one row, in the tables that no conversation writes to. */
    private static final Map<String, String> WRITES = Map.of(
            "person", "update person set firstname = firstname where person_id = 1",
            "contact", "update contact set name = name where contact_id = 1",
            "chat_topic", "update chat_topic set name = name where id = 1",
            "ejuser", "update ejuser set username = username where id = 1",
            "audit_event", "insert into audit_event (action, actor_name) values ('PRESENCE_CHANGED', 'upgrade')");

    /** How long statements have been waiting for a lock. On a busy machine, writes also take long without one. */
    private static final String LOCK_WAITS = """
            select coalesce(max(extract(epoch from clock_timestamp() - waitstart)), 0) from pg_locks
            where not granted and mode = 'RowExclusiveLock'""";

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final Queue<Wait> lockWaits = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private Instant begun = Instant.EPOCH;
    private volatile boolean over;

    @TempDir
    Path folder;

    private record Wait(String table, Instant end, Duration time) {}

    private interface Write {
        void run(Connection connection, int number) throws SQLException;
    }

    @Test
    void migrations_runWhileClientsWrite() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder, Map.of("max_wal_size", "4GB"))) {
            Flyway.configure()
                    .dataSource(database.url(), null, null)
                    .locations("filesystem:src/main/resources/db/migration")
                    .target(RELEASED)
                    .load()
                    .migrate();
            fill(database);
            List<Thread> writers = writers(database);
            try {
                awaitProgress();
                begun = Instant.now();
                try (Instance instance = Instance.begin(database.asSettings())) {
                    awaitReady(instance);
                    awaitProgress();
                    over = true;
                    for (Thread writer : writers) {
                        writer.join();
                    }
                    report(database);

                    assertThat(failures).isEmpty();
                    assertThat(database.texts("select count(*) from chat_message where message like 'upgrade %'"))
                            .containsExactly(acknowledged.toString());
                    assertThat(database.texts("select indexrelid::regclass::text from pg_index where not indisvalid"))
                            .isEmpty();
                    assertThat(database.texts("select conname from pg_constraint where not convalidated"))
                            .isEmpty();
                    assertThat(database.texts("select count(*) from chat_consent"))
                            .isEqualTo(database.texts("select count(*) from chat_session where consented"));
                    assertThat(Caller.admin("admin")
                                    .at(instance)
                                    .asks("{ chatTopics { totalCount } }")
                                    .<Integer>data("chatTopics.totalCount"))
                            .isEqualTo(20);
                    // Flyway reports a migration that gives way, which is tried again.
                    assertThat(GIVEN_WAY.matcher(instance.log()).replaceAll("")).doesNotContain("\tat ", "ERROR");
                }
            } finally {
                over = true;
            }
        }
    }

    /** Millions of rows take longer than a start usually may. */
    private static void awaitReady(Instance instance) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(180 + ROWS / 5_000);
        while (!instance.isReady() && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }
        instance.awaitReady();
    }

    private void awaitProgress() throws InterruptedException {
        int before = acknowledged.get();
        while (acknowledged.get() < before + 10 * CONVERSATIONS && failures.isEmpty()) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private List<Thread> writers(OwnDatabase database) {
        List<Thread> writers = new ArrayList<>();
        WRITES.forEach((table, sql) -> writers.add(writer(database, table, (connection, number) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        })));
        for (int i = 1; i <= CONVERSATIONS; i++) {
            int session = i;
            writers.add(writer(database, "conversation", (connection, number) -> {
                message(connection, session, number);
                acknowledged.incrementAndGet();
            }));
        }
        writers.add(sampler(database));
        writers.forEach(Thread::start);
        return writers;
    }

    private Thread writer(OwnDatabase database, String table, Write write) {
        return new Thread(() -> {
            try (Connection connection = DriverManager.getConnection(database.url())) {
                for (int number = 2; !over; number++) {
                    Instant start = Instant.now();
                    write.run(connection, number);
                    Instant end = Instant.now();
                    waits.add(new Wait(table, end, Duration.between(start, end)));
                    Thread.sleep(PAUSE.toMillis());
                }
            } catch (SQLException failed) {
                failures.add(table + ": " + failed.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Thread sampler(OwnDatabase database) {
        return new Thread(() -> {
            try (Connection connection = DriverManager.getConnection(database.url());
                    PreparedStatement statement = connection.prepareStatement(LOCK_WAITS)) {
                while (!over) {
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        lockWaits.add(new Wait("", Instant.now(), Duration.ofMillis((long) (row.getDouble(1) * 1000))));
                    }
                    Thread.sleep(PAUSE.toMillis());
                }
            } catch (SQLException failed) {
                failures.add("sampler: " + failed.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** As the released version writes a message: one transaction that locks the session, and then writes to the other tables. */
    private static void message(Connection connection, int session, int number) throws SQLException {
        connection.setAutoCommit(false);
        for (String sql : List.of(
                "select id from chat_session where id = ? for no key update",
                "insert into chat_message (session_id, message, seq, type, when_posted) values (?, 'upgrade ' || ?, ?, 1, now())",
                "update chat_session set message_seq = ?, event_seq = ?, version = version + 1 where id = ?",
                "insert into chat_session_event (session_id, seq, type, actor, at) values (?, ?, 'MESSAGE_SENT', 'customer', now())")) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                List<Integer> parameters = sql.startsWith("select")
                        ? List.of(session)
                        : sql.startsWith("update")
                                ? List.of(number, number, session)
                                : sql.contains("upgrade") ? List.of(session, number, number) : List.of(session, number);
                for (int i = 0; i < parameters.size(); i++) {
                    statement.setInt(i + 1, parameters.get(i));
                }
                statement.execute();
            }
        }
        connection.commit();
    }

    private static void fill(OwnDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            // Without triggers, which would write a log of it.
            statement.execute("set session_replication_role = replica");
            for (String insert : List.of(
                    "insert into ejuser (loginname, username) values ('anna', 'anna')",
                    "insert into chat_topic (name) select 'topic ' || n from generate_series(1, 20) n",
                    "insert into contact (name) select 'company ' || n from generate_series(1, %d) n",
                    """
                    insert into person (contact_id, firstname, lastname, email)
                    select n, 'first ' || n, 'last ' || n, 'p' || n || '@example.com' from generate_series(1, %d) n""",
                    """
                    insert into chat_session (topic_id, status, when_requested, when_ended, customer_id, name, email, consented, message_seq, event_seq)
                    select 1 + n %% 20, 9, now() - n * interval '1 minute', now() - n * interval '1 minute', case when n %% 2 = 0 then n end,
                      'name ' || n, 'p' || n || '@example.com', n %% 2 = 0, 1, 1 from generate_series(1, %d) n""",
                    """
                    insert into chat_message (session_id, seq, message, type, when_posted)
                    select n, 1, 'A question about order ' || n, 1, now() from generate_series(1, %d) n""",
                    """
                    insert into chat_session_event (session_id, seq, type, actor, at)
                    select n, 1, 'REQUESTED', 'customer', now() from generate_series(1, %d) n""",
                    """
                    insert into audit_event (action, actor_name)
                    select 'PRESENCE_CHANGED', 'user:anna' from generate_series(1, %d) n""")) {
                statement.execute(insert.formatted(ROWS));
            }
        }
    }

    /** Each wait counts for the migration that ended next. */
    private void report(OwnDatabase database) throws Exception {
        StringBuilder report = new StringBuilder(
                        "%d rows in each table, %d acknowledged messages%n%n".formatted(ROWS, acknowledged.get()))
                .append(
                        "| migration | duration, ms | longest write, ms | table | longest wait of a write for a lock, ms |\n|---|---|---|---|---|\n");
        Instant from = begun;
        for (String row : database.texts("""
                select concat_ws('|', version, execution_time, extract(epoch from installed_on::timestamptz)) from flyway_schema_history
                where version is not null and success and split_part(version, '.', 1)::int > %s order by installed_rank""".formatted(RELEASED))) {
            String[] migration = row.split("\\|");
            // The row is written before the end of the migration's transaction.
            Instant end = Instant.ofEpochMilli((long) (Double.parseDouble(migration[2]) * 1000))
                    .plusMillis(50);
            Wait longest = longest(waits, from, end);
            report.append("| V%s | %s | %d | %s | %d |%n"
                    .formatted(
                            migration[0],
                            migration[1],
                            longest.time().toMillis(),
                            longest.table(),
                            longest(lockWaits, from, end).time().toMillis()));
            from = end;
        }
        Files.writeString(Path.of("target/upgrade.md"), report);
    }

    private static Wait longest(Queue<Wait> waits, Instant from, Instant to) {
        return waits.stream()
                .filter(wait -> wait.end().isAfter(from) && !wait.end().isAfter(to))
                .max(Comparator.comparing(Wait::time))
                .orElse(new Wait("", to, Duration.ZERO));
    }
}
