package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.superoffice.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Formats of files, files and values that can't be read, and reports that can't be written. */
class ImportFilesTest extends ImportScene {

    @Test
    void ndjson_isReadLikeCsv_andRefusedLinesKeepTheirFormat() throws Exception {
        Files.delete(folder.resolve("person.csv"));
        file("person.ndjson", """
                {"person_id": 1, "FIRSTNAME": "Kari \\u00e5", "contact_id": 1, "retired": false, "shoe_size": 40}
                not json
                {"person_id": "two", "firstname": "Per"}

                {"person_id": 3, "firstname": null, "middleName": "M"}
                """);

        String report = imports();

        assertThat(database.rows("select person_id, firstname, middle_name, contact_id from person order by 1"))
                .containsExactly("1|Kari å|null|1", "3||M|null");
        assertThat(report).contains("Unknown columns in person.ndjson: shoe_size");
        assertThat(Files.readAllLines(Path.of(folder + "-report/refused/person.ndjson")))
                .containsExactly(
                        "not json",
                        "{\"person_id\":\"two\",\"firstname\":\"Per\",\"import_reason\":\"INVALID_VALUE person_id\"}");
    }

    @Test
    void valuesThatAreNoNumberTimeOrFlag_refuseTheRow() throws Exception {
        file(
                "person.csv",
                "person_id,firstname,retired,registered,contact_id\n1,Kari,maybe,2024-01-01,1\n2,Per,1,yesterday,1\n3,Pål,0,2024-01-01,x\n4,Liv,0,2024-01-01T10:00:00+02:00,1\n");

        imports();

        assertThat(database.rows("select person_id, registered from person"))
                .containsExactly("4|2024-01-01 08:00:00+00");
        assertThat(Files.readString(Path.of(folder + "-report/report.csv")))
                .contains(
                        "person.csv,2,retired,INVALID_VALUE",
                        "person.csv,3,registered,INVALID_VALUE",
                        "person.csv,4,contact_id,INVALID_VALUE");
    }

    @Test
    void filesThatCannotBeRead_areNamed() throws Exception {
        Files.write(folder.resolve("person.csv"), "person_id,firstname\n1,Pål\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::imports)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("person.csv is not in UTF-8");

        file("person.csv", "person_id,firstname,FirstName\n1,Kari,Kari\n");
        assertThatThrownBy(this::imports).hasMessage("person.csv has the column FirstName twice.");

        file("person.ndjson", "{}");
        assertThatThrownBy(this::imports).hasMessage("There are several files for the table person.");
    }

    @Test
    void otherSeparatorByteOrderMarkAndNullText_areRead() throws Exception {
        for (String name : new String[] {"ejuser.csv", "chat_topic.csv", "contact.csv"}) {
            Files.delete(folder.resolve(name));
        }
        file("person.csv", "\uFEFFperson_id;firstname;lastname\r\n1;\"Kari; Anne\";(none)\r\n");

        imports("--separator", ";", "--null", "(none)");

        assertThat(database.rows("select firstname, lastname from person")).containsExactly("Kari; Anne|null");
    }

    @Test
    void fileWithoutTheColumnsThatAllRowsNeed_isRefused_beforeAnythingIsLoaded() throws Exception {
        file("chat_session.csv", "topic_id,status\n1,9\n");
        assertThatThrownBy(this::imports)
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "chat_session.csv has no column id. Its first line must have the names of the columns, separated by ,.");
        file("chat_session.csv", "id;topic_id\n1;1\n");
        assertThatThrownBy(this::imports).hasMessageContaining("has no column id, topic_id");
        file("chat_session.csv", "ID,Topic_Id\n");
        file("chat_message.csv", "id,message\n1,Hello\n");
        assertThatThrownBy(() -> imports("--separator", "tab")).hasMessageContaining("separated by tabs.");
        assertThatThrownBy(this::imports).hasMessageContaining("chat_message.csv has no column session_id.");

        assertThat(database.rows("select table_name from information_schema.tables where table_name like 'import\\_%'"))
                .isEmpty();
        assertThat(database.value("select count(*) from person")).isEqualTo("0");
    }

    @Test
    void ndjsonFileWithoutTheColumnsThatAllRowsNeed_isRefused() throws Exception {
        file("chat_message.ndjson", "{\"id\": 1, \"message\": \"Hello\"}\n[1]\n");

        assertThatThrownBy(this::imports)
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "chat_message.ndjson has no object with session_id. Each line must be a JSON object with the names of the columns.");

        file("chat_message.ndjson", "\n");
        assertThat(imports()).contains("The import is complete.");
    }

    @Test
    void folderOfRefusedRows_isNotItsOwnReport() throws Exception {
        sessions("1,77,0,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,");
        imports();
        Path refused = Path.of(folder + "-report").resolve("refused");
        String before = Files.readString(refused.resolve("chat_session.csv"));

        assertThatThrownBy(() -> database.imports(refused, "--report", folder + "-report"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Name another report with --report.");

        assertThat(Files.readString(refused.resolve("chat_session.csv"))).isEqualTo(before);
        assertThat(database.imports(refused)).contains("The import is complete.");
    }

    @Test
    void reportThatCannotBeWritten_isNoticed_beforeAnythingIsImported() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        assertThatThrownBy(() -> imports("--report", file.toString()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("The report cannot be written to " + file);

        assertThat(database.value("select count(*) from person")).isEqualTo("0");
    }

    @Test
    void ndjsonThatIsNestedTooDeeplyOrHasHugeNumbers_isRefusedLineByLine() throws Exception {
        file(
                "chat_session.ndjson",
                "{\"id\": 1, \"topic_id\": 1, \"name\": " + "[".repeat(3_000) + "]".repeat(3_000) + "}\n"
                        + "{\"id\": " + "9".repeat(2_000) + ", \"topic_id\": 1}\n"
                        + "{\"id\": 3, \"topic_id\": 1, \"status\": 9}\n");

        String report = imports();

        assertThat(report).containsPattern("chat_session +3 +1 +0 +0 +2");
        assertThat(Files.readAllLines(Path.of(folder + "-report").resolve("refused/chat_session.ndjson")))
                .hasSize(2);
    }

    @Test
    void idsOfMoreThan32Bits_andYearsOfMoreThanFourDigits_areRefused() throws Exception {
        sessions(
                "9223372036854775807,1,0,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,",
                "2147483648,1,0,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,",
                "3,1,0,0,9,+12345-01-01 10:00:00,,2024-01-01 10:05:00,0,,,",
                "2147483647,1,0,0,9,2024-01-01 10:00:00,,9999-12-31 23:59:59,0,,,");

        String report = imports();

        assertThat(report).containsPattern("chat_session +4 +1 +0 +0 +3");
        assertThat(database.rows("select id from chat_session")).containsExactly("2147483647");
    }
}
