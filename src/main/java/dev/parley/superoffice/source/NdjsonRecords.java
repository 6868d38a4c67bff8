package dev.parley.superoffice.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One JSON object per line. Values are texts, numbers, true, false or null. */
final class NdjsonRecords implements RecordReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final SourceTable table;
    private final BufferedReader lines;
    private final Set<String> unknown = new TreeSet<>();
    private long line;

    NdjsonRecords(Reader text, SourceTable table) {
        this.table = table;
        this.lines = new BufferedReader(text);
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        String text;
        do {
            text = lines.readLine();
            line++;
        } while (text != null && text.isBlank());
        if (text == null) {
            return null;
        }
        @Nullable String[] values = new String[table.columns().size()];
        boolean valid = read(text, values);
        return new SourceRecord(line, valid ? values : new String[values.length], valid);
    }

    /** Reads an object. Returns false if the line is no flat object. */
    private boolean read(String text, @Nullable String[] values) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (!value.isScalarValue()) {
                    return false;
                }
                put(name, value == JsonToken.VALUE_NULL ? null : json.getText(), values);
            }
            return json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
        } catch (JsonParseException invalid) {
            return false;
        }
    }

    private void put(String name, @Nullable String value, @Nullable String[] values) {
        int position = table.position(name);
        if (position >= 0) {
            values[position] = value == null || value.isEmpty() ? null : value;
        } else if (!Refusals.REASON.equals(name)) {
            unknown.add(name);
        }
    }

    @Override
    public Set<String> unknownColumns() {
        return unknown;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
