package dev.parley.chat.attachment;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of all objects in S3, which exist longer than the objects: a row is written before its object, and deleted after it. A foreign key sets the
 * file of a row to null when the file is deleted, whatever deletes it. Such a row is the order to delete its object.
 *
 * <p>An instance claims a row by moving its time into the future, so that nothing is locked meanwhile. If the instance stops before it has noted the
 * result, the row is due again. Each method is one statement. Those that lock a file and its object lock the file first, as deletions do.
 */
@Singleton
class AttachmentObjects {

    /** The next file that is only in PostgreSQL. Another instance may have claimed it after this statement has begun. */
    private static final String NEXT_FILE = """
            with next as (
              select a.id, a.size, a.sha256 from chat_attachment a
              where a.stored_in = 0 and a.message_id is not null
                and not exists (select from chat_attachment_object o where o.attachment_id = a.id and o.due_at > now())
              order by a.id limit 1 for no key update of a skip locked),
            claimed as (
              insert into chat_attachment_object as o (attachment_id, key, due_at, attempts)
              select id, cast(? as text) || gen_random_uuid(), now() + make_interval(secs => ?), 1 from next
              on conflict (attachment_id) do update set due_at = excluded.due_at, attempts = o.attempts + 1
              where o.due_at <= now()
              returning o.id, o.key, o.attachment_id)
            select c.id, c.key, n.id, n.size, n.sha256 from claimed c join next n on n.id = c.attachment_id""";

    private static final String STORED = """
            with moved as (
              update chat_attachment a set stored_in = 1 from chat_attachment_object o
              where o.id = ? and a.id = o.attachment_id and a.stored_in = 0 returning a.id),
            done as (update chat_attachment_object set due_at = now(), attempts = 0 where id = ?)
            delete from chat_attachment_chunk where attachment_id in (select id from moved)""";

    /** The next object whose file is to be brought back. */
    private static final String NEXT_OBJECT = """
            with next as (
              select o.id from chat_attachment_object o join chat_attachment a on a.id = o.attachment_id
              where a.stored_in = 1 and o.due_at <= now() order by o.id limit 1 for update of o skip locked)
            update chat_attachment_object o set due_at = now() + make_interval(secs => ?), attempts = o.attempts + 1
            from next n, chat_attachment a
            where o.id = n.id and a.id = o.attachment_id
            returning o.id, o.key, a.id, a.size, a.sha256""";

    /** An earlier attempt may have brought a part of it. */
    private static final String BRING = """
            insert into chat_attachment_chunk (attachment_id, seq, content)
            select id, cast(? as integer), cast(? as bytea) from chat_attachment where id = ?
            on conflict (attachment_id, seq) do update set content = excluded.content""";

    /** Downloads that have begun continue from the object for a while. */
    private static final String BROUGHT = """
            with moved as (
              update chat_attachment a set stored_in = 0 from chat_attachment_object o
              where o.id = ? and a.id = o.attachment_id and a.stored_in = 1 returning a.id)
            update chat_attachment_object set attachment_id = null, due_at = now() + interval '1 hour', attempts = 0
            where attachment_id in (select id from moved)""";

    private static final String NEXT_DELETION = """
            update chat_attachment_object set due_at = now() + make_interval(secs => ?), attempts = attempts + 1
            where id = (
              select id from chat_attachment_object where attachment_id is null and due_at <= now()
              order by due_at limit 1 for update skip locked)
            returning id, key""";

    private static final String DELETED = "delete from chat_attachment_object where id = ? and attachment_id is null";

    private static final String FAILED = """
            update chat_attachment_object
            set due_at = now() + least(interval '1 hour', make_interval(secs => ?) * power(2, least(attempts, 12) - 1))
            where id = ?""";

    private static final String KEY = """
            select o.key from chat_attachment a join chat_attachment_object o on o.attachment_id = a.id
            where a.id = ? and a.stored_in = 1""";

    private static final String KNOWN =
            "select array_agg(key) from chat_attachment_object where key = any(cast(? as text[]))";

    private static final String ANY = "select exists (select from chat_attachment_object)";

    private static final String WAITING_DELETIONS =
            "select count(*) from chat_attachment_object where attachment_id is null and (due_at <= now() or attempts > 0)";

    private static final String WAITING_FILES =
            "select count(*) from chat_attachment where stored_in = 0 and message_id is not null";

    private static final String WAITING_OBJECTS =
            "select count(*) from chat_attachment_object where attachment_id is not null";

    private final AttachmentStatements statements;

    AttachmentObjects(AttachmentStatements statements) {
        this.statements = statements;
    }

    /**
     * A file that is to be moved.
     *
     * @param object number of the object's row
     */
    record Move(long object, String key, long file, int size, String sha256) {}

    /**
     * An object that is to be deleted.
     *
     * @param object number of its row
     */
    record Deletion(long object, String key) {}

    /**
     * Claims a file that was sent and is in PostgreSQL.
     *
     * @param prefix beginning of the key, if the file gets one
     * @param lease time after which it becomes due again
     */
    Optional<Move> nextFile(String prefix, Duration lease) {
        return statements.one(NEXT_FILE, AttachmentObjects::move, prefix, seconds(lease));
    }

    /** Notes that a file is in its object, and removes its bytes from PostgreSQL. If the file was deleted meanwhile, its object is to be deleted now. */
    void stored(Move file) {
        statements.change(STORED, file.object(), file.object());
    }

    /**
     * Claims a file that is in its object.
     *
     * @param lease time after which it becomes due again
     */
    Optional<Move> nextObject(Duration lease) {
        return statements.one(NEXT_OBJECT, AttachmentObjects::move, seconds(lease));
    }

    /** Stores a piece of a file in PostgreSQL, unless the file was deleted. */
    void bring(Move file, int piece, byte[] content) {
        statements.change(BRING, piece, content, file.file());
    }

    /** Notes that all pieces of a file are in PostgreSQL. Its object is deleted later. */
    void brought(Move file) {
        statements.change(BROUGHT, file.object());
    }

    /**
     * Claims an object whose file was deleted.
     *
     * @param lease time after which it becomes due again
     */
    Optional<Deletion> nextDeletion(Duration lease) {
        return statements.one(NEXT_DELETION, row -> new Deletion(row.getLong(1), row.getString(2)), seconds(lease));
    }

    /** Forgets an object that was deleted. */
    void deleted(Deletion deletion) {
        statements.change(DELETED, deletion.object());
    }

    /**
     * Notes a failure, after which an object is due again: after a pause that doubles with each attempt, up to an hour.
     *
     * @param pause the first pause
     */
    void failed(long object, Duration pause) {
        statements.change(FAILED, seconds(pause), object);
    }

    /** Returns the key of the object that has a file; empty if none has. */
    Optional<String> key(long file) {
        return statements.one(KEY, row -> row.getString(1), file);
    }

    /** Returns those of some keys that have a row. They have the form of keys that Parley makes. */
    Set<String> known(List<String> keys) {
        return statements
                .one(KNOWN, AttachmentObjects::texts, "{" + String.join(",", keys) + "}")
                .orElse(Set.of());
    }

    /** Whether there is any object. */
    boolean exist() {
        return statements.one(ANY, row -> row.getBoolean(1)).orElse(false);
    }

    /** The number of objects that should have been deleted. */
    long waitingDeletions() {
        return count(WAITING_DELETIONS);
    }

    /** The number of files that were sent and are in PostgreSQL. */
    long waitingFiles() {
        return count(WAITING_FILES);
    }

    /** The number of files that are in objects, or on their way there. */
    long waitingObjects() {
        return count(WAITING_OBJECTS);
    }

    private long count(String sql) {
        return statements.one(sql, row -> row.getLong(1)).orElse(0L);
    }

    private static Move move(ResultSet row) throws SQLException {
        return new Move(row.getLong(1), row.getString(2), row.getLong(3), row.getInt(4), row.getString(5));
    }

    private static Set<String> texts(ResultSet row) throws SQLException {
        Array texts = row.getArray(1);
        return texts == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) texts.getArray()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
