package dev.parley.chat.upload;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.attachment.AttachmentConfig;
import dev.parley.chat.attachment.AttachmentRows;
import dev.parley.chat.attachment.AttachmentRows.Announced;
import dev.parley.chat.attachment.ChatAttachment;
import dev.parley.chat.attachment.FileTypes;
import dev.parley.chat.attachment.FileTypes.TypedFile;
import dev.parley.chat.attachment.VirusScanner;
import dev.parley.chat.lifecycle.Uploads;
import dev.parley.graphql.download.UploadTarget;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.GlobalId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that is being received. Its start decides whether its type is allowed. All of it is scanned for viruses at its end. */
final class ReceivedFile implements UploadTarget {

    private final Announced file;
    private final AttachmentRows rows;
    private final FileTypes types;
    private final VirusScanner scanner;
    private final Uploads uploads;
    private final AttachmentConfig config;
    private final MessageDigest digest;
    private int pieces;
    private @Nullable TypedFile typed;

    ReceivedFile(
            Announced file,
            AttachmentRows rows,
            FileTypes types,
            VirusScanner scanner,
            Uploads uploads,
            AttachmentConfig config) {
        this.file = file;
        this.rows = rows;
        this.types = types;
        this.scanner = scanner;
        this.uploads = uploads;
        this.config = config;
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
        uploads.refuse(file.session(), file.createdBy(), file.name(), ChatMessageSpecialType.ILLEGAL_FILE_TYPE);
        throw new RequestException(
                RequestError.ILLEGAL_FILE_TYPE,
                "Files of this type are not allowed. The type is found by the content.");
    }

    @Override
    public Map<String, Object> complete() {
        TypedFile known = Objects.requireNonNull(typed);
        String hash = HexFormat.of().formatHex(digest.digest());
        scanner.threatIn(file.id()).ifPresent(threat -> quarantine(known, hash, threat));
        if (!rows.received(file.id(), known.name(), known.mediaType(), hash, config.sendWithin())) {
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

    private void quarantine(TypedFile known, String hash, String threat) {
        rows.quarantine(
                file.id(),
                known.name(),
                known.mediaType(),
                hash,
                threat,
                config.scan().quarantine());
        uploads.refuse(file.session(), file.createdBy(), known.name(), ChatMessageSpecialType.INFECTED_FILE);
        throw new RequestException(RequestError.INFECTED_FILE, "The virus scanner found malware in the file.");
    }

    @Override
    public void abandon() {
        rows.abandon(file.id());
    }
}
