package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Imports into a database that has rows already, or that another import uses. */
class ImportAgainTest extends ImportScene {

    @Test
    void rowsThatParleyHasRemoved_stayRemoved() throws Exception {
        imports();
        database.run("delete from person");

        String report = imports();

        assertThat(database.rows("select person_id from person")).isEmpty();
        assertThat(report).contains("REMOVED_SINCE in person");
    }

    @Test
    void idOfARecordOfParley_isRefused_andNothingRefersToIt() throws Exception {
        database.run(
                "insert into ejuser (id, loginname, username) overriding system value values (1, 'other', 'Other')");
        sessions("1,1,1,0,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,,");

        String report = imports();

        assertThat(report).contains("ID_TAKEN in ejuser");
        assertThat(session(1, "user_id is null")).isEqualTo("t");
        assertThat(Files.readString(Path.of(folder + "-report/refused/ejuser.csv")))
                .isEqualToNormalizingNewlines(
                        "id,loginname,username,status,import_reason\n1,anna,Anna,1,ID_TAKEN id\n");
    }

    @Test
    void messagesImportedAfterTheirSession_followTheOthers() throws Exception {
        sessions("1,1,1,0,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 11:00:00,0,,,");
        String header = "id,session_id,message,when_posted,type,created_by\n";
        file("chat_message.csv", header + "5,1,first,2024-01-01 10:01:00,2,-1\n7,1,third,2024-01-01 10:03:00,2,-1\n");
        imports();
        file("chat_message.csv", header + "5,1,first,2024-01-01 10:01:00,2,-1\n6,1,second,2024-01-01 10:02:00,2,-1\n");

        imports();

        assertThat(database.rows("select seq, id from chat_message order by seq"))
                .containsExactly("1|5", "2|7", "3|6");
        assertThat(
                        session(
                                1,
                                "message_seq, last_message, event_seq, (select max(seq) from chat_session_event where session_id = 1)"))
                .isEqualTo("3|second|4|4");
    }

    @Test
    void secondImport_whileOneRuns_isRefused() throws Exception {
        try (ImportDatabase running = new ImportDatabase(database.source(), false)) {
            assertThat(running.lock()).isTrue();

            assertThatThrownBy(this::imports).hasMessage("Another import is running on this database.");
        }
    }

    @Test
    void newRowsOfAnErasedPerson_areDropped_andNothingOfThePersonComesBack() throws Exception {
        file("ticket.csv", "id,title,cust_id,origin\n1,Chat,1,11\n2,Order,1,1\n");
        sessions("1,1,1,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,1,");
        file("chat_message.csv", "id,session_id,message,type\n1,1,Hello,2\n");
        imports();
        erase(1, 1);
        file("email.csv", "email_id,person_id,email_address,rank\n1,1,kari@example.com,1\n");
        file(
                "ticket.csv",
                "id,title,cust_id,origin\n1,Chat,1,11\n2,Order,1,1\n3,Kari asks,1,1\n4,Order of nobody,0,1\n");
        file(
                "ej_message.csv",
                "id,ticket_id,body,customer_id\n1,1,Kari wrote,0\n2,3,Kari wrote,0\n3,4,Kari wrote,1\n4,4,Hello,0\n");
        sessions(
                "1,1,1,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,1,",
                "2,1,1,1,9,2024-02-01 10:00:00,2024-02-01 10:01:00,2024-02-01 10:05:00,0,,3,",
                "3,1,1,0,9,2024-02-01 10:00:00,2024-02-01 10:01:00,2024-02-01 10:05:00,0,,,");
        file(
                "chat_message.csv",
                "id,session_id,message,type\n1,1,Hello,2\n2,1,Kari again,2\n3,2,Kari,2\n4,3,Somebody,2\n");

        String report = imports();

        assertThat(report)
                .containsPattern("ERASED in email +1\\b")
                .containsPattern("ERASED in ticket +1\\b")
                .containsPattern("ERASED in ej_message +3\\b")
                .containsPattern("ERASED in chat_session +1\\b")
                .containsPattern("ERASED in chat_message +2\\b")
                .doesNotContain("refused:");
        assertThat(database.rows("select id from chat_session order by id")).containsExactly("1", "3");
        assertThat(database.rows("select id from chat_message order by id")).containsExactly("1", "4");
        assertThat(database.rows("select id from ticket order by id")).containsExactly("1", "2", "4");
        assertThat(database.rows("select id from ej_message order by id")).containsExactly("4");
        assertThat(database.value("select count(*) from person_email")).isEqualTo("0");
        assertThat(database.value("select message_seq from chat_session where id = 1"))
                .isEqualTo("1");
    }

    @Test
    void personWhoIsErasedWhileAnImportIsInterrupted_getsNoSessions() throws Exception {
        sessions("1,1,1,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,,");
        file("chat_message.csv", "id,session_id,message,type\n1,1,Hello from Kari,2\n");
        Progress crash = new Progress(System.err, false) {
            @Override
            void begin(String phase, long total, String unit) {
                if (phase.startsWith("Importing chat_session")) {
                    throw new IllegalStateException("crash");
                }
            }

            @Override
            void end() {
                // Nobody reads it.
            }
        };
        assertThatThrownBy(() -> database.imports(folder, crash)).hasMessage("crash");
        erase(1, 0);

        String report = imports();

        assertThat(report).startsWith("Resuming").containsPattern("ERASED in chat_message +1\\b");
        assertThat(database.value("select count(*) from chat_session")).isEqualTo("0");
    }

    /** Leaves of a person and a session what an erasure leaves. ErasePersonTest has the erasure itself. */
    private void erase(long person, long session) throws SQLException {
        database.run(
                "update person set firstname = '', contact_id = null, erased_at = now() where person_id = " + person);
        database.run(
                "update chat_session set customer_id = null, contact_id = null, erased_at = now(), version = version + 1 where id = "
                        + session);
    }
}
