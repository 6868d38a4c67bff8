package dev.parley.chat.attachment;

import dev.parley.chat.attachment.AttachmentRows.Sent;
import dev.parley.graphql.download.Download;
import dev.parley.graphql.download.DownloadContent;
import dev.parley.graphql.download.DownloadRequest;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Sends a file to the holder of a signed URL. Browsers store it, except images, which they may show; and they run nothing in it. */
@Singleton
class AttachmentDownload implements Download {

    private static final String ID = "attachment";

    /** Images without scripts, which browsers may show. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final SignedUrls urls;
    private final AttachmentRows rows;
    private final AttachmentObjects objects;
    private final S3Bucket bucket;

    AttachmentDownload(SignedUrls urls, AttachmentRows rows, AttachmentObjects objects, S3Bucket bucket) {
        this.urls = urls;
        this.rows = rows;
        this.objects = objects;
        this.bucket = bucket;
    }

    @Override
    public String path() {
        return SignedUrls.ATTACHMENTS + ":" + ID;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET");
    }

    @Override
    public Set<String> arguments() {
        return Set.of("expires", "signature");
    }

    @Override
    public DownloadContent open(DownloadRequest request) {
        long id = urls.downloaded(
                        Objects.requireNonNull(request.text(ID)), request.text("expires"), request.text("signature"))
                .orElseThrow(AttachmentDownload::refused);
        Sent file = rows.sent(id).orElseThrow(AttachmentDownload::refused);
        return new DownloadContent(
                file.mediaType(), file.name(), headers(file), new StoredFile(id, file, rows, objects, bucket));
    }

    private static Map<String, String> headers(Sent file) {
        boolean shown = SHOWN.contains(file.mediaType());
        return Map.of(
                "Content-Disposition", FileName.disposition(shown ? "inline" : "attachment", file.name()),
                "Content-Length", String.valueOf(file.size()),
                "Content-Encoding", "identity",
                "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'",
                "Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** The error for a URL that does not lead to a file, or no longer. */
    static RequestException refused() {
        return new RequestException(
                RequestError.FORBIDDEN,
                "The URL is not valid, has expired, or its file was removed. Read the attachments of the message again.");
    }
}
