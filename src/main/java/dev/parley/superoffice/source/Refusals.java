package dev.parley.superoffice.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the refused rows of a file into another one of the same format, with the reason of each, to be mended and imported again. */
public final class Refusals {

    /** The column with the reason. An import ignores it. */
    static final String REASON = "import_reason";

    private static final JsonFactory JSON = new JsonFactory();

    private final Iterator<Refused> refused;
    private @Nullable Refused next;

    /**
     * A refused row.
     *
     * @param line the line on which its record begins
     * @param reason rule and column
     */
    public record Refused(long line, String reason) {}

    private Refusals(Iterator<Refused> refused) {
        this.refused = refused;
        advance();
    }

    /**
     * Writes the file.
     *
     * @param refused in the order of the lines
     */
    public static void write(SourceFile file, Iterator<Refused> refused, Path target) throws IOException {
        Refusals refusals = new Refusals(refused);
        try (InputStream content = Files.newInputStream(file.path());
                Writer text = Files.newBufferedWriter(target)) {
            if (file.isNdjson()) {
                refusals.copyLines(content, text);
            } else {
                refusals.copyRecords(content, text, file.separator());
            }
        }
    }

    private void advance() {
        next = refused.hasNext() ? refused.next() : null;
    }

    private void copyRecords(InputStream content, Writer text, char separator) throws IOException {
        try (CsvReader<CsvRecord> records = CsvRecords.reader(SourceFile.text(content), separator);
                CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(text)) {
            boolean isHeader = true;
            int columns = 0;
            int reasonAt = -1;
            for (CsvRecord each : records) {
                if (isHeader) {
                    reasonAt = each.getFields().indexOf(REASON);
                    columns = each.getFieldCount();
                    csv.writeRecord(withReason(each.getFields(), REASON, reasonAt, columns));
                    isHeader = false;
                } else if (next == null) {
                    return;
                } else if (next.line() == each.getStartingLineNumber()) {
                    csv.writeRecord(withReason(each.getFields(), next.reason(), reasonAt, columns));
                    advance();
                }
            }
        }
    }

    /** A record with too few fields is padded, so that the reason stands in the column of its header. */
    private static List<String> withReason(List<String> fields, String reason, int reasonAt, int columns) {
        List<String> all = new ArrayList<>(fields);
        while (all.size() < columns) {
            all.add("");
        }
        if (reasonAt >= 0) {
            all.set(reasonAt, reason);
        } else {
            all.add(columns, reason);
        }
        return all;
    }

    private void copyLines(InputStream content, Writer text) throws IOException {
        BufferedReader lines = new BufferedReader(SourceFile.text(content));
        long line = 0;
        for (String each = lines.readLine(); each != null && next != null; each = lines.readLine()) {
            line++;
            if (next.line() == line) {
                text.write(withReason(each, next.reason()));
                text.write('\n');
                advance();
            }
        }
    }

    /** A line that is no JSON object stays as it is. */
    private static String withReason(String line, String reason) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser json = JSON.createParser(line);
                JsonGenerator copy = JSON.createGenerator(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return line;
            }
            copy.writeStartObject();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (REASON.equals(name)) {
                    json.skipChildren();
                } else {
                    copy.writeFieldName(name);
                    copy.copyCurrentStructure(json);
                }
            }
            copy.writeStringField(REASON, reason);
            copy.writeEndObject();
        } catch (JsonProcessingException invalid) {
            return line;
        }
        return text.toString();
    }
}
