package dev.parley.superoffice;

import dev.parley.superoffice.source.Lookups;
import dev.parley.superoffice.source.Rule;
import dev.parley.superoffice.source.SourceColumn;
import dev.parley.superoffice.source.SourceTable;
import dev.parley.superoffice.source.SourceTables;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes staged rows into Parley's tables, table by table. Each step and each batch is one transaction with the state of the import, so that an
 * interrupted import resumes after the last one.
 */
final class Applying {

    /** Tables that scripts insert into. */
    private static final Set<String> BY_SCRIPT =
            Set.of("email", "phone", "projectmember", "chat_session", "chat_message");

    private static final String NEW = "refused is null and not known";
    private static final String EXPORTED_AT = "(select exported_at from import_run)";

    private final ImportDatabase database;
    private final BatchSizes sizes;
    private final Progress progress;

    /** Values of the names in braces in scripts. */
    private final Map<String, String> names;

    /**
     * Creates it.
     *
     * @param options their zone is that of topics that have none
     */
    Applying(ImportDatabase database, ImportOptions options, BatchSizes sizes, Progress progress) {
        this.database = database;
        this.sizes = sizes;
        this.progress = progress;
        names = Map.of(
                "new",
                "s.refused is null and not s.known",
                "now",
                EXPORTED_AT,
                "zone",
                "(select case when parley_is_time_zone('%1$s') then '%1$s' else 'UTC' end)"
                        .formatted(options.zone().getId()),
                "faqAccess",
                array(options.faqAccess()),
                "faqStatus",
                array(options.faqStatus()));
    }

    private static String array(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'::integer[]"));
    }

    /** Rows s of an erased person, by a column. */
    private static final String OF_ERASED =
            "exists (select from person p where p.person_id = s.%s and p.erased_at is not null)";

    /** Conditions of rows s that would bring back what was erased, by table. sessions/batch.sql has those of sessions and messages. */
    private static final Map<String, String> ERASED = Map.of(
            "email",
            OF_ERASED.formatted("person_id"),
            "ticket",
            OF_ERASED.formatted("cust_id"),
            "ej_message",
            OF_ERASED.formatted("customer_id")
                    + " or exists (select from import_ticket t where t.id = s.ticket_id and t.refused = 'ERASED')"
                    + " or exists (select from chat_session c join ticket t on t.id = c.ticket_id"
                    + " where t.id = s.ticket_id and t.origin = 11 and c.erased_at is not null)");

    /** The column with the person, by table. */
    private static final Map<String, String> PERSON =
            Map.of("email", "person_id", "ticket", "cust_id", "ej_message", "customer_id");

    /** A part of a step. */
    private interface Work {
        void run() throws SQLException;
    }

    /** Applies all tables. */
    void run() throws SQLException {
        List<SourceTable> tables = SourceTables.all().stream()
                .filter(table -> !Lookups.isLookup(table))
                .toList();
        // Sequences do not roll back.
        if (!database.isDryRun()) {
            step("ids", () -> reserveIds(tables));
        }
        for (SourceTable table : tables) {
            step("checks of " + table.name(), () -> check(table));
            String script = table.name() + ".sql";
            if (ImportDatabase.hasScript(script)) {
                step("rules of " + table.name(), () -> runScript(script, table));
            }
            if (!BY_SCRIPT.contains(table.name())) {
                insert(table);
            }
        }
        step("batches", this::divide);
        insertSessions();
    }

    private void step(String name, Work work) throws SQLException {
        if (!database.is("select is_done from import_step where name = ?", name)) {
            work.run();
            save(name, 0, true);
            database.commitBatch();
        }
    }

    private void runScript(String script, SourceTable table) throws SQLException {
        database.run(script, names);
        if (table.name().equals("email") || table.name().equals("projectmember")) {
            markImported(table, "true");
        }
    }

    private void save(String step, long position, boolean done) throws SQLException {
        database.update("""
                insert into import_step (name, position, is_done) values (?, ?, ?)
                on conflict (name) do update set position = excluded.position, is_done = excluded.is_done""", step, position, done);
    }

    /** Moves the sequences past the ids of the files and of the tables, so that rows which the service adds get later ones. */
    private void reserveIds(List<SourceTable> tables) throws SQLException {
        for (SourceTable table : tables) {
            String key = identity(table);
            if (key != null) {
                database.execute("""
                        select setval(sequence, most) from (
                          select pg_get_serial_sequence('%1$s', '%2$s')::regclass as sequence,
                            greatest((select max(%2$s) from %1$s), (select max(%2$s) from %3$s where refused is null)) as most) ids
                        where most > coalesce(pg_sequence_last_value(sequence), 0)""".formatted(table.target(), key, table.staging()));
            }
        }
    }

    /** Returns the column of the target whose ids are the file's; null if the target has no such column. */
    private @Nullable String identity(SourceTable table) throws SQLException {
        return database.text("""
                        select column_name from information_schema.columns where table_schema = current_schema()
                        and table_name = ? and column_name = ? and is_identity = 'YES'""", table.target(), table.id());
    }

    /** Applies the checks that all tables share: ids and references. */
    private void check(SourceTable table) throws SQLException {
        refuse(table, Rule.DUPLICATE_ID, table.id(), """
                line in (select line from (
                  select line, row_number() over (partition by %1$s order by line) as nth from %2$s where refused is null) each
                  where nth > 1)""".formatted(table.id(), table.staging()));
        database.update("""
                update %s s set known = true from imported_rows r
                where r.table_name = ? and r.ids @> s.%s and s.refused is null""".formatted(table.staging(), table.id()), table.name());
        String key = identity(table);
        if (key != null) {
            String exists = "exists (select from %s t where t.%s = s.%s)".formatted(table.target(), key, key);
            refuse(table, Rule.REMOVED_SINCE, table.id(), "known and not " + exists);
            refuse(table, Rule.ID_TAKEN, table.id(), "not known and " + exists);
        }
        dropErased(table, "true");
        for (SourceColumn column : table.staged()) {
            if (column.references() != null) {
                checkReference(table, column, column.references());
            }
        }
    }

    /** Drops rows that would bring back what was erased. */
    private void dropErased(SourceTable table, String condition) throws SQLException {
        String erased = ERASED.get(table.name());
        if (erased != null) {
            refuse(
                    table,
                    Rule.ERASED,
                    Objects.requireNonNull(PERSON.get(table.name())),
                    "not known and " + condition + " and (" + erased + ")");
        }
    }

    /** Keeps the persons of a batch from being erased until it is committed, and drops the rows of those that have been. */
    private void lockPersons(SourceTable table, String condition) throws SQLException {
        String column = PERSON.get(table.name());
        if (column != null) {
            database.execute("""
                    select 1 from person where person_id in (select s.%1$s from %2$s s where %3$s and %4$s)
                    order by person_id for key share""".formatted(column, table.staging(), NEW, condition));
            dropErased(table, condition);
        }
    }

    private void refuse(SourceTable table, Rule rule, String column, String condition) throws SQLException {
        database.update(
                "update %s s set refused = ?, issues = issues || ? where s.refused is null and %s"
                        .formatted(table.staging(), condition),
                rule.name(),
                rule.name() + "|" + column);
    }

    private void checkReference(SourceTable table, SourceColumn column, String referenced) throws SQLException {
        String name = Objects.requireNonNull(column.target());
        SourceTable target = SourceTables.named(referenced).orElseThrow();
        // Rows of the same table, and sessions, are not inserted yet.
        String staged = referenced.equals(table.name()) || referenced.equals("chat_session")
                ? " and not exists (select from %s p where p.%s = s.%s and p.refused is null)"
                        .formatted(target.staging(), target.id(), name)
                : "";
        String unknown = """
                refused is null and not known and %1$s is not null
                and not (exists (select from %2$s p where p.%3$s = s.%1$s)
                  and coalesce((select ids from imported_rows where table_name = '%2$s') @> %1$s, false))""".formatted(name, target.target(), target.id()) + staged;
        if (column.required()) {
            refuse(table, Rule.MISSING_REFERENCE, name, unknown);
        } else if (!table.name().equals("phone")) {
            database.update(
                    "update %1$s s set %2$s = null, issues = issues || ? where %3$s"
                            .formatted(table.staging(), name, unknown),
                    Rule.UNKNOWN_REFERENCE.name() + "|" + name);
        }
    }

    /** Inserts the rows of a table in batches, ordered by id. */
    private void insert(SourceTable table) throws SQLException {
        String step = "rows of " + table.name();
        if (database.is("select is_done from import_step where name = ?", step)) {
            return;
        }
        String id = table.id();
        long position = position(step);
        long total = count("select count(*) from %s where %s".formatted(table.staging(), NEW));
        long done = count("select count(*) from %s where %s and %s <= ?".formatted(table.staging(), NEW, id), position);
        if (total == 0) {
            return;
        }
        String columns = commonColumns(table);
        progress.begin("Importing " + table.name(), total, "rows");
        progress.resumedAt(done);
        for (Long last = lastOfBatch(table, position); last != null; last = lastOfBatch(table, position)) {
            lockPersons(table, id + " > " + position + " and " + id + " <= " + last);
            done += database.update("""
                    insert into %1$s (%2$s) overriding system value
                    select %2$s from %3$s where %4$s and %5$s > ? and %5$s <= ? order by %5$s""".formatted(table.target(), columns, table.staging(), NEW, id), position, last);
            markImported(table, id + " > " + position + " and " + id + " <= " + last);
            position = last;
            save(step, position, false);
            database.commitBatch();
            progress.reached(done);
        }
        step(step, () -> linkWithin(table));
        progress.end();
    }

    private long position(String step) throws SQLException {
        return count("select position from import_step where name = ?", step);
    }

    private @Nullable Long lastOfBatch(SourceTable table, long position) throws SQLException {
        return database.number("""
                select max(%1$s) from (select %1$s from %2$s where %3$s and %1$s > ? order by %1$s limit %4$d) batch""".formatted(table.id(), table.staging(), NEW, sizes.rows()), position);
    }

    /** Returns the columns that staging table and target have, except references within the table. */
    private String commonColumns(SourceTable table) throws SQLException {
        return Objects.requireNonNull(database.text(
                """
                select string_agg(quote_ident(c.column_name), ', ') from information_schema.columns c
                join information_schema.columns i on i.table_schema = c.table_schema and i.column_name = c.column_name
                where c.table_schema = current_schema() and c.table_name = ? and i.table_name = ? and c.column_name is distinct from ?""", table.target(), table.staging(), within(table).orElse(null)));
    }

    /** Returns the column that refers to rows of the same table. */
    private static Optional<String> within(SourceTable table) {
        return table.staged().stream()
                .filter(column -> table.name().equals(column.references()))
                .map(SourceColumn::target)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /** Sets references to rows of the same table, which may be in a later batch. */
    private void linkWithin(SourceTable table) throws SQLException {
        Optional<String> reference = within(table);
        if (reference.isPresent()) {
            database.execute("""
                    update %1$s t set %2$s = s.%2$s from %3$s s
                    where s.%4$s = t.%4$s and s.%2$s is not null and s.refused is null and not s.known""".formatted(table.target(), reference.get(), table.staging(), table.id()));
        }
    }

    private void markImported(SourceTable table, String condition) throws SQLException {
        database.update("""
                insert into imported_rows as r (table_name, ids)
                select ?, range_agg(int8range(%1$s, %1$s, '[]')) from %2$s where %3$s and %4$s having count(*) > 0
                on conflict (table_name) do update set ids = r.ids + excluded.ids""".formatted(table.id(), table.staging(), NEW, condition), table.name());
    }

    /** Divides the sessions, new ones and those that get further messages, into batches. */
    private void divide() throws SQLException {
        database.execute("""
                insert into import_batch (session_id, batch)
                select id, (row_number() over (order by id) - 1) / %d from (
                  select id from import_chat_session where %2$s union select session_id from import_chat_message where %2$s) each;
                analyze import_batch""".formatted(sizes.sessions(), NEW));
    }

    private void insertSessions() throws SQLException {
        String step = "sessions";
        long total = count("select count(*) from import_batch");
        long batches = count("select coalesce(max(batch) + 1, 0) from import_batch");
        long first = position(step);
        progress.begin("Importing chat_session and chat_message", total, "sessions");
        progress.resumedAt(Math.min(total, first * sizes.sessions()));
        for (long batch = first; batch < batches; batch++) {
            database.run("sessions/batch.sql", Map.of("batch", Long.toString(batch), "now", EXPORTED_AT));
            String inBatch = " in (select session_id from import_batch where batch = " + batch + ")";
            markImported(SourceTables.named("chat_session").orElseThrow(), "id" + inBatch);
            markImported(SourceTables.named("chat_message").orElseThrow(), "session_id" + inBatch);
            save(step, batch + 1, false);
            database.commitBatch();
            progress.reached(Math.min(total, (batch + 1) * sizes.sessions()));
        }
        progress.end();
    }

    private long count(String sql, @Nullable Object... parameters) throws SQLException {
        Long count = database.number(sql, parameters);
        return count == null ? 0 : count;
    }
}
