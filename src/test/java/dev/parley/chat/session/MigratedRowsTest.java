package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.server.OwnDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions from a database that was in use before customers had message numbers of their own. */
class MigratedRowsTest {

    private static final String OLD_ROWS = """
            insert into chat_topic (name) values ('Support');
            insert into chat_session (topic_id, status, when_requested, message_seq, event_seq, customer_read_seq)
              values (1, 4, now(), 7, 5, 1), (1, 4, now(), 2, 0, 0);
            insert into chat_message (session_id, seq, type, visibility, special_type, read_by_customer, when_posted, message) values
              (1, 1, 2, 0, 0, true,  now(), 'Hello'),
              (1, 2, 1, 1, 0, true,  now(), 'a note'),
              (1, 3, 1, 0, 0, false, now(), 'Good day'),
              (1, 4, 2, 0, 0, true,  now(), 'I need help'),
              (1, 5, 3, 1, 13, false, now(), null),
              (1, 6, 1, 0, 16, false, now() + interval '10 minutes', 'Soon'),
              (1, 7, 1, 1, 0, false, now(), 'another note'),
              (2, 1, 2, 0, 0, false, now(), 'Hi'),
              (2, 2, 1, 0, 0, false, now(), 'Hello');
            insert into chat_session_event (session_id, seq, type, actor, at) values
              (1, 1, 'REQUESTED', 'customer', now()), (1, 2, 'NOTE_ADDED', 'user:anna', now()),
              (1, 3, 'MESSAGE_SENT', 'user:anna', now()), (1, 4, 'TRANSFER_REQUESTED', 'user:anna', now()),
              (1, 5, 'READ', 'customer', now())""";

    @TempDir
    Path folder;

    @Test
    void numbersReadPositionsAndScheduledMessages_areMigrated() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            String url = database.asSettings().get("quarkus.datasource.jdbc.url");
            migrate(url, "5");
            database.run(OLD_ROWS);
            migrate(url, "9");

            assertThat(
                            rows(
                                    url,
                                    "select concat_ws(' ', seq, customer_seq) from chat_message where session_id = 1 order by seq"))
                    .containsExactly("1 1", "2", "3 2", "4 3", "5", "6 4", "7");
            assertThat(
                            rows(
                                    url,
                                    "select concat_ws(' ', seq, customer_seq) from chat_session_event where session_id = 1 order by seq"))
                    .containsExactly("1 1", "2", "3 2", "4", "5 3");
            assertThat(
                            rows(
                                    url,
                                    "select concat_ws(' ', note_count, hidden_event_count, customer_read_seq, user_read_seq, held_until > now()) from chat_session order by id"))
                    .containsExactly("3 2 4 6 t", "0 0 1 2");
            assertThat(rows(
                            url,
                            "select session_id || '.' || seq from chat_message where read_by_customer order by id"))
                    .containsExactly("1.1", "1.3", "1.4", "2.1");
        }
    }

    @Test
    void sendersOfMessages_areMigrated() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            String url = database.asSettings().get("quarkus.datasource.jdbc.url");
            migrate(url, "14");
            database.run("""
                    insert into ejuser (loginname, username) values ('anna', 'Anna'), ('robbie', 'Robbie');
                    insert into chat_topic (name) values ('Support');
                    insert into chat_session (topic_id, status, when_requested, when_ended, message_seq, event_seq)
                      values (1, 11, now(), now(), 9, 5);
                    insert into chat_message (session_id, seq, type, special_type, when_posted, message, author, created_by) values
                      (1, 1, 2, 0, now(), 'Hello', 'Kari', null),
                      (1, 2, 1, 16, now(), 'Good day', 'Robbie', 2),
                      (1, 3, 1, 17, now(), 'Which one?', 'Robbie', 2),
                      (1, 4, 3, 1, now(), 'Welcome', 'Anna', 1),
                      (1, 5, 1, 17, now(), 'This one?', 'Anna', 1),
                      (1, 6, 1, 0, now(), 'Bye', 'Anna', 1),
                      (1, 7, 3, 10, now(), null, 'robbie', 2),
                      (1, 8, 3, 14, now(), null, 'Kari', null),
                      (1, 9, 3, 12, now(), null, 'Kari', null);
                    insert into chat_session_event (session_id, seq, type, actor, at, payload) values
                      (1, 1, 'MESSAGE_SENT', 'bot:robbie', now(), '{"messageSeq": 3}'),
                      (1, 2, 'MESSAGE_SENT', 'user:anna', now(), '{"messageSeq": 5}'),
                      (1, 3, 'ENDED', 'bot:Robbie', now(), '{"messageSeq": 7}'),
                      (1, 4, 'RATED', 'customer', now(), '{}'), (1, 5, 'CLOSED', 'system', now(), '{}')""");
            migrate(url, "15");

            // CUSTOMER 1, AGENT 2, BOT 3, SYSTEM 4; TEXT 1, OPTIONS 2, NOTICE 4.
            assertThat(
                            rows(
                                    url,
                                    "select concat_ws(' ', sender_kind, author, kind, notice_kind) from chat_message order by seq"))
                    .containsExactly(
                            "1 Kari 1",
                            "3 Robbie 1",
                            "3 Robbie 2",
                            "2 Anna 4 1",
                            "2 Anna 2",
                            "2 Anna 1",
                            "3 robbie 4 10",
                            "1 Kari 4 14",
                            "4 4 12");
            assertThat(rows(
                            url,
                            "select concat_ws(' ', actor_kind, actor_user_id) from chat_session_event order by seq"))
                    .containsExactly("3 2", "2 1", "3 2", "1", "4");
        }
    }

    @Test
    void sessionsOfBots_thatWereTakenOver_haveNoPosition() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            String url = database.asSettings().get("quarkus.datasource.jdbc.url");
            migrate(url, "5");
            database.run("""
                    insert into chat_topic (name) values ('Support');
                    insert into chat_session (topic_id, status, when_requested, when_started, when_ended)
                      select 1, 9, now(), now(), now() from generate_series(1, 3);
                    insert into chat_session_event (session_id, seq, type, actor, at) values
                      (1, 1, 'TAKEN_OVER', 'user:anna', now()),
                      (2, 1, 'ACCEPTED', 'user:bert', now()), (2, 2, 'TAKEN_OVER', 'user:anna', now())""");
            migrate(url, "6");

            assertThat(rows(url, "select id from chat_session where queued_at is not null order by id"))
                    .containsExactly("2", "3");
        }
    }

    private static void migrate(String url, String version) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static List<String> rows(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
