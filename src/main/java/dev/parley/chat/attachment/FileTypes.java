package dev.parley.chat.attachment;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds the media type of files by their content. The name may only choose among types with the same content, such as those of office documents, which
 * are all ZIP archives. Nothing is unpacked or parsed.
 */
@Singleton
public class FileTypes {

    private static final String DEFINITIONS = "/org/apache/tika/mime/tika-mimetypes.xml";

    /** The list of endings for plain text has those of programs. */
    private static final String TEXT = ".txt";

    private static final Map<String, List<String>> GROUPS = Map.of(
            "images", List.of("image/png", "image/jpeg", "image/gif", "image/webp"),
            "pdf", List.of("application/pdf"),
            "text", List.of("text/plain", "text/csv"),
            "office",
                    List.of(
                            "application/msword",
                            "application/vnd.ms-excel",
                            "application/vnd.ms-powerpoint",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                            "application/vnd.oasis.opendocument.text",
                            "application/vnd.oasis.opendocument.spreadsheet",
                            "application/vnd.oasis.opendocument.presentation"));

    private final Set<String> allowed;
    private @Nullable MimeTypes types;

    FileTypes(AttachmentConfig config) {
        this.allowed = new HashSet<>(allowedBy(config));
    }

    /** Returns the media types that a configuration allows, with those of its groups. */
    public static List<String> allowedBy(AttachmentConfig config) {
        return config.mediaTypes().stream()
                .flatMap(each -> GROUPS.getOrDefault(each, List.of(each)).stream())
                .toList();
    }

    /**
     * A file of an allowed type.
     *
     * @param mediaType the type by its content
     * @param name the name, with an ending that fits the type
     */
    public record TypedFile(String mediaType, String name) {}

    /**
     * Returns the type of a file; empty if it may not be uploaded.
     *
     * @param name the name, harmless
     * @param start the first bytes, 64 KB or all
     */
    public Optional<TypedFile> typed(String name, byte[] start) {
        MediaType byContent = detect(null, start);
        if (byContent.equals(MediaType.OCTET_STREAM)) {
            return Optional.empty();
        }
        String type = detect(name, start).toString();
        return allowed.contains(type) ? Optional.of(new TypedFile(type, named(name, type))) : Optional.empty();
    }

    private String named(String name, String type) {
        if (type.equals(MediaType.TEXT_PLAIN.toString())) {
            return FileName.fitting(name, Set.of(TEXT), TEXT);
        }
        try {
            List<String> endings = types().forName(type).getExtensions();
            return endings.isEmpty() ? name : FileName.fitting(name, Set.copyOf(endings), endings.get(0));
        } catch (MimeTypeException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MediaType detect(@Nullable String name, byte[] start) {
        Metadata metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try {
            return types().detect(new ByteArrayInputStream(start), metadata);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads the definitions at the first upload, because it takes most of a second. */
    private synchronized MimeTypes types() {
        if (types == null) {
            try (InputStream definitions =
                    Objects.requireNonNull(MimeTypes.class.getResourceAsStream(DEFINITIONS), DEFINITIONS)) {
                types = MimeTypesFactory.create(definitions);
            } catch (IOException | MimeTypeException failed) {
                throw new IllegalStateException("The definitions of media types can't be read", failed);
            }
        }
        return types;
    }
}
