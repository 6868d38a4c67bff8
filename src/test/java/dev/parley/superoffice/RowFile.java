package dev.parley.superoffice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of one table in SuperOffice's form, which is written row by row. */
final class RowFile implements AutoCloseable {

    /** A date without a value. */
    static final String EMPTY_DATE = "1760-01-01 00:00:00";

    private final Writer text;

    RowFile(Path folder, String table, String columns) throws IOException {
        text = Files.newBufferedWriter(folder.resolve(table + ".csv"));
        text.write(columns.replace(" ", "").replace("\n", "") + "\r\n");
    }

    /** Every nth row has an oddity. The remainder tells oddities apart. */
    static boolean odd(int row, int every, int remainder) {
        return row % every == remainder;
    }

    void add(Object... values) {
        try {
            text.write(Stream.of(values).map(RowFile::quoted).collect(Collectors.joining(",", "", "\r\n")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String quoted(Object value) {
        String field = String.valueOf(value);
        return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
