package dev.parley.graphql.http;

import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.JsonText;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the documents of the warm-up: request bodies, by names for the log. */
final class WarmUpDocuments {

    private static final String EXTENSION = ".graphql";

    /** Resources in the folder warm-up. They are listed here because a native executable cannot list its resources. */
    private static final List<String> OWN = List.of("session", "queue", "messages", "agents", "widget");

    private WarmUpDocuments() {}

    /** Returns the documents that are part of Parley. */
    static Map<String, Buffer> own() {
        Map<String, Buffer> bodies = new LinkedHashMap<>();
        for (String name : OWN) {
            String path = "/warm-up/" + name + EXTENSION;
            try (InputStream resource = Objects.requireNonNull(WarmUpDocuments.class.getResourceAsStream(path))) {
                bodies.put(name, body(new String(resource.readAllBytes(), StandardCharsets.UTF_8), Map.of()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return bodies;
    }

    /**
     * Returns the documents in a folder and its subfolders.
     *
     * @throws IOException if a file cannot be read, or its variables are not JSON
     * @throws UncheckedIOException if a subfolder cannot be read
     */
    static Map<String, Buffer> in(Path folder) throws IOException {
        Map<String, Buffer> bodies = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList()) {
                bodies.put(folder.relativize(file).toString(), body(Files.readString(file), variables(file)));
            }
        }
        return bodies;
    }

    private static Object variables(Path document) throws IOException {
        String name = document.getFileName().toString();
        Path file = document.resolveSibling(name.substring(0, name.length() - EXTENSION.length()) + ".json");
        try {
            Object variables = Files.exists(file) ? JsonText.read(Files.readString(file)) : null;
            return variables == null ? Map.of() : variables;
        } catch (RequestException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private static Buffer body(String document, Object variables) {
        return JsonText.write(Map.of("query", document, "variables", variables));
    }
}
