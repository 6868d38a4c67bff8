package dev.parley.graphql.execution;

import dev.parley.graphql.error.RequestException;
import dev.parley.security.Sha256;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of the setting parley.persisted-queries.allow-list. A file is JSON: either an object of hash to
 * document, or the manifest that Apollo's generate-persisted-query-manifest writes. In a folder, each .graphql file
 * is one document. Every failure is a ConfigurationException with a message of one line.
 */
final class AllowList {

    private static final String SETTING = "parley.persisted-queries.allow-list";

    private static final String MANIFEST = "apollo-persisted-query-manifest";

    /** Number of characters of an invalid hash in the message. */
    private static final int SHOWN = 80;

    private AllowList() {}

    /** Returns the documents at a path by their SHA-256. */
    static Map<String, String> read(String location) {
        Path path = Path.of(location);
        if (!Files.exists(path)) {
            throw bad("the file or folder " + path + " does not exist.");
        }
        try {
            Map<String, String> documents = Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
            if (documents.isEmpty()) {
                throw bad(path + " contains no documents.");
            }
            return documents;
        } catch (RequestException malformed) {
            throw bad(path + ": " + malformed.getMessage());
        } catch (IOException | UncheckedIOException unreadable) {
            throw bad(path + " cannot be read: " + unreadable + ".");
        }
    }

    /** Returns the exception that aborts the start because of the setting. */
    static ConfigurationException bad(String why) {
        return new ConfigurationException(SETTING + ": " + why);
    }

    private static Map<String, String> ofFile(Path file) throws IOException {
        if (!(JsonText.read(Buffer.buffer(Files.readAllBytes(file))) instanceof Map<?, ?> object)) {
            throw bad(file + " is not a JSON object.");
        }
        Map<String, String> documents = new LinkedHashMap<>();
        if (MANIFEST.equals(object.get("format"))) {
            if (!(object.get("operations") instanceof List<?> operations)) {
                throw bad(file + " does not contain a list named operations.");
            }
            for (Object operation : operations) {
                Map<?, ?> members = operation instanceof Map<?, ?> map ? map : Map.of();
                add(documents, file, members.get("id"), members.get("body"));
            }
        } else {
            object.forEach((hash, document) -> add(documents, file, hash, document));
        }
        return documents;
    }

    private static void add(
            Map<String, String> documents, Path file, @Nullable Object hash, @Nullable Object document) {
        if (!(hash instanceof String key && document instanceof String text)) {
            throw bad(file + " contains an entry that does not consist of a document's hash and text.");
        }
        if (!PersistedQueries.isHashOf(key, text)) {
            String shown = key.length() > SHOWN ? key.substring(0, SHOWN) : key;
            throw bad(file + ": " + shown + " is not the SHA-256 of its document.");
        }
        documents.put(key, text);
    }

    /** Editors end a file with a line break that clients may not send. Both forms of the text are registered. */
    private static Map<String, String> ofFolder(Path folder) throws IOException {
        Map<String, String> documents = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".graphql")).toList()) {
                String text = Files.readString(file);
                documents.put(Sha256.hex(text), text);
                documents.put(Sha256.hex(text.strip()), text.strip());
            }
        }
        return documents;
    }
}
