package dev.parley.chat.upload;

import dev.parley.chat.attachment.AttachmentConfig;
import dev.parley.chat.attachment.AttachmentRows;
import dev.parley.chat.attachment.FileTypes;
import dev.parley.chat.attachment.SignedUrls;
import dev.parley.chat.attachment.VirusScanner;
import dev.parley.chat.lifecycle.Uploads;
import dev.parley.graphql.download.Upload;
import dev.parley.graphql.download.UploadTarget;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Receives a file by the URL that createUpload returned. The URL needs no credentials, and works once. */
@Singleton
class AttachmentUpload implements Upload {

    private static final String ARGUMENT = "upload";

    /** Longer than the transport lets an upload take. Afterwards the row is known to be left over. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final SignedUrls urls;
    private final AttachmentRows rows;
    private final FileTypes types;
    private final VirusScanner scanner;
    private final Uploads uploads;
    private final AttachmentConfig config;

    AttachmentUpload(
            SignedUrls urls,
            AttachmentRows rows,
            FileTypes types,
            VirusScanner scanner,
            Uploads uploads,
            AttachmentConfig config) {
        this.urls = urls;
        this.rows = rows;
        this.types = types;
        this.scanner = scanner;
        this.uploads = uploads;
        this.config = config;
    }

    @Override
    public String path() {
        return "/uploads/:" + ARGUMENT;
    }

    @Override
    public UploadTarget open(Map<String, String> arguments) {
        return urls.uploaded(Objects.requireNonNull(arguments.get(ARGUMENT)))
                .flatMap(id -> rows.claim(id, LONGEST))
                .map(file -> new ReceivedFile(file, rows, types, scanner, uploads, config))
                .orElseThrow(AttachmentUpload::gone);
    }

    /** The error for a URL that can't be used, or whose file was removed while it was received. */
    static RequestException gone() {
        return new RequestException(
                RequestError.FORBIDDEN,
                "The URL is not valid, was used before, or has expired. Create another upload.");
    }
}
