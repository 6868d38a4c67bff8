package dev.parley.superoffice;

import dev.parley.superoffice.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Imports of a folder with two users, two topics and a customer, to which a test adds. */
@ExtendWith(ImportServer.Shared.class)
abstract class ImportScene {

    private static final String SESSION_COLUMNS =
            "id,topic_id,user_id,customer_id,status,when_requested,when_started,when_ended,rank,session_key,ticket_id,contact_id\n";

    @TempDir
    Path folder;

    ImportServer.Database database;

    @BeforeEach
    void twoUsersTwoTopicsAndACustomer() throws Exception {
        database = ImportServer.database();
        file("ejuser.csv", "id,loginname,username,status\n1,anna,Anna,1\n2,bert,Bert,1\n");
        file("chat_topic.csv", "id,name,widget_language\n1,Support,nb\n2,Sales,en\n");
        file("contact.csv", "contact_id,name\n1,Fjord\n2,Dal\n");
        file("person.csv", "person_id,firstname,contact_id\n1,Kari,1\n");
    }

    void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    String imports(String... options) throws IOException, SQLException, SourceException {
        return database.imports(folder, options);
    }

    void sessions(String... rows) throws IOException {
        file("chat_session.csv", SESSION_COLUMNS + String.join("\n", rows) + "\n");
    }

    String session(long id, String columns) throws SQLException {
        return database.value("select concat_ws('|', " + columns + ") from chat_session where id = " + id);
    }
}
