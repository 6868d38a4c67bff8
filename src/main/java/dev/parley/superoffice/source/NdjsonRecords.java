package dev.parley.superoffice.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One JSON object per line. Values are texts, numbers, true, false or null. */
final class NdjsonRecords implements RecordReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final SourceTable table;
    private final BufferedReader lines;
    private final Set<String> unknown = new TreeSet<>();

    /** Positions of the columns that any object had. */
    private final BitSet named = new BitSet();

    private boolean isEmpty = true;
    private long line;

    NdjsonRecords(String file, Reader text, SourceTable table) {
        this.file = file;
        this.table = table;
        this.lines = new BufferedReader(text);
    }

    @Override
    public @Nullable SourceRecord next() throws IOException, SourceException {
        String text;
        do {
            text = lines.readLine();
            line++;
        } while (text != null && text.isBlank());
        if (text == null) {
            requireColumns();
            return null;
        }
        isEmpty = false;
        @Nullable String[] values = new String[table.columns().size()];
        boolean valid = read(text, values);
        return new SourceRecord(line, valid ? values : new String[values.length], valid);
    }

    /** Refuses the file if no object has a column without which all of them are refused. */
    private void requireColumns() throws SourceException {
        List<String> missing = table.columns().stream()
                .filter(SourceColumn::required)
                .map(SourceColumn::name)
                .filter(name -> !named.get(table.position(name)))
                .toList();
        if (!isEmpty && !missing.isEmpty()) {
            throw new SourceException(file + " has no object with " + String.join(", ", missing)
                    + ". Each line must be a JSON object with the names of the columns.");
        }
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
        } catch (JsonProcessingException invalid) {
            return false;
        }
    }

    private void put(String name, @Nullable String value, @Nullable String[] values) {
        int position = table.position(name);
        if (position >= 0) {
            named.set(position);
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
