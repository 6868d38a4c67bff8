package dev.parley.superoffice.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file with the rows of a table: table.csv, or table.ndjson.
 *
 * @param table the table
 * @param path the file
 * @param separator the separator of fields in CSV
 */
public record SourceFile(SourceTable table, Path path, char separator) {

    private static final String CSV = ".csv";
    private static final String NDJSON = ".ndjson";
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The files of a folder, in the order of {@link SourceTables#all()}, and the names of those that are not imported. */
    public record Folder(List<SourceFile> files, List<String> others) {

        /** Returns the time at which the newest file was written. */
        public Instant lastModified() throws IOException {
            Instant latest = Instant.EPOCH;
            for (SourceFile file : files) {
                Instant time = Files.getLastModifiedTime(file.path).toInstant();
                latest = time.isAfter(latest) ? time : latest;
            }
            return latest;
        }

        /** Returns the file of a table. */
        public Optional<SourceFile> of(String table) {
            return files.stream()
                    .filter(file -> file.table.name().equals(table))
                    .findFirst();
        }
    }

    /**
     * Finds the files of a folder.
     *
     * @throws SourceException if there are none, or several for one table
     */
    public static Folder in(Path folder, char separator) throws IOException, SourceException {
        if (!Files.isDirectory(folder)) {
            throw new SourceException(folder + " is no folder.");
        }
        Map<String, SourceFile> found = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Path path : regularFiles(folder)) {
            String name = path.getFileName().toString();
            Optional<SourceTable> table = table(name);
            if (table.isEmpty()) {
                others.add(name);
            } else if (found.put(table.get().name(), new SourceFile(table.get(), path, separator)) != null) {
                throw new SourceException(
                        "There are several files for the table " + table.get().name() + ".");
            }
        }
        if (found.isEmpty()) {
            throw new SourceException(folder + " has no file such as chat_session.csv or chat_session.ndjson.");
        }
        List<SourceFile> inOrder = SourceTables.all().stream()
                .filter(table -> found.containsKey(table.name()))
                .map(table -> found.get(table.name()))
                .toList();
        return new Folder(inOrder, others);
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Optional<SourceTable> table(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        for (String suffix : List.of(CSV, NDJSON)) {
            if (name.endsWith(suffix)) {
                return SourceTables.named(name.substring(0, name.length() - suffix.length()));
            }
        }
        return Optional.empty();
    }

    /** Returns the name of the file. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Returns whether the file is NDJSON, and CSV otherwise. */
    boolean isNdjson() {
        return name().toLowerCase(Locale.ROOT).endsWith(NDJSON);
    }

    /** Returns the size in bytes. */
    public long size() throws IOException {
        return Files.size(path);
    }

    /** Returns the SHA-256 of the content, in hexadecimal. */
    public String hash() throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * Reads the beginning of all files, so that a wrong one is found before anything is loaded.
     *
     * @throws SourceException if the columns of a file can't be read
     */
    public static void check(Folder folder) throws IOException, SourceException {
        for (SourceFile file : folder.files) {
            new SourceRows(file, ZoneOffset.UTC, new Lookups(), null).close();
        }
    }

    /** Opens the file. */
    RecordReader open(InputStream content) throws IOException, SourceException {
        Reader text = text(content);
        return isNdjson() ? new NdjsonRecords(name(), text, table) : new CsvRecords(name(), text, separator, table);
    }

    /** Returns the text of the file. Reading fails with CharacterCodingException if it is not UTF-8. */
    static Reader text(InputStream content) throws IOException {
        Reader text = new InputStreamReader(
                new BufferedInputStream(content, BUFFER),
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        PushbackReader marked = new PushbackReader(text);
        int first = marked.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            marked.unread(first);
        }
        return marked;
    }
}
