package dev.parley.superoffice.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** CSV after RFC 4180. The first record has the names of the columns. An empty field has no value. */
final class CsvRecords implements RecordReader {

    private final String file;
    private final SourceTable table;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private final int[] positions;

    CsvRecords(String file, Reader text, char separator, SourceTable table) throws IOException, SourceException {
        this.file = file;
        this.table = table;
        this.records = reader(text, separator).iterator();
        CsvRecord names = nextOf(records);
        if (names == null) {
            throw new SourceException(file + " is empty. Its first line must have the names of the columns.");
        }
        header.addAll(names.getFields());
        positions = positions();
        requireColumns(separator);
    }

    /** Refuses the file if its rows have no id, or no row to which they belong: all of them would be refused. */
    private void requireColumns(char separator) throws SourceException {
        List<String> missing = table.columns().stream()
                .filter(SourceColumn::required)
                .map(SourceColumn::name)
                .filter(name -> header.stream().noneMatch(given -> table.position(given) == table.position(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new SourceException(file + " has no column " + String.join(", ", missing)
                    + ". Its first line must have the names of the columns, separated by "
                    + (separator == '\t' ? "tabs" : separator) + ".");
        }
    }

    /** Creates a reader that leaves the number of fields to the caller. */
    static CsvReader<CsvRecord> reader(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text);
    }

    private int[] positions() throws SourceException {
        int[] found = new int[header.size()];
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < found.length; i++) {
            String name = header.get(i);
            found[i] = table.position(name);
            if (found[i] < 0) {
                if (!Refusals.REASON.equals(name)) {
                    unknown.add(name);
                }
            } else if (!seen.add(found[i])) {
                throw new SourceException(file + " has the column " + name + " twice.");
            }
        }
        return found;
    }

    @Override
    public @Nullable SourceRecord next() throws IOException, SourceException {
        CsvRecord read = nextOf(records);
        if (read == null) {
            return null;
        }
        @Nullable String[] values = new String[table.columns().size()];
        boolean valid = read.getFieldCount() == positions.length;
        if (valid) {
            for (int i = 0; i < positions.length; i++) {
                String value = read.getField(i);
                if (positions[i] >= 0 && !value.isEmpty()) {
                    values[positions[i]] = value;
                }
            }
        }
        return new SourceRecord(read.getStartingLineNumber(), values, valid);
    }

    private @Nullable CsvRecord nextOf(CloseableIterator<CsvRecord> each) throws IOException, SourceException {
        try {
            return each.hasNext() ? each.next() : null;
        } catch (NoSuchElementException end) {
            return null;
        } catch (CsvParseException invalid) {
            throw new SourceException(file + " is no valid CSV. A quotation mark may not be closed.");
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public Set<String> unknownColumns() {
        return unknown;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
