package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.superoffice.source.Rule;
import dev.parley.support.TestSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Imports of rows with all oddities, complete, interrupted and repeated. */
@ExtendWith(ImportServer.Shared.class)
class ImportTest {

    private static final int SESSIONS = TestSize.of(300, 3_000);
    private static final int MESSAGES = 10;

    private static final String[] OPTIONS = {
        "--time-zone",
        SuperOfficeRows.ZONE,
        "--exported-at",
        SuperOfficeRows.EXPORTED_AT,
        "--faq-access",
        "4",
        "--faq-status",
        "2"
    };

    /** Rows that break an invariant. Constraints hold V1, V3 to V8; queries show that all hold together. */
    private static final Map<String, String> INVARIANTS = Map.ofEntries(
            Map.entry(
                    "V1",
                    "status in (5, 6) and not chatbot_isactive and (user_id is null or when_started is null or rank < 1)"),
            Map.entry(
                    "V2",
                    "status in (1, 2, 3, 4) and user_id is not null or status in (1, 2, 3) and when_started is not null"),
            Map.entry("V3", "transfer_to is not null"),
            Map.entry("V4", "(when_ended is not null) <> (status between 7 and 11)"),
            Map.entry(
                    "V5",
                    "status in (5, 6) and exists (select from chat_session o where o.user_id = s.user_id and o.rank = s.rank and o.status in (5, 6) and o.id <> s.id)"),
            Map.entry(
                    "V6", "when_requested > when_started or when_started > when_ended or when_requested > when_ended"),
            Map.entry("V7", "rating not between 1 and 5"),
            Map.entry("V8", "status = 10 and ticket_id is null"),
            Map.entry("V9", """
                    last_message is distinct from coalesce((select left(message, 1024) from chat_message m where m.session_id = s.id and m.type <> 3
                      and message is not null order by seq desc limit 1), last_message) or first_message is null and message_seq > 0"""),
            Map.entry("V10", "initial_queue_pos < 1"),
            Map.entry(
                    "V11",
                    "contact_id is distinct from coalesce((select p.contact_id from person p where p.person_id = s.customer_id), contact_id)"),
            Map.entry(
                    "seq without gaps",
                    "message_seq <> (select coalesce(max(seq), 0) from chat_message m where m.session_id = s.id) or message_seq <> (select count(*) from chat_message m where m.session_id = s.id)"),
            Map.entry(
                    "a beginning",
                    "not exists (select from chat_session_event e where e.session_id = s.id and e.seq = 1 and e.at = s.when_requested)"),
            Map.entry(
                    "event_seq", "event_seq <> (select max(seq) from chat_session_event e where e.session_id = s.id)"),
            Map.entry(
                    "no time after the export",
                    "greatest(when_requested, when_started, when_ended, idle) > '" + SuperOfficeRows.EXPORTED_AT
                            + "'"));

    private static ImportServer.Database clean;
    private static String printed;

    @TempDir
    static Path files;

    @BeforeAll
    static void importOnce() throws Exception {
        new SuperOfficeRows(files.resolve("rows"), SESSIONS, MESSAGES).write();
        clean = ImportServer.database();
        printed = clean.imports(files.resolve("rows"), OPTIONS);
    }

    /** Fails like a crash in the third batch of a part of the import. */
    private static final class Crash extends Progress {

        private final String part;
        private int left = Integer.MAX_VALUE;

        Crash(String part) {
            super(System.err, false);
            this.part = part;
        }

        @Override
        void begin(String phase, long total, String unit) {
            left = phase.startsWith(part) ? 3 : Integer.MAX_VALUE;
        }

        @Override
        void reached(long count) {
            if (--left == 0) {
                throw new IllegalStateException("crash");
            }
        }

        @Override
        void end() {
            // Nobody reads it.
        }
    }

    @Test
    void import_ofRowsWithAllOddities_keepsTheInvariants() throws SQLException {
        for (Map.Entry<String, String> invariant : INVARIANTS.entrySet()) {
            assertThat(clean.rows("select id from chat_session s where " + invariant.getValue()))
                    .as(invariant.getKey())
                    .isEmpty();
        }
        assertThat(Long.parseLong(clean.value("select count(*) from chat_session")))
                .isBetween(SESSIONS - 2L, SESSIONS + 10L);
    }

    @Test
    void report_namesEachRuleThatTheRowsBreak() throws IOException {
        Set<Rule> expected = EnumSet.allOf(Rule.class);
        // Their tests need rows that were there before.
        expected.removeAll(Set.of(Rule.ID_TAKEN, Rule.REMOVED_SINCE, Rule.ERASED));

        assertThat(expected.stream().filter(rule -> !printed.contains("  " + rule + " in ")))
                .isEmpty();
        assertThat(printed).contains("Unknown columns in contact.csv: custom_x");
        assertThat(listed("report.csv"))
                .contains("chat_session.csv," + (SESSIONS + 2) + ",id,DUPLICATE_ID,refused,"
                        + Rule.DUPLICATE_ID.description());
        assertThat(expected)
                .allSatisfy(rule ->
                        assertThat(Files.readString(Path.of("docs/import.md"))).contains("`" + rule + "`"));
    }

    private static List<String> listed(String file) throws IOException {
        return Files.readAllLines(files.resolve("rows-report").resolve(file));
    }

    @Test
    void events_foldToTheRow() throws SQLException {
        assertThat(clean.rows("""
                select s.id from chat_session s
                cross join lateral (
                  select jsonb_object_agg(key, value order by e.seq) as state
                  from chat_session_event e, jsonb_each(e.payload) where e.session_id = s.id) log
                where (log.state ->> 'topic')::bigint is distinct from s.topic_id
                  or (log.state ->> 'user')::bigint is distinct from s.user_id
                  or (log.state ->> 'customer')::bigint is distinct from s.customer_id
                  or (log.state ->> 'contact')::bigint is distinct from s.contact_id
                  or (log.state ->> 'rank')::integer is distinct from s.rank
                  or (log.state ->> 'messageSeq')::integer is distinct from s.message_seq
                  or (log.state ->> 'customerReadSeq')::integer is distinct from s.customer_read_seq
                  or (log.state ->> 'userReadSeq')::integer is distinct from s.user_read_seq
                  or (log.state ->> 'rating')::integer is distinct from s.rating
                  or (log.state ->> 'chatbotIsactive')::boolean is distinct from s.chatbot_isactive
                  or (log.state ->> 'idle')::timestamptz is distinct from s.idle
                  or (log.state ->> 'queuedAt')::timestamptz is distinct from s.queued_at
                  or (log.state ->> 'whenStarted')::timestamptz is distinct from s.when_started
                  or (log.state ->> 'whenEnded')::timestamptz is distinct from s.when_ended
                  or (log.state ->> 'unansweredSince')::timestamptz is distinct from s.unanswered_since
                  or (log.state ->> 'whenFirstResponse')::timestamptz is distinct from s.when_first_response""")).isEmpty();
    }

    @Test
    void import_killedThreeTimes_equalsACleanOne() throws Exception {
        ImportServer.Database killed = ImportServer.database();
        Path rows = files.resolve("rows");
        assertThatThrownBy(() -> killed.imports(rows, new Crash("Reading chat_message"), OPTIONS))
                .hasMessage("crash");
        assertThatThrownBy(() -> killed.imports(rows, new Crash("Importing person"), OPTIONS))
                .hasMessage("crash");
        assertThatThrownBy(() -> killed.imports(rows, new Crash("Importing chat_session"), OPTIONS))
                .hasMessage("crash");
        assertThat(killed.value("select count(*) from chat_session"))
                .isNotEqualTo("0")
                .isNotEqualTo(clean.value("select count(*) from chat_session"));

        String resumed = killed.imports(rows, OPTIONS);

        assertThat(resumed).startsWith("Resuming the interrupted import.");
        assertThat(resumed.lines().skip(1)).isEqualTo(printed.lines().toList());
        assertThat(killed.content()).isEqualTo(clean.content());
    }

    @Test
    void import_again_changesNothing() throws Exception {
        ImportServer.Database database = ImportServer.database();
        database.imports(files.resolve("rows"), OPTIONS);
        List<String> before = database.content();

        String again = database.imports(files.resolve("rows"), OPTIONS);

        assertThat(database.content()).isEqualTo(before).isEqualTo(clean.content());
        assertThat(again)
                .containsPattern(
                        "chat_session +" + (SESSIONS + 9) + " +0 +" + clean.value("select count(*) from chat_session"));
        assertThat(again).doesNotContain("REMOVED_SINCE");
    }

    @Test
    void dryRun_reportsTheSame_andChangesNothing() throws Exception {
        ImportServer.Database database = ImportServer.database();
        List<String> before = database.content();

        String report = database.imports(
                files.resolve("rows"),
                Stream.concat(Stream.of(OPTIONS), Stream.of("--dry-run")).toArray(String[]::new));

        assertThat(report).contains("Dry run: nothing was changed.");
        assertThat(report.lines().skip(2)).isEqualTo(printed.lines().skip(2).toList());
        assertThat(database.content()).isEqualTo(before);
    }

    @Test
    void stagingTables_areRemoved() throws SQLException {
        assertThat(clean.rows("select table_name from information_schema.tables where table_name like 'import\\_%'"))
                .isEmpty();
    }

    @Test
    void sequences_continueAfterTheImportedIds() throws SQLException {
        assertThat(
                        clean.value(
                                "insert into chat_message (session_id, seq, type, when_posted) values (1, 9999, 2, now()) returning id > (select max(id) from chat_message where seq <> 9999)"))
                .isEqualTo("t");
        clean.run("delete from chat_message where seq = 9999");
    }

    @Test
    void refusedRows_mendedAndImported_join() throws Exception {
        ImportServer.Database database = ImportServer.database();
        database.imports(files.resolve("rows"), OPTIONS);
        Path mended = Files.createDirectory(files.resolve("mended"));
        List<String> refused = listed("refused/chat_session.csv");
        assertThat(refused.get(0)).endsWith(",import_reason");
        Files.write(
                mended.resolve("chat_session.csv"),
                refused.stream()
                        .filter(line -> !line.contains("DUPLICATE_ID") && !line.contains("INVALID_RECORD"))
                        .map(line -> line.replace("," + (77) + ",", ",2,").replace(",42,", ",9,"))
                        .collect(Collectors.toList()));

        String report = database.imports(mended, OPTIONS);

        assertThat(report).containsPattern("chat_session +2 +2 +0 +0 +0");
        assertThat(database.rows(
                        "select id, topic_id from chat_session where id in (" + (SESSIONS + 1) + ") order by id"))
                .containsExactly((SESSIONS + 1) + "|2");
    }
}
