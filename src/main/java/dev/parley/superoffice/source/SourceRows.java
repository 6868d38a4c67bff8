package dev.parley.superoffice.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a file, converted one after the other. */
public final class SourceRows implements AutoCloseable {

    private final SourceFile file;
    private final CountingStream content;
    private final RecordReader records;
    private final RowConverter converter;
    private final Times times;

    /**
     * Opens a file.
     *
     * @param zone the zone of local times
     * @param nullText a further text that stands for no value, or null
     * @throws SourceException if its columns can't be read
     */
    public SourceRows(SourceFile file, ZoneId zone, Lookups lookups, @Nullable String nullText)
            throws IOException, SourceException {
        this.file = file;
        this.times = new Times(zone);
        this.converter = new RowConverter(file.table(), times, lookups, nullText);
        this.content = new CountingStream(Files.newInputStream(file.path()));
        try {
            this.records = file.open(content);
        } catch (CharacterCodingException wrong) {
            content.close();
            throw notUnicode();
        } catch (IOException | SourceException failed) {
            content.close();
            throw failed;
        }
    }

    /** Reads a file of a small table into memory. */
    public static void read(SourceFile file, Lookups lookups) throws IOException, SourceException {
        try (SourceRows rows = new SourceRows(file, ZoneId.of("UTC"), lookups, null)) {
            for (SourceRecord next = rows.nextRecord(); next != null; next = rows.nextRecord()) {
                lookups.add(file.table(), next.values());
            }
        }
    }

    /**
     * Returns the next row; null at the end.
     *
     * @throws SourceException if the file can't be read any further
     */
    public @Nullable StagedRow next() throws IOException, SourceException {
        SourceRecord next = nextRecord();
        return next == null ? null : converter.convert(next);
    }

    /** Skips records that an interrupted import has read. */
    public void skip(long count, @Nullable Instant position) throws IOException, SourceException {
        for (long i = 0; i < count; i++) {
            nextRecord();
        }
        times.continueAfter(position);
    }

    private @Nullable SourceRecord nextRecord() throws IOException, SourceException {
        try {
            return records.next();
        } catch (CharacterCodingException wrong) {
            throw notUnicode();
        }
    }

    private SourceException notUnicode() {
        return new SourceException(file.name() + " is not in UTF-8. Convert it, for example with iconv.");
    }

    /** Returns the position among times, to continue after an interruption; see {@link #skip}. */
    public @Nullable Instant position() {
        return times.position();
    }

    /** Returns the number of bytes that were read so far. */
    public long bytes() {
        return content.count;
    }

    /** Returns the names of columns that are unknown. */
    public Set<String> unknownColumns() {
        return records.unknownColumns();
    }

    @Override
    public void close() throws IOException {
        records.close();
        content.close();
    }

    /** Counts what is read. */
    private static final class CountingStream extends FilterInputStream {

        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
