package dev.parley.chat.attachment;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of files while they are received and read, and their bytes in PostgreSQL. Each method is one statement. */
@Singleton
public class AttachmentRows {

    /** A second request, or a late one, finds no row. */
    private static final String CLAIM = """
            update chat_attachment set state = 1, expires_at = now() + make_interval(secs => ?)
            where id = ? and state = 0 and expires_at > now()
            returning session_id, created_by, name, size""";

    private static final String RECEIVED = """
            update chat_attachment
            set state = 2, name = ?, media_type = ?, sha256 = ?, expires_at = now() + make_interval(secs => ?)
            where id = ? and state = 1""";

    /** The row stays for a while, so that it counts. */
    private static final String REFUSED = "update chat_attachment set state = 3 where id = ? and state = 1";

    /** The bytes stay, where no URL leads to them. They count as long as they do. */
    private static final String QUARANTINED = """
            update chat_attachment
            set state = 4, name = ?, media_type = ?, sha256 = ?, threat = ?, expires_at = now() + make_interval(secs => ?)
            where id = ? and state = 1""";

    private static final String ABANDONED = "delete from chat_attachment where id = ? and state = 1";

    /** A URL that was given before does not lead to a file that was deleted, erased or redacted since. */
    private static final String SENT = """
            select a.name, a.media_type, a.size, a.sha256, case when a.stored_in = 1 then o.key end
            from chat_attachment a join chat_session s on s.id = a.session_id
            left join chat_attachment_object o on o.attachment_id = a.id
            where a.id = ? and a.message_id is not null and s.status <> 8 and s.erased_at is null""";

    private static final String WRITE =
            "insert into chat_attachment_chunk (attachment_id, seq, content) values (?, ?, ?)";

    private static final String READ = "select content from chat_attachment_chunk where attachment_id = ? and seq = ?";

    private static final String DELETE_EXPIRED = """
            delete from chat_attachment where message_id is null and id in (
              select id from chat_attachment where message_id is null and expires_at < now() order by expires_at limit 20)""";

    private final AttachmentStatements statements;

    AttachmentRows(AttachmentStatements statements) {
        this.statements = statements;
    }

    /**
     * A file that is about to be received.
     *
     * @param createdBy number of the agent or bot; null for the customer
     */
    public record Announced(long id, long session, @Nullable Long createdBy, String name, int size) {}

    /**
     * A file that was sent.
     *
     * @param key the object in S3 that has its bytes; null if they are in PostgreSQL
     */
    record Sent(
            String name,
            String mediaType,
            int size,
            String sha256,
            @Nullable String key) {}

    /**
     * Claims a file for the only upload that it may have.
     *
     * @param time how long the upload may take
     * @return the file; empty if it has been claimed, or its time has passed
     */
    public Optional<Announced> claim(long id, Duration time) {
        return statements.one(
                CLAIM,
                row -> new Announced(id, row.getLong(1), row.getObject(2, Long.class), row.getString(3), row.getInt(4)),
                (double) time.toSeconds(),
                id);
    }

    /**
     * Notes that a file has been received.
     *
     * @param waits how long it may wait to be sent
     * @return false if it was removed meanwhile, with its session
     */
    public boolean received(long id, String name, String mediaType, String sha256, Duration waits) {
        return statements.change(RECEIVED, name, mediaType, sha256, (double) waits.toSeconds(), id) == 1;
    }

    /** Notes that a file was refused because of its type. */
    public void refused(long id) {
        statements.change(REFUSED, id);
    }

    /**
     * Notes that a file was refused because it is infected, and keeps it in quarantine.
     *
     * @param threat the name of what was found in it
     * @param kept for how long
     */
    public void quarantine(long id, String name, String mediaType, String sha256, String threat, Duration kept) {
        statements.change(QUARANTINED, name, mediaType, sha256, threat, (double) kept.toSeconds(), id);
    }

    /** Removes a file that is not received completely. */
    public void abandon(long id) {
        statements.change(ABANDONED, id);
    }

    /** Stores a piece of a file. Fails if the file was removed. */
    public void write(long id, int piece, byte[] content) {
        statements.change(WRITE, id, piece, content);
    }

    /** Returns a piece of a file; null behind the last one, and if the file is not in PostgreSQL. */
    byte @Nullable [] read(long id, int piece) {
        return statements.one(READ, row -> row.getBytes(1), id, piece).orElse(null);
    }

    /** Returns a file that was sent and may be read; else empty. */
    Optional<Sent> sent(long id) {
        return statements.one(
                SENT,
                row -> new Sent(row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5)),
                id);
    }

    /** Removes some of the files that were not sent in time. */
    void deleteExpired() {
        statements.change(DELETE_EXPIRED);
    }
}
