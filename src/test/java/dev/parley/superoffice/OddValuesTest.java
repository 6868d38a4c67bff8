package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.superoffice.source.SourceColumn;
import dev.parley.superoffice.source.SourceTable;
import dev.parley.superoffice.source.SourceTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each column of each table gets each odd value once. Such rows are changed or refused, and the others are imported. */
@ExtendWith(ImportServer.Shared.class)
class OddValuesTest {

    private static final List<String> ODD = List.of(
            "-1",
            "0",
            "7",
            "127",
            "40000",
            "2147483647",
            "-2147483648",
            "4294967296",
            "9223372036854775807",
            "-9223372036854775808",
            "99999999999999999999",
            "1.5",
            "1e300",
            "NaN",
            "-Infinity",
            "1760-01-01 00:00:00",
            "0001-01-01 00:00:00",
            "0000-01-01 00:00:00",
            "-0001-01-01 00:00:00",
            "+12345-01-01 00:00:00",
            "+999999999-12-31 00:00:00",
            "9999-12-31 23:59:59",
            "2024-02-30 00:00:00",
            "2024-01-01T10:00:00+99:99",
            "00:00:00",
            "24:00:00",
            "23:59:60",
            "true",
            "NULL",
            "\\N",
            "\\.",
            "{1,2}",
            "'; drop table chat_session; --",
            "a|b,c\"d'e",
            "<b>bold",
            "<a href=\"javascript:alert(1)\">x</a>",
            "\u0000",
            "x\u0000y",
            "\uFEFF",
            " ",
            "\t\r\n",
            "\uD83D\uDE00".repeat(300),
            "x".repeat(5_000));

    @TempDir
    Path folder;

    @Test
    void noValueStopsAnImport() throws Exception {
        for (SourceTable table : SourceTables.all()) {
            write(table);
        }

        ImportServer.Database database = ImportServer.database();
        String report = database.imports(folder, "--time-zone", "Europe/Oslo");

        assertThat(report).contains("The import is complete.");
        for (String table : List.of(
                "country",
                "contact",
                "person",
                "ejuser",
                "project",
                "sale",
                "ticket",
                "chat_topic",
                "kb_category",
                "kb_entry")) {
            assertThat(Integer.parseInt(database.value("select count(*) from " + table)))
                    .as(table)
                    .isGreaterThan(ODD.size());
        }
        assertThat(Integer.parseInt(database.value("select count(*) from chat_session")))
                .isGreaterThan(ODD.size());
        assertThat(Integer.parseInt(database.value("select count(*) from chat_message")))
                .isGreaterThan(ODD.size());
        // The service can still add rows.
        database.run("insert into contact (name, registered) values ('New', now())");
    }

    private void write(SourceTable table) throws IOException {
        List<SourceColumn> columns = table.columns();
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(table.name() + ".csv"))) {
            csv.writeRecord(columns.stream().map(SourceColumn::name).toList());
            int id = 1;
            csv.writeRecord(row(columns, id));
            for (int column = 0; column < columns.size(); column++) {
                for (String odd : ODD) {
                    List<String> row = row(columns, ++id);
                    row.set(column, odd);
                    csv.writeRecord(row);
                }
            }
        }
    }

    /** A row that is imported as it is. */
    private static List<String> row(List<SourceColumn> columns, int id) {
        List<String> row = new ArrayList<>();
        for (SourceColumn column : columns) {
            row.add(
                    switch (column.form()) {
                        case ID -> String.valueOf(id);
                        case REFERENCE, FLAG, NUMBER, POSITIVE, CLAMPED, ENUMERATION, BITS, AMOUNT, IGNORED -> "1";
                        case TEXT, HTML, KEY -> "Text " + id;
                        case LOCAL_TIME, UTC_TIME -> "2024-01-01 10:00:00";
                        case CLOCK -> "10:00:00";
                        case TIME_ZONE -> "Europe/Oslo";
                        case CURRENCY -> "NOK";
                        case DELETED -> "0";
                    });
        }
        return row;
    }
}
