package dev.parley.chat.privacy;

import dev.parley.graphql.download.Download;
import dev.parley.graphql.download.DownloadContent;
import dev.parley.graphql.download.DownloadRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Serves the JSON schema of the document with a person's data. Everybody may read it. */
@Singleton
class PersonDataSchemaDownload implements Download {

    static final String PATH = PersonDataDownload.PATH + "/schema";

    private static final String FILE = "/privacy/person-data.schema.json";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET");
    }

    @Override
    public Set<String> arguments() {
        return Set.of();
    }

    @Override
    public DownloadContent open(DownloadRequest request) {
        Iterator<byte[]> once = List.of(schema()).iterator();
        return new DownloadContent(
                "application/schema+json", "person-data.schema.json", () -> once.hasNext() ? once.next() : null);
    }

    private static byte[] schema() {
        try (InputStream bytes = Objects.requireNonNull(
                PersonDataSchemaDownload.class.getResourceAsStream(FILE), FILE + " is missing")) {
            return bytes.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
