package dev.parley.chat.reply;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Creates, changes and deletes canned replies. Managers of a topic may do so for their topic, administrators for all. Each method is one transaction.
 */
@ApplicationScoped
public class CannedReplies {

    /** Excludes other changes, so that two of them can't use one shortcut. Taken before any row is locked. */
    private static final String LOCK = "select pg_advisory_xact_lock(17234, 0)::text";

    private static final String USER = "from ejuser r where lower(r.loginname) = lower(?)";

    private static final String MANAGES_TOPIC = """
            select m.manager from chat_topic_user m join ejuser u on u.id = m.user_id
            where m.topic_id = ? and lower(u.loginname) = lower(?)""";

    /** A row for each membership that shows the canned reply to the user: whether it allows to change it. */
    private static final String MANAGES_REPLY = """
            select coalesce(m.manager and m.topic_id = c.topic_id, false)
            from canned_reply c
            join chat_topic_user m on c.topic_id is null or m.topic_id = c.topic_id
            join ejuser u on u.id = m.user_id
            where c.id = ? and lower(u.loginname) = lower(?)""";

    /** Whether another canned reply that is offered in the same sessions has the shortcut. */
    private static final String SHORTCUT_IS_TAKEN = """
            with wanted as (
              select coalesce(me.topic_id, nullif(?, 0)) as topic_id,
                     case when ? then nullif(?, '') else me.language end as language,
                     case when ? then nullif(?, '') else me.shortcut end as shortcut
              from (select 1) one left join canned_reply me on me.id = ?)
            select exists (
              select from canned_reply c cross join wanted w
              where c.id <> ? and c.shortcut = w.shortcut
                and (c.topic_id is null or w.topic_id is null or c.topic_id = w.topic_id)
                and (c.language is null or w.language is null or parley_language(c.language) = parley_language(w.language)))""";

    private static final long NONE = 0;

    private final Clock clock;
    private final PendingWrites writes;

    CannedReplies(Clock clock, PendingWrites writes) {
        this.clock = clock;
        this.writes = writes;
    }

    /**
     * Creates a canned reply.
     *
     * @param topicId number of the topic; null for all topics
     * @throws RefusalException NOT_ALLOWED, TOPIC_NOT_FOUND, VALIDATION, UNKNOWN_PLACEHOLDER, SHORTCUT_TAKEN
     */
    @Transactional
    public Outcome create(Actor.Agent actor, @Nullable Long topicId, CannedReplySettings settings) {
        CannedReplySettings checked = settings.checked();
        EntityRows rows = rows();
        Supplier<@Nullable User> user = rows.read(User.class, LockMode.READ, USER, actor.loginname());
        Supplier<@Nullable ChatTopic> locked =
                topicId == null ? () -> null : ChatTopic.locked(rows, "key share", topicId);
        long topicOrNone = Objects.requireNonNullElse(topicId, NONE);
        List<Boolean> manages = rows.values(Boolean.class, MANAGES_TOPIC, topicOrNone, actor.loginname());
        List<Boolean> taken = isTaken(rows, NONE, topicOrNone, checked);
        rows.run();
        ChatTopic topic = topicId == null ? null : ChatTopic.existing(locked.get(), "topicId");
        requireRight(actor, user.get(), manages, "topicId");
        requireFree(taken);
        CannedReply reply = CannedReply.of(topic, checked, clock.instant());
        writes.insert(reply);
        return Outcome.changed(List.of(reply));
    }

    /**
     * Changes a canned reply.
     *
     * @param expectedVersion the version that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, CANNED_REPLY_NOT_FOUND, VERSION_CONFLICT, VALIDATION, UNKNOWN_PLACEHOLDER, SHORTCUT_TAKEN
     */
    @Transactional
    public Outcome update(Actor.Agent actor, long id, @Nullable Integer expectedVersion, CannedReplySettings settings) {
        CannedReplySettings checked = settings.checked();
        EntityRows rows = rows();
        Found found = new Found(rows, actor, id);
        List<Boolean> taken = isTaken(rows, id, NONE, checked);
        rows.run();
        CannedReply reply = found.existing(actor, expectedVersion);
        requireFree(taken);
        return reply.configure(checked) ? Outcome.changed(List.of(reply)) : Outcome.unchanged(reply);
    }

    /**
     * Deletes a canned reply.
     *
     * @throws RefusalException NOT_ALLOWED, CANNED_REPLY_NOT_FOUND, VERSION_CONFLICT
     */
    @Transactional
    public Outcome delete(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        EntityRows rows = rows();
        Found found = new Found(rows, actor, id);
        rows.run();
        writes.delete(found.existing(actor, expectedVersion));
        return Outcome.changed(List.of());
    }

    private EntityRows rows() {
        EntityRows rows = new EntityRows(writes.pipeline());
        rows.values(String.class, LOCK);
        return rows;
    }

    /** A canned reply and the caller's rights on it. They are known after the rows were read. */
    private record Found(Supplier<@Nullable User> user, Supplier<@Nullable CannedReply> reply, List<Boolean> manages) {

        Found(EntityRows rows, Actor.Agent actor, long id) {
            this(
                    rows.read(User.class, LockMode.READ, USER, actor.loginname()),
                    CannedReply.locked(rows, id),
                    rows.values(Boolean.class, MANAGES_REPLY, id, actor.loginname()));
        }

        /** Returns the canned reply if the caller may change it. */
        CannedReply existing(Actor.Agent actor, @Nullable Integer expectedVersion) {
            CannedReply found = reply.get();
            if (found == null || !actor.isAdmin() && manages.isEmpty()) {
                throw new RefusalException(RefusalCode.CANNED_REPLY_NOT_FOUND, "cannedReplyId");
            }
            requireRight(actor, user.get(), manages, "cannedReplyId");
            RefusalException.requireVersion(expectedVersion, found.version);
            return found;
        }
    }

    private static void requireRight(Actor.Agent actor, @Nullable User user, List<Boolean> manages, String path) {
        if (actor.isAdmin()) {
            return;
        }
        SessionUnitOfWork.known(user);
        if (!manages.contains(true)) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, path);
        }
    }

    private static List<Boolean> isTaken(EntityRows rows, long id, long topic, CannedReplySettings settings) {
        return rows.values(
                Boolean.class,
                SHORTCUT_IS_TAKEN,
                topic,
                settings.language().isGiven(),
                Objects.requireNonNullElse(settings.language().value(), ""),
                settings.shortcut().isGiven(),
                Objects.requireNonNullElse(settings.shortcut().value(), ""),
                id,
                id);
    }

    private static void requireFree(List<Boolean> taken) {
        if (taken.contains(true)) {
            throw new RefusalException(RefusalCode.SHORTCUT_TAKEN, "shortcut");
        }
    }
}
