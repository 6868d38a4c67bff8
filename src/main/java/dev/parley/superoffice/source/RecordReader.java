package dev.parley.superoffice.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the records of one file, one after the other. */
interface RecordReader extends Closeable {

    /**
     * Returns the next record; null at the end.
     *
     * @throws SourceException if the file can't be read any further
     */
    @Nullable SourceRecord next() throws IOException, SourceException;

    /** Returns the names in the file, so far, of columns that the table does not have. */
    Set<String> unknownColumns();
}
