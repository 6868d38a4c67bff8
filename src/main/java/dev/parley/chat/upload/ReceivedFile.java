package dev.parley.chat.upload;

import dev.parley.chat.attachment.AttachmentRows;
import dev.parley.chat.attachment.AttachmentRows.Announced;
import dev.parley.chat.attachment.ChatAttachment;
import dev.parley.chat.attachment.FileTypes;
import dev.parley.chat.attachment.FileTypes.TypedFile;
import dev.parley.chat.lifecycle.Uploads;
import dev.parley.graphql.download.UploadTarget;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.GlobalId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that is being received. Its start decides whether its type is allowed. */
final class ReceivedFile implements UploadTarget {

    private final Announced file;
    private final AttachmentRows rows;
    private final FileTypes types;
    private final Uploads uploads;
    private final Duration sendWithin;
    private final MessageDigest digest;
    private int pieces;
    private @Nullable TypedFile typed;

    ReceivedFile(Announced file, AttachmentRows rows, FileTypes types, Uploads uploads, Duration sendWithin) {
        this.file = file;
        this.rows = rows;
        this.types = types;
        this.uploads = uploads;
        this.sendWithin = sendWithin;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void write(byte[] piece) {
        if (pieces == 0) {
            typed = types.typed(file.name(), piece).orElse(null);
            if (typed == null) {
                refuse();
            }
        }
        digest.update(piece);
        rows.write(file.id(), pieces++, piece);
    }

    private void refuse() {
        rows.refused(file.id());
        uploads.refuse(file.session(), file.createdBy(), file.name());
        throw new RequestException(
                RequestError.ILLEGAL_FILE_TYPE,
                "Files of this type are not allowed. The type is found by the content.");
    }

    @Override
    public Map<String, Object> complete() {
        TypedFile known = Objects.requireNonNull(typed);
        String hash = HexFormat.of().formatHex(digest.digest());
        if (!rows.received(file.id(), known.name(), known.mediaType(), hash, sendWithin)) {
            throw AttachmentUpload.gone();
        }
        return Map.of(
                "id",
                GlobalId.of(ChatAttachment.TYPE, file.id()),
                "name",
                known.name(),
                "mediaType",
                known.mediaType(),
                "size",
                file.size());
    }

    @Override
    public void abandon() {
        rows.abandon(file.id());
    }
}
