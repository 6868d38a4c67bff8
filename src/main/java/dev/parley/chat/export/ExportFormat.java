package dev.parley.chat.export;

import dev.parley.graphql.value.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of the export. Each line has a session and its cursor. */
enum ExportFormat {
    /** One JSON object on each line. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        byte[] heading() {
            return new byte[0];
        }

        @Override
        byte[] line(Map<String, Object> edge) {
            JsonBytes json = new JsonBytes(1024);
            json.value(edge);
            json.raw('\n');
            return Arrays.copyOf(json.array(), json.length());
        }
    },
    /** Comma-separated values according to RFC 4180, with a heading. */
    CSV("text/csv; charset=utf-8; header=present", "csv") {
        @Override
        byte[] heading() {
            return bytes(Stream.of(ExportColumn.values()).map(ExportColumn::title), CURSOR);
        }

        @Override
        byte[] line(Map<String, Object> edge) {
            Map<?, ?> session = (Map<?, ?>) edge.getOrDefault("node", Map.of());
            return bytes(Stream.of(ExportColumn.values()).map(column -> CsvText.value(column.of(session))), (String)
                    edge.getOrDefault(CURSOR, ""));
        }

        private byte[] bytes(Stream<String> values, String cursor) {
            return Stream.concat(values, Stream.of(cursor))
                    .collect(Collectors.joining(",", "", "\r\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final String CURSOR = "cursor";

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /** Returns what comes before the first line. */
    abstract byte[] heading();

    /**
     * Returns a line.
     *
     * @param edge the cursor and the node, as GraphQL returned them
     */
    abstract byte[] line(Map<String, Object> edge);
}
