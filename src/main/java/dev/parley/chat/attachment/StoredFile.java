package dev.parley.chat.attachment;

import dev.parley.chat.attachment.AttachmentRows.Sent;
import dev.parley.graphql.download.DownloadContent.Pieces;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file that was sent, from PostgreSQL or S3. A file that is moved to S3 while it is read is continued there. The last piece is returned only
 * if the hash is that of the file.
 */
final class StoredFile implements Pieces {

    private static final Logger LOG = Logger.getLogger(StoredFile.class);

    private final long id;
    private final Sent file;
    private final AttachmentRows rows;
    private final AttachmentObjects objects;
    private final S3Bucket bucket;
    private final MessageDigest digest = S3Bucket.sha256();
    private @Nullable String key;
    private int pieces;
    private int position;

    StoredFile(long id, Sent file, AttachmentRows rows, AttachmentObjects objects, S3Bucket bucket) {
        this.id = id;
        this.file = file;
        this.rows = rows;
        this.objects = objects;
        this.bucket = bucket;
        this.key = file.key();
    }

    /** @throws RequestException UNAVAILABLE if S3 does not answer, FORBIDDEN if the file was removed */
    @Override
    public byte @Nullable [] next() {
        if (position == file.size()) {
            return null;
        }
        byte[] piece = key == null ? ofDatabase() : ofBucket(key);
        if (piece == null) {
            if (key != null) {
                LOG.errorf("The object of file %d is not in the bucket", id);
            }
            throw AttachmentDownload.refused();
        }
        digest.update(piece);
        position += piece.length;
        if (position == file.size()
                && !HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            LOG.errorf("The bytes of file %d are not those that were uploaded", id);
            throw new IllegalStateException("A file is damaged");
        }
        return piece;
    }

    private byte @Nullable [] ofDatabase() {
        byte[] piece = rows.read(id, pieces++);
        if (piece != null) {
            return piece;
        }
        key = objects.key(id).orElse(null);
        return key == null ? null : ofBucket(key);
    }

    private byte @Nullable [] ofBucket(String object) {
        try {
            return bucket.read(object, position, Math.min(S3Bucket.PIECE, file.size() - position));
        } catch (BucketException failed) {
            throw new RequestException(
                    RequestError.UNAVAILABLE, "The file can't be read at the moment. Try again later.");
        }
    }
}
